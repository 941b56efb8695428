// The page as someone uses it: by role and name, by keyboard, and with figures that are none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { headline, lever, refusals, results, scene, stroke, yoursIn } from "./page.mjs";

const here = scene();
const { withPage } = here;

test("opens on the council's no-action forecast, in words, chart and table", withPage({}, async (page) => {
  assert.equal(
    await headline(page),
    "On the council’s no-action forecast the deficit would be £48.9m in March 2027, if every agreed payment is made.",
  );
  const text = await page.locator("main").innerText();
  assert.match(text, /The agreement says £0\. Spending would be £17\.0m above income that year\.\s+With the block as since published: £30\.2m\./);
  assert.match(text, /Spending within income: not by March 2028/);
  assert.match(text, /Remaining deficit: above the agreement/);
  const rows = await results(page);
  assert.deepEqual(rows.map((row) => row["No action"]), ["18.0", "26.2", "37.5", "48.9", "73.2"]);
  assert.equal(rows[0].Yours, undefined, "nothing moved, so there is no line of yours");
}));

for (const scheme of ["light", "dark"]) {
  for (const ratio of [1, 2]) {
    test(`a slider moved by keyboard moves headline, table and chart together (${scheme}, ${ratio} device px)`,
      withPage({ colorScheme: scheme, deviceScaleFactor: ratio }, async (page) => {
        const before = await headline(page);
        const { slider } = lever(page, "Staying in mainstream, with support");
        await slider.focus();
        for (let press = 0; press < 25; press += 1) await page.keyboard.press("ArrowRight");
        assert.equal(await slider.getAttribute("aria-valuetext"), "25%, between 0% and 60%");
        const now = await headline(page);
        assert.notEqual(now, before);
        assert.equal(now, "With these changes the deficit would be £44.9m in March 2027: £4.0m less than with no action, not yet at the agreement.");
        const rows = await results(page);
        assert.equal(yoursIn(rows, "2026-27"), 44.9);
        await page.waitForTimeout(100);
        for (const year of ["2024-25", "2026-27"]) {
          const { found, belongs, pixels } = await stroke(page, year, yoursIn(rows, year), scheme);
          assert.ok(pixels > 0, "the stroke is there");
          assert.ok(Math.abs(found - belongs) <= 2, `${year}: stroke at ${found}, belongs at ${belongs}`);
        }
        const sizes = await page.locator(".chart canvas").evaluate((canvas) => [canvas.width, canvas.getBoundingClientRect().width]);
        assert.ok(Math.abs(sizes[0] - sizes[1] * ratio) <= 1, "a bitmap as fine as the screen");
      }));
  }
}

test("in-year and before grant show other figures on the same chart", withPage({}, async (page) => {
  const name = () => page.locator(".chart canvas").getAttribute("aria-label");
  assert.match(await name(), /^Cumulative deficit after grant .*£73\.2m in March 2028/);
  await page.getByRole("button", { name: "Before grant" }).click();
  assert.match(await name(), /^Cumulative deficit before grant .*No-action forecast: £23\.9m in March 2023/);
  await page.getByRole("button", { name: "In-year" }).click();
  assert.match(await name(), /^Spending above income .*No-action forecast: £6\.1m in March 2024/);
  assert.equal(await page.getByRole("button", { name: "In-year" }).getAttribute("aria-pressed"), "true");
}));

const SPECIAL = "Special school top-ups";
const PLACES = "Extra special school places";
const BAD = [
  [SPECIAL, ""], [SPECIAL, "   "], [SPECIAL, "lots"], [SPECIAL, "16"], [SPECIAL, "-10.5"], [SPECIAL, "1e999"], [SPECIAL, "NaN"],
  [SPECIAL, "inf"], [SPECIAL, "5,00"], [SPECIAL, "--5"], [SPECIAL, "£3"], [PLACES, "12.5"], [SPECIAL, "3 000 000 000 000 000"],
  [PLACES, "401"], [PLACES, "-1"], [PLACES, "65%"], [PLACES, "1,2,3"],
];
const refuses = await refusals("./bad-input.json");

for (const [name, text] of BAD) {
  test(`${name}: “${text}” is kept, refused in a sentence, and moves nothing`, withPage({}, async (page) => {
    const { box, slider, reset } = lever(page, name);
    await box.fill("3");
    await box.blur();
    const good = await headline(page);
    const rows = await results(page);
    await refuses(page, name, box, text);
    assert.equal(await headline(page), good, "the last good result stays");
    assert.deepEqual(await results(page), rows);
    await page.getByText("so this is the last good result").waitFor();
    assert.match(await slider.getAttribute("aria-valuetext"), /^3/);
    await reset.click();
    assert.equal(await box.inputValue(), "0");
    assert.equal(await box.getAttribute("aria-invalid"), null);
    assert.match(await headline(page), /no-action forecast/);
  }));
}

