// The principal's phone step in a real browser: node phone.mjs GATEWAY SANDBOX CHROMIUM FOLDER
// Every state of the page and every refusal, with answers that this script gives in place of the service: words, axe, keyboard, nothing
// beyond the edge of a phone. Then one principal goes the whole way against the stack. The pictures stay in FOLDER.
import { mkdirSync } from "node:fs";
import { randomInt, randomUUID } from "node:crypto";
import { contextOf, examine, focused, launch, open, PATIENCE } from "./browser.mjs";

// Without a stack ("none" as SANDBOX) the last part is left out.
const [gateway, sandbox, executablePath, folder] = process.argv.slice(2);
const hasStack = sandbox !== "none";
mkdirSync(folder, { recursive: true });
const begun = Date.now();
const faults = [];
const tell = (where, what) => faults.push(`${where}: ${what}`);
const SECRET = "s".repeat(43);
const STEPS = "**/api/v1/authenticity-steps/**";
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=", "base64");
const asked = (more) => ({
  part: "SUBJECT_PRINCIPAL", name: "张*", provider: "示例云", consented: false, sheetPresent: false, triesLeft: 5, endsAt: "2026-11-29T10:00:00Z",
  consent: { version: "2026-01", language: "zh", text: "我们将采集您的人脸照片。\n您可以拒绝。" }, ...more,
});
const problem = (code, detail = "A detail of the service.") => ({ code, detail, instance: "urn:trace:0af7651916cd43dd8448eb211c80319c" });
const browser = await launch(executablePath);

/** Answers in place of the service: by "GET", "POST" and "PUT", a function or [status, body, headers]. */
const answering = async (context, answers) => {
  const bodies = [];
  await context.route(STEPS, (route) => {
    const request = route.request();
    if (request.method() === "PUT") bodies.push(request.postDataBuffer());
    const given = answers[request.method()];
    const answer = typeof given === "function" ? given() : given;
    if (answer === "lost") return route.abort("internetdisconnected");
    const [status, body, headers = {}] = answer;
    return route.fulfill({ status, headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) });
  });
  return bodies;
};
const wordOf = (page, name) => page.evaluate((word) => document.querySelector(`[data-word="${word}"]`).textContent, name);
const section = (page, id) => page.waitForSelector(`#${id}:not([hidden])`);
const choose = (page, file) => page.setInputFiles("#file", file ?? { name: "face.png", mimeType: "image/png", buffer: PICTURE });
const visible = (page) => page.evaluate(() => [...document.querySelectorAll("main > section:not([hidden])")].map((one) => one.id).join());

const MATCH = [200, { result: "MATCH", triesLeft: 4, validUntil: "2027-02-27T10:00:00Z" }];
const AGREED = [200, asked({ consented: true })];
// what the service says to a photograph, the word that the page has for it, and where the page is then
const REFUSALS = {
  "another person": { PUT: [200, { result: "MISMATCH", triesLeft: 3 }], word: "mismatch", at: "photo" },
  "a picture of a picture": { PUT: [200, { result: "NOT_ALIVE", triesLeft: 3 }], word: "not-alive", at: "photo" },
  "a source without a picture": { PUT: [200, { result: "NO_REFERENCE", triesLeft: 0 }], word: "no-reference", at: "photo" },
  "a silent source": { PUT: [200, { result: "UNKNOWN", triesLeft: 3 }], word: "unknown", at: "photo" },
  "the last try": { PUT: [200, { result: "MISMATCH", triesLeft: 0 }], end: "used-up", at: "ended" },
  "too large for the service": { PUT: [413, problem("BODY_TOO_LARGE")], word: "too-large", at: "photo" },
  "too many pixels": { PUT: [422, problem("MATERIAL_TOO_LARGE")], word: "too-large", at: "photo" },
  unreadable: { PUT: [422, problem("MATERIAL_UNREADABLE")], word: "unreadable", at: "photo" },
  "no JPEG": { PUT: [415, problem("UNSUPPORTED_MEDIA_TYPE")], word: "unreadable", at: "photo" },
  infected: { PUT: [422, problem("MATERIAL_INFECTED")], word: "infected", at: "photo" },
  "too many": { PUT: [429, problem("TOO_MANY_REQUESTS"), { "Retry-After": "5400" }], word: "too-many", at: "photo", says: "90" },
  busy: { PUT: [503, problem("UPSTREAM_UNAVAILABLE")], word: "busy", at: "photo", again: true },
  late: { PUT: [504, problem("UPSTREAM_TIMEOUT")], word: "late", at: "photo", again: true },
  offline: { PUT: "lost", word: "offline", at: "photo", again: true },
  "a fault that the page does not know": { PUT: [500, problem("INTERNAL_ERROR")], word: "other", at: "photo", again: true, says: "0af7651916cd43dd8448eb211c80319c" },
  "a link that ended meanwhile": { PUT: [404, problem("NOT_FOUND")], end: "gone", at: "ended" },
  "a consent of an older text": { PUT: [409, problem("CONSENT_OUTDATED")], word: "outdated", at: "consent" },
};
// the others have the same places with other words
const EXAMINED = ["another person", "the last try", "a consent of an older text"];

