import { isProblem, refusal } from './problem.js';

/** What a call of the client resolves to. */
export interface Answered {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/** The content of a successful response; `void` for 204. */
export type Content<R extends Answered> = [NonNullable<R['data']>] extends [never] ? void : NonNullable<R['data']>;

/** A resource and the version that a change must name. */
export interface Versioned<T> {
  value: T;
  etag: string;
}

/** The content of the response. Throws {@link ProblemError} for a refusal. */
export async function ok<R extends Answered>(call: Promise<R>): Promise<Content<R>> {
  const answer = await call;
  if (!answer.response.ok) {
    throw refusal(answer.error, answer.response);
  }
  return answer.data as Content<R>;
}

/** The content of the response with its ETag, for {@link ifMatch}. */
export async function versioned<R extends Answered>(call: Promise<R>): Promise<Versioned<Content<R>>> {
  const answer = await call;
  const value = await ok(Promise.resolve(answer));
  const etag = answer.response.headers.get('ETag');
  if (etag === null) {
    throw new Error('The response has no ETag. In a browser, the origin must be one that the gateway allows.');
  }
  return { value, etag };
}

/** The header of a change: it takes effect only on the version that the caller has seen. */
export function ifMatch(seen: string | { etag: string }): { 'If-Match': string } {
  return { 'If-Match': typeof seen === 'string' ? seen : seen.etag };
}

/**
 * Reads a resource and changes it. If it changed in between (412), reads it and calls `change` again, at most `tries` times. `change`
 * decides by the version that it gets whether the change is still wanted.
 */
export async function withCurrentVersion<T, U>(
  read: () => Promise<Versioned<T>>,
  change: (current: Versioned<T>) => Promise<U>,
  tries = 3,
): Promise<U> {
  for (let left = tries; ; left--) {
    try {
      return await change(await read());
    } catch (error) {
      if (left <= 1 || !isProblem(error, 'PRECONDITION_FAILED')) {
        throw error;
      }
    }
  }
}