for (const [name, text, means] of [
  [SPECIAL, "3%", "3%"], [SPECIAL, " −3 % ", "−3%"], [SPECIAL, "-3", "−3%"], [SPECIAL, "+2.5", "2.5%"], [SPECIAL, "3 per cent", "3%"],
  [PLACES, "65 places", "65 places"], [PLACES, "65.0", "65 places"], [PLACES, "0,065", null],
]) {
  test(`${name}: “${text}” ${means ? `is read as ${means}` : "has no plain meaning"}`, withPage({}, async (page) => {
    const { box, slider } = lever(page, name);
    await box.fill(text);
    if (means) {
      assert.equal(await box.getAttribute("aria-invalid"), null);
      assert.ok((await slider.getAttribute("aria-valuetext")).startsWith(`${means},`));
      assert.equal(await box.inputValue(), text, "not rewritten while it is being typed");
      await box.blur();
      assert.equal(await box.inputValue(), means.replace("%", "").replace(" places", ""));
    } else {
      assert.equal(await box.getAttribute("aria-invalid"), "true");
    }
  }));
}

test("minus and plus move by one step and stop at the ends", withPage({}, async (page) => {
  const { box, more, less } = lever(page, "New resource base places");
  await more.click();
  assert.equal(await box.inputValue(), "5");
  await less.click();
  await less.click();
  assert.equal(await box.inputValue(), "0");
  const growth = lever(page, "Yearly growth in new plans");
  await growth.slider.focus();
  await page.keyboard.press("End");
  assert.equal(await growth.box.inputValue(), "15");
  await page.keyboard.press("Home");
  assert.equal(await growth.box.inputValue(), "−10");
  for (let press = 0; press < 24; press += 1) await growth.more.click();
  assert.equal(await growth.box.inputValue(), "2");
  assert.match(await headline(page), /no-action forecast/, "back at the default, nothing is moved");
}));

for (const [preset, from2023, from2026] of [
  ["november-2024", "67.7", null], ["inclusion-first", "46.5", "49.0"], ["places-first", "47.2", "48.8"],
  ["commissioning-first", "35.4", "47.4"], ["everything", "36.0", "47.4"],
]) {
  test(`the preset ${preset} gives what the model says`, withPage({}, async (page) => {
    await page.getByRole("combobox", { name: "Start from" }).selectOption(preset);
    let rows = await results(page);
    assert.equal(rows.find((row) => row.Year === "2026-27").Yours, from2023);
    assert.ok((await headline(page)).includes(`£${from2023}m in March 2027`));
    if (from2026) {
      await page.getByRole("combobox", { name: "Changes begin" }).selectOption("2026-27");
      rows = await results(page);
      assert.equal(rows.find((row) => row.Year === "2026-27").Yours, from2026);
      assert.match(await headline(page), /in March 2028/, "begun now, the year after is looked at");
      await page.getByRole("combobox", { name: "Look at" }).selectOption("2026-27");
      assert.ok((await headline(page)).includes(`£${from2026}m in March 2027`));
    }
    await page.getByRole("button", { name: "Reset all" }).click();
    assert.match(await headline(page), /^On the council’s no-action forecast/);
    assert.equal(await page.getByRole("combobox", { name: "Start from" }).inputValue(), "no-action");
  }));
}

test("every list shows what the page works with, also after two rounds of picking and resetting", withPage({}, async (page) => {
  const lists = { "Start from": ["places-first", "no-action"], "Changes begin": ["2026-27", "2023-24"], "Growing over": ["1", "3"], "Look at": ["2024-25", "2026-27"] };
  const list = (name) => page.getByRole("combobox", { name });
  for (let round = 0; round < 2; round += 1) {
    for (const [name, [picked]] of Object.entries(lists)) {
      await list(name).selectOption(picked);
      assert.equal(await list(name).inputValue(), picked);
    }
    await page.getByRole("button", { name: "Reset all" }).click();
    for (const [name, [, first]] of Object.entries(lists)) assert.equal(await list(name).inputValue(), first, name);
  }
  await list("Changes begin").selectOption("2026-27");
  assert.equal(await list("Look at").inputValue(), "2027-28", "the year in use");
  assert.match(await headline(page), /in March 2028/);
}));

test("growing over fewer years moves the result", withPage({}, async (page) => {
  await lever(page, "Independent school and college fees").box.fill("-10");
  const slow = yoursIn(await results(page), "2026-27");
  await page.getByRole("combobox", { name: "Growing over" }).selectOption("1");
  assert.ok(yoursIn(await results(page), "2026-27") < slow);
}));

test("what nobody is paid to do says so", withPage({}, async (page) => {
  await lever(page, "Moving on to adult life, 18+").box.fill("50");
  await page.getByText("Nobody is paid to do this").waitFor();
}));

test("a new headline is announced once, after the slider has settled", withPage({}, async (page) => {
  const said = page.locator("#announcement");
  assert.equal(await said.innerText(), "");
  const { slider } = lever(page, PLACES);
  await slider.focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press("ArrowRight");
  assert.equal(await said.textContent(), "", "not while it moves");
  await page.waitForFunction(() => document.getElementById("announcement").textContent !== "");
  assert.equal(await said.textContent(), await headline(page));
}));

for (const width of [320, 360, 768, 1280, 1920]) {
  test(`${width} px: nothing needs sideways scrolling`, withPage({ width, height: 800 }, async (page) => {
    await page.getByRole("combobox", { name: "Start from" }).selectOption("everything");
    await lever(page, SPECIAL).box.fill("far too much");
    await page.getByText("The agreement as published").click();
    const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(needed <= there, `${needed} px of content in ${there} px`);
    const table = page.getByRole("region", { name: "Results by year" });
    const [wide, room] = await table.evaluate((region) => [region.scrollWidth, region.clientWidth]);
    assert.ok(wide <= room, `the table needs ${wide} px and has ${room}`);
  }));
}
