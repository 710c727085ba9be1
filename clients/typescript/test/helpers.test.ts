import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Webhook as Standard } from 'standardwebhooks';
import { all, each, verifyWebhook, waitUntil, WaitTimeoutError, WebhookError } from 'icp-filing-client';

const SECRET = 'whsec_' + Buffer.from('a secret of thirty-two bytes ...').toString('base64');
const BODY = JSON.stringify({ type: 'filing.order.completed', timestamp: '2026-11-25T09:00:00Z', data: { note: '备案已通过' } });

function sent(body = BODY, secret = SECRET, at = new Date()) {
  return {
    'webhook-id': 'e1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Standard(secret).sign('e1', at, body),
  };
}

test('a webhook is verified as another library signs it, with either secret of a rotation', async () => {
  const other = 'whsec_' + Buffer.from('another secret of 32 bytes......').toString('base64');

  assert.equal((await verifyWebhook(BODY, sent(), SECRET)).type, 'filing.order.completed');
  assert.equal((await verifyWebhook(Buffer.from(BODY), new Headers(sent()), [other, SECRET])).type, 'filing.order.completed');
  await assert.rejects(verifyWebhook(BODY, sent(), other), WebhookError);
});

test('a webhook that was changed, is old or lacks a header is refused', async () => {
  const old = new Date(Date.now() - 301_000);
  const { 'webhook-id': _, ...headless } = sent();

  await assert.rejects(verifyWebhook(BODY + ' ', sent(), SECRET), WebhookError);
  await assert.rejects(verifyWebhook(BODY, { ...sent(), 'webhook-id': 'e2' }, SECRET), WebhookError);
  await assert.rejects(verifyWebhook(BODY, sent(BODY, SECRET, old), SECRET), WebhookError);
  await assert.rejects(verifyWebhook(BODY, { ...sent(), 'webhook-timestamp': 'soon' }, SECRET), WebhookError);
  await assert.rejects(verifyWebhook(BODY, { ...sent(), 'webhook-signature': 'v1,%%%' }, SECRET), WebhookError);
  await assert.rejects(verifyWebhook(BODY, headless, SECRET), WebhookError);
});

test('a signature that is no Base64 does not hide one that fits', async () => {
  const headers = sent();

  for (const other of ['v1,%%%', 'v1,a', 'v1,']) {
    const signatures = { ...headers, 'webhook-signature': `${other} ${headers['webhook-signature']}` };
    assert.equal((await verifyWebhook(BODY, signatures, SECRET)).type, 'filing.order.completed');
  }
});

test('a list is read page by page, only as far as needed', async () => {
  const asked: (string | undefined)[] = [];
  const read = (cursor?: string) => {
    asked.push(cursor);
    const first = Number(cursor ?? 0);
    return Promise.resolve(first < 4 ? { items: [first, first + 1], next: String(first + 2) } : { items: [first] });
  };

  for await (const item of each(read)) {
    if (item === 1) {
      break;
    }
  }
  assert.deepEqual(asked, [undefined]);
  assert.deepEqual(await all(read), [0, 1, 2, 3, 4]);
  await assert.rejects(all(read, 2), RangeError);
});

test('the event log ends where it says so, although its cursor goes on', async () => {
  const read = (cursor?: string) => Promise.resolve({ items: [cursor ?? 'first'], next: 'second', more: cursor === undefined });

  assert.deepEqual(await all(read), ['first', 'second']);
});

test('a log that always has a cursor ends with an empty page that repeats it', async () => {
  const pages: Record<string, { items: string[]; next: string }> = {
    begin: { items: ['first'], next: 'one' },
    one: { items: [], next: 'two' },
    two: { items: ['second'], next: 'three' },
    three: { items: [], next: 'three' },
  };
  const asked: (string | undefined)[] = [];
  const read = (cursor?: string) => {
    asked.push(cursor);
    const page = pages[cursor ?? 'begin'];
    return page === undefined || asked.length > 4 ? Promise.reject(new Error('read once too often')) : Promise.resolve(page);
  };

  assert.deepEqual(await all(read), ['first', 'second']);
  assert.deepEqual(asked, [undefined, 'one', 'two', 'three']);
});

test('waiting ends with the state, with the time, and with the signal', async () => {
  let seen = 0;
  const read = () => Promise.resolve(++seen);

  assert.equal(await waitUntil(read, (value) => value === 3, { firstMs: 1 }), 3);
  await assert.rejects(
    waitUntil(read, () => false, { firstMs: 1, timeoutMs: 20 }),
    (error) => error instanceof WaitTimeoutError && typeof error.last === 'number',
  );
  const stop = new AbortController();
  const waiting = waitUntil(read, () => false, { signal: stop.signal });
  stop.abort(new Error('the user left'));
  await assert.rejects(waiting, /the user left/);
});

test('the package uses nothing that a browser lacks', () => {
  const dist = new URL('../../dist/', import.meta.url);
  const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));

  assert.ok(scripts.length > 5);
  for (const name of scripts) {
    const imports = [...readFileSync(new URL(name, dist), 'utf8').matchAll(/\bfrom '([^']*)'/g)].map((one) => one[1]);
    assert.deepEqual(imports.filter((one) => !one?.startsWith('./') && one !== 'openapi-fetch'), [], name);
  }
});
