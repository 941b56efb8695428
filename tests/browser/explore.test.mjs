// The page as someone uses it: by role and name, by keyboard, and with figures that are none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chip, group, headline, lever, openLever, openRests, refusals, results, resultsRegion, scene, startFrom, stroke, tab, timing, yoursIn } from "./page.mjs";

const here = scene();
const { withPage } = here;

test("opens on the council's no-action forecast, in words, chart and table", withPage({}, async (page) => {
  assert.equal(
    await headline(page),
    "On the council’s no-action forecast the deficit would be £48.9m in March 2027, if every agreed payment is made.",
  );
  await openRests(page);
  const text = await page.locator("main").innerText();
  assert.match(text, /Spending would be £17\.0m above income that year\.\s+With the block as since published: £30\.2m\./);
  assert.match(text, /The agreement says £0\./);
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
        // On a machine that is busy the last presses are still on their way.
        await page.waitForFunction((slider) => slider.value === "25", await slider.elementHandle(), { timeout: 5_000 }).catch(() => {});
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

test("each year's overspend and what is owed before payments show other figures on the same chart", withPage({}, async (page) => {
  const name = () => page.locator(".chart canvas").getAttribute("aria-label");
  assert.match(await name(), /^Cumulative deficit after grant .*£73\.2m in March 2028/);
  await page.getByRole("button", { name: "Before payments" }).click();
  assert.match(await name(), /^Cumulative deficit before grant .*No-action forecast: £23\.9m in March 2023/);
  await page.getByRole("button", { name: "Each year’s overspend" }).click();
  assert.match(await name(), /^Spending above income .*No-action forecast: £6\.1m in March 2024/);
  assert.equal(await page.getByRole("button", { name: "Each year’s overspend" }).getAttribute("aria-pressed"), "true");
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

test("a slider moves by one step and stops at the ends", withPage({}, async (page) => {
  const { box, slider } = lever(page, "New resource base places");
  await slider.press("ArrowRight");
  assert.equal(await box.inputValue(), "5");
  await slider.press("ArrowLeft");
  await slider.press("ArrowLeft");
  assert.equal(await box.inputValue(), "0");
  const growth = lever(page, "Yearly growth in new plans");
  await growth.slider.focus();
  await page.keyboard.press("End");
  assert.equal(await growth.box.inputValue(), "15");
  await page.keyboard.press("Home");
  assert.equal(await growth.box.inputValue(), "−10");
  for (let press = 0; press < 24; press += 1) await page.keyboard.press("ArrowRight");
  assert.equal(await growth.box.inputValue(), "2");
  assert.match(await headline(page), /no-action forecast/, "back at the default, nothing is moved");
}));

for (const [preset, from2023, from2026] of [
  [/^As in November 2024/, "67.7", null], [/^Inclusion first/, "46.5", "49.0"], [/^Places first/, "47.2", "48.8"],
  [/^Commissioning first/, "35.4", "47.4"], [/^Everything at once/, "36.0", "47.4"],
]) {
  test(`the package ${preset.source.slice(1)} gives what the model says`, withPage({}, async (page) => {
    const pressed = (name) => chip(page, name).getAttribute("aria-pressed");
    await startFrom(page, preset);
    assert.equal(await pressed(preset), "true");
    let rows = await results(page);
    assert.equal(rows.find((row) => row.Year === "2026-27").Yours, from2023);
    assert.ok((await headline(page)).includes(`£${from2023}m in March 2027`));
    assert.ok((await chip(page, preset).innerText()).includes(`£${from2023}m · `), "the package says the same");
    if (from2026) {
      const { begin, look } = await timing(page);
      await begin.selectOption("2026-27");
      rows = await results(page);
      assert.equal(rows.find((row) => row.Year === "2026-27").Yours, from2026);
      assert.match(await headline(page), /in March 2028/, "begun now, the year after is looked at");
      await look.selectOption("2026-27");
      assert.ok((await headline(page)).includes(`£${from2026}m in March 2027`));
    }
    await page.getByRole("button", { name: "Reset all" }).click();
    assert.match(await headline(page), /^On the council’s no-action forecast/);
    assert.equal(await pressed(/^No-action forecast/), "true");
    assert.equal(await pressed(preset), "false");
  }));
}

test("a package that is changed by hand says so, and picking it again is the package itself", withPage({}, async (page) => {
  await startFrom(page, /^Places first/);
  await lever(page, PLACES).box.fill("120");
  const changed = chip(page, /^Places first, changed/);
  assert.equal(await changed.getAttribute("aria-pressed"), "true");
  await changed.click();
  await chip(page, /^Places first £47\.2m/).waitFor();
  assert.equal(await lever(page, PLACES).box.inputValue(), "65");
}));

test("every list and package shows what the page works with, also after two rounds of picking and resetting", withPage({}, async (page) => {
  const lists = await timing(page);
  const picks = { begin: ["2026-27", "2023-24"], over: ["1", "3"], look: ["2024-25", "2026-27"] };
  const packages = () => page.getByRole("group", { name: "Start from" }).getByRole("button", { pressed: true }).allInnerTexts();
  for (let round = 0; round < 2; round += 1) {
    await startFrom(page, /^Places first/);
    assert.match((await packages()).join(), /^Places first[^,]*$/);
    for (const [name, [picked]] of Object.entries(picks)) {
      await lists[name].selectOption(picked);
      assert.equal(await lists[name].inputValue(), picked);
    }
    await page.getByRole("button", { name: "Reset all" }).click();
    assert.match((await packages()).join(), /^No-action forecast[^,]*$/);
    for (const [name, [, first]] of Object.entries(picks)) assert.equal(await lists[name].inputValue(), first, name);
  }
  await lists.begin.selectOption("2026-27");
  assert.equal(await lists.look.inputValue(), "2027-28", "the year in use");
  assert.match(await headline(page), /in March 2028/);
}));

test("one line says when changes begin and which year is looked at", withPage({}, async (page) => {
  const line = page.locator(".timing");
  assert.match(await line.innerText(), /^Begin April 2023, phased in over 3 years\. Effects by March 2027\./);
  const { begin, over } = await timing(page);
  await begin.selectOption("2026-27");
  await over.selectOption("1");
  assert.match(await line.innerText(), /^Begin April 2026, all at once\. Effects by March 2028\./);
}));

test("“Reset all” is there only once something was changed", withPage({}, async (page) => {
  const reset = page.getByRole("button", { name: "Reset all" });
  assert.equal(await reset.count(), 0);
  await lever(page, SPECIAL).slider.press("ArrowRight");
  await reset.click();
  assert.equal(await reset.count(), 0);
  assert.match(await headline(page), /no-action forecast/);
}));

test("groups of levers swap in place, and tabs go by arrow keys", withPage({}, async (page) => {
  const shown = () => page.getByRole("tabpanel").getByRole("slider").count();
  assert.equal(await shown(), 8);
  for (const [name, many] of [["Demand", 10], ["Places", 10], ["Top-ups and fees", 6], ["Funding", 4]]) {
    await group(page, name);
    assert.equal(await page.getByRole("tabpanel", { name, exact: true }).getByRole("slider").count(), many, name);
  }
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Main eight");
  assert.equal(await shown(), 8);
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("tabpanel", { name: "Funding" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Funding");
}));

test("phasing in over fewer years moves the result", withPage({}, async (page) => {
  await lever(page, "Independent school and college fees").box.fill("-10");
  const slow = yoursIn(await results(page), "2026-27");
  await (await timing(page)).over.selectOption("1");
  assert.ok(yoursIn(await results(page), "2026-27") < slow);
}));

test("what nobody is paid to do says so", withPage({}, async (page) => {
  await lever(page, "Moving on to adult life, 18+").box.fill("50");
  await openLever(page, "Moving on to adult life, 18+");
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
    await startFrom(page, /^Everything at once/);
    await lever(page, SPECIAL).box.fill("far too much");
    await openLever(page, SPECIAL);
    await tab(page, "Table");
    await page.getByText("The agreement as published").click();
    const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(needed <= there, `${needed} px of content in ${there} px`);
    const [wide, room] = await resultsRegion(page).evaluate((region) => [region.scrollWidth, region.clientWidth]);
    assert.ok(wide <= room, `the table needs ${wide} px and has ${room}`);
  }));
}
