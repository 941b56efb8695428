import { browser, open, serve } from "./page.mjs";
const server = await serve();
const chromium = await browser();
for (const [w, h] of [[1280, 800], [360, 740]]) {
  const { page } = await open(chromium, server.address + "#/explore?v=2&preset=everything&panel=why", { width: w, height: h });
  await page.waitForTimeout(500);
  await page.locator("#panel-why").screenshot({ path: `/tmp/why-${w}.png` });
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: `/tmp/first-${w}.png` });
}
await chromium.close(); server.close();
