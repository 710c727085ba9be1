// The documentation site in a real browser: node check.mjs GATEWAY CHROMIUM FOLDER
// Every page that is looked at must have no error on the console, ask no other host, have no finding of axe and no text
// beyond the edge of the screen. Then the site is used by keyboard alone. The pictures of the pages stay in FOLDER.
import { mkdirSync } from "node:fs";
import { contextOf as newContext, examine, focused, launch, open as openAt, PATIENCE } from "./browser.mjs";

const [gateway, executablePath, folder] = process.argv.slice(2);
const FIRST_VIEW = 150_000;
const begun = Date.now();
mkdirSync(folder, { recursive: true });

// Which pages are looked at in which form: every kind of page once in each form would only repeat the same templates.
const PAGES = {
  "narrow light": ["/docs/zh", "/docs/zh/rules", "/docs/en/problems/RULES_BROKEN", "/docs/zh/dictionaries/natures", "/docs/zh/operations/applicant", "/docs/zh/inspector"],
  "narrow dark": ["/docs/en", "/docs/zh/lifecycle", "/docs/zh/start/first-filing", "/docs/en/events/icp.filing.order.v1"],
  "wide light": ["/docs/zh", "/docs/en/rules", "/docs/zh/lifecycle", "/docs/zh/start/first-filing", "/docs/zh/problems", "/docs/zh/changelog"],
  "wide dark": ["/docs/en", "/docs/zh/guides", "/docs/en/glossary", "/docs/zh/problems/DOMAIN_CONFLICT", "/docs/en/operations"],
};
const REFERENCE = { "wide light": "/docs/zh/reference", "narrow dark": "/docs/en/reference" };

const faults = [];
const tell = (where, what) => faults.push(`${where}: ${what}`);

const browser = await launch(executablePath);
const contextOf = (form) => newContext(browser, form);
const open = (context, address, seen) => openAt(context, gateway, address, seen);

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
    // the library has classes of the same names as the site, whose rules must not reach it
    const bold = await page.$$eval("#reference .markdown p", (texts) => texts.filter((text) => getComputedStyle(text).fontWeight > 500).length);
    if (bold) seen.push(`${bold} paragraphs of the reference are bold`);
    if (form === "wide light") await useReference(page, seen);
    // the inside is the library's
    await examine(page, seen, [["#reference"]]);
    await page.screenshot({ path: `${folder}/${form.replace(" ", "-")}-reference.png` });
    seen.forEach((fault) => tell(`${reference}, ${form}`, fault));
  }
  await context.close();
};

// On the Chinese page the operations stand grouped by audience, under Chinese names, and the search finds one by a word of its path,
// by Chinese words, by English ones and by its id. The library's own words are Chinese, too.
const AUDIENCES = ["无需登录", "申请人", "合作伙伴", "初审人员", "客服", "核查人员", "审计人员", "管理员"];
const useReference = async (page, seen) => {
  const names = await page.$$eval("#reference aside button", (buttons) => buttons.map((one) => /^(?:打开|关闭)分组 - (.+)$/.exec(one.textContent.trim())?.[1]));
  const groups = names.filter((name) => AUDIENCES.includes(name));
  if (groups.join() !== AUDIENCES.join()) seen.push(`the reference has the groups ${groups}`);
  for (const [question, path] of [
    ["submission", "/api/v1/orders/{id}/submission"],
    ["提交订单", "/api/v1/orders/{id}/submission"],
    ["Submit an order", "/api/v1/orders/{id}/submission"],
    ["withdrawOrder", "/api/v1/orders/{id}/withdrawal"],
  ]) {
    await page.getByRole("button", { name: /打开搜索/ }).first().click();
    await page.keyboard.type(question);
    await page
      .waitForFunction((wanted) => [...document.querySelectorAll("[role=dialog] a")].some((one) => one.textContent.includes(wanted)), path)
      .catch(() => seen.push(`the search of the reference does not find ${path} by ${question}`));
    await page.keyboard.press("Escape");
  }
  await page.evaluate(() => (location.hash = "tag/orders/submitOrder"));
  await page.waitForFunction(() => document.querySelector("#reference main").innerText.includes("提交订单")).catch(() => seen.push("the reference does not show 提交订单"));
  const text = await page.innerText("#reference main");
  for (const word of ["备案订单", "可调用者：申请人", "响应", "发布事件 filing.order.submitted"]) if (!text.includes(word)) seen.push(`the Chinese reference lacks ${word}`);
  for (const word of ["Path Parameters", "Responses", "Request Body"]) if (text.includes(word)) seen.push(`the Chinese reference says ${word}`);
};

// Every page that the menu names, in both languages: a written page may have a wide table or a heading out of order, which its template
// does not show. Two pages at a time.
const everyPage = async () => {
  const context = await contextOf("narrow light");
  const addresses = [];
  for (const language of ["zh", "en"]) {
    const page = await open(context, `/docs/${language}`, []);
    addresses.push(...(await page.$$eval("#menu a", (links) => links.map((link) => link.getAttribute("href")))));
    await page.close();
  }
  const left = [...new Set(addresses.map((address) => address.split("#")[0]))].filter((address) => address.startsWith("/docs/") && !address.endsWith("/reference"));
  const all = left.length;
  if (all < 100) tell("the menu", `it names ${all} pages`);
  const lookOn = async () => {
    for (let address = left.pop(); address; address = left.pop()) {
      const seen = [];
      const page = await open(context, address, seen);
      await examine(page, seen);
      await page.close();
      seen.forEach((fault) => tell(`${address}, narrow light`, fault));
    }
  };
  await Promise.all([lookOn(), lookOn()]);
  await context.close();
  return all;
};

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
  // an operation by its id
  await page.fill("dialog.search input", "submitOrder");
  await page.waitForSelector("dialog.search .results a[href='/docs/zh/operations/applicant#submitOrder']").catch(() => expect(false, "the search does not find submitOrder"));
  await page.fill("dialog.search input", "域名冲突");
  await page.waitForSelector("dialog.search .results a[href='/docs/zh/problems/DOMAIN_CONFLICT']");
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
  const ages = await page.locator('table.rules tbody tr[data-parameter="PRINCIPAL_AGE"]').allTextContents();
  expect(ages.length === 1 && ages[0].includes("AGE-32"), `beside the province's own age stand ${ages}`);
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

