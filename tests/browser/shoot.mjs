// Takes pictures of the page in its usual sizes and states, to be looked at.
// Run by `cargo xtask pictures FOLDER`.
import { mkdir } from "node:fs/promises";
import { GROUPS, browser, group, lever, open, openLever, serve, startFrom, tab } from "./page.mjs";

const folder = process.argv[2] ?? "pictures";
await mkdir(folder, { recursive: true });
const server = await serve();
const chromium = await browser();
for (const [width, height] of [[1920, 1080], [1280, 900], [768, 1024], [360, 800]]) {
  for (const colorScheme of ["light", "dark"]) {
    const { page, context } = await open(chromium, server.address, { width, height, colorScheme });
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${folder}/first-${width}-${colorScheme}.png`, fullPage: width < 1000 });
    await startFrom(page, /^Places first/);
    await lever(page, "Needs met in school, 7–15").box.fill("12");
    await lever(page, "Special school top-ups").box.fill("lots");
    await lever(page, "Special school top-ups").box.blur();
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${folder}/moved-${width}-${colorScheme}.png`, fullPage: width < 1000 });
    for (const name of GROUPS) {
      await group(page, name);
      await page.waitForTimeout(200);
      await page.locator("section.levers").screenshot({ path: `${folder}/levers-${name.split(/[ -]/)[0].toLowerCase()}-${width}-${colorScheme}.png` });
    }
    await group(page, "Main eight");
    await openLever(page, "Extra special school places");
    await page.locator("section.levers").screenshot({ path: `${folder}/lever-open-${width}-${colorScheme}.png` });
    await context.close();
    if (width !== 1280 && width !== 360) continue;
    for (const [name, hash, ready] of [["read", "read.html", ".read"], ["school", "#/school?v=1&school.to=unit&school.places=10&school.top_up=12000", ".school"]]) {
      const opened = await open(chromium, server.address + hash, { width, height, colorScheme, ready });
      await opened.page.waitForTimeout(300);
      await opened.page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      await opened.context.close();
    }
    for (const [name, part] of [["Why it moved", "why"], ["Children", "children"], ["Money", "money"], ["How sure", "sure"], ["What would it take", "take"], ["Table", "table"], ["Enter actual figures", "known"]]) {
      const opened = await open(chromium, `${server.address}#/explore?v=1&actual.2024-25=27400000&stability_grant=2026-27`, { width, height, colorScheme });
      await tab(opened.page, name);
      await opened.page.waitForTimeout(300);
      await opened.page.locator(".answered[aria-busy=true]").waitFor({ state: "detached" });
      // The table is there for paper, too, whatever tab is open.
      await opened.page.locator("section.panel:not(.paper)").screenshot({ path: `${folder}/${part}-${width}-${colorScheme}.png` });
      await opened.context.close();
    }
  }
}

// A workshop, on a projector, a laptop and a phone; kept scenarios side by side; the page to print.
const link = (name, moves) => `${server.address}#/group?v=1&start=2025-26&workshop=Heads+together&name=${name}&${moves}&figure=0&model=00000000`;
const TEAMS = [["Peckham+heads", "special_places=65&inclusion_moves=0.4"], ["Finance+table", "special_topup=-0.05&independent_fees=-0.1&inclusion_moves=0.2"], ["Dulwich", "graduated_response=0.1&unit_places=80&unit_places.reason=Near+home"], ["Borough+Market", "adult_pathways=0.6&special_places=120"]];
for (const [width, height] of [[1920, 1080], [1280, 900], [360, 800]]) {
  for (const colorScheme of ["light", "dark"]) {
    const at = (hash, ready) => open(chromium, server.address + hash, { width, height, colorScheme, ready });
    const shoot = async ({ page, context }, name, fullPage = true) => {
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage });
      await context.close();
    };
    const wall = await at("#/workshop?v=1&start=2025-26&workshop=Heads+together", ".wall");
    await wall.page.locator("#pasted").fill(TEAMS.map(([name, moves]) => link(name, moves)).join(" "));
    await wall.page.getByRole("button", { name: "Add these groups" }).click();
    await wall.page.getByRole("button", { name: "Hide this" }).click();
    await shoot(wall, "wall", width !== 1920);
    await shoot(await at("#/group?v=1&workshop=Heads+together&name=Dulwich&unit_places=80&unit_places.reason=Near+home", ".group-page"), "group");
    await shoot(await at("#/report?v=1&name=Dulwich&unit_places=80&unit_places.reason=Near+home", ".report"), "report");
    const kept = await at("#/explore?v=1&panel=scenarios&special_places=65&name=Places", "#panel-scenarios");
    await kept.page.getByRole("button", { name: "Keep this scenario" }).click();
    await lever(kept.page, "Special school top-ups").box.fill("-5");
    await kept.page.getByRole("checkbox", { name: "Side by side: Places" }).check();
    await kept.page.waitForTimeout(300);
    await kept.page.locator("#panel-scenarios").screenshot({ path: `${folder}/scenarios-${width}-${colorScheme}.png` });
    await kept.context.close();
  }
}
await chromium.close();
server.close();
