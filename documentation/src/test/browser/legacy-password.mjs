// The page of a new password of an old login in a real browser: node legacy-password.mjs GATEWAY CHROMIUM FOLDER
// Every state of the page, with answers that this script gives in place of the service: words, axe, keyboard, the secret.
import { mkdirSync } from "node:fs";
import { contextOf, examine, launch, open } from "./browser.mjs";

const [gateway, executablePath, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const faults = [];
const SECRET = "s".repeat(43);
const NEW = "a quite new password";
const PASSWORD = "**/api/v1/legacy-mailbox-resets/password";
const browser = await launch(executablePath);

/** Answers in place of the service: "lost", or [status, body]; returns what was sent. */
const answering = async (context, answer) => {
  const sent = [];
  await context.route(PASSWORD, (route) => {
    sent.push(route.request().postDataJSON());
    if (answer === "lost") return route.abort("internetdisconnected");
    const [status, body] = answer;
    return route.fulfill({ status, headers: { "Content-Type": "application/problem+json" }, body: body ? JSON.stringify(body) : undefined });
  });
  return sent;
};
const section = (page, id) => page.waitForSelector(`#${id}:not([hidden])`, { timeout: 10_000 });
const says = async (page, selector, text, seen) => {
  await page.waitForSelector(`${selector}:not([hidden])`, { timeout: 10_000 }).catch(() => seen.push(`there is no ${selector}`));
  const said = await page.textContent(selector);
  if (!said.includes(text)) seen.push(`it says "${said.trim()}" and not "${text}"`);
};
const fill = async (page, password, again = password) => {
  await page.fill("#password", password);
  await page.fill("#again", again);
  await page.press("#again", "Enter");
};
const wordOf = (page, name) => page.evaluate((word) => document.querySelector(`[data-word="${word}"]`).textContent, name);
const scene = async (name, form, language, answer, play, hash = `#${SECRET}`) => {
  const context = await contextOf(browser, form);
  const seen = [];
  const sent = await answering(context, answer);
  const page = await open(context, gateway, `/docs/${language}/legacy-password${hash}`, seen, [422, 429, 500]);
  await play(page, seen, sent);
  await examine(page, seen);
  await page.screenshot({ path: `${folder}/${form.replace(" ", "-")}-legacy-password-${language}-${name.replaceAll(" ", "-")}.png` });
  seen.forEach((fault) => faults.push(`${name}, ${form}, ${language}: ${fault}`));
  await context.close();
};

for (const [form, language] of [["narrow light", "zh"], ["wide dark", "en"]]) {
  await scene("the whole way", form, language, [204], async (page, seen, sent) => {
    await section(page, "choose");
    await examine(page, seen);
    await fill(page, NEW);
    await section(page, "done").catch(() => seen.push("it does not come to its end"));
    if (JSON.stringify(sent) !== JSON.stringify([{ secret: SECRET, password: NEW }])) seen.push(`it sent ${JSON.stringify(sent)}`);
    if (page.url().includes(SECRET)) seen.push("the secret of a used link stays in the address");
    await page.reload();
    await section(page, "done").catch(() => seen.push("after a reload it is not done any more"));
  });
  await scene("too short", form, language, [204], async (page, seen, sent) => {
    await fill(page, "short");
    if (sent.length > 0) seen.push("a password of five characters was sent");
  });
  await scene("two passwords", form, language, [204], async (page, seen, sent) => {
    await fill(page, NEW, `${NEW}s`);
    await says(page, ".trouble", await wordOf(page, "differ"), seen);
    if (sent.length > 0) seen.push("it was sent");
  });
  const broken = { code: "RULES_BROKEN", detail: "One rule is broken.", errors: [{ code: "LEGACY_PASSWORD_BREACHED", detail: "It is on a list.", remedy: "Choose another one." }] };
  await scene("a breached password", form, language, [422, broken], async (page, seen) => {
    await fill(page, NEW);
    await says(page, ".trouble", "It is on a list.", seen);
    await says(page, ".trouble", "Choose another one.", seen);
  });
  const used = { code: "LEGACY_RESET_LINK_INVALID", detail: "The link was used.", remedy: "Apply again." };
  await scene("a used link", form, language, [422, used], async (page, seen) => {
    await fill(page, NEW);
    await says(page, "#ended", "The link was used. Apply again.", seen);
  });
  await scene("no network", form, language, "lost", async (page, seen) => {
    await fill(page, NEW);
    await says(page, ".trouble", await wordOf(page, "offline"), seen);
  });
  await scene("half a link", form, language, [204], async (page, seen) => says(page, "#ended", await wordOf(page, "incomplete"), seen), "#half");
}
await browser.close();
if (faults.length > 0) {
  console.log(faults.join("\n"));
  process.exit(1);
}
console.log("the page of a new password of an old login: 7 states in 2 languages");
