// node tests/browser/zzshot.mjs OUT 'name|#hash|w|h|scroll-or-selector|flags' ...
import { browser, open, serve } from "./page.mjs";
const out = process.argv[2];
const server = await serve(); const on = await browser();
for (const job of process.argv.slice(3)) {
  const [name, hash, w, h, where = "", flags = ""] = job.split("|");
  const { page, context } = await open(on, server.address + hash, { width: +w, height: +h, ready: "#headline", colorScheme: flags.includes("dark") ? "dark" : "light" });
  if (flags.includes("groups")) {
    const n = +(/groups(\d+)/.exec(flags)?.[1] ?? 6);
    const names = ["Peckham heads together", "Governors of Dulwich and Nunhead", "Finance team", "SEND parents’ and carers’ forum", "Health partners", "Early years providers", "Bermondsey primaries", "Councillors of the scrutiny committee"];
    const all = names.slice(0, n).map((name, i) => `https://e.org/#/group?v=2&workshop=x&name=${encodeURIComponent(name)}&special_places=${10 + 20 * i}&unit_places=${15 * i}&new_plans_growth=${-0.004 * i}`);
    await page.locator("#pasted").fill(all.join(" "));
    await page.getByRole("button", { name: "Add these groups" }).click();
    await page.waitForTimeout(500);
  }
  if (flags.includes("open")) await page.evaluate(() => document.querySelectorAll(".behind details").forEach((d) => (d.open = true)));
  await page.waitForTimeout(400);
  if (where && isNaN(where)) await page.locator(where).first().scrollIntoViewIfNeeded();
  else if (where) await page.evaluate((y) => scrollTo(0, y), +where);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${out}/${name}.png`, fullPage: flags.includes("full") });
  await context.close();
}
await on.close(); server.close();
