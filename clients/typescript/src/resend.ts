import { retryAfterSeconds } from './problem.js';
import { pause } from './waiting.js';

export type Send = (request: Request) => Promise<Response>;

export interface ResendOptions {
  /** How often a request is sent at most; 1 switches retries off. */
  attempts?: number;
  /** The pause before the second attempt if the platform names none; it doubles, less a random part. */
  firstWaitMs?: number;
  /** A longer Retry-After is not waited for: the caller gets the refusal. */
  longestWaitMs?: number;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const PASSING = new Set([502, 503, 504]);

/** One attempt. `last` says that no other one follows. */
type Attempt = (request: Request, last: boolean) => Promise<Response>;

/** Is a repeat without any effect of its own: a read, or a POST whose key lets the platform recognise it? */
export function isRepeatable(request: Request): boolean {
  return SAFE.has(request.method) || (request.method === 'POST' && request.headers.has('Idempotency-Key'));
}

/**
 * Sends a request again when that is safe. After a lost connection, 502, 503 and 504 the caller cannot know whether the request took effect, so
 * only repeatable requests are sent again, with the same Idempotency-Key. A request that was refused with 429 took no effect, whatever
 * its method. 409 IDEMPOTENCY_KEY_IN_USE says that the first attempt is still at work.
 */
export function resending(send: Send, options?: ResendOptions): Send {
  return (request) =>
    resent(
      () => copied(request),
      (one) => send(one),
      options,
      (one, _, limited) => limited || isRepeatable(one),
    );
}

/**
 * Sends a request again when that is safe.
 *
 * @param make makes the request of each attempt
 * @param repeatable may the request be sent again after so many milliseconds? `limited` says that it was refused with 429
 */
export async function resent(
  make: () => Request | Promise<Request>,
  send: Attempt,
  { attempts = 4, firstWaitMs = 500, longestWaitMs = 30_000 }: ResendOptions = {},
  repeatable: (request: Request, waitMs: number, limited: boolean) => boolean,
): Promise<Response> {
  const waitBefore = async (request: Request, response: Response | undefined, attempt: number) => {
    const own = firstWaitMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
    const wait = response === undefined ? own : Math.max((retryAfterSeconds(response.headers) ?? 0) * 1000, own);
    if (wait > longestWaitMs) {
      return undefined;
    }
    const limited = response?.status === 429;
    if (!repeatable(request, wait, limited)) {
      return undefined;
    }
    if (limited) {
      return wait;
    }
    const passing = response === undefined || PASSING.has(response.status) || (await isAtWork(response));
    return passing ? wait : undefined;
  };
  for (let attempt = 1; ; attempt++) {
    const request = await make();
    let response: Response | undefined;
    let failure: unknown;
    try {
      response = await send(request, attempt >= attempts);
    } catch (error) {
      failure = error;
    }
    if (request.signal.aborted && response === undefined) {
      throw failure;
    }
    const wait = response?.ok || attempt >= attempts ? undefined : await waitBefore(request, response, attempt);
    if (wait === undefined) {
      if (response === undefined) {
        throw failure;
      }
      return response;
    }
    await drained(response);
    await pause(wait, request.signal);
  }
}

/** The requests behind a response. Node.js collects one that nothing holds, also while its answer is awaited, and then its signal ends nothing. */
const REQUESTS = new WeakMap<Response, Request[]>();

/** Keeps a request as long as its response. */
export async function keeping(request: Request, response: Promise<Response>): Promise<Response> {
  const answered = await response;
  REQUESTS.set(answered, [...(REQUESTS.get(answered) ?? []), request]);
  return answered;
}

/** A request to send beside the original, which ends with its signal. A mere clone loses the signal in Node.js 20. */
export function copied(request: Request): Request {
  return new Request(request.clone(), { signal: request.signal });
}

/** Sends a request within this time, its body included. The caller's signal ends it too. `AbortSignal.any` is younger than Node.js 20. */
export async function timed(send: Send, request: Request, longestMs: number): Promise<Response> {
  const stop = new AbortController();
  for (const signal of [request.signal, AbortSignal.timeout(longestMs)]) {
    const end = () => stop.abort(signal.reason);
    if (signal.aborted) {
      end();
    } else {
      signal.addEventListener('abort', end, { once: true });
    }
  }
  const sent = new Request(request, { signal: stop.signal });
  return keeping(request, keeping(sent, send(sent)));
}

/** Reads a refusal to its end, so that its connection is free again. */
export async function drained(response: Response | undefined): Promise<void> {
  await response?.arrayBuffer().catch(() => undefined);
}

async function isAtWork(response: Response): Promise<boolean> {
  if (response.status !== 409) {
    return false;
  }
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return (problem as { code?: unknown } | undefined)?.code === 'IDEMPOTENCY_KEY_IN_USE';
}
