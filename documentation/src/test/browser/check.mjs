// The documentation site in a real browser: node check.mjs GATEWAY CHROMIUM FOLDER
// Every page that is looked at must have no error on the console, ask no other host, have no finding of axe and no text
// beyond the edge of the screen. Then the site is used by keyboard alone. The pictures of the pages stay in FOLDER.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [gateway, executablePath, folder] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = { narrow: { width: 390, height: 844 }, wide: { width: 1440, height: 900 } };
const FIRST_VIEW = 150_000;
// the machine may be busy with other tests
const PATIENCE = 90_000;
const begun = Date.now();
mkdirSync(folder, { recursive: true });

// Which pages are looked at in which form: every kind of page once in each form would only repeat the same templates.
const PAGES = {
  "narrow light": ["/docs/zh", "/docs/zh/rules", "/docs/en/problems/RULES_BROKEN", "/docs/zh/dictionaries/natures", "/docs/zh/operations/applicant"],
  "narrow dark": ["/docs/en", "/docs/zh/lifecycle", "/docs/zh/start/first-filing", "/docs/en/events/icp.filing.order.v1"],
  "wide light": ["/docs/zh", "/docs/en/rules", "/docs/zh/lifecycle", "/docs/zh/start/first-filing", "/docs/zh/problems", "/docs/zh/changelog"],
  "wide dark": ["/docs/en", "/docs/zh/guides", "/docs/en/glossary", "/docs/zh/problems/DOMAIN_CONFLICT", "/docs/en/operations"],
};
const REFERENCE = { "wide light": "/docs/zh/reference", "narrow dark": "/docs/en/reference" };

const faults = [];
const tell = (where, what) => faults.push(`${where}: ${what}`);

const browser = await chromium.launch({ executablePath, timeout: PATIENCE, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });

const contextOf = async (form) => {
  const [width, colorScheme] = form.split(" ");
  const context = await browser.newContext({ viewport: WIDTHS[width], colorScheme, locale: "zh-CN", reducedMotion: "reduce" });
  context.setDefaultTimeout(PATIENCE);
  return context;
};

