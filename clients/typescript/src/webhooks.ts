import type { components } from './generated/contract.js';

/** The body of a webhook. New types and members may come: ignore what you do not know. */
export interface Webhook {
  type: string;
  timestamp: string;
  data: components['schemas']['Event'];
}

/** The request is not a webhook of the platform, was changed on its way, or is too old. Answer 400. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
}

export interface WebhookOptions {
  /** How far the clocks may differ; 300 seconds if omitted. */
  toleranceSeconds?: number;
  now?: () => number;
}

type HeaderValues = Headers | Record<string, string | string[] | undefined>;

/**
 * Verifies a webhook by Standard Webhooks 1.0.0 and returns its content. The body must be the bytes as they came, not a parsed and written
 * object. Give the old and the new secret while a rotation lasts. Store `webhook-id`, and do nothing for one that you have seen.
 */
export async function verifyWebhook(
  body: string | Uint8Array,
  headers: HeaderValues,
  secrets: string | readonly string[],
  { toleranceSeconds = 300, now = Date.now }: WebhookOptions = {},
): Promise<Webhook> {
  const id = header(headers, 'webhook-id');
  const timestamp = header(headers, 'webhook-timestamp');
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  if (!(Math.abs(now() / 1000 - seconds) <= toleranceSeconds)) {
    throw new WebhookError('The timestamp is missing or too far from now');
  }
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const signed = joined(new TextEncoder().encode(`${id}.${timestamp}.`), bytes);
  const signatures = header(headers, 'webhook-signature')
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => decoded(one.slice(3)))
    .filter((one) => one !== undefined);
  for (const secret of typeof secrets === 'string' ? [secrets] : secrets) {
    const raw = decoded(secret.replace(/^whsec_/, ''));
    if (raw === undefined) {
      throw new WebhookError('A secret is no Base64');
    }
    const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
    for (const signature of signatures) {
      if (await crypto.subtle.verify('HMAC', key, signature, signed)) {
        return JSON.parse(new TextDecoder().decode(bytes)) as Webhook;
      }
    }
  }
  throw new WebhookError('No signature is valid');
}

function header(headers: HeaderValues, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  if (typeof value !== 'string' || value === '') {
    throw new WebhookError(`The header ${name} is missing`);
  }
  return value;
}

/** Nothing for what is no Base64: another signature of the same header may fit. */
function decoded(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
