// Any council, chosen by typing its name: figures, notes, what is refused and why, links, and no network.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { allFigures, axe, lever, open, reload, resultsRegion, scene, tab } from "./page.mjs";

const here = scene();
const LATEST = "#/explore?v=2";
const INDEX = JSON.parse(await readFile(new URL("../../static/data/authorities-index.json", import.meta.url), "utf8"));
const box = (page) => page.getByRole("combobox", { name: "Council" });
const headline = (page) => page.getByRole("heading", { level: 1 });

/** Types some letters of a name and chooses the option of that name with the arrow keys. */
async function choose(page, letters, name) {
  await box(page).click();
  await box(page).press("Control+A");
  await page.keyboard.type(letters);
  const option = page.getByRole("option", { name: new RegExp(`^${name}`) }).first();
  await option.waitFor();
  for (let tries = 0; (await option.getAttribute("aria-selected")) !== "true"; tries += 1) {
    assert.ok(tries < 9, `${name} can be reached with the arrow keys`);
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

async function shows(page, name) {
  await page.waitForFunction((name) => document.getElementById("council")?.value === name, name);
  await headline(page).waitFor();
}

test(
  "Southwark opens on its latest figures: the last published balance, the agreement, what follows, the naive rule",
  here.withPage({ hash: LATEST }, async (page) => {
    const main = page.getByRole("main");
    assert.equal(await page.locator(".then > strong:first-child").innerText(), "Last published: £8.7m in March 2024, £3.4m better than agreed.");
    assert.match(await headline(page).innerText(), /^If nothing changes the deficit would be £25\.4m in March 2028/);
    const said = await main.innerText();
    assert.match(said, /The agreement ends in March 2027, at £0, and then the deficit would be £10\.6m\./);
    assert.match(said, /If spending grew again as in its last published year \(5\.6%\): £2\.2m in March 2027, £8\.9m in March 2028\./);
    await tab(page, "Table");
    await page.getByText("What is published of Southwark").click();
    const known = page.getByRole("region", { name: "Published and estimated figures" });
    for (const row of [/Deficit at March 2024 £8,713,437 published DfE/, /Deficit at March 2025 about £6m estimated/, /January 2025 3,552 published/]) {
      assert.match((await known.innerText()).replace(/\s+/g, " "), row);
    }
    assert.deepEqual(await axe(page), []);
  }),
);

test(
  "Kent, by three letters and the arrow keys: its own figures, no verdict on an agreement, and back again",
  here.withPage({ hash: LATEST }, async (page, { told }) => {
    await choose(page, "ken", "Kent");
    await shows(page, "Kent");
    assert.match(page.url(), /authority=E10000016/);
    assert.match(await headline(page).innerText(), /If nothing changes the deficit would be £420\.3m in March 2028\./);
    const said = await page.getByRole("main").innerText();
    assert.ok(!/agreement|Remaining deficit|borough/i.test(said.replace(/Safety Valve agreement whose yearly payments/, "")), "no agreement is spoken of");
    assert.equal(told.requests.filter((url) => url.endsWith("authorities.json")).length, 1, "its figures are fetched once");
    // A county's own ranges: 400 places for Southwark's size.
    const { box: places } = lever(page, "Extra special school places");
    await places.fill("900");
    await page.waitForFunction(() => /special_places=900/.test(location.hash));
    await page.goBack();
    await page.goBack();
    await shows(page, "Southwark");
    await page.goForward();
    await shows(page, "Kent");
    assert.deepEqual(await axe(page), []);
  }),
);

test(
  "who is not projected says why and is not chosen; a district leads to its county; without a balance that is said",
  here.withPage({ hash: LATEST }, async (page) => {
    for (const [letters, name, why] of [["newh", "Newham", /so far apart/], ["city of l", "City of London", /fewer than 100 plans/]]) {
      await choose(page, letters, name);
      assert.match(await page.getByRole("option", { name: new RegExp(`^${name}`) }).innerText(), why);
      await page.keyboard.press("Escape");
      assert.equal(await box(page).inputValue(), "Southwark");
    }
    await choose(page, "guildf", "Guildford");
    await shows(page, "Surrey");
    await choose(page, "hackn", "Hackney");
    await shows(page, "Hackney");
    await tab(page, "Table");
    await page.getByText("The ages of children with plans in January 2024 were not published.").waitFor();
    await choose(page, "cumb", "Cumberland");
    await shows(page, "Cumberland");
    await tab(page, "Table");
    await page.getByText("No balance of this council is published: the deficit counts from zero.").waitFor();
    await box(page).click();
    await page.keyboard.type("zzz");
    await page.getByText("No council in England has such a name.").waitFor();
  }),
);

test("a link for a council that is not projected, or not known, says so and offers the others", async () => {
  for (const [hash, why] of [["E09000025", /Newham is not projected/], ["E99999999", /knows no council with the code E99999999/]]) {
    const { page, context } = await open(here.chromium, `${here.server.address}#/explore?v=2&authority=${hash}`, { ready: "#council" });
    await page.getByRole("alert").filter({ hasText: why }).waitFor();
    assert.equal(await page.getByRole("slider").count(), 0, "nothing looks alive");
    await choose(page, "leeds", "Leeds");
    await shows(page, "Leeds");
    await context.close();
  }
});

test(
  "what was changed for a council goes through a reload and into another browser; other councils need no network then",
  here.withPage({ hash: LATEST }, async (page, { context }) => {
    await choose(page, "brigh", "Brighton and Hove");
    await shows(page, "Brighton and Hove");
    await lever(page, "Special school top-ups").box.fill("-3");
    await page.waitForFunction(() => /special_topup=-0\.03/.test(location.hash));
    const said = await headline(page).innerText();
    await reload(page);
    await shows(page, "Brighton and Hove");
    assert.equal(await headline(page).innerText(), said);
    const other = await open(here.chromium, page.url(), { ready: "#council" });
    await shows(other.page, "Brighton and Hove");
    assert.equal(await headline(other.page).innerText(), said);
    await other.context.close();
    await box(page).click();
    await page.keyboard.type("lee");
    await page.getByRole("option", { name: "Leeds" }).waitFor();
    await page.keyboard.press("Escape");
    await context.setOffline(true);
    await choose(page, "leeds", "Leeds");
    await shows(page, "Leeds");
    await context.setOffline(false);
  }),
);

test(
  "five figures from a council's own papers go into headline, table, link, reload, another browser and onto paper",
  here.withPage({ hash: LATEST }, async (page) => {
    await choose(page, "ken", "Kent");
    await shows(page, "Kent");
    await tab(page, "Enter actual figures");
    await allFigures(page);
    const typed = [
      ["Deficit at 31 March 2025, before grant", "£136,200,000", "136,200,000", "opening=136200000"],
      ["High needs spending 2024-25", "390m", "390,000,000", "base_spend=390000000"],
      ["State special school places, January 2025", "6,500", "6,500", "special_capacity=6500"],
      ["High needs block 2025-26", "355,000,000", "355,000,000", "actual_block.2025-26=355000000"],
      ["Deficit at 31 March 2026, before grant", "180.5m", "180,500,000", "actual.2025-26=180500000"],
    ];
    const before = await headline(page).innerText();
    const figure = (name) => page.getByRole("textbox", { name, exact: true });
    for (const [name, given] of typed) await figure(name).fill(given);
    await lever(page, "Special school top-ups").box.fill("-3");
    await page.waitForFunction((parts) => parts.every((part) => location.hash.includes(part)), typed.map(([, , , part]) => part));
    const said = await headline(page).innerText();
    assert.notEqual(said, before);
    await tab(page, "Table");
    assert.match(await resultsRegion(page).innerText(), /2025-26[^\n]*180\.5/, "the balance typed in is the table's");
    await tab(page, "Enter actual figures");
    await page.waitForFunction(() => location.hash.includes("panel=known"));
    await page.waitForFunction(() => /figure=/.test(location.hash));
    await reload(page);
    await shows(page, "Kent");
    for (const [name, , shown] of typed) assert.equal(await figure(name).inputValue(), shown, name);
    assert.equal(await headline(page).innerText(), said);
    const other = await open(here.chromium, page.url(), { ready: "#council" });
    await shows(other.page, "Kent");
    assert.equal(await headline(other.page).innerText(), said);
    await other.page.emulateMedia({ media: "print" });
    const paper = await other.page.locator("body").innerText();
    for (const words of ["Kent", said, "Deficit at 31 March 2025, before grant: £136,200,000"]) assert.ok(paper.includes(words), `on paper: ${words}`);
    assert.equal(await other.page.getByRole("slider").count(), 0, "no sliders on paper");
    await other.context.close();
  }),
);

test(
  "which payments are counted is said beside the answer, with a switch for the Stability Grant",
  here.withPage({ hash: LATEST }, async (page) => {
    const main = page.getByRole("main");
    await main.getByText("Counted: the payments of the agreement, £2.8m in 2025-26 and £5.5m in 2026-27.").waitFor();
    const grant = page.getByRole("checkbox", { name: "Count the Stability Grant: 90% of the deficit at March 2026" });
    assert.equal(await grant.isChecked(), false);
    await grant.focus();
    await page.keyboard.press("Space");
    await main.getByText(/is before the Stability Grant; after it/).waitFor();
    await page.waitForFunction(() => location.hash.includes("stability_grant=2026-27"));
    await grant.uncheck();
    await page.waitForFunction(() => !location.hash.includes("stability_grant"));
    await choose(page, "lee", "Leeds");
    await shows(page, "Leeds");
    await main.getByText("No payments are counted.").waitFor();
    assert.deepEqual(await axe(page), []);
  }),
);

test("one file holds every council: opened from a folder, with no network, by typing a name", async () => {
  const { page, context } = await open(here.chromium, new URL("../../dist-single/safety-valve.html", import.meta.url).href, { ready: "#council", offline: true });
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await choose(page, "hack", "Hackney");
  await shows(page, "Hackney");
  assert.match(await headline(page).innerText(), /If nothing changes the deficit would be £/);
  await tab(page, "Table");
  await page.getByText("What is published of Hackney").click();
  await page.getByRole("region", { name: "Published and estimated figures" }).getByText("DfE, LA and school expenditure").first().waitFor();
  await lever(page, "Special school top-ups").box.fill("-3");
  await page.waitForFunction(() => location.hash.includes("special_topup=-0.03"));
  await reload(page);
  await shows(page, "Hackney");
  assert.deepEqual(errors, []);
  await context.close();
});

test(
  "a link of version 1 opens on the agreement’s forecast and says by how much its figure moved",
  here.withPage({ hash: "#/explore?v=1&preset=everything&figure=35.800&model=0123abcd" }, async (page) => {
    await page.getByText("As forecast in March 2023.").waitFor();
    assert.match(await headline(page).innerText(), /£36\.0m in March 2027/);
    await page.getByText(/£35\.8m/).first().waitFor();
    await page.getByRole("button", { name: "From the latest published figures" }).click();
    await page.getByText("From the latest published figures.").waitFor();
    assert.match(await headline(page).innerText(), /£25\.4m in March 2028/);
  }),
);

test(
  "every council that is projected opens: a headline with a figure, a chart, a table, no broken number",
  here.withPage({ hash: LATEST }, async (page) => {
    await box(page).click();
    await page.keyboard.type("kent");
    await page.getByRole("option", { name: "Kent" }).waitFor();
    await page.keyboard.press("Escape");
    const projected = INDEX.filter(([, , status]) => ["projects", "repaired"].includes(status));
    assert.equal(projected.length, 150);
    for (const [code, name] of projected) {
      await page.evaluate((code) => {
        location.hash = `#/explore?v=2&authority=${code}&panel=table`;
      }, code);
      await shows(page, name);
      let said = "";
      for (const panel of ["Children", "Money", "Why it moved", "Table"]) {
        await tab(page, panel);
        said += await page.getByRole("main").innerText();
      }
      assert.ok(!/NaN|undefined|Infinity/.test(said), `${name} has a broken number`);
      assert.match(await headline(page).innerText(), /£[\d.]+m|surplus|£0/, name);
      assert.ok(code === "E09000028" || !/Remaining deficit/.test(said), `${name} has no agreement here`);
      assert.ok((await resultsRegion(page).getByRole("row").count()) > 2, name);
    }
  }),
);

test(
  "at 320 pixels nothing is cut off, with the choice of council open too",
  here.withPage({ hash: LATEST, width: 320, height: 640 }, async (page) => {
    await box(page).click();
    await page.keyboard.type("bour");
    await page.getByRole("option", { name: "Bournemouth, Christchurch and Poole" }).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), "nothing sticks out");
    await page.keyboard.press("Enter");
    await shows(page, "Bournemouth, Christchurch and Poole");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), "nothing sticks out");
  }),
);
