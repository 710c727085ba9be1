import type { IcpClient } from './client.js';
import { ok, versioned, type Versioned } from './answers.js';
import type { components } from './generated/contract.js';

type Order = components['schemas']['Order'];
type OrderState = components['schemas']['OrderState'];
type Operation = components['schemas']['Operation'];

export interface WaitOptions {
  /** How long to wait in all; ten minutes if omitted. A review takes days: prefer webhooks there. */
  timeoutMs?: number;
  /** The first pause between two reads; each later one is half as long again. */
  firstMs?: number;
  longestMs?: number;
  signal?: AbortSignal;
}

/** The state was not reached in time. `last` is what was read last. */
export class WaitTimeoutError<T> extends Error {
  override readonly name = 'WaitTimeoutError';

  constructor(
    readonly last: T,
    timeoutMs: number,
  ) {
    super(`Not reached within ${timeoutMs} ms`);
  }
}

/** Reads until `done` holds. */
export async function waitUntil<T>(
  read: () => Promise<T>,
  done: (seen: T) => boolean,
  { timeoutMs = 600_000, firstMs = 250, longestMs = 15_000, signal }: WaitOptions = {},
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (let wait = firstMs; ; wait = Math.min(wait * 1.5, longestMs)) {
    const seen = await read();
    if (done(seen)) {
      return seen;
    }
    const left = end - Date.now();
    if (left <= 0) {
      throw new WaitTimeoutError(seen, timeoutMs);
    }
    await pause(Math.min(wait, left), signal);
  }
}

/** Waits until the order is in one of these states, or until the predicate holds. */
export function waitForOrder(
  client: IcpClient,
  id: string,
  until: readonly OrderState[] | ((order: Order) => boolean),
  options?: WaitOptions,
): Promise<Versioned<Order>> {
  const reached = typeof until === 'function' ? until : (order: Order) => until.includes(order.state);
  return waitUntil(
    () => versioned(client.GET('/api/v1/orders/{id}', { params: { path: { id } } })),
    (seen) => reached(seen.value),
    options,
  );
}

/** Waits until a bulk operation is finished; its lines may have failed all the same. */
export function waitForOperation(client: IcpClient, id: string, options?: WaitOptions): Promise<Operation> {
  return waitUntil(
    () => ok(client.GET('/api/v1/operations/{id}', { params: { path: { id } } })),
    (operation) => operation.state === 'FINISHED',
    options,
  );
}

/** Resolves after this time; rejects with the signal's reason when it is aborted. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
