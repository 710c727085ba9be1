import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIcpClient, file, fixedToken, ifMatch, isProblem, lines, ok, versioned, withCurrentVersion } from 'icp-filing-client';
import type { Schemas, Tokens } from 'icp-filing-client';
import { json, problem, scripted } from './scripted.js';

const baseUrl = 'http://gateway.test';
const id = '019a0000-0000-7000-8000-000000000001';
const quick = { firstWaitMs: 1 };
const draft = { typeCheckId: id };

function client(send: Parameters<typeof createIcpClient>[0]['fetch'], tokens: Tokens = fixedToken('t')) {
  return createIcpClient({ baseUrl, tokens, fetch: send, resend: quick, language: 'en' });
}

test('a POST that takes a key gets one, and keeps it over retries', async () => {
  const { asked, send } = scripted(new TypeError('connection lost'), problem(503, 'SERVICE_UNAVAILABLE'), json(201, { orderId: id }));

  await ok(client(send).POST('/api/v1/orders', { body: draft }));

  const keys = asked.map((request) => request.headers.get('Idempotency-Key'));
  assert.equal(asked.length, 3);
  assert.match(keys[0] ?? '', /^"[0-9a-f]{32}"$/);
  assert.equal(new Set(keys).size, 1);
  assert.deepEqual(await asked[2]?.json(), draft);
});

test('two calls have two keys, and a given key is kept', async () => {
  const { asked, send } = scripted(json(201, { orderId: id }));
  const icp = client(send);

  await ok(icp.POST('/api/v1/orders', { body: draft }));
  await ok(icp.POST('/api/v1/orders', { body: draft }));
  await ok(icp.POST('/api/v1/orders', { body: draft, params: { header: { 'Idempotency-Key': '"mine"' } } }));

  const keys = asked.map((request) => request.headers.get('Idempotency-Key'));
  assert.notEqual(keys[0], keys[1]);
  assert.equal(keys[2], '"mine"');
});

test('the first attempt that is still at work is waited for', async () => {
  const { asked, send } = scripted(problem(409, 'IDEMPOTENCY_KEY_IN_USE'), json(201, { orderId: id }));

  await ok(client(send).POST('/api/v1/orders', { body: draft }));

  assert.equal(asked.length, 2);
});

test('a change that may have taken effect is not sent again', async () => {
  const { asked, send } = scripted(problem(503, 'SERVICE_UNAVAILABLE', { 'Retry-After': '0' }), json(200, {}));
  const change = client(send).PUT('/api/v1/orders/{id}/subject', {
    params: { path: { id }, header: ifMatch('"7-zh"') },
    body: { name: '示例' },
  });

  await assert.rejects(ok(change), (error) => isProblem(error, 'SERVICE_UNAVAILABLE'));
  assert.equal(asked.length, 1);
  assert.equal(asked[0]?.headers.get('If-Match'), '"7-zh"');
});

test('a request refused by a limit is sent again after Retry-After, whatever its method', async () => {
  const { asked, send } = scripted(problem(429, 'TOO_MANY_REQUESTS', { 'Retry-After': '1' }), json(200, {}));
  const begun = Date.now();

  await ok(
    client(send).PUT('/api/v1/orders/{id}/subject', { params: { path: { id }, header: ifMatch('"7-zh"') }, body: {} }),
  );

  assert.equal(asked.length, 2);
  assert.ok(Date.now() - begun >= 950);
});

test('a long Retry-After is the caller’s', async () => {
  const { asked, send } = scripted(problem(429, 'CODE_TOO_SOON', { 'Retry-After': '60' }));

  await assert.rejects(
    ok(client(send).POST('/api/v1/one-time-codes', { body: { phone: '13812345678', purpose: 'SIGN_UP' } })),
    (error) => isProblem(error) && error.retryAfter === 60,
  );
  assert.equal(asked.length, 1);
});

test('an operation without a token gets none', async () => {
  const { asked, send } = scripted(json(202, { codeId: id }));

  await ok(client(send).POST('/api/v1/one-time-codes', { body: { phone: '13812345678', purpose: 'SIGN_UP' } }));

  assert.equal(asked[0]?.headers.get('Authorization'), null);
  assert.equal(asked[0]?.headers.get('Idempotency-Key'), null);
});

test('a refused token is replaced once, with the key of the first attempt', async () => {
  const { asked, send } = scripted(problem(401, 'TOKEN_REVOKED'), json(201, { orderId: id }));
  let current = 'old';
  const tokens = { get: () => Promise.resolve(current), refused: () => void (current = 'new') };

  await ok(client(send, tokens).POST('/api/v1/orders', { body: draft }));

  assert.deepEqual(asked.map((request) => request.headers.get('Authorization')), ['Bearer old', 'Bearer new']);
  assert.equal(asked[0]?.headers.get('Idempotency-Key'), asked[1]?.headers.get('Idempotency-Key'));
});

