// Every lever of the model on the page: by its plain name, at both ends, and back again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LEVERS, headline, lever, openEveryGroup, results, scene } from "./page.mjs";

const { withPage } = scene();

// MODEL 8's "on the page" column: name, lowest and highest as the slider announces them, whether it is ramped.
const ENDS = [
  ["New plans compared with 2024", "0.2 times", "2 times", false],
  ["Yearly growth in new plans", "−10%", "15%", false],
  ["Yearly growth in need per child", "−3%", "8%", false],
  ["Plans that end, compared with 2024", "0.5 times", "1.5 times", false],
  ["Special places opened each year anyway", "0 places", "60 places", false],
  ["Needs met early, under seven", "0%", "30%", true],
  ["Needs met in school, 7–15", "0%", "30%", true],
  ["Support for a child whose needs are met without a plan", "£0", "£15,000", false],
  ["Plans no longer needed, 5–17", "0 points", "1 point", true],
  ["Moving on to adult life, 18+", "0%", "150%", true],
  ["Starting in mainstream, with support", "0%", "60%", true],
  ["Staying in mainstream, with support", "0%", "60%", true],
  ["Need beyond special places that goes to independent schools", "0%", "100%", false],
  ["Support for children kept in mainstream", "0%", "100%", false],
  ["New base places that replace a special place", "0%", "100%", false],
  ["New resource base places", "0 places", "300 places", true],
  ["Extra special school places", "0 places", "400 places", true],
  ["Coming back to local schools", "0%", "50%", true],
  ["Local college, not specialist college", "0%", "80%", true],
  ["Mainstream and base top-ups", "−20%", "60%", true],
  ["Special school top-ups", "−10%", "15%", true],
  ["Independent school and college fees", "−20%", "20%", true],
  ["Paid by health and social care", "0%", "40%", true],
  ["Extra spending on support services", "£0", "£5,000,000", true],
  ["Yearly rise in state costs", "0%", "10%", false],
  ["Yearly rise in independent fees", "0%", "12%", false],
  ["Growth in alternative provision", "−10%", "25%", false],
  ["Yearly growth in government funding", "−5%", "12%", false],
  ["Moved from schools' budgets", "0%", "1.5%", false],
  ["Paid by the council itself", "£0", "£10,000,000", false],
];

/** All that a reader is told: headline, verdicts, table, every value and echo. */
const told = (page) =>
  page.evaluate(() => ({
    answer: document.querySelector(".says-first").innerText,
    table: document.getElementById("results").innerText,
    levers: [...document.querySelectorAll(".lever")].map((each) => each.innerText),
    values: [...document.querySelectorAll("input")].map((each) => each.value),
    chart: document.querySelector(".chart canvas").getAttribute("aria-label"),
    address: location.hash,
  }));

test("all levers go to both ends by keyboard, say what that does, and come back exactly", withPage({}, async (page) => {
  await openEveryGroup(page);
  assert.equal(ENDS.length, LEVERS, "every lever has a row");
  assert.equal(await page.getByRole("slider").count(), LEVERS);
  await page.waitForTimeout(600);
  const first = await told(page);
  for (const [name, low, high] of ENDS) {
    const { slider, box, reset } = lever(page, name);
    const start = await slider.getAttribute("aria-valuetext");
    const control = page.locator(".lever").filter({ has: slider });
    for (const [key, end] of [["Home", low], ["End", high]]) {
      await slider.focus();
      await page.keyboard.press(key);
      const now = await slider.getAttribute("aria-valuetext");
      assert.equal(now, `${end}, between ${low} and ${high}`, name);
      const words = await headline(page);
      if (now !== start) {
        const reason = (await control.innerText()).match(/Can do nothing now: .*/);
        assert.ok(reason || words !== first.answer.split("\n")[0], `${name} at ${end}: neither the headline nor a reason`);
        if (!reason) assert.match(words, /^With these changes /);
      }
      if (await reset.count()) await reset.click();
    }
    await page.waitForTimeout(300);
    assert.equal(await box.getAttribute("aria-invalid"), null);
    assert.deepEqual(await told(page), first, `${name}: reset brings everything back`);
  }
}));

