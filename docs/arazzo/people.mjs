/**
 * What people do in a journey, as a small HTTP server for the runner of the Arazzo files: Arazzo cannot read six digits out of an SMS,
 * work an authenticator app, or push the piece of a slider picture to its place. `people.yaml` is its contract.
 *
 *     node people.mjs PORT SANDBOX GATEWAY BOOTSTRAP_FILE
 *
 * It listens on the loopback address only, prints its address, and ends after an hour at the latest. PORT 0 takes a free one.
 */
import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { inflateSync } from 'node:zlib';

const [port, sandbox, gateway, bootstrap] = process.argv.slice(2);
// the runner waits 90 seconds for an answer
const PATIENCE = 80_000;
const PATIENCE_OF_STAFF = 70_000;
const ANSWER = 30_000;
const LIFE = 3_600_000;
// a token lives for ten minutes, and a journey uses it for a few
const FRESH = 300_000;
const handedOut = new Set();
const staff = new Map();

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const digits = (count) => Array.from({ length: count }, () => randomInt(10)).join('');

/** GB 32100 and GB 11714: a credit code with both check characters. */
function creditCode() {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const eight = 'MA' + Array.from({ length: 6 }, () => letters[randomInt(31)]).join('');
  const inner = [3, 7, 9, 10, 5, 8, 4, 2].reduce((sum, weight, i) => sum + weight * parseInt(eight[i], 36), 0);
  const check = (11 - (inner % 11)) % 11;
  const code = '91330106' + eight + (check === 10 ? 'X' : check);
  const outer = [...code].reduce((sum, letter, i) => sum + letters.indexOf(letter) * Number(3n ** BigInt(i) % 31n), 0);
  return code + letters[(31 - (outer % 31)) % 31];
}

/** GB 11643: an ID number with its check character. */
function idNumber() {
  const padded = (number, length) => String(number).padStart(length, '0');
  const day = padded(1 + randomInt(12), 2) + padded(1 + randomInt(28), 2);
  const first = '330106' + (1965 + randomInt(30)) + day + padded(1 + randomInt(999), 3);
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return first + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(first[i]), 0) % 11];
}

/** A phone that ends in 3: no magic value of the sandbox does. */
const phone = () => '138' + digits(7) + '3';

/** A company, its site and the person who answers for both. */
function applicant() {
  const brand = Array.from({ length: 4 }, () => '云海青松远帆星河长风明月锦程新禾卓越启航博雅天工'[randomInt(24)]).join('');
  const id = idNumber();
  return {
    key: randomUUID(), name: `杭州${brand}科技有限公司`, creditCode: creditCode(), siteName: `${brand}科技官方网站`,
    domain: `ok-site-${Date.now().toString(36)}${digits(4)}.com`, address: '浙江省杭州市西湖区示例路1号101室',
    phone: phone(), principalPhone: phone(), principalId: id, principalIdEnd: id.slice(-6),
  };
}

async function read(url, end, init) {
  const signal = AbortSignal.timeout(Math.max(1, Math.min(ANSWER, end - Date.now())));
  const answer = await fetch(url, { ...init, signal });
  const body = await answer.json();
  return { status: answer.status, body };
}

/** A loaded stack may not answer in time: then a person tries again. */
async function patiently(end, url, init) {
  for (;;) {
    try {
      const answer = await read(url, end, init);
      if (answer.status < 500 || Date.now() > end) return answer;
    } catch (fault) {
      if (Date.now() > end) throw fault;
    }
    await sleep(1_000);
  }
}

const posted = (end, url, body) =>
  patiently(end, url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/** The newest match in the messages to this phone that no caller was given yet. */
async function fromInbox(query, pattern) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(200)) {
    const { body } = await patiently(end, `${sandbox}/inbox/messages?${new URLSearchParams(query)}`);
    for (const message of body.items ?? []) {
      const found = pattern.exec(message.text)?.[1];
      const known = `${message.messageId ?? message.id ?? ''} ${query.to} ${found}`;
      if (found && !handedOut.has(known)) {
        handedOut.add(known);
        return found;
      }
    }
  }
  throw new Error(`No new message to this phone within ${PATIENCE} ms.`);
}

