import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/contract.js';
import { BODY_TYPES, KEYED, OPEN } from './generated/operations.js';
import { copied, drained, keeping, resending, timed, type ResendOptions, type Send } from './resend.js';
import { hex, type Tokens } from './tokens.js';

export interface IcpOptions {
  /** Address of the gateway. */
  baseUrl: string;
  /** Absent for operations that take no token. */
  tokens?: Tokens;
  /** Language of problems, titles and texts; Chinese if omitted. */
  language?: 'zh' | 'en';
  resend?: ResendOptions;
  /** How long one attempt may take, with its body; 150 seconds if omitted, since some operations have 120. */
  timeoutMs?: number;
  fetch?: Send;
}

/** All operations of the contract, typed: `GET`, `POST` and so on, by path. */
export type IcpClient = Client<paths>;

/** A new key, as the header carries it. Give it yourself if a request must survive the end of your process. */
export function newIdempotencyKey(): string {
  return `"${hex(crypto.getRandomValues(new Uint8Array(16)))}"`;
}

export function createIcpClient({
  baseUrl,
  tokens,
  language = 'zh',
  resend,
  timeoutMs = 150_000,
  fetch: given = (request) => fetch(request),
}: IcpOptions): IcpClient {
  const open = new WeakSet<Request>();
  const send = resending((request) => timed(given, request, timeoutMs), resend);
  const client = createFetchClient<paths>({
    baseUrl,
    headers: { Accept: 'application/json, application/problem+json, */*;q=0.1', 'Accept-Language': language },
    bodySerializer: serialized,
    fetch: (request) =>
      keeping(request, tokens === undefined || open.has(request) ? send(request) : signed(request, send, tokens)),
  });
  client.use({
    onRequest({ request, schemaPath }) {
      const operation = `${request.method} ${schemaPath}`;
      if (KEYED.has(operation) && !request.headers.has('Idempotency-Key')) {
        request.headers.set('Idempotency-Key', newIdempotencyKey());
      }
      const type = BODY_TYPES.get(operation);
      if (type !== undefined && request.headers.get('Content-Type') === 'application/json') {
        request.headers.set('Content-Type', type);
      }
      if (OPEN.has(operation)) {
        open.add(request);
      }
      return request;
    },
  });
  return client;
}

/** The body and the media type of a file, to spread into the options of an upload. */
export function file(content: Blob | ArrayBuffer | Uint8Array, type: string): { body: Blob; headers: { 'Content-Type': string } } {
  const body = content instanceof Blob ? content : new Blob([content as BlobPart], { type });
  return { body, headers: { 'Content-Type': type } };
}

/** The body of a bulk operation: one JSON object per line. */
export function lines(objects: readonly object[]): string {
  return objects.map((object) => JSON.stringify(object)).join('\n');
}

/** A token that the platform refuses is replaced once; a second refusal is the caller's. */
async function signed(request: Request, send: Send, tokens: Tokens): Promise<Response> {
  const attempt = async (token: string) => {
    const one = copied(request);
    one.headers.set('Authorization', `Bearer ${token}`);
    return keeping(one, send(one));
  };
  const token = await tokens.get();
  const response = await attempt(token);
  if (response.status !== 401) {
    return response;
  }
  tokens.refused(token);
  const next = await tokens.get();
  if (next === token) {
    return response;
  }
  await drained(response);
  return attempt(next);
}

function serialized(body: unknown, headers?: Headers | Record<string, unknown>): BodyInit {
  if (typeof body === 'string' || body instanceof Blob || body instanceof URLSearchParams) {
    return body;
  }
  const type = headers instanceof Headers ? headers.get('Content-Type') : headers?.['Content-Type'];
  return type === 'application/x-www-form-urlencoded'
    ? new URLSearchParams(body as Record<string, string>).toString()
    : JSON.stringify(body);
}
