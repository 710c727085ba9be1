import type { components } from './generated/contract.js';
import { PROBLEM_CODES } from './generated/operations.js';

export type Problem = components['schemas']['Problem'];
export type ProblemFault = components['schemas']['ProblemError'];

/** A code that this version of the client knows. Later releases of the platform add codes. */
export type KnownProblemCode = (typeof PROBLEM_CODES)[number];
export type ProblemCode = KnownProblemCode | (string & {});

/** A refusal of the platform: an RFC 9457 problem detail. Narrow it by `code` or with {@link isProblem}. */
export class ProblemError<C extends string = ProblemCode> extends Error {
  override readonly name = 'ProblemError';
  readonly code: C;
  readonly status: number;

  constructor(
    readonly problem: Problem,
    /** Seconds that the platform asks to wait, if it said so. */
    readonly retryAfter: number | undefined,
  ) {
    super(`${problem.code}: ${problem.detail}`);
    this.code = problem.code as C;
    this.status = problem.status;
  }

  /** All faults of the request, each with a JSON pointer; empty if the problem names none. */
  get faults(): readonly ProblemFault[] {
    return this.problem.errors ?? [];
  }

  /** What the user can do about it. */
  get remedy(): string | undefined {
    return this.problem.remedy;
  }

  /** The id to give to the support. */
  get traceId(): string {
    return this.problem.instance.replace(/^urn:trace:/, '');
  }
}

/** A response that is neither a success nor a problem detail, for instance the page of a proxy. */
export class UnexpectedResponseError extends Error {
  override readonly name = 'UnexpectedResponseError';

  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super(`The response has status ${status} and is no problem detail`);
  }
}

/** Is this error a problem, and one with one of these codes, if any are named? */
export function isProblem(error: unknown): error is ProblemError;
export function isProblem<C extends KnownProblemCode>(error: unknown, ...codes: C[]): error is ProblemError<C>;
export function isProblem(error: unknown, ...codes: string[]): boolean {
  return error instanceof ProblemError && (codes.length === 0 || codes.includes(error.code));
}

/** The error for a response that is no success. */
export function refusal(body: unknown, response: Response): ProblemError | UnexpectedResponseError {
  return isProblemDocument(body)
    ? new ProblemError(body, retryAfterSeconds(response.headers))
    : new UnexpectedResponseError(response.status, body);
}

/** Reads Retry-After, which is a number of seconds or a date. */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const text = headers.get('Retry-After');
  if (text === null) {
    return undefined;
  }
  const seconds = /^\d+$/.test(text.trim()) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

function isProblemDocument(body: unknown): body is Problem {
  const problem = body as Partial<Problem> | null;
  return (
    typeof problem === 'object' &&
    typeof problem?.code === 'string' &&
    typeof problem.status === 'number' &&
    typeof problem.instance === 'string'
  );
}