test('bodies are sent with the media type of their operation', async () => {
  const { asked, send } = scripted(json(200, {}, { ETag: '"8-zh"' }));
  const icp = client(send);
  const header = ifMatch('"7-zh"');

  await ok(icp.PATCH('/api/v1/orders/{id}/service', { params: { path: { id }, header }, body: { name: null } }));
  await ok(icp.POST('/api/v1/bulk-orders', { body: lines([{ reference: 'C-1' }, { reference: 'C-2' }]) }));
  await ok(
    icp.PUT('/api/v1/orders/{id}/materials/{kind}', {
      params: { path: { id, kind: 'SUBJECT_CERTIFICATE' }, header },
      ...file(new Uint8Array([1, 2, 3]), 'image/png'),
    }),
  );

  assert.deepEqual(
    asked.map((request) => request.headers.get('Content-Type')),
    ['application/merge-patch+json', 'application/x-ndjson', 'image/png'],
  );
  assert.deepEqual(await asked[0]?.json(), { name: null });
  assert.equal(await asked[1]?.text(), '{"reference":"C-1"}\n{"reference":"C-2"}');
  assert.equal((await asked[2]?.arrayBuffer())?.byteLength, 3);
});

test('the first contact of a partner names no version', async () => {
  const { asked, send } = scripted(json(200, {}));

  await ok(client(send).PUT('/api/v1/partners/{id}/contact', { params: { path: { id } }, body: { name: 'Operations', mail: 'ops@example.cn' } }));

  assert.equal(asked[0]?.headers.get('If-Match'), null);
});

test('a change of a version that is gone reads again', async () => {
  const { asked, send } = scripted(
    json(200, { orderId: id, state: 'DRAFT' }, { ETag: '"1"' }),
    problem(412, 'PRECONDITION_FAILED'),
    json(200, { orderId: id, state: 'DRAFT' }, { ETag: '"2"' }),
    json(200, { orderId: id, state: 'DRAFT' }, { ETag: '"3"' }),
  );
  const icp = client(send);
  const path = { id };

  await withCurrentVersion(
    () => versioned(icp.GET('/api/v1/orders/{id}', { params: { path } })),
    (order) => ok(icp.PUT('/api/v1/orders/{id}/subject', { params: { path, header: ifMatch(order) }, body: {} })),
  );

  assert.deepEqual(asked.map((request) => request.headers.get('If-Match')), [null, '"1"', null, '"2"']);
});

test('a problem is narrowed by its code, and an unknown one stays readable', async () => {
  const refused = (code: string) => ok(client(scripted(problem(422, code)).send).POST('/api/v1/orders', { body: draft }));

  await assert.rejects(refused('RULES_BROKEN'), (error) => {
    assert.ok(isProblem(error, 'RULES_BROKEN', 'CONFLICT'));
    const known: 'RULES_BROKEN' | 'CONFLICT' = error.code;
    assert.equal(known, 'RULES_BROKEN');
    assert.equal(error.traceId, '0123456789abcdef0123456789abcdef');
    assert.deepEqual(error.faults, []);
    return true;
  });
  await assert.rejects(refused('OF_A_LATER_RELEASE'), (error) => isProblem(error) && error.code === 'OF_A_LATER_RELEASE');
});

test('what is no problem detail is told as such', async () => {
  const { send } = scripted(new Response('<h1>Bad request</h1>', { status: 400 }));

  await assert.rejects(ok(client(send).GET('/api/v1/orders')), { name: 'UnexpectedResponseError', status: 400 });
});

test('new members and new values of a later release do no harm', async () => {
  const { send } = scripted(json(200, { orderId: id, state: 'OF_A_LATER_RELEASE', later: { a: 1 } }));

  const order: Schemas['Order'] = await ok(client(send).GET('/api/v1/orders/{id}', { params: { path: { id } } }));

  assert.equal(order.state as string, 'OF_A_LATER_RELEASE');
});

test('the contract’s types refuse what the contract refuses', () => {
  const icp = client(scripted(json(200, {})).send);
  const never = () => [
    // @ts-expect-error no such path
    icp.GET('/api/v1/order'),
    // @ts-expect-error a change names its version
    icp.PUT('/api/v1/orders/{id}/subject', { params: { path: { id } }, body: {} }),
    // @ts-expect-error the body lacks its field
    icp.POST('/api/v1/orders', { body: {} }),
    // @ts-expect-error no such state
    icp.GET('/api/v1/orders', { params: { query: { state: 'FILED' } } }),
  ];
  assert.equal(typeof never, 'function');
});
