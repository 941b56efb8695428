import { browser, open, serve, startFrom } from "./page.mjs";
const server = await serve(); const on = await browser(); const out = "docs/pictures/";
const shot = async (name, hash, { w = 1280, h = 800, dark, ready, act, to } = {}) => {
  const { page, context } = await open(on, server.address + hash, { width: w, height: h, colorScheme: dark ? "dark" : "light", ready });
  if (act) await act(page);
  await page.waitForTimeout(600);
  if (to) await page.locator(to).first().evaluate((e) => e.scrollIntoView({ block: "start" })); else await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${out}${name}.png` }); await context.close();
};
const everything = (page) => startFrom(page, /^Everything at once/);
for (const dark of [false, true]) {
  const d = dark ? "-dark" : "";
  await shot(`explore-1280${d}`, "#/explore?v=2", { dark, act: everything });
  await shot(`explore-start-1280${d}`, "#/explore?v=2", { dark });
  await shot(`explore-360${d}`, "#/explore?v=2", { dark, w: 360, h: 740, act: everything });
  await shot(`why-1280${d}`, "#/explore?v=2&panel=why", { dark, act: everything, to: ".behind" });
  const answered = async (page) => { await page.getByRole("heading", { name: /is likely to be/ }).waitFor(); };
  await shot(`how-sure-1280${d}`, "#/explore?v=2&panel=sure", { dark, act: answered, to: ".behind" });
  await shot(`school-1280${d}`, "#/school?v=2", { dark, ready: ".school" });
  await shot(`school-360${d}`, "#/school?v=2", { dark, ready: ".school", w: 360, h: 740 });
}
await shot("explore-1920", "#/explore?v=2", { w: 1920, h: 1080, act: everything });
await shot("group-1280", "#/group?v=2&workshop=Heads+together&special_places=65", { ready: ".group-page" });
await shot("what-would-it-take-1280", "#/explore?v=2&panel=take", { act: async (page) => {
  await page.getByRole("radio", { name: "a deficit that I type" }).check();
  await page.getByRole("textbox", { name: "A deficit of £" }).fill("20m");
  await page.getByRole("button", { name: "Find the smallest change" }).click();
  await page.getByRole("heading", { name: /be reached/ }).waitFor({ timeout: 60000 });
}, to: "#panel-take fieldset.may-move" });
await on.close(); server.close();