function totp(secret, step) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', key).update(counter).digest();
  return String((hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A legal day of China, so many days after today by the test clock. */
const legalDay = (now, ahead) => new Date(Date.parse(now) + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

/** A list of shell sites as a province publishes it for seven days. The remark makes each file a new one. */
async function cleanUpList(number) {
  const { body } = await patiently(Date.now() + PATIENCE, `${sandbox}/clock`);
  const content = `网站备案号,备注\n${number},${randomUUID()}\n`;
  return { content, publishedOn: legalDay(body.now, 0), lastDay: legalDay(body.now, 7) };
}

/**
 * A holder of the old platform who was not asked before. The first and the last of a kind stay for the system tests, which import them.
 */
async function oldHolder(label) {
  const { body } = await patiently(Date.now() + PATIENCE, `${sandbox}/old-platform/filings`);
  const ofKind = body.items.filter((one) => one.sites[0]?.domains[0].startsWith(label)).slice(1, -1);
  const free = ofKind.filter((one) => !handedOut.has(one.login));
  if (!free.length) throw new Error(`Every holder of a filing ${label} was asked.`);
  const { login, password, subjectNumber, nature, certificateType, certificateNumber, region, sites } = free[0];
  handedOut.add(login);
  return {
    login, password, subjectNumber, nature, certificateType, certificateNumber,
    ...region, domain: sites[0].domains[0], serviceNumber: sites[0].serviceNumber,
  };
}

/** Signs a member of staff in. Each code signs in once, so the next one is tried after one that was used. */
async function signIn(login) {
  const line = new RegExp(`login: ${login},.*password: "([^"]+)", totp: ([A-Z2-7]+)`).exec(readFileSync(bootstrap, 'utf8'));
  if (!line) throw new Error(`There is no ${login}.`);
  const end = Date.now() + PATIENCE_OF_STAFF;
  const first = await posted(end, `${gateway}/api/v1/sessions`, { login, password: line[1] });
  const challenge = first.body.challengeId;
  if (!challenge) throw new Error(first.body.code);
  let used = 0;
  for (; Date.now() < end; await sleep(500)) {
    const now = Math.floor(Date.now() / 30_000);
    for (let step = Math.max(used + 1, now - 1); step <= now + 1; step++) {
      used = step;
      const answer = await posted(end, `${gateway}/api/v1/sessions/second-factor`, { challengeId: challenge, code: totp(line[2], step) });
      if (answer.status === 201) return answer.body.accessToken;
      if (answer.body.code !== 'SECOND_FACTOR_USED') throw new Error(answer.body.code);
    }
  }
  throw new Error('Every code was used.');
}

/** Two that ask at once share one sign-in, because each of them would wait half a minute for a code of its own. */
function staffToken(login) {
  if (!(staff.get(login)?.until > Date.now())) {
    const token = signIn(login);
    staff.set(login, { token, until: Date.now() + FRESH });
    token.catch(() => staff.delete(login));
  }
  return staff.get(login).token;
}

/** Red, green, blue and alpha of a PNG of eight bits a channel. */
function pixels(dataUrl) {
  const png = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
  const [width, height, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
  const channels = { 2: 3, 6: 4 }[kind];
  if (png[24] !== 8 || !channels) throw new Error('A picture of another kind.');
  const data = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(data));
  const line = width * channels;
  const shown = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const left = x < channels ? 0 : shown[y * line + x - channels];
      const up = y === 0 ? 0 : shown[(y - 1) * line + x];
      const corner = y === 0 || x < channels ? 0 : shown[(y - 1) * line + x - channels];
      const near = [left, up, corner].map((value) => Math.abs(left + up - corner - value));
      const paeth = near[0] <= near[1] && near[0] <= near[2] ? left : near[1] <= near[2] ? up : corner;
      shown[y * line + x] = raw[y * (line + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth][filter];
    }
  }
  return { width, height, at: (x, y, c) => (c < channels ? shown[y * line + x * channels + c] : 255) };
}

/** Where the background looks like the piece in shade. */
function gap({ background, piece, y }) {
  const behind = pixels(background);
  const part = pixels(piece);
  let best = { x: 0, sum: Infinity };
  for (let x = 0; x <= behind.width - part.width; x++) {
    let sum = 0;
    for (let row = 0; row < part.height; row++) {
      for (let column = 0; column < part.width; column++) {
        if (part.at(column, row, 3) === 0) continue;
        for (let c = 0; c < 3; c++) sum += Math.abs(behind.at(x + column, y + row, c) - part.at(column, row, c) * (1 - 140 / 255));
      }
    }
    if (sum < best.sum) best = { x, sum };
  }
  return best.x;
}

const ACTS = {
  'POST /applicants': () => applicant(),
  'GET /codes': async ({ to, channel }) => ({ code: await fromInbox({ to, channel }, /(?<![0-9])([0-9]{6})(?![0-9])/) }),
  'GET /filing-passwords': async ({ to }) => ({ password: await fromInbox({ to, channel: 'AUTHORITY_SMS' }, /备案密码：([a-z0-9]{8})/) }),
  'GET /link-secrets': ({ url }) => ({ secret: url.slice(-43) }),
  'GET /staff-tokens': async ({ login }) => ({ accessToken: await staffToken(login) }),
  'GET /clean-up-lists': ({ number }) => cleanUpList(number),
  'GET /old-holders': ({ label }) => oldHolder(label),
  'POST /slider-answers': (query, body) => ({ x: gap(body) }),
  'POST /line-files': (query, body) => ({ content: body.lines.map((line) => JSON.stringify(line)).join('\n') }),
};

createServer(async (request, response) => {
  const head = { 'Content-Type': 'application/json', Connection: 'close' };
  const told = (status, body) => response.writeHead(status, head).end(JSON.stringify(body));
  try {
    const url = new URL(request.url, 'http://people');
    const act = ACTS[`${request.method} ${url.pathname}`];
    if (!act) return told(404, { detail: 'This is none of the acts.' });
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = chunks.length && /json/.test(request.headers['content-type'] ?? '') ? JSON.parse(Buffer.concat(chunks)) : undefined;
    told(200, await act(Object.fromEntries(url.searchParams), body));
  } catch (fault) {
    told(500, { detail: fault.message });
  }
}).listen(Number(port), '127.0.0.1', function listening() {
  console.log(`http://127.0.0.1:${this.address().port}`);
});
setTimeout(() => process.exit(0), LIFE);