// Opens a page and notes whatever is wrong with it by itself.
const open = async (context, address, seen) => {
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && seen.push(`console: ${message.text()}`));
  page.on("pageerror", (fault) => seen.push(`script: ${fault.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== gateway && !["data:", "blob:"].includes(url.protocol)) seen.push(`request to ${url.origin}`);
  });
  page.on("response", (response) => response.status() >= 400 && seen.push(`${response.status()} ${response.url()}`));
  await page.goto(gateway + address, { waitUntil: "load" });
  return page;
};

// exclude: what is not of this site's making, with the reason where it is called
const examine = async (page, seen, exclude = []) => {
  await page.evaluate(axe);
  const findings = await page.evaluate(
    (left) => axe.run({ exclude: left }, { resultTypes: ["violations"] }).then((result) => result.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)),
    exclude,
  );
  seen.push(...findings.map((finding) => `axe ${finding}`));
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (beyond > 0) seen.push(`${beyond} pixels beyond the edge of the screen`);
};

const look = async (form) => {
  const context = await contextOf(form);
  for (const address of PAGES[form]) {
    const seen = [];
    const page = await open(context, address, seen);
    await examine(page, seen);
    await page.screenshot({ path: `${folder}/${form.replace(" ", "-")}${address.replaceAll("/", "-")}.png` });
    await page.close();
    seen.forEach((fault) => tell(`${address}, ${form}`, fault));
  }
  const reference = REFERENCE[form];
  if (reference) {
    const seen = [];
    const page = await open(context, reference, seen);
    await page.waitForSelector("#reference main h1").catch(() => seen.push("the reference did not appear"));
    // the inside is the library's
    await examine(page, seen, [["#reference"]]);
    await page.screenshot({ path: `${folder}/${form.replace(" ", "-")}-reference.png` });
    seen.forEach((fault) => tell(`${reference}, ${form}`, fault));
  }
  await context.close();
};

const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return { text: element.textContent.trim(), id: element.id, tag: element.tagName, shown: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 };
  });
const expect = (holds, what) => holds || tell("by keyboard", what);

const byKeyboard = async () => {
  const context = await contextOf("wide light");
  const page = await open(context, "/docs/zh", []);
  await page.keyboard.press("Tab");
  const skip = await focused(page);
  expect(skip.tag === "A" && skip.text === "跳到正文" && skip.shown, `the first stop is ${JSON.stringify(skip)} and not the visible skip link`);
  await page.keyboard.press("Enter");
  expect((await focused(page)).id === "main", "the skip link does not lead to the text");
  await page.reload();
  for (let stop = 0; stop < 25; stop++) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    if (here.tag === "BODY") break;
    expect(here.shown, `the focus is not visible at ${here.tag} ${here.text.slice(0, 30)}`);
  }
  // search: open, ask in Chinese, go to the first result
  await page.keyboard.press("/");
  await page.keyboard.type("域名冲突");
  await page.waitForSelector("dialog.search .results a").catch(() => expect(false, "the search finds nothing for 域名冲突"));
  const first = await page.getAttribute("dialog.search .results a", "href").catch(() => "");
  expect(first === "/docs/zh/problems/DOMAIN_CONFLICT", `the first result for 域名冲突 is ${first}`);
  await page.keyboard.press("ArrowDown");
  await Promise.all([page.waitForURL("**/problems/**"), page.keyboard.press("Enter")]).catch(() => expect(false, "a result is not opened by Enter"));
  // the theme's switch, and what it keeps
  await page.focus(".theme-button");
  await page.keyboard.press("Enter");
  expect((await page.getAttribute("html", "data-theme")) === "dark", "the switch does not turn the page dark");
  await page.reload();
  expect((await page.getAttribute("html", "data-theme")) === "dark", "the choice of dark is not kept");
  // the other language is the same page
  await page.focus("a.language");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/docs/en/problems/DOMAIN_CONFLICT").catch(() => expect(false, "the switch of languages leads elsewhere"));
  // tabs of code
  await page.goto(`${gateway}/docs/en/start/first-filing`);
  const tabs = page.locator(".tab-list").first().getByRole("tab");
  if ((await tabs.count()) > 1) {
    await tabs.first().focus();
    await page.keyboard.press("ArrowRight");
    expect((await tabs.nth(1).getAttribute("aria-selected")) === "true", "the arrow does not choose the next tab");
    expect(await page.locator(".tabs").first().getByRole("tabpanel").isVisible(), "the chosen tab shows nothing");
  } else expect(false, "the first page has no tabs of code");
  // the rules of a province
  await page.goto(`${gateway}/docs/en/rules`);
  const all = await page.locator("table.rules tbody tr").count();
  await page.selectOption("#province", "32");
  const ofOne = await page.locator("table.rules tbody tr").count();
  expect(ofOne > 3 && ofOne < all, `the choice of a province shows ${ofOne} of ${all} rules`);
  await context.close();

  const phone = await contextOf("narrow light");
  const small = await open(phone, "/docs/zh/glossary", []);
  await small.focus(".menu-button");
  await small.keyboard.press("Enter");
  expect(await small.isVisible("#menu"), "the menu does not open on a narrow screen");
  await small.keyboard.press("Escape");
  expect(!(await small.isVisible("#menu")), "Escape does not close the menu");
  await phone.close();
};

const weight = async () => {
  const context = await contextOf("wide light");
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let bytes = 0;
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(`${gateway}/docs/zh`, { waitUntil: "networkidle" });
  if (bytes > FIRST_VIEW || bytes < 5_000) tell("/docs/zh", `the first view has ${bytes} bytes`);
  await context.close();
  return bytes;
};

// A page with faults: what finds nothing there proves nothing elsewhere.
const canary = async () => {
  const context = await contextOf("narrow light");
  await context.route("**/docs/zh/glossary", async (route) => {
    const answer = await route.fetch({ timeout: PATIENCE });
    const html = (await answer.text()).replace(
      "<article>",
      '<article><img src="https://elsewhere.invalid/x.png"><button></button><script>document.title = "x"</script><pre class="canary">' + "x".repeat(900) + "</pre>",
    );
    await route.fulfill({ response: answer, body: html });
  });
  await context.route("https://elsewhere.invalid/**", (route) => route.abort());
  const seen = [];
  const page = await open(context, "/docs/zh/glossary", seen);
  await page.addStyleTag({ content: ".canary { overflow: visible; width: 3000px }" }).catch(() => {});
  await page.evaluate(() => (document.querySelector(".top").style.width = "900px"));
  await examine(page, seen);
  for (const sign of ["axe image-alt", "axe button-name", "console: ", "beyond the edge"]) {
    if (!seen.some((fault) => fault.startsWith(sign) || fault.includes(sign))) tell("canary", `"${sign}" was not noticed in a page that has it`);
  }
  await context.close();
};

try {
  const bytes = await weight();
  await Promise.all([canary(), byKeyboard()]);
  await Promise.all(["narrow light", "wide light"].map(look));
  await Promise.all(["narrow dark", "wide dark"].map(look));
  const pages = Object.values(PAGES).flat().length + Object.keys(REFERENCE).length;
  if (faults.length) {
    console.log(faults.map((fault) => `  ✗ ${fault}`).join("\n"));
    process.exitCode = 1;
  } else console.log(`site: ${pages} pages at 390 and 1,440 pixels, light and dark: no error, no finding of axe; first view ${Math.round(bytes / 1000)} kB; ${Math.round((Date.now() - begun) / 1000)} s`);
} finally {
  await browser.close();
}
