// The stack, the world that its sandbox plays, and invented applicants whose numbers have right check digits.
import { createHmac, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createIcpClient, isProblem, ok, sessionTokens, waitUntil, type IcpClient, type Schemas } from 'icp-filing-client';
import { parse } from 'yaml';

export const gateway = required('ICP_GATEWAY_URL');
const sandboxUrl = required('ICP_SANDBOX_URL');
const bootstrap = required('ICP_BOOTSTRAP_FILE');
const quick = { firstMs: 150, longestMs: 1_000, timeoutMs: 60_000 };

/** The client of a person without an account or a session. */
export const visitor = createIcpClient({ baseUrl: gateway, language: 'en' });

export interface Person {
  name: string;
  idNumber: string;
  phone: string;
}

export interface Company {
  name: string;
  creditCode: string;
  domain: string;
  site: string;
  head: Person;
  webmaster: Person;
}

export interface SignedIn {
  accountId: string;
  client: IcpClient;
  /** The codes that came to the phone so far. */
  codes: Set<string>;
}

export const PAPER = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);
export const FACE = Buffer.from(
  '/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAABAAEBAREA/8QAJgABAAAAAAAAAAAA' +
    'AAAAAAAAABABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAAPwA//9k=',
  'base64',
);

export function freshCompany(): Company {
  const brand = pick('云海青松远帆星河长风明月锦程新禾卓越启航博雅天工', 4);
  return {
    name: `杭州${brand}科技有限公司`,
    creditCode: creditCode(`91330106${organisationCode('MA' + pick('0123456789ABCDEFGHJKLMNPQRTUWXY', 6))}`),
    // no digits: who reads a message takes six of them for a code, and messages name the domain
    domain: `ok-client-${Array.from({ length: 12 }, () => String.fromCharCode(97 + randomInt(26))).join('')}.com`,
    site: `${brand}科技官方网站`,
    head: freshPerson(),
    webmaster: freshPerson(),
  };
}

/** The last four digits of a phone are magic in the sandbox; none of the magic ones ends in 3. */
export function freshPhone(): string {
  return `138${String(randomInt(10_000_000)).padStart(7, '0')}3`;
}

export function typeQuestion(company: Company): Schemas['FilingTypeQuestion'] {
  return {
    region: { province: '33', city: '330100', county: '330106' },
    nature: 4,
    certificateType: 1,
    certificateNumber: company.creditCode,
    domain: `www.${company.domain}`,
  };
}

export function subject(company: Company): Schemas['SubjectEntry'] {
  const address = `浙江省杭州市西湖区示例路${randomInt(100, 999)}号`;
  return {
    name: company.name,
    certificateAddress: address,
    mailingAddress: address,
    principal: { ...person(company.head), legalRepresentative: true },
  };
}

export function service(company: Company, serviceNumber?: string): Schemas['ServiceEntry'] {
  return {
    ...(serviceNumber === undefined ? {} : { serviceNumber }),
    name: company.site,
    domains: [company.domain],
    homePage: `www.${company.domain}`,
    contentTypes: 128,
    preApprovals: 0,
    languages: [1],
    accessMode: 16,
    serverLocation: 8_589_934_592,
    principal: person(company.webmaster),
  };
}

export async function signUp(phone: string): Promise<SignedIn> {
  const { codeId } = await ok(visitor.POST('/api/v1/one-time-codes', { body: { phone, purpose: 'SIGN_UP' } }));
  const code = await codeTo(phone, 'SMS');
  const { account, session } = await ok(visitor.POST('/api/v1/accounts', { body: { codeId, code, phone } }));
  return { accountId: account.accountId, client: inSession(session), codes: new Set([code]) };
}

/** A member of the staff of the bootstrap file, by password and authenticator app. Each code of the app is good once. */
export async function staff(login: string): Promise<IcpClient> {
  const file = parse(readFileSync(bootstrap, 'utf8')) as { staff: { login: string; password: string; totp: string }[] };
  const member = file.staff.find((one) => one.login === login);
  if (member === undefined) {
    throw new Error(`${bootstrap} has no ${login}`);
  }
  const password = () => ok(visitor.POST('/api/v1/sessions', { body: { login, password: member.password } }));
  // The first sign-in of a service that has just started may take longer than the gateway waits; asking again does no harm.
  const challenge = (await password().catch((error: unknown) => {
    if (isProblem(error, 'UPSTREAM_TIMEOUT')) {
      return password();
    }
    throw error;
  })) as Schemas['SignInChallenge'];
  const used = new Set<string>();
  const session = await waitUntil(
    async () => {
      // Not the code of the step before: it is wrong if this step ends on the way.
      for (const apart of [0, 1]) {
        const code = totp(member.totp, Math.floor(Date.now() / 30_000) + apart);
        if (used.has(code)) {
          continue;
        }
        used.add(code);
        try {
          return await ok(
            visitor.POST('/api/v1/sessions/second-factor', { body: { challengeId: challenge.challengeId, code } }),
          );
        } catch (error) {
          if (!isProblem(error, 'SECOND_FACTOR_USED')) {
            throw error;
          }
        }
      }
      return undefined;
    },
    (signedIn) => signedIn !== undefined,
    quick,
  );
  return inSession(session as Schemas['Session']);
}

