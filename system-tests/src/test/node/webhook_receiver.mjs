// Receives webhooks and verifies each of them by two implementations that are not ours: standardwebhooks and svix.
// Creates an endpoint, has ICP_HOOKS test events sent to it, rotates its secret half way, and prints one line per check.
import { createServer } from 'node:http';
import { randomInt, randomUUID } from 'node:crypto';
import { Webhook as Standard } from 'standardwebhooks';
import { Webhook as Svix } from 'svix';

const { ICP_GATEWAY_URL: gateway, ICP_HOOK_URL: url, ICP_HOOK_ADDRESS: address } = process.env;
// An access token lasts ten minutes, and 10,000 webhooks may take longer.
let { ICP_TOKEN: token, ICP_REFRESH_TOKEN: refreshToken } = process.env;
let refreshed;
const count = Number(process.env.ICP_HOOKS);
const at = new URL(url);
const notes = ['plain', '备案已通过，请查收。', '京ICP备2026000001号-1', '😀 emoji', '"quoted" \\ and more', 'ü ß é', ''];
const seen = new Map();
const faults = [];
let secrets = [];
let bothSigned = 0;

const verifiers = (secret) => [new Standard(secret), new Svix(secret)];
const isVerified = (verifier, body, headers) => {
  try {
    verifier.verify(body, headers);
    return true;
  } catch {
    return false;
  }
};

// Changes one bit of the body, the id, the timestamp or the signature; a bit of the Base64's padding would change nothing.
function tampered(body, headers) {
  const part = ['body', 'webhook-id', 'webhook-timestamp', 'webhook-signature'][randomInt(4)];
  if (part === 'body') {
    const bytes = Buffer.from(body);
    bytes[randomInt(bytes.length)] ^= 1 << randomInt(8);
    return [bytes, headers];
  }
  if (part === 'webhook-signature') {
    const changed = headers[part].split(' ').map((one) => {
      const bytes = Buffer.from(one.slice(3), 'base64');
      bytes[randomInt(bytes.length)] ^= 1 << randomInt(8);
      return 'v1,' + bytes.toString('base64');
    });
    return [body, { ...headers, [part]: changed.join(' ') }];
  }
  const text = headers[part];
  const place = randomInt(text.length);
  const other = text[place] === '1' ? '2' : '1';
  return [body, { ...headers, [part]: text.slice(0, place) + other + text.slice(place + 1) }];
}

function judge(body, headers) {
  if (secrets.length === 2 && headers['webhook-signature'].split(' ').length === 2) {
    bothSigned += 1;
  }
  const signing = secrets.filter((secret) => verifiers(secret).every((verifier) => isVerified(verifier, body, headers)));
  if (signing.length === 0) {
    faults.push('not verified: ' + headers['webhook-id']);
  }
  const [otherBody, otherHeaders] = tampered(body, headers);
  const old = Math.floor(Date.now() / 1000) - 301;
  for (const secret of secrets) {
    for (const verifier of verifiers(secret)) {
      if (isVerified(verifier, otherBody, otherHeaders)) {
        faults.push('a changed bit was accepted: ' + headers['webhook-id']);
      }
    }
    const late = new Standard(secret).sign(headers['webhook-id'], new Date(old * 1000), body);
    const aged = { ...headers, 'webhook-timestamp': String(old), 'webhook-signature': late };
    if (verifiers(secret).some((verifier) => isVerified(verifier, body, aged))) {
      faults.push('a time 301 seconds ago was accepted: ' + headers['webhook-id']);
    }
  }
}

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts).toString('utf8');
    judge(body, request.headers);
    const event = JSON.parse(body);
    if (Buffer.byteLength(body) >= 20000 || event.data.eventId !== request.headers['webhook-id']) {
      faults.push('an unexpected body: ' + request.headers['webhook-id']);
    }
    seen.set(request.headers['webhook-id'], event.data.note ?? '');
    response.writeHead(204).end();
  });
});

// Calls that are refused at the same time wait for one new token, because a refresh token is good once.
async function refresh(used) {
  if (token === used) {
    refreshed ??= fetch(gateway + '/api/v1/sessions/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refreshToken }),
    })
      .then((answer) => answer.json())
      .then((session) => ({ accessToken: token, refreshToken } = session))
      .finally(() => (refreshed = undefined));
    await refreshed;
  }
}

async function call(method, path, body, headers = {}, again = true) {
  const used = token;
  const answer = await fetch(gateway + path, {
    method,
    headers: { Authorization: 'Bearer ' + token, 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.status === 401 && again) {
    await answer.arrayBuffer();
    await refresh(used);
    return call(method, path, body, headers, false);
  }
  if (!answer.ok) {
    throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  }
  return answer.status === 204 ? undefined : answer.json();
}

async function send(endpoint, from, to, sent) {
  for (let event = from; event < to; event += 20) {
    const some = Array.from({ length: Math.min(20, to - event) }, (_, one) => notes[(event + one) % notes.length]);
    const made = await Promise.all(
      some.map((note) => call('POST', `/api/v1/webhook-endpoints/${endpoint}/test-events`, { note })),
    );
    made.forEach((delivery, one) => sent.set(delivery.eventId, some[one]));
  }
}

async function arrive(sent, within) {
  for (const end = Date.now() + within; seen.size < sent.size && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

await new Promise((resolve) => server.listen(Number(at.port), address, resolve));
try {
  const endpoint = await call('POST', '/api/v1/webhook-endpoints', { url });
  const path = `/api/v1/webhook-endpoints/${endpoint.endpointId}`;
  secrets = [endpoint.secret];
  const sent = new Map();
  await send(endpoint.endpointId, 0, Math.floor(count / 2), sent);
  await arrive(sent, 60000 + count * 20);
  const rotated = await call('POST', `${path}/secret-rotations`, undefined, { 'If-Match': '*' });
  secrets = [rotated.secret, endpoint.secret];
  await send(endpoint.endpointId, Math.floor(count / 2), count, sent);
  await arrive(sent, 60000 + count * 20);
  const wrong = [...sent].filter(([id, note]) => seen.get(id) !== note);
  const check = (name, holds, what) => console.log((holds ? 'ok ' : 'FAILED ') + name + (holds ? '' : ': ' + what));
  check('arrived', seen.size === count && wrong.length === 0, `${seen.size} of ${count}, ${wrong.length} wrong`);
  check('verified', faults.length === 0, faults.slice(0, 5).join('; '));
  check('rotated', bothSigned > 0, 'no delivery had two signatures');
  await call('DELETE', path);
} catch (failure) {
  console.log('FAILED ' + failure.message);
} finally {
  server.close();
  server.closeAllConnections();
}
