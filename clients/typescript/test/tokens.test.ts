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

test('an assertion is new for each token and is not sent again after a lost connection', async () => {
  let made = 0;
  const { asked, send } = scripted(new TypeError('lost'), token('a'));
  const tokens = partnerTokens({
    baseUrl,
    clientId: 'c',
    assertion: () => Promise.resolve(`assertion-${++made}`),
    fetch: send,
    resend: { firstWaitMs: 1 },
  });

  await assert.rejects(tokens.get(), TypeError);
  assert.equal(asked.length, 1);
  assert.equal(await tokens.get(), 'a');
  assert.match((await asked[1]?.text()) ?? '', /client_assertion=assertion-2/);
});

test('a session is refreshed with the newest refresh token', async () => {
  const session = (access: string, refresh: string) => ({ accessToken: access, refreshToken: refresh, expiresIn: 600 });
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