test("those that need another lever act once it is there", withPage({ hash: "#/explore?v=1&open=places&open=demand" }, async (page) => {
  for (const [name, other, value] of [
    ["Coming back to local schools", "Extra special school places", "200"],
    ["Support for children kept in mainstream", "Staying in mainstream, with support", "25"],
    ["New base places that replace a special place", "New resource base places", "60"],
    ["Support for a child whose needs are met without a plan", "Needs met in school, 7–15", "10"],
  ]) {
    const control = page.locator(".lever").filter({ has: lever(page, name).slider });
    assert.match(await control.innerText(), /Can do nothing now: .* first/, name);
    await lever(page, other).box.fill(value);
    assert.doesNotMatch(await control.innerText(), /Can do nothing now/, name);
    const before = await headline(page);
    await lever(page, name).slider.focus();
    await page.keyboard.press("End");
    assert.notEqual(await headline(page), before, name);
    await page.getByRole("button", { name: "Reset all" }).click();
  }
}));

test("an echo says children and pounds for the year looked at", withPage({ hash: "#/explore?v=1&open=top-ups&open=funding" }, async (page) => {
  const echo = async (name, value) => {
    await lever(page, name).box.fill(value);
    const words = await page.locator(".lever").filter({ has: lever(page, name).slider }).locator(".echo").innerText();
    await page.getByRole("button", { name: "Reset all" }).click();
    return words;
  };
  assert.match(await echo("Moving on to adult life, 18+", "50"), /^\d+ fewer plans; £3\.1m less by March 2027$/);
  assert.match(await echo("Special school top-ups", "-3"), /^for \d{3} children in special schools; £2\.5m less by March 2027$/);
  assert.match(await echo("Extra special school places", "65"), /^65 fewer children in independent schools; £1\.1m less by March 2027$/);
  assert.match(await echo("Paid by health and social care", "10"), /; £6\.0m less by March 2027$/);
  assert.match(await echo("Moved from schools' budgets", "0.5"), /^deficit £5\.5m lower by March 2027$/);
  await page.getByRole("combobox", { name: "Changes begin" }).selectOption("2027-28");
  await page.getByRole("combobox", { name: "Look at" }).selectOption("2026-27");
  await lever(page, "Special school top-ups").box.fill("-3");
  await page.getByText("nothing by March 2027: it begins in April 2027").waitFor();
}));

test("special places that stay empty are said beside them", withPage({}, async (page) => {
  await page.getByRole("combobox", { name: "Start from" }).selectOption("everything");
  const control = page.locator(".lever").filter({ has: lever(page, "Extra special school places").slider });
  assert.match(await control.locator(".echo").innerText(), /\d+ special places in all stay empty; £\d/);
}));

test("rules, records and unpaid work stand beside the levers that they touch", withPage({ hash: "#/explore?v=1&open=demand&open=funding" }, async (page) => {
  const beside = (name) => page.locator(".lever").filter({ has: lever(page, name).slider });
  assert.match(await beside("Needs met early, under seven").innerText(), /On record: .*no effect on requests for plans/);
  assert.match(await beside("Needs met in school, 7–15").innerText(), /On record: Southwark refused 47\.7% .*England 25\.2%/);
  for (const [name, none, some, words] of [
    ["Special school top-ups", "0", "-0.5", /minimum funding guarantee/],
    ["Moved from schools' budgets", "0.5", "0.6", /Secretary of State decides/],
    ["Paid by the council itself", "0", "1", /ministers’ consent/],
    ["Plans no longer needed, 5–17", "0", "0.1", /Nobody is paid to do this/],
    ["Moving on to adult life, 18+", "0", "5", /Nobody is paid to do this/],
  ]) {
    const notes = beside(name).locator(".note");
    await lever(page, name).box.fill(none);
    assert.equal(await notes.count(), 0, name);
    await lever(page, name).box.fill(some);
    assert.match(await notes.innerText(), words, name);
    assert.equal(await lever(page, name).box.evaluate((box) => box === document.activeElement), true, "the keyboard stays in the box");
  }
}));

test("one lever begins when it likes, and the others stay", withPage({}, async (page) => {
  const { box } = lever(page, "Special school top-ups");
  await box.fill("-10");
  await lever(page, "Independent school and college fees").box.fill("-10");
  const together = await results(page);
  await page.getByRole("button", { name: "When: Special school top-ups" }).click();
  const begins = page.getByRole("combobox", { name: "“Special school top-ups” begins" });
  const grows = page.getByRole("combobox", { name: "“Special school top-ups” grows over" });
  assert.equal(await begins.inputValue(), "");
  await begins.selectOption("2025-26");
  await grows.selectOption("1");
  const later = await results(page);
  assert.ok(Number(later[1].Yours) > Number(together[1].Yours), "less is saved by March 2025");
  assert.match(await page.locator(".then").innerText(), /the first change had begun in April 2023; not all begin and grow at the same time/);
  await page.getByRole("button", { name: "Begins April 2025: Special school top-ups" }).waitFor();
  await page.getByRole("button", { name: "About: Special school top-ups" }).click();
  await begins.selectOption("");
  await grows.selectOption("");
  assert.deepEqual(await results(page), together);
}));

