import { browser, open, serve } from "./page.mjs";
const server = await serve(); const on = await browser();
for (const [hash, sel] of [["#/explore?v=2&special_places=65&unit_places=40&special_topup=-0.02", "main"], ["#/explore?v=2&panel=children&special_places=65", ".panels"], ["#/explore?v=2&panel=money&special_places=65", ".panels"], ["#/explore?v=2&panel=known", ".panels"], ["#/explore?v=2&panel=scenarios&special_places=65", ".panels"], ["#/read?v=2", "main"], ["#/school?v=2", "main"], ["#/workshop?v=2&workshop=x", "main"], ["#/group?v=2&workshop=x&special_places=65", "main"], ["#/report?v=2&special_places=65&name=x", "main"]]) {
  const { page, context } = await open(on, server.address + hash, { width: 1280, height: 900, ready: "#headline" });
  await page.waitForTimeout(700);
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  console.log("=====", hash); console.log((await page.locator(sel).first().innerText()).split("\n").filter((l) => l.length > 42).join("\n"));
  await context.close();
}
await on.close(); server.close();
