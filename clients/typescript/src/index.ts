export { all, each, type Page } from './pages.js';
export { ifMatch, ok, versioned, withCurrentVersion, type Answered, type Content, type Versioned } from './answers.js';
export { createIcpClient, file, lines, newIdempotencyKey, type IcpClient, type IcpOptions } from './client.js';
export {
  isProblem,
  ProblemError,
  UnexpectedResponseError,
  type KnownProblemCode,
  type Problem,
  type ProblemCode,
  type ProblemFault,
} from './problem.js';
export type { ResendOptions, Send } from './resend.js';
export {
  fixedToken,
  partnerTokens,
  sessionTokens,
  signedAssertion,
  type AssertionOptions,
  type PartnerTokenOptions,
  type SessionTokenOptions,
  type Tokens,
} from './tokens.js';
export { waitForOperation, waitForOrder, waitUntil, WaitTimeoutError, type WaitOptions } from './waiting.js';
export { verifyWebhook, WebhookError, type Webhook, type WebhookOptions } from './webhooks.js';
export type { components, operations, paths } from './generated/contract.js';

import type { components } from './generated/contract.js';

/** The schemas of the contract by name: `Schemas['Order']`. */
export type Schemas = components['schemas'];
