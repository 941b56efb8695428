// What Lighthouse says of dist/, on a phone as it takes it: Explore and Read. Run by `cargo xtask lighthouse`.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { serve } from "../tests/browser/page.mjs";

const require = createRequire(`${process.env.LIGHTHOUSE}/`);
const cli = require.resolve("lighthouse/cli/index.js");
const { version } = JSON.parse(await readFile(require.resolve("lighthouse/package.json"), "utf8"));
const server = await serve();
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const NAMES = ["performance", "accessibility", "best-practices", "seo"];
console.log(`Lighthouse ${version}, ${new Date().toISOString().slice(0, 10)}`);
for (const page of ["index.html", "read.html"]) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli, server.address + page, "--output=json", "--quiet", `--only-categories=${NAMES.join(",")}`, `--chrome-flags=${flags.join(" ")}`],
    { env: { ...process.env, CHROME_PATH: process.env.CHROMIUM }, maxBuffer: 1 << 27 },
  );
  const { categories, audits } = JSON.parse(stdout);
  console.log(`${page}: ${NAMES.map((name) => `${name} ${Math.round((categories[name]?.score ?? 0) * 100)}`).join(", ")}`);
  for (const name of NAMES.slice(1)) {
    for (const { id } of categories[name].auditRefs) {
      const { score, scoreDisplayMode, title } = audits[id];
      if (score !== null && score < 1 && ["binary", "numeric"].includes(scoreDisplayMode)) console.log(`  ${name}: ${title}`);
    }
  }
}
server.close();
