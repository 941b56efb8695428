// Takes pictures of the page in its usual sizes and states, to be looked at.
// Run by `cargo xtask pictures FOLDER`.
import { mkdir } from "node:fs/promises";
import { browser, lever, open, serve } from "./page.mjs";

const folder = process.argv[2] ?? "pictures";
await mkdir(folder, { recursive: true });
const server = await serve();
const chromium = await browser();
const panel = (page, name) => page.getByRole("group", { name: "Behind the answer" }).getByRole("button", { name }).click();
for (const [width, height] of [[1920, 1080], [1280, 900], [768, 1024], [360, 800]]) {
  for (const colorScheme of ["light", "dark"]) {
    const { page, context } = await open(chromium, server.address, { width, height, colorScheme });
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${folder}/first-${width}-${colorScheme}.png`, fullPage: width < 1000 });
    await page.getByRole("combobox", { name: "Start from" }).selectOption("places-first");
    await lever(page, "Needs met in school, 7–15").box.fill("12");
    await lever(page, "Special school top-ups").box.fill("lots");
    await lever(page, "Special school top-ups").box.blur();
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${folder}/moved-${width}-${colorScheme}.png`, fullPage: width < 1000 });
    await context.close();
    if (width !== 1280 && width !== 360) continue;
    for (const [name, hash, ready] of [["read", "read.html", ".read"], ["school", "#/school?v=1&school.to=unit&school.places=10&school.top_up=12000", ".school"]]) {
      const opened = await open(chromium, server.address + hash, { width, height, colorScheme, ready });
      await opened.page.waitForTimeout(300);
      await opened.page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      await opened.context.close();
    }
    for (const name of ["Children", "Money", "Known by now"]) {
      const opened = await open(chromium, `${server.address}#/explore?v=1&actual.2024-25=27400000&stability_grant=2026-27`, { width, height, colorScheme });
      await panel(opened.page, name);
      await opened.page.waitForTimeout(300);
      await opened.page.locator("section.panel").screenshot({ path: `${folder}/${name.split(" ")[0].toLowerCase()}-${width}-${colorScheme}.png` });
      await opened.context.close();
    }
  }
}
await chromium.close();
server.close();