// The inspector of events and webhooks on a phone, with answers in place of the services: list, filter, more, replay, a refusal.
const inspector = async () => {
  const context = await contextOf("narrow dark");
  const asked = [];
  const event = (number) => ({ eventId: "e", number, type: "filing.order.completed", occurredAt: "2026-11-29T10:00:00Z", sequence: 1, about: { orderId: "019a0000-0000-7000-8000-000000000001" } });
  const delivery = { deliveryId: "d1", endpointId: "w1", eventId: "e", number: 7, type: "filing.order.completed", state: "FAILED", attempts: 10, attemptsLeft: 0, lastStatus: 503, lastError: "THROTTLED", createdAt: "2026-11-29T10:00:00Z" };
  const pages = { "": [event(7), "n", true], n: [event(8), "m", false], m: [event(9), "m", false] };
  const answers = {
    "POST /oauth2/token": [200, { access_token: "t", expires_in: 600 }],
    "GET /api/v1/webhook-endpoints": [200, { items: [{ endpointId: "w1", url: "https://hooks.example/icp", state: "ACTIVE" }] }],
    "POST /api/v1/webhook-deliveries/d1/replay": [202, delivery],
    "POST /api/v1/webhook-endpoints/w1/replays": [403, { code: "SCOPE_MISSING", detail: "The client lacks webhooks:write." }],
  };
  await context.route(/\/(api|oauth2)\//, (route) => {
    const request = route.request();
    const url = new URL(request.url());
    asked.push(`${request.method()} ${url.pathname}${url.search} ${request.headers().authorization ?? ""}`);
    const [items, next, more] = pages[url.searchParams.get("after") ?? ""];
    answers["GET /api/v1/events"] = [200, { items: [items], next, more }];
    answers["GET /api/v1/webhook-deliveries"] = [200, { items: [delivery], ...(url.searchParams.has("cursor") ? {} : { next: "c" }) }];
    const [status, body] = answers[`${request.method()} ${url.pathname}`] ?? [404, {}];
    return route.fulfill({ status, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  });
  const seen = [];
  const page = await openAt(context, gateway, "/docs/en/inspector", seen, [403]);
  const found = (text) =>
    page.waitForFunction((part) => document.querySelector("p.found").textContent.includes(part), text).catch(() => seen.push(`"${text}" is not said`));
  await page.fill("#client", "icpcli_x");
  await page.fill("#secret", "hush");
  await page.press("#secret", "Enter");
  const numbers = (wanted) =>
    page
      .waitForFunction((all) => [...document.querySelectorAll("table.events tbody tr")].map((line) => line.cells[0].textContent).join() === all, wanted)
      .catch(() => seen.push(`the events are not ${wanted}`));
  await numbers("8,7");
  await page.click("button.newer");
  await numbers("9,8,7");
  await page.fill("#types", "filing.order.*");
  await page.press("#types", "Enter");
  await numbers("8,7");
  await page.click("button.older");
  await page.waitForFunction(() => document.querySelectorAll("table.deliveries tbody tr").length === 2);
  if (await page.isVisible("button.older")) seen.push("there are older deliveries without end");
  if (!(await page.textContent("table.deliveries tbody tr")).includes("503 THROTTLED")) seen.push("the receiver's last answer is not shown");
  await page.click("table.events details summary");
  if (!(await page.textContent("table.events details[open] pre").catch(() => "")).includes('"occurredAt"')) seen.push("an event's details are not shown");
  await examine(page, seen);
  await page.screenshot({ path: `${folder}/narrow-dark-inspector.png`, fullPage: true });
  await page.focus("table.deliveries button");
  await page.keyboard.press("Enter");
  await found("begins again");
  await page.click("button.replay-failed");
  await found("lacks webhooks:write");
  for (const part of ["POST /oauth2/token", "GET /api/v1/events?limit=200&after=n Bearer t", "types=filing.order.*", "POST /api/v1/webhook-deliveries/d1/replay Bearer t"])
    if (!asked.some((one) => decodeURIComponent(one).includes(part))) seen.push(`${part} was not asked, but ${asked}`);
  if (asked.some((one) => one.includes("hush"))) seen.push("the secret stands in an address");
  seen.forEach((fault) => tell("inspector", fault));
  await context.close();
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
  await Promise.all([canary(), byKeyboard(), inspector()]);
  await Promise.all(["narrow light", "wide light"].map(look));
  await Promise.all(["narrow dark", "wide dark"].map(look));
  const named = process.env.ICP_LONG ? `; ${await everyPage()} pages of the menu at 390 pixels` : "";
  const pages = Object.values(PAGES).flat().length + Object.keys(REFERENCE).length;
  if (faults.length) {
    console.log(faults.map((fault) => `  ✗ ${fault}`).join("\n"));
    process.exitCode = 1;
  } else console.log(`site: ${pages} pages at 390 and 1,440 pixels, light and dark: no error, no finding of axe${named}; first view ${Math.round(bytes / 1000)} kB; ${Math.round((Date.now() - begun) / 1000)} s`);
} finally {
  await browser.close();
}
