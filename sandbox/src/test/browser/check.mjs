// The sandbox's pages on a phone, in a real browser: node check.mjs SANDBOX GATEWAY CHROMIUM FOLDER
// Every page at 390 pixels, light and dark: no error, no finding of axe, nothing beyond the edge. Then a developer, in English, signs up, reads the code in
// the inbox, looks at the clock, is told what an order still needs, and resets what there is. The pictures stay in FOLDER.
import { mkdirSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { contextOf, examine, focused, launch, open } from "../../../../documentation/src/test/browser/browser.mjs";
import { creditCode, phone as freshPhone } from "../../../../documentation/src/test/browser/people.mjs";

const [sandbox, gateway, executablePath, folder] = process.argv.slice(2);
const PAGES = ["/", "/inbox", "/play", "/test-clock", "/reset", "/magic", "/old-platform", "/authority/sms-verifications", "/authority/public-query", "/authority/public-query?domain=nobody.example", "/?lang=en", "/magic?lang=en", "/play?lang=en"];
mkdirSync(folder, { recursive: true });
const begun = Date.now();
const faults = [];
const tell = (where, what) => faults.push(`${where}: ${what}`);
const browser = await launch(executablePath);

const look = async (form) => {
  const context = await contextOf(browser, form);
  for (const address of PAGES) {
    const seen = [];
    const page = await open(context, sandbox, address, seen);
    await examine(page, seen);
    await page.screenshot({ path: `${folder}/${form.replace(" ", "-")}-sandbox${address.replace(/\W/g, "-")}.png` });
    await page.close();
    seen.forEach((fault) => tell(`${address}, ${form}`, fault));
  }
  await context.close();
};

const call = async (path, body, headers = {}) => {
  const answer = await fetch(gateway + path, { method: "POST", headers: { "Content-Type": "application/json", "Idempotency-Key": randomUUID(), ...headers }, body: JSON.stringify(body) });
  const content = await answer.json();
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(content)}`);
  return content;
};

/** A developer's way with the keyboard of a phone: every button is pressed by Enter. */
const develop = async () => {
  const context = await contextOf(browser, "narrow light");
  const seen = [];
  const [phone, certificateNumber] = [freshPhone(), creditCode()];
  const domain = `ok-pages-${Date.now().toString(36)}.com`;
  const { codeId } = await call("/api/v1/one-time-codes", { phone, purpose: "SIGN_UP" });
  // the switch of one page holds for all that follow
  const page = await open(context, sandbox, "/inbox?lang=en", seen);
  let code;
  for (const end = Date.now() + 60_000; !code && Date.now() < end; await page.waitForTimeout(300)) {
    await page.fill("input[name=to]", phone);
    await page.press("input[name=to]", "Enter");
    await page.waitForLoadState();
    // the messages only: the time of one ends with six digits, too
    code = /(?<![\w-])\d{6}(?![\w-])/.exec((await page.locator("td.text").allTextContents()).join("\n"))?.[0];
  }
  await examine(page, seen);
  await page.screenshot({ path: `${folder}/narrow-light-sandbox-inbox-with-message.png` });
  const { session } = await call("/api/v1/accounts", { codeId, code, phone });
  const signed = { Authorization: `Bearer ${session.accessToken}` };
  const check = { region: { province: "33", city: "330100", county: "330106" }, nature: 4, certificateType: 1, certificateNumber, domain };
  const { typeCheckId } = await call("/api/v1/filing-type-checks", check, signed);
  const { orderId } = await call("/api/v1/orders", { typeCheckId }, signed);

  const pressed = async (address, fields, button) => {
    await page.goto(sandbox + address);
    for (const [name, value] of Object.entries(fields)) await page.fill(`:is(input, textarea)[name=${name}]`, value);
    await page.focus(button);
    if (!(await focused(page)).shown) seen.push(`the focus is not visible at ${address} ${button}`);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".answer");
    await examine(page, seen);
    return page.textContent(".answer");
  };
  const expect = (text, part) => text.includes(part) || seen.push(`it says "${text.replace(/\s+/g, " ").trim()}" and not ${part}`);
  // no time passes: the other tests of the stack have the same clock
  expect(await pressed("/test-clock", { by: "PT0S" }, "form:nth-of-type(2) button"), "PT0S");
  expect(await pressed("/test-clock", { by: "tomorrow" }, "form:nth-of-type(2) button"), "/by is a duration");
  expect(await pressed("/play", { orderId }, "form:first-of-type button"), "WAITS_FOR_HOLDER");
  expect(await pressed("/reset", { accessToken: session.accessToken, phone }, "button"), `abandoned order ${orderId}`);
  await page.screenshot({ path: `${folder}/narrow-light-sandbox-reset-done.png` });
  const refused = await pressed("/reset", { accessToken: "no token", phone: "" }, "button");
  if (/abandoned|nothing to reset/.test(refused) || !refused.trim()) seen.push(`a token that does not hold is answered "${refused}"`);
  await page.goto(`${sandbox}/inbox?to=${phone}`);
  expect(await page.textContent("main"), "Nothing arrived.");
  seen.forEach((fault) => tell("a developer's way", fault));
  await context.close();
};

// A page with faults: what finds nothing there proves nothing elsewhere.
const canary = async () => {
  const context = await contextOf(browser, "narrow dark");
  const seen = [];
  const page = await open(context, sandbox, "/inbox", seen);
  await page.evaluate(() => {
    document.querySelector("button").textContent = "";
    document.querySelector("h1").style.cssText = "width: 900px; color: #333; background: #222";
  });
  await examine(page, seen);
  for (const sign of ["axe button-name", "axe color-contrast", "beyond the edge"]) if (!seen.some((fault) => fault.includes(sign))) tell("canary", `"${sign}" was not noticed`);
  await context.close();
};

try {
  await Promise.all([look("narrow light"), canary(), develop()]);
  await look("narrow dark");
  if (faults.length) {
    console.log(faults.map((fault) => `  ✗ ${fault}`).join("\n"));
    process.exitCode = 1;
  } else console.log(`sandbox pages: ${PAGES.length} at 390 pixels, light and dark, and a developer's way: no error, no finding of axe; ${Math.round((Date.now() - begun) / 1000)} s`);
} finally {
  await browser.close();
}
