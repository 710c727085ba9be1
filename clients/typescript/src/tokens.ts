import type { components } from './generated/contract.js';
import { refusal } from './problem.js';
import { resent, timed, type ResendOptions, type Send } from './resend.js';

type Session = components['schemas']['Session'];
type Token = components['schemas']['Token'];

/** Where the client gets its access tokens. */
export interface Tokens {
  get(): Promise<string>;
  /** The platform refused this token: the next call of `get` must not return it again. */
  refused(token: string): void;
}

/** A token is renewed this long before its end, so that it does not end on its way. */
const MARGIN_MS = 30_000;

/** The longest time for an answer of the token endpoints, if no other attempt follows. */
const LONGEST_ANSWER_MS = 30_000;

/**
 * The platform takes the second use of a refresh token for a repeat whose answer was lost, for ten seconds after the first use. Repeats begin
 * within nine, and what is left is for the way. Three attempts of three seconds with their pauses fit in; the last one has more time.
 */
const REPEATS_WITHIN_MS = 9_000;
const REFRESH_ATTEMPT_MS = 3_000;
const PAUSE_MS = 2_000;

/** A token that does not change. */
export function fixedToken(token: string): Tokens {
  return { get: () => Promise.resolve(token), refused: () => undefined };
}

export interface PartnerTokenOptions {
  baseUrl: string;
  /** Id of the client. Its `oauthClientId` names the environment, so that a mixed-up setting is told. */
  clientId: string;
  /** The sandbox accepts a secret; production accepts only an assertion. */
  clientSecret?: string;
  /** Returns a new signed assertion for each call, for instance by {@link signedAssertion}. */
  assertion?: () => Promise<string>;
  /** Some of the client's scopes; all of them if omitted. */
  scopes?: readonly string[];
  fetch?: Send;
  resend?: ResendOptions;
}

/**
 * Client credentials of a partner (RFC 6749 4.4). One token serves all calls until shortly before its end. A request whose response is lost is
 * sent again, with a new assertion: a second token does no harm.
 */
export function partnerTokens(options: PartnerTokenOptions): Tokens {
  const send = options.fetch ?? ((request: Request) => fetch(request));
  const make = async (): Promise<Request> => {
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: options.clientId });
    if (options.assertion !== undefined) {
      form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
      form.set('client_assertion', await options.assertion());
    } else if (options.clientSecret !== undefined) {
      form.set('client_secret', options.clientSecret);
    } else {
      throw new TypeError('A partner needs a client secret or an assertion');
    }
    if (options.scopes !== undefined) {
      form.set('scope', options.scopes.join(' '));
    }
    return new Request(url(options.baseUrl, '/oauth2/token'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
  };
  const attempt = (request: Request) => whole(send, request, LONGEST_ANSWER_MS);
  const ask = async (): Promise<Fresh> => {
    const token = await read<Token>(await resent(make, attempt, options.resend, () => true));
    return { token: token.access_token, endsAt: Date.now() + token.expires_in * 1000 };
  };
  return renewed(ask);
}

export interface SessionTokenOptions {
  baseUrl: string;
  /** What a sign-up or a sign-in returned. */
  session: Pick<Session, 'accessToken' | 'refreshToken' | 'expiresIn'>;
  /** Is told each new pair, to store it: a refresh token is good once. */
  onRefresh?: (session: Session) => void;
  fetch?: Send;
  resend?: ResendOptions;
}

/**
 * The session of a customer or of a member of staff, refreshed shortly before its access token ends. A refresh whose response is lost is
 * repeated while the platform takes it for a repeat.
 */
