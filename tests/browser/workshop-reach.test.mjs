// Workshop, group, kept scenarios and the page to print, for everyone: axe in each state and look, by keyboard
// alone, narrow.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, scene, walk } from "./page.mjs";

const { withPage } = scene();
const VIEWS = {
  "an empty wall": { hash: "#/workshop", ready: ".wall" },
  "a wall with groups": {
    hash: "#/workshop?v=1&workshop=Heads+together",
    ready: ".wall",
    prepare: async (page) => {
      const group = (name, rest) => `https://example.org/#/group?v=1&workshop=Heads+together&name=${name}&${rest}`;
      await page.locator("#pasted").fill([group("A+group+with+a+long+name+indeed", "special_places=65&special_places.reason=Because"), group("Other", "unit_places=40&start=2026-27"), group("Third", "special_topup=-0.05")].join(" "));
      await page.getByRole("button", { name: "Add these groups" }).click();
      await page.getByText("Three groups were added.").waitFor();
      await page.getByText("Type a group in").click();
    },
  },
  "a group": { hash: "#/group?v=1&workshop=Heads+together&special_places=65", ready: ".group-page", prepare: (page) => page.getByRole("button", { name: "Show the code" }).click() },
  "kept scenarios, two side by side": {
    hash: "#/explore?v=1&panel=scenarios&special_places=65",
    ready: "#panel-scenarios",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Keep this scenario" }).click();
      await page.getByRole("checkbox", { name: "Side by side: Scenario 1" }).check();
      await page.getByRole("button", { name: "Show the code" }).click();
    },
  },
  "the page to print": { hash: "#/report?v=1&special_places=65&special_places.reason=Because&name=Ours", ready: ".report" },
};
const LOOKS = {
  "light, 1280 px": { width: 1280 },
  "dark, 1280 px": { width: 1280, colorScheme: "dark" },
  "light, 1920 px": { width: 1920, height: 1080 },
  "dark, 320 px": { width: 320, colorScheme: "dark" },
  "forced colours": { width: 1280, forcedColors: "active" },
};

for (const [view, { hash, ready, prepare = () => {} }] of Object.entries(VIEWS)) {
  for (const [look, settings] of Object.entries(LOOKS)) {
    test(`axe finds nothing and nothing is cut off: ${view}, ${look}`, withPage({ hash, ready, ...settings }, async (page) => {
      await prepare(page);
      assert.deepEqual(await axe(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no scrolling to the side");
    }));
  }
  test(`the keyboard alone goes through ${view}`, withPage({ hash, ready, width: 1280 }, async (page) => {
    await prepare(page);
    // From the top, wherever the keyboard was.
    await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute("tabindex"); scrollTo(0, 0); });
    const seen = await walk(page);
    assert.ok(seen.length > 5, `${seen.length} stops`);
  }));
}

test("a group hears what its change comes to, once, after the slider has settled", withPage({ hash: "#/group?v=2&workshop=x", ready: ".group-page" }, async (page) => {
  const said = page.locator("#announcement");
  assert.equal(await said.textContent(), "", "the group’s page opens with its heading, which is read with the page");
  const slider = page.getByRole("slider").first();
  await slider.focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("ArrowRight");
  assert.equal(await said.textContent(), "", "not while it moves");
  await page.waitForFunction(() => document.getElementById("announcement").textContent !== "");
  const heard = await said.textContent();
  assert.match(heard, /^Your group: /);
  assert.equal(heard, await page.getByRole("heading", { level: 1 }).textContent());
}));
