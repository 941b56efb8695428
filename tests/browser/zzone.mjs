import { browser, open, serve } from "./page.mjs";
const server = await serve(); const on = await browser();
const { page, told } = await open(on, server.address + "#/explore?v=2&panel=sure", { width: 1280, height: 900 });
await page.waitForTimeout(4000);
console.log(told.errors, await page.evaluate(() => window.violations));
console.log((await page.locator(".answered").innerText()).slice(0, 400));
await on.close(); server.close();
