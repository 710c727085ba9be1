import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import { isProblem, partnerTokens, sessionTokens, signedAssertion } from 'icp-filing-client';
import { json, problem, scripted } from './scripted.js';

const baseUrl = 'http://gateway.test/';
const token = (value: string, seconds = 600) => json(200, { access_token: value, token_type: 'Bearer', expires_in: seconds, scope: 'a' });

test('one token serves calls until shortly before its end, and concurrent calls ask once', async () => {
  const { asked, send } = scripted(token('a'), token('b', 29), token('c'));
  const tokens = partnerTokens({ baseUrl, clientId: 'c', clientSecret: 's', scopes: ['filings:read'], fetch: send });

  assert.deepEqual(await Promise.all([tokens.get(), tokens.get(), tokens.get()]), ['a', 'a', 'a']);
  assert.equal(asked.length, 1);
  assert.equal(asked[0]?.url, 'http://gateway.test/oauth2/token');
  assert.equal(await asked[0]?.text(), 'grant_type=client_credentials&client_id=c&client_secret=s&scope=filings%3Aread');
  tokens.refused('another');
  assert.equal(await tokens.get(), 'a');
  tokens.refused('a');
  assert.equal(await tokens.get(), 'b');
  assert.equal(await tokens.get(), 'c');
});

test('a refusal is a problem, and the next call asks again', async () => {
  const { send } = scripted(problem(401, 'INVALID_CLIENT'), token('a'));
  const tokens = partnerTokens({ baseUrl, clientId: 'c', clientSecret: 's', fetch: send });

  await assert.rejects(tokens.get(), (error) => isProblem(error, 'INVALID_CLIENT'));
  assert.equal(await tokens.get(), 'a');
});

test('a lost request for a token is sent again with a new assertion, after Retry-After', async () => {
  let made = 0;
  const { asked, send } = scripted(
    new TypeError('lost'),
    problem(503, 'SERVICE_BUSY', { 'Retry-After': '1' }),
    problem(429, 'TOO_MANY_REQUESTS'),
    token('a'),
  );
  const begun = Date.now();
  const tokens = partnerTokens({
    baseUrl,
    clientId: 'c',
    assertion: () => Promise.resolve(`assertion-${++made}`),
    fetch: send,
    resend: { firstWaitMs: 1 },
  });

  assert.equal(await tokens.get(), 'a');
  assert.ok(Date.now() - begun >= 950);
  const sent = await Promise.all(asked.map((request) => request.text()));
  assert.deepEqual(
    sent.map((body) => new URLSearchParams(body).get('client_assertion')),
    ['assertion-1', 'assertion-2', 'assertion-3', 'assertion-4'],
  );
});

test('a request for a token is sent four times at most', async () => {
  const { asked, send } = scripted(new TypeError('lost'));
  const tokens = partnerTokens({ baseUrl, clientId: 'c', clientSecret: 's', fetch: send, resend: { firstWaitMs: 1 } });

  await assert.rejects(tokens.get(), TypeError);
  assert.equal(asked.length, 4);
});

const session = (access: string, refresh: string) => ({ accessToken: access, refreshToken: refresh, expiresIn: 600 });
/** A session whose access token has ended. */
const ended = { ...session('a', 'r1'), expiresIn: 0 };

test('a refusal behind a lost refresh is not waited for longer than a repeat is taken', async () => {
  const { asked, send } = scripted(
    new TypeError('lost'),
    problem(429, 'TOO_MANY_REQUESTS', { 'Retry-After': '20' }),
    json(200, session('b', 'r2')),
  );
  const tokens = sessionTokens({ baseUrl, session: ended, fetch: send, resend: { firstWaitMs: 1 } });

  await assert.rejects(tokens.get(), (error) => isProblem(error, 'TOO_MANY_REQUESTS'));
  assert.equal(asked.length, 2);
});

test('a refresh whose response is lost is repeated, and the session goes on', async () => {
  const cut = new Response(new ReadableStream({ start: (body) => body.error(new TypeError('lost in its body')) }));
  const { asked, send } = scripted(new TypeError('lost'), () => cut, problem(502, 'SERVICE_UNAVAILABLE'), json(200, session('b', 'r2')));
  const told: string[] = [];
  const tokens = sessionTokens({
    baseUrl,
    session: ended,
    onRefresh: (next) => told.push(next.refreshToken),
    fetch: send,
    resend: { firstWaitMs: 1 },
  });

  assert.equal(await tokens.get(), 'b');
  assert.deepEqual(told, ['r2']);
  assert.equal(asked.length, 4);
  for (const request of asked) {
    assert.deepEqual(await request.json(), { refreshToken: 'r1' });
  }
});

test('a refresh that is not answered is repeated while the platform takes it for a repeat', async () => {
  const begun = Date.now();
  let asked = 0;
  const send = (request: Request) =>
    ++asked > 1
      ? Promise.resolve(json(200, session('b', 'r2')))
      : new Promise<Response>((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)));
  // The signal's own timer does not keep Node running.
  const running = setTimeout(() => undefined, 20_000);

  assert.equal(await sessionTokens({ baseUrl, session: ended, fetch: send }).get(), 'b');
  assert.ok(Date.now() - begun < 9_000);
  clearTimeout(running);
});

test('a refresh is not repeated when the platform would take it for theft', async () => {
  const { asked, send } = scripted(problem(503, 'SERVICE_BUSY', { 'Retry-After': '10' }));

  await assert.rejects(sessionTokens({ baseUrl, session: ended, fetch: send }).get(), (error) => isProblem(error) && error.retryAfter === 10);
  assert.equal(asked.length, 1);
});

test('a session is refreshed with the newest refresh token', async () => {
  const { asked, send } = scripted(json(200, session('b', 'r2')), json(200, session('c', 'r3')));
  const told: string[] = [];
  const tokens = sessionTokens({
    baseUrl,
    session: session('a', 'r1'),
    onRefresh: (next) => told.push(next.refreshToken),
    fetch: send,
  });

  assert.equal(await tokens.get(), 'a');
  tokens.refused('a');
  assert.equal(await tokens.get(), 'b');
  tokens.refused('b');
  assert.equal(await tokens.get(), 'c');
  assert.deepEqual(await Promise.all(asked.map((request) => request.json())), [{ refreshToken: 'r1' }, { refreshToken: 'r2' }]);
  assert.deepEqual(told, ['r2', 'r3']);
});

test('an assertion is signed as Node verifies it', async () => {
  const algorithms = [
    { name: 'ECDSA', namedCurve: 'P-256' },
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
  ];
  for (const algorithm of algorithms) {
    const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const assertion = await signedAssertion({ clientId: 'c', audience: 'http://gateway.test', key: pair.privateKey });

    const [head = '', claims = '', signature = ''] = assertion.split('.');
    const jwk = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as Record<string, unknown>;
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const signed = Buffer.from(`${head}.${claims}`);
    assert.ok(verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')));
    const claim = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
    assert.deepEqual([claim['iss'], claim['sub'], claim['aud']], ['c', 'c', 'http://gateway.test']);
  }
});