export async function buyDomain(company: Company): Promise<void> {
  const registrant = { name: company.name, certificateType: 1, certificateNumber: company.creditCode };
  await sandbox('POST', '/registry/domains', { domain: company.domain, registrant });
}

export async function launchServer(accountId: string): Promise<string> {
  const instance = (await sandbox('POST', `/cloud/accounts/${accountId}/instances`, {})) as { instanceId: string };
  return instance.instanceId;
}

/** Types the newest code of the authority, one that this person has not typed before. */
export async function typeAuthorityCode(who: Person, typed: Set<string>): Promise<void> {
  const code = await codeTo(who.phone, 'AUTHORITY_SMS', typed);
  typed.add(code);
  await sandbox('POST', '/authority/sms-verifications', { phone: who.phone, code, lastSix: who.idNumber.slice(-6) });
}

/** Our own messages tell other numbers and names too, so a code is what their wording says; the authority’s have no other six digits. */
const codeIn = { SMS: /(?:验证码|[Cc]ode [^.]{0,60}is) (\d{6})(?!\d)/, AUTHORITY_SMS: /(?<!\d)(\d{6})(?!\d)/ };

/** The newest code to this phone that is none of these. */
export async function codeTo(phone: string, channel: keyof typeof codeIn, not = new Set<string>()): Promise<string> {
  const code = await waitUntil(
    async () => {
      const texts = await textsTo(phone, channel);
      const newest = texts.map((text) => codeIn[channel].exec(text)?.[1]);
      return newest.find((one) => one !== undefined && !not.has(one));
    },
    (found) => found !== undefined,
    quick,
  );
  return code as string;
}

export async function filingPassword(phone: string): Promise<string> {
  const texts = await textsTo(phone, 'AUTHORITY_SMS');
  const found = texts.map((text) => /备案密码：([a-z0-9]{8})/.exec(text)?.[1]).find((one) => one !== undefined);
  if (found === undefined) {
    throw new Error('The authority sent no filing password');
  }
  return found;
}

/** Newest first. */
async function textsTo(phone: string, channel: string): Promise<string[]> {
  const to = encodeURIComponent(`+86${phone}`);
  const inbox = await sandbox('GET', `/inbox/messages?limit=200&channel=${channel}&to=${to}`);
  return (inbox as { items: { text: string }[] }).items.map((message) => message.text);
}

async function sandbox(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(sandboxUrl + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}

function inSession(session: Schemas['Session']): IcpClient {
  return createIcpClient({ baseUrl: gateway, language: 'en', tokens: sessionTokens({ baseUrl: gateway, session }) });
}

function person(who: Person): Schemas['PersonEntry'] {
  return {
    name: who.name,
    certificateType: 2,
    certificateNumber: who.idNumber,
    mobile: who.phone,
    officePhone: `0571-8${who.phone.slice(3, 10)}`,
    mail: `p${who.phone}@example.com`,
  };
}

function freshPerson(): Person {
  const born = new Date(Date.UTC(1965, 0, 1 + randomInt(12_000))).toISOString().slice(0, 10).replaceAll('-', '');
  const first17 = `330106${born}${String(randomInt(1, 1000)).padStart(3, '0')}`;
  return { name: pick('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗', 1) + pick('鋆垚淼焱喆', 2), idNumber: residentId(first17), phone: freshPhone() };
}

function pick(from: string, count: number): string {
  return Array.from({ length: count }, () => from.charAt(randomInt(from.length))).join('');
}

/** GB 32100: the check digit of a unified social credit code. */
function creditCode(first17: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return first17 + alphabet.charAt((31 - (sum % 31)) % 31);
}

/** GB 11714: the check digit of an organisation code. */
function organisationCode(first8: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + parseInt(first8.charAt(at), 36) * weight, 0);
  const check = 11 - (sum % 11);
  return first8 + (check === 10 ? 'X' : check === 11 ? '0' : String(check));
}

/** GB 11643: the check digit of a resident ID number. */
function residentId(first17: string): string {
  let weight = 2;
  let sum = 0;
  for (let at = 16; at >= 0; at--) {
    sum += Number(first17.charAt(at)) * weight;
    weight = (weight * 2) % 11;
  }
  return first17 + '10X98765432'.charAt(sum % 11);
}

/** RFC 6238: SHA-1, 30 seconds, six digits. */
function totp(base32: string, step: number): string {
  const bits = Array.from(base32, (letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is missing; ./icp clients sets it`);
  }
  return value;
}
