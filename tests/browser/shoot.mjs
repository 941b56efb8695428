// Takes pictures of the page in its usual sizes and states, to be looked at.
// Run by `cargo xtask pictures FOLDER`.
import { mkdir } from "node:fs/promises";
import { browser, lever, open, serve } from "./page.mjs";

const folder = process.argv[2] ?? "pictures";
await mkdir(folder, { recursive: true });
const server = await serve();
const chromium = await browser();
for (const [width, height] of [[1920, 1080], [1280, 900], [768, 1024], [360, 800]]) {
  for (const colorScheme of ["light", "dark"]) {
    const { page, context } = await open(chromium, server.address, { width, height, colorScheme });
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${folder}/first-${width}-${colorScheme}.png`, fullPage: width < 1000 });
    await page.getByRole("combobox", { name: "Start from" }).selectOption("places-first");
    await lever(page, "Needs met in school, 7–15").box.fill("12");
    await lever(page, "Special school top-ups").box.fill("lots");
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${folder}/moved-${width}-${colorScheme}.png`, fullPage: width < 1000 });
    await context.close();
  }
}
await chromium.close();
server.close();