/** Whether the page says what it must; the canary calls it with a wrong expectation. */
const judged = async (page, { word, end, at, again = false, says }) => {
  const found = [];
  await page.waitForSelector(end ? "#ended:not([hidden])" : ".trouble:not([hidden])", { timeout: 10_000 }).catch(() => found.push("nothing is said"));
  const is = await visible(page);
  if (is !== at) found.push(`the page is at ${is} and not at ${at}`);
  const text = await page.textContent(end ? "#ended" : ".trouble");
  if (!text.includes(await wordOf(page, end ?? word))) found.push(`it says "${text.trim()}" and not ${end ?? word}`);
  if (says && !text.includes(says)) found.push(`it does not name ${says}`);
  if (!end && (await page.isVisible(".again")) !== again) found.push(again ? "there is no button to try again" : "there is a button to try again");
  if (!end && (await page.textContent(".remedy")).trim().length < 8) found.push("no remedy is named");
  return found;
};

const toPhoto = async (context, language, seen, refusals) => {
  const page = await open(context, gateway, `/docs/${language}/phone#${SECRET}`, seen, refusals);
  await section(page, "photo");
  await choose(page);
  await page.waitForSelector(".chosen:not([hidden])");
  return page;
};

const refusals = async (form, language) => {
  for (const [name, refusal] of Object.entries(REFUSALS)) {
    const context = await contextOf(browser, form);
    const seen = [];
    await answering(context, { GET: AGREED, PUT: refusal.PUT });
    const page = await toPhoto(context, language, seen, [404, 409, 413, 415, 422, 429, 500, 503, 504]);
    await page.click(".send");
    seen.push(...(await judged(page, refusal)));
    if (refusal.again) {
      await context.unroute(STEPS);
      await answering(context, { GET: AGREED, PUT: MATCH });
      await page.click(".again");
      await section(page, "done").catch(() => seen.push("a second try does not lead to the end"));
    } else if (EXAMINED.includes(name)) await examine(page, seen);
    if (name === "another person") await page.screenshot({ path: `${folder}/${form.replace(" ", "-")}-phone-mismatch.png` });
    seen.forEach((fault) => tell(`${name}, ${language}`, fault));
    await context.close();
  }
};

/** The whole way, with what each state looks like. */
const way = async (form, language) => {
  const context = await contextOf(browser, form);
  const seen = [];
  const bodies = await answering(context, { GET: [200, asked()], POST: [200, asked({ consented: true })], PUT: MATCH });
  const picture = (name) => page.screenshot({ path: `${folder}/${form.replace(" ", "-")}-phone-${language}-${name}.png`, fullPage: true });
  const page = await open(context, gateway, `/docs/${language}/phone#${SECRET}`, seen);
  await section(page, "consent");
  await examine(page, seen);
  await picture("consent");
  const said = await page.textContent("#consent");
  for (const part of ["张*", "示例云", "我们将采集您的人脸照片。", "您可以拒绝。"]) if (!said.includes(part)) seen.push(`the consent does not show ${part}`);
  await page.click(".decline");
  await section(page, "declined");
  await examine(page, seen);
  await page.click(".reconsider");
  await page.click(".agree");
  await section(page, "photo");
  await examine(page, seen);
  // 12 million pixels become at most 1,600 on the longer edge, and a JPEG
  await page.evaluate(async () => {
    const large = Object.assign(document.createElement("canvas"), { width: 4000, height: 3000 });
    large.getContext("2d").fillRect(0, 0, 4000, 3000);
    const files = new DataTransfer();
    files.items.add(new File([await new Promise((done) => large.toBlob(done, "image/png"))], "large.png", { type: "image/png" }));
    const input = document.querySelector("#camera");
    input.files = files.files;
    input.dispatchEvent(new Event("change"));
  });
  await page.waitForSelector(".chosen:not([hidden])");
  await examine(page, seen);
  await picture("photo");
  await page.click(".send");
  await section(page, "done");
  await examine(page, seen);
  await picture("done");
  const edges = sizeOf(bodies[0]);
  if (edges !== "1600x1200") seen.push(`the picture that was sent has ${edges} pixels and not 1600x1200`);
  const address = await page.evaluate(() => location.href);
  if (address.includes(SECRET)) seen.push("the secret of a used link stays in the address");
  await page.reload();
  await section(page, "done").catch(() => seen.push("after a reload it is not done any more"));
  const kept = await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length);
  if (kept > 0 || (await context.cookies()).length > 0) seen.push("the page keeps something in the browser");
  seen.forEach((fault) => tell(`the whole way, ${form}, ${language}`, fault));
  await context.close();
};

