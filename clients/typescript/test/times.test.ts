import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createIcpClient, ifMatch, sessionTokens } from 'icp-filing-client';

const baseUrl = 'http://gateway.test';
const id = '019a0000-0000-7000-8000-000000000001';
const quick = { firstWaitMs: 1 };

test('an attempt without an answer ends after its time: a read is sent again, and a change is not', async () => {
  const { asked, send, end } = silent();
  const icp = createIcpClient({ baseUrl, timeoutMs: 20, fetch: send, resend: { ...quick, attempts: 3 } });
  const change = icp.PUT('/api/v1/orders/{id}/subject', { params: { path: { id }, header: ifMatch('"7-zh"') }, body: {} });

  await assert.rejects(change, { name: 'TimeoutError' });
  assert.equal(asked.length, 1);
  await assert.rejects(icp.GET('/api/v1/orders'), { name: 'TimeoutError' });
  assert.equal(asked.length, 4);
  end();
});

test('a body that stops on its way ends with the time of its attempt', async () => {
  const { end } = silent();
  const send = (request: Request) => {
    const body = new ReadableStream({
      start: (stream) => request.signal.addEventListener('abort', () => stream.error(request.signal.reason)),
    });
    return Promise.resolve(new Response(body, { headers: { 'Content-Type': 'application/json' } }));
  };

  await assert.rejects(createIcpClient({ baseUrl, timeoutMs: 20, fetch: send }).GET('/api/v1/orders'), { name: 'TimeoutError' });
  end();
});

test('the signal of the caller ends a call at once, and nothing is sent again', async () => {
  const { asked, send, end } = silent();
  const stop = new AbortController();
  const call = createIcpClient({ baseUrl, fetch: send, resend: quick }).GET('/api/v1/orders', { signal: stop.signal });
  setTimeout(() => stop.abort(new Error('the user left')), 10);

  await assert.rejects(call, /the user left/);
  assert.equal(asked.length, 1);
  end();
});

/** A server that takes requests and never answers. A signal's own timer does not keep Node running, so `end` does. */
function silent() {
  const asked: Request[] = [];
  const running = setTimeout(() => undefined, 10_000);
  const send = (request: Request) => {
    asked.push(request);
    return new Promise<Response>((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)));
  };
  return { asked, send, end: () => clearTimeout(running) };
}

test('time and signal end a call also after Node.js has collected garbage', async () => {
  setFlagsFromString('--expose_gc');
  const collecting = setInterval(runInNewContext('gc') as () => void, 30);
  let refreshes = 0;
  const server = createServer((asked, answer) => {
    if (asked.method === 'POST' && ++refreshes > 1) {
      answer.end(JSON.stringify({ accessToken: 'b', refreshToken: 'r2', expiresIn: 600 }));
    } else if (asked.url?.includes('limit=1')) {
      answer.writeHead(200, { 'Content-Type': 'application/json' });
      answer.write('{"items": [');
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const patient = createIcpClient({ baseUrl: address, tokens: { get: () => Promise.resolve('t'), refused: () => undefined } });

  for (const query of [{}, { limit: 1 }]) {
    const hasty = createIcpClient({ baseUrl: address, timeoutMs: 300, resend: { attempts: 1 } });
    await assert.rejects(hasty.GET('/api/v1/orders', { params: { query } }), { name: 'TimeoutError' });
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('the user left')), 300);
    await assert.rejects(patient.GET('/api/v1/orders', { params: { query }, signal: stop.signal }), /the user left/);
  }
  const session = { accessToken: 'a', refreshToken: 'r', expiresIn: 0 };
  assert.equal(await sessionTokens({ baseUrl: address, session }).get(), 'b');

  clearInterval(collecting);
  server.closeAllConnections();
  server.close();
});
