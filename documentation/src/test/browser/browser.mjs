// What the checks in Chromium share: a browser, what is wrong with a page by itself, and axe.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const WIDTHS = { narrow: { width: 390, height: 844 }, wide: { width: 1440, height: 900 } };
// the machine may be busy with other tests
export const PATIENCE = 90_000;

export const launch = (executablePath) =>
  chromium.launch({ executablePath, timeout: PATIENCE, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });

/** @param form "narrow light", "wide dark" and so on */
export const contextOf = async (browser, form, more = {}) => {
  const [width, colorScheme] = form.split(" ");
  const context = await browser.newContext({ viewport: WIDTHS[width], colorScheme, locale: "zh-CN", reducedMotion: "reduce", ...more });
  context.setDefaultTimeout(PATIENCE);
  return context;
};

/** Opens an address and notes in "seen" whatever is wrong with the page by itself; "refusals" are statuses that the check itself causes. */
export const open = async (context, origin, address, seen, refusals = []) => {
  const page = await context.newPage();
  const expected = (text) => refusals.length > 0 && text.startsWith("Failed to load resource");
  page.on("console", (message) => message.type() === "error" && !expected(message.text()) && seen.push(`console: ${message.text()}`));
  page.on("pageerror", (fault) => seen.push(`script: ${fault.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["data:", "blob:"].includes(url.protocol)) seen.push(`request to ${url.origin}`);
  });
  page.on("response", (response) => response.status() >= 400 && !refusals.includes(response.status()) && seen.push(`${response.status()} ${response.url()}`));
  await page.goto(origin + address, { waitUntil: "load" });
  return page;
};

/** exclude: what is not of the page's making, with the reason where it is called */
export const examine = async (page, seen, exclude = []) => {
  // not a tag in the page, which a content security policy would refuse
  await page.evaluate(axe);
  const findings = await page.evaluate(
    (left) => axe.run({ exclude: left }, { resultTypes: ["violations"] }).then((result) => result.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)),
    exclude,
  );
  seen.push(...findings.map((finding) => `axe ${finding}`));
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (beyond > 0) seen.push(`${beyond} pixels beyond the edge of the screen`);
};

/** Where the keyboard is, and whether that can be seen. */
export const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    const shows = (one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    };
    // an unseen field is shown by its label
    const label = element.classList?.contains("unseen") ? element.labels?.[0] : null;
    return { text: (label ?? element).textContent.trim(), id: element.id, tag: element.tagName, shown: shows(label ?? element) };
  });
