// Writes the TypeScript of the documentation into build/pages, one file a page, so that the compiler reads what readers copy.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";

const SITE = "../../documentation/src/main/site";
const PAGES = { "first-filing.zh": `${SITE}/zh/start/first-filing.md`, "first-filing.en": `${SITE}/en/start/first-filing.md` };
const BLOCK = /^```ts\b[^\n]*\n(.*?)^```/gms;

await rm("build/pages", { recursive: true, force: true });
await mkdir("build/pages", { recursive: true });
for (const [name, page] of Object.entries(PAGES)) {
  const blocks = [...(await readFile(page, "utf8")).matchAll(BLOCK)].map((block) => block[1]);
  if (!blocks.length) throw new Error(`${page} has no TypeScript`);
  await writeFile(`build/pages/${name}.ts`, `${blocks.join("\n")}\nexport {};\n`);
}