export function sessionTokens(options: SessionTokenOptions): Tokens {
  const send = options.fetch ?? ((request: Request) => fetch(request));
  let { refreshToken } = options.session;
  const make = () =>
    new Request(url(options.baseUrl, '/api/v1/sessions/refresh'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refreshToken }),
    });
  const ask = async (): Promise<Fresh> => {
    // When the first attempt was sent that the platform may have taken.
    let taken: number | undefined;
    const left = () => REPEATS_WITHIN_MS - (taken === undefined ? 0 : Date.now() - taken);
    const attempt = async (request: Request, last: boolean) => {
      const before = taken;
      const longest = last || left() < REFRESH_ATTEMPT_MS + PAUSE_MS ? LONGEST_ANSWER_MS : REFRESH_ATTEMPT_MS;
      taken ??= Date.now();
      const response = await whole(send, request, longest);
      if (response.status === 429) {
        taken = before;
      }
      return response;
    };
    // A refusal took no effect; but behind a lost answer the window goes on.
    const mayRepeat = (_: Request, wait: number, limited: boolean) => (limited && taken === undefined) || wait <= left();
    const session = await read<Session>(await resent(make, attempt, options.resend, mayRepeat));
    refreshToken = session.refreshToken;
    options.onRefresh?.(session);
    return { token: session.accessToken, endsAt: Date.now() + session.expiresIn * 1000 };
  };
  return renewed(ask, {
    token: options.session.accessToken,
    endsAt: Date.now() + options.session.expiresIn * 1000,
  });
}

export interface AssertionOptions {
  /** Both issuer and subject. */
  clientId: string;
  /** The platform's issuer, which is the address of its gateway. */
  audience: string;
  /** An ECDSA P-256, RSA or Ed25519 key for signing; its public part is a credential of the client. */
  key: CryptoKey;
}

/** A signed assertion of a client (`private_key_jwt`, RFC 7523), valid for two minutes and once. */
export async function signedAssertion({ clientId, audience, key }: AssertionOptions): Promise<string> {
  const algorithm = ALGORITHMS[key.algorithm.name];
  if (algorithm === undefined) {
    throw new TypeError(`A key of ${key.algorithm.name} cannot sign an assertion`);
  }
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: audience,
    jti: hex(crypto.getRandomValues(new Uint8Array(16))),
    exp: Math.floor(Date.now() / 1000) + 120,
  };
  const signed = `${base64url(encoded({ alg: algorithm.alg, typ: 'JWT' }))}.${base64url(encoded(claims))}`;
  const signature = await crypto.subtle.sign(algorithm.parameters, key, new TextEncoder().encode(signed));
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}

const ALGORITHMS: Record<string, { alg: string; parameters: AlgorithmIdentifier | EcdsaParams | RsaPssParams }> = {
  ECDSA: { alg: 'ES256', parameters: { name: 'ECDSA', hash: 'SHA-256' } },
  'RSASSA-PKCS1-v1_5': { alg: 'RS256', parameters: { name: 'RSASSA-PKCS1-v1_5' } },
  'RSA-PSS': { alg: 'PS256', parameters: { name: 'RSA-PSS', saltLength: 32 } },
  Ed25519: { alg: 'EdDSA', parameters: { name: 'Ed25519' } },
};

interface Fresh {
  token: string;
  endsAt: number;
}

/** Calls that need a new token at the same time wait for one request. */
function renewed(ask: () => Promise<Fresh>, first?: Fresh): Tokens {
  let held = first;
  let asking: Promise<Fresh> | undefined;
  return {
    async get() {
      if (held !== undefined && Date.now() < held.endsAt - MARGIN_MS) {
        return held.token;
      }
      asking ??= ask().finally(() => (asking = undefined));
      held = await asking;
      return held.token;
    },
    refused(token) {
      if (held?.token === token) {
        held = undefined;
      }
    },
  };
}

/** Sends a request within this time. A body that is lost on its way counts as a lost response. */
async function whole(send: Send, request: Request, longestMs: number): Promise<Response> {
  const response = await timed(send, request, longestMs);
  const body = await response.arrayBuffer();
  return new Response(body.byteLength === 0 ? null : body, response);
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (response.ok) {
    return JSON.parse(text) as T;
  }
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // It is no problem detail then.
  }
  throw refusal(body, response);
}

function url(baseUrl: string, path: string): string {
  return baseUrl.replace(/\/+$/, '') + path;
}

function encoded(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