test("“About” says meaning, who, how sure and source, and leads to the conditions", withPage({}, async (page) => {
  await page.getByRole("button", { name: "About: Extra special school places" }).click();
  const about = page.locator("#about-special_places");
  for (const words of [/What it means/, /Who\n.*council/, /In the no-action forecast\n0 places; it can be from 0 to 400 places/, /How sure\nThe figure is published; what it does is the model’s/, /Highshore/, /Source\nSouthwark Council/]) {
    assert.match(await about.innerText(), words);
  }
  await about.getByRole("link", { name: "Condition 3" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "condition-3");
  assert.match(await page.evaluate(() => document.activeElement.innerText), /^Places: carry out the capital strategy/);
}));

test("each of the nine conditions leads to its levers, also to those out of sight", withPage({}, async (page) => {
  const conditions = page.getByRole("region", { name: "The agreement’s nine conditions" });
  const items = conditions.locator("ol > li");
  assert.equal(await items.count(), 9);
  for (let at = 0; at < 9; at += 1) {
    const item = items.nth(at);
    assert.ok((await item.getByRole("link").count()) > 0 || /No assumption on this page/.test(await item.innerText()));
  }
  await items.nth(0).getByRole("link", { name: "Needs met early, under seven" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "slider-early_support");
  await page.keyboard.press("ArrowRight");
  assert.match(await headline(page), /^With these changes/);
}));

test("what is assumed differently is listed with when and by whom", withPage({}, async (page) => {
  const list = page.getByRole("region", { name: "What is assumed differently, when, and by whom" });
  assert.match(await list.innerText(), /Nothing: this is the council’s no-action forecast/);
  await page.getByRole("combobox", { name: "Start from" }).selectOption("places-first");
  assert.match(await list.innerText(), /Extra special school places: 65 places instead of 0 places\s*From April 2023, growing over 3 years, in full from 2025-26\. Who would do it: The council and its special schools/);
  assert.equal(await list.getByRole("listitem").count(), 3);
}));

test("none of the presets meets the agreement, and the page says so until one does", withPage({}, async (page) => {
  const says = page.locator("#preset-says");
  assert.match(await says.innerText(), /None of these meets the agreement, taken as they are and begun in April 2023\./);
  await page.getByRole("combobox", { name: "Start from" }).selectOption("commissioning-first");
  assert.match(await says.innerText(), /£5\.5m of the cost by March 2027 would be paid by the health service/);
  await page.getByRole("combobox", { name: "Changes begin" }).selectOption("2026-27");
  assert.match(await says.innerText(), /None of these meets the agreement, taken as they are and begun in April 2026\./);
  assert.match(await page.locator("#look-says").innerText(), /what begins in 2026-27 shows little by March 2027/);
}));

test("the block as since published can be counted on, and is said either way", withPage({}, async (page) => {
  const other = page.locator(".other-block");
  assert.equal(await other.innerText(), "With the block as since published: £30.2m.");
  const block = page.getByRole("checkbox", { name: /block as since published: £71\.9m in 2023-24, not the £67\.4m/ });
  await block.check();
  assert.match(await headline(page), /^With these changes the deficit would be £30\.2m in March 2027/);
  assert.equal(await other.innerText(), "With the block as planned in 2023: £48.9m.");
  assert.match(await page.getByRole("region", { name: "What is assumed differently" }).innerText(), /High needs block of 2023-24: £71\.9m instead of £67\.4m/);
  assert.match(await page.evaluate(() => location.hash), /^#\/explore\?v=1&block=published&figure=[\d.]+&model=[0-9a-f]{8}$/);
  await block.uncheck();
  assert.match(await headline(page), /no-action forecast/);
}));

test("the years to 2032 are shown when asked for, on their condition", withPage({}, async (page) => {
  const further = page.getByRole("button", { name: "To 2032, if today’s rules went on" });
  await further.click();
  assert.equal((await results(page)).at(-1).Year, "2031-32");
  assert.match(await page.locator("figcaption").innerText(), /After March 2028: if today’s rules went on$/);
  await page.getByRole("combobox", { name: "Look at" }).selectOption("2030-31");
  assert.match(await headline(page), /in March 2031/);
  await further.click();
  assert.equal((await results(page)).at(-1).Year, "2027-28");
  assert.match(await headline(page), /in March 2027/);
}));
