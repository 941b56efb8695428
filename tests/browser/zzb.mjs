import { browser, open, serve, startFrom, lever } from "./page.mjs";
const server = await serve(); const on = await browser();
for (const [w,h] of [[1280,800],[768,1024],[360,740]]) for (const colorScheme of ["light","dark"]) {
  for (const [name, hash] of [["start","#/explore?v=2"],["moved","#/explore?v=2&special_places=65&unit_places=40&special_topup=-0.03&adult_pathways=0.2"]]) {
    const { page, context } = await open(on, server.address+hash, { width:w, height:h, colorScheme });
    await page.waitForTimeout(500);
    await page.screenshot({ path: `/tmp/s/b-${name}-${w}-${colorScheme}.png` });
    await context.close();
  }
}
const { page, context } = await open(on, server.address+"#/school?v=2", { width:1280, height:800, ready:".school" });
await page.waitForTimeout(400); await page.screenshot({ path: `/tmp/s/b-school.png` }); await context.close();
await on.close(); server.close();