/** Width and height out of a JPEG's frame. */
const sizeOf = (jpeg) => {
  if (!jpeg || jpeg.readUInt16BE(0) !== 0xffd8) return "no JPEG";
  for (let at = 2; at + 9 < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1];
    if (marker === 0xe1) return "EXIF";
    if (marker >= 0xc0 && marker <= 0xc3) return `${jpeg.readUInt16BE(at + 7)}x${jpeg.readUInt16BE(at + 5)}`;
  }
  return "no frame";
};

const doors = async () => {
  const context = await contextOf(browser, "narrow light");
  const seen = [];
  await answering(context, { GET: [404, problem("NOT_FOUND")] });
  let page = await open(context, gateway, `/docs/zh/phone#${SECRET}`, seen, [404]);
  seen.push(...(await judged(page, { end: "gone", at: "ended" })));
  await examine(page, seen);
  await page.screenshot({ path: `${folder}/narrow-light-phone-ended.png` });
  for (const address of ["/docs/zh/phone", "/docs/en/phone#short"]) {
    page = await open(context, gateway, address, seen, [404]);
    seen.push(...(await judged(page, { end: "incomplete", at: "ended" })));
  }
  await context.unroute(STEPS);
  await answering(context, { GET: AGREED });
  // what a browser cannot draw
  page = await open(context, gateway, `/docs/zh/phone#${SECRET}`, seen);
  await section(page, "photo");
  await choose(page, { name: "face.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no picture") });
  seen.push(...(await judged(page, { word: "unreadable", at: "photo" })));
  await choose(page, { name: "face.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(6 << 20) });
  await page.waitForFunction((word) => document.querySelector(".trouble").textContent.includes(word), await wordOf(page, "too-large"));
  seen.push(...(await judged(page, { word: "too-large", at: "photo" })));
  // an address without a language, as the link has it, and the switch of languages keep the secret
  page = await open(context, gateway, `/docs/phone#${SECRET}`, seen);
  await section(page, "photo");
  await page.click("a.language");
  await page.waitForURL(`**/docs/en/phone#${SECRET}`).catch(() => seen.push("the switch of languages loses the link"));
  await section(page, "photo");
  seen.forEach((fault) => tell("doors", fault));
  await context.close();
};

const byKeyboard = async () => {
  const context = await contextOf(browser, "narrow light");
  const seen = [];
  await answering(context, { GET: [200, asked()], POST: AGREED, PUT: MATCH });
  const page = await open(context, gateway, `/docs/zh/phone#${SECRET}`, seen);
  await section(page, "consent");
  const to = async (selector) => {
    for (let stop = 0; stop < 15; stop++) {
      await page.keyboard.press("Tab");
      const here = await focused(page);
      if (here.tag !== "BODY" && !here.shown) seen.push(`the focus is not visible at ${here.tag} ${here.text}`);
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    }
    seen.push(`the keyboard does not reach ${selector}`);
  };
  await to(".agree");
  await page.keyboard.press("Enter");
  await section(page, "photo");
  await to("#camera");
  await to("#file");
  await choose(page);
  await page.waitForSelector(".chosen:not([hidden])");
  await page.keyboard.press("Enter"); // the focus is at the button to send
  await section(page, "done").catch(() => seen.push("Enter does not send the picture"));
  seen.forEach((fault) => tell("by keyboard", fault));
  await context.close();
};

/** A principal of an order of the stack opens the very link and shows a face. */
const live = async () => {
  const key = () => ({ "Content-Type": "application/json", "Idempotency-Key": randomUUID() });
  const call = async (method, url, body, headers = {}) => {
    const answer = await fetch(url.startsWith("http") ? url : gateway + url, {
      method, headers: { ...(body && key()), ...headers }, ...(body && { body: JSON.stringify(body) }), signal: AbortSignal.timeout(PATIENCE),
    });
    const content = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${JSON.stringify(content)}`);
    return { content, etag: answer.headers.get("ETag") };
  };
  const { creditCode, idNumber, phone: freshPhone } = await import("./people.mjs");
  const [phone, code] = [freshPhone(), creditCode()];
  const domain = `ok-phone-${Date.now().toString(36)}${randomInt(1000)}.com`;
  const name = "杭州云海青松科技有限公司";
  const { codeId } = (await call("POST", "/api/v1/one-time-codes", { phone, purpose: "SIGN_UP" })).content;
  let sms;
  for (const end = Date.now() + PATIENCE; !sms && Date.now() < end; await new Promise((done) => setTimeout(done, 300))) {
    const { items } = (await call("GET", `${sandbox}/inbox/messages?to=${phone}`)).content;
    sms = /(?<![\w-])\d{6}(?![\w-])/.exec(items[0]?.text ?? "")?.[0];
  }
  const { session } = (await call("POST", "/api/v1/accounts", { codeId, code: sms, phone })).content;
  const signed = { Authorization: `Bearer ${session.accessToken}` };
  const region = { province: "33", city: "330100", county: "330106" };
  const check = { region, nature: 4, certificateType: 1, certificateNumber: code, domain };
  const { typeCheckId } = (await call("POST", "/api/v1/filing-type-checks", check, signed)).content;
  const order = await call("POST", "/api/v1/orders", { typeCheckId }, signed);
  const id = order.content.orderId;
  const { etag } = await call("GET", `/api/v1/orders/${id}`, undefined, signed);
  const principal = { name: "张三", certificateType: 2, certificateNumber: idNumber(), mobile: phone, officePhone: "0571-85022088", mail: "zhang@example.com", legalRepresentative: true };
  const address = "浙江省杭州市西湖区示例路1号101室";
  await call("PUT", `/api/v1/orders/${id}/subject`, { name, certificateAddress: address, mailingAddress: address, principal }, { ...signed, "If-Match": etag });
  const link = (await call("POST", `/api/v1/orders/${id}/authenticity/links`, { part: "SUBJECT_PRINCIPAL" }, signed)).content;

  const context = await contextOf(browser, "narrow light");
  const seen = [];
  if (!link.url.startsWith(`${gateway}/docs/phone#`)) seen.push(`the link leads to ${link.url.slice(0, -43)}`);
  const page = await open(context, gateway, link.url.slice(gateway.length), seen);
  await section(page, "consent");
  await page.click(".agree");
  await section(page, "photo");
  await choose(page);
  await page.click(".send");
  await section(page, "done").catch(async () => seen.push(`the way ends at ${await visible(page)}: ${await page.textContent(".trouble")}`));
  const { items } = (await call("GET", `/api/v1/orders/${id}/authenticity`, undefined, signed)).content;
  if (items[0].standing !== "DONE") seen.push(`the order says ${items[0].standing}`);
  // the same link once more: it leads nowhere, and the page says what to do
  const again = await context.newPage();
  await again.goto(link.url);
  seen.push(...(await judged(again, { end: "gone", at: "ended" })));
  seen.forEach((fault) => tell("against the stack", fault));
  await context.close();
};

// Faults that must be found, else the checks prove nothing.
const canary = async () => {
  const context = await contextOf(browser, "narrow light");
  const seen = [];
  await answering(context, { GET: AGREED, PUT: [200, { result: "MISMATCH", triesLeft: 3 }] });
  const page = await toPhoto(context, "zh", []);
  await page.click(".send");
  const wrong = await judged(page, { word: "not-alive", at: "done", again: true, says: "nothing of the kind" });
  if (wrong.length !== 4) tell("canary", `of four wrong expectations ${wrong.length} were noticed: ${wrong}`);
  await page.evaluate(() => {
    document.querySelector("canvas").removeAttribute("aria-label");
    document.querySelector(".send").textContent = "";
    document.querySelector("h1").style.width = "900px";
  });
  await page.evaluate(() => (document.querySelector(".chosen").hidden = false));
  await examine(page, seen);
  for (const sign of ["axe role-img-alt", "axe button-name", "beyond the edge"]) if (!seen.some((fault) => fault.includes(sign))) tell("canary", `"${sign}" was not noticed`);
  if (sizeOf(PICTURE) !== "no JPEG") tell("canary", "a PNG was taken for a JPEG");
  await context.close();
};

try {
  await Promise.all([way("narrow light", "zh"), doors(), byKeyboard(), canary()]);
  await Promise.all([way("narrow dark", "en"), refusals("narrow light", "zh"), hasStack && live()]);
  if (process.env.ICP_LONG) await refusals("narrow dark", "en");
  if (faults.length) {
    console.log(faults.map((fault) => `  ✗ ${fault}`).join("\n"));
    process.exitCode = 1;
  } else
    console.log(`phone step: the whole way and ${Object.keys(REFUSALS).length + 5} refusals at 390 pixels, ${process.env.ICP_LONG ? "both in Chinese and English, light and dark" : "the refusals in Chinese and light"}${hasStack ? ", and a principal of the stack" : ""}; ${Math.round((Date.now() - begun) / 1000)} s`);
} finally {
  await browser.close();
}
