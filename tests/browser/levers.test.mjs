// Every lever of the model on the page: by its plain name, at both ends, and back again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, group, headline, lever, openLever, results, scene, startFrom, tab, timing } from "./page.mjs";

const { withPage } = scene();

// MODEL 8's "on the page" column by group: name, lowest and highest as the slider announces them, whether it is ramped.
const LEVERS = {
  Demand: [
    ["New plans compared with 2024", "0.2 times", "2 times", false],
    ["Yearly growth in new plans", "−10%", "15%", false],
    ["Yearly growth in need per child", "−3%", "8%", false],
    ["Plans that end, compared with 2024", "0.5 times", "1.5 times", false],
    ["Needs met early, under seven", "0%", "30%", true],
    ["Needs met in school, 7–15", "0%", "30%", true],
    ["Support for a child whose needs are met without a plan", "£0", "£15,000", false],
    ["Plans no longer needed, 5–17", "0 points", "1 point", true],
    ["Moving on to adult life, 18+", "0%", "150%", true],
    ["Growth in alternative provision", "−10%", "25%", false],
  ],
  Places: [
    ["Special places opened each year anyway", "0 places", "60 places", false],
    ["Starting in mainstream, with support", "0%", "60%", true],
    ["Staying in mainstream, with support", "0%", "60%", true],
    ["Need beyond special places that goes to independent schools", "0%", "100%", false],
    ["Support for children kept in mainstream", "0%", "100%", false],
    ["New base places that replace a special place", "0%", "100%", false],
    ["New resource base places", "0 places", "300 places", true],
    ["Extra special school places", "0 places", "400 places", true],
    ["Coming back to local schools", "0%", "50%", true],
    ["Local college, not specialist college", "0%", "80%", true],
  ],
  "Top-ups and fees": [
    ["Mainstream and base top-ups", "−20%", "60%", true],
    ["Special school top-ups", "−10%", "15%", true],
    ["Independent school and college fees", "−20%", "20%", true],
    ["Extra spending on support services", "£0", "£5,000,000", true],
    ["Yearly rise in state costs", "0%", "10%", false],
    ["Yearly rise in independent fees", "0%", "12%", false],
  ],
  Funding: [
    ["Paid by health and social care", "0%", "40%", true],
    ["Yearly growth in government funding", "−5%", "12%", false],
    ["Moved from schools' budgets", "0%", "1.5%", false],
    ["Paid by the council itself", "£0", "£10,000,000", false],
  ],
};

/** All that a reader is told: headline, table, every value, effect, and echo of the lever that is open. */
const told = (page) =>
  page.evaluate(() => ({
    answer: [...document.querySelectorAll("#headline, .then")].map((each) => each.innerText).join("\n"),
    table: document.getElementById("results").innerText,
    levers: [...document.querySelectorAll(".lever")].map((each) => each.innerText),
    values: [...document.querySelectorAll("input")].map((each) => each.value),
    chart: document.querySelector(".chart canvas").getAttribute("aria-label"),
    address: location.hash,
  }));

const groupOf = (name) => Object.keys(LEVERS).find((where) => LEVERS[where].some(([lever]) => lever === name));

/** Brings a lever into sight and opens its row. */
async function find(page, name) {
  await group(page, groupOf(name));
  return openLever(page, name);
}

test("all 30 levers are in a group", () => assert.equal(Object.values(LEVERS).flat().length, 30));

for (const [where, levers] of Object.entries(LEVERS)) {
  test(`${where}: all levers go to both ends by keyboard, say what that does, and come back exactly`, withPage({}, async (page) => {
    await group(page, where);
    await tab(page, "Table");
    const panel = page.getByRole("tabpanel", { name: where, exact: true });
    assert.deepEqual((await panel.locator(".lever-name").allInnerTexts()).sort(), levers.map(([name]) => name).sort());
    assert.equal(await page.locator(".levers").getByRole("slider").count(), levers.length, "no others are there");
    await page.waitForTimeout(600);
    const { answer, table, chart, address } = await told(page);
    for (const [name, low, high] of levers) {
      const { slider, box, reset } = lever(page, name);
      const control = await openLever(page, name);
      const first = await told(page);
      assert.deepEqual([first.answer, first.table, first.chart, first.address], [answer, table, chart, address], `${name}: as at the start`);
      const start = await slider.getAttribute("aria-valuetext");
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
          assert.equal(/no effect yet/.test(await control.locator(".effect").innerText()), Boolean(reason), "the row says in short what is behind it");
        }
        if (await reset.count()) await reset.click();
      }
      await page.waitForTimeout(300);
      assert.equal(await box.getAttribute("aria-invalid"), null);
      assert.deepEqual(await told(page), first, `${name}: reset brings everything back`);
    }
  }));
}

test("a row says at its right end what could be done, and then what was done, in children and pounds", withPage({}, async (page) => {
  const effect = (name) => lever(page, name).row.locator(".effect");
  assert.match(await effect("Special school top-ups").innerText(), /^up to £8\.3m less$/);
  await lever(page, "Moving on to adult life, 18+").box.fill("50");
  await lever(page, "Special school top-ups").box.fill("-3");
  await page.waitForTimeout(500);
  assert.match(await effect("Moving on to adult life, 18+").innerText(), /^\d+ fewer plans\s+−£2\.\dm$/);
  assert.match(await effect("Special school top-ups").innerText(), /^no child moves\s+−£2\.\dm$/);
}));

test("one row is open at a time, and its name says so", withPage({}, async (page) => {
  const expanded = () => page.locator(".lever-name[aria-expanded=true]").allInnerTexts();
  assert.deepEqual(await expanded(), []);
  for (const name of ["Extra special school places", "Special school top-ups"]) {
    await openLever(page, name);
    assert.deepEqual(await expanded(), [name]);
    assert.equal(await page.locator(".row-more").count(), 1);
  }
  await page.getByRole("button", { name: "Special school top-ups", exact: true }).press("Enter");
  assert.deepEqual(await expanded(), []);
}));

test("those that need another lever act once it is there", withPage({}, async (page) => {
  for (const [name, other, value] of [
    ["Coming back to local schools", "Extra special school places", "200"],
    ["Support for children kept in mainstream", "Staying in mainstream, with support", "25"],
    ["New base places that replace a special place", "New resource base places", "60"],
    ["Support for a child whose needs are met without a plan", "Needs met in school, 7–15", "10"],
  ]) {
    const control = await find(page, name);
    assert.match(await control.innerText(), /Can do nothing now: .* first/, name);
    assert.match(await control.locator(".effect").innerText(), /^no effect yet$/, name);
    await lever(page, other).box.fill(value);
    assert.doesNotMatch(await control.innerText(), /Can do nothing now|no effect yet/, name);
    const before = await headline(page);
    await lever(page, name).slider.focus();
    await page.keyboard.press("End");
    assert.notEqual(await headline(page), before, name);
    await page.getByRole("button", { name: "Reset all" }).click();
  }
}));

test("an echo says children and pounds for the year looked at", withPage({}, async (page) => {
  const echo = async (name, value) => {
    const control = await find(page, name);
    await lever(page, name).box.fill(value);
    const words = await control.locator(".echo").innerText();
    await page.getByRole("button", { name: "Reset all" }).click();
    return words;
  };
  assert.match(await echo("Moving on to adult life, 18+", "50"), /^\d+ fewer plans; £2\.6m less by March 2027$/);
  assert.match(await echo("Special school top-ups", "-3"), /^for \d{3} children in special schools; £2\.5m less by March 2027$/);
  assert.match(await echo("Extra special school places", "65"), /^65 fewer children in independent schools; £1\.1m less by March 2027$/);
  assert.match(await echo("Paid by health and social care", "10"), /; £6\.1m less by March 2027$/);
  assert.match(await echo("Moved from schools' budgets", "0.5"), /^deficit £5\.5m lower by March 2027$/);
  const { begin, look } = await timing(page);
  await begin.selectOption("2027-28");
  await look.selectOption("2026-27");
  const control = await find(page, "Special school top-ups");
  await lever(page, "Special school top-ups").box.fill("-3");
  await control.getByText("nothing by March 2027: it begins in April 2027").waitFor();
}));

test("special places that stay empty are said beside them", withPage({}, async (page) => {
  await startFrom(page, /^Everything at once/);
  const control = await openLever(page, "Extra special school places");
  assert.match(await control.locator(".echo").innerText(), /\d+ special places in all stay empty; £\d/);
  assert.match(await control.locator(".effect").innerText(), /^\d+ places empty/);
}));

test("rules, records and unpaid work stand beside the levers that they touch", withPage({}, async (page) => {
  assert.match(await (await find(page, "Needs met early, under seven")).innerText(), /On record: .*no effect on requests for plans/);
  assert.match(await (await find(page, "Needs met in school, 7–15")).innerText(), /On record: Southwark refused 47\.7% .*England 25\.2%/);
  for (const [name, none, some, words] of [
    ["Special school top-ups", "0", "-0.5", /minimum funding guarantee/],
    ["Moved from schools' budgets", "0.5", "0.6", /Secretary of State decides/],
    ["Paid by the council itself", "0", "1", /ministers’ consent/],
    ["Plans no longer needed, 5–17", "0", "0.1", /Nobody is paid to do this/],
    ["Moving on to adult life, 18+", "0", "5", /Nobody is paid to do this/],
  ]) {
    const notes = (await find(page, name)).locator(".note");
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
  await openLever(page, "Special school top-ups");
  const begins = page.getByRole("combobox", { name: "“Special school top-ups” begins" });
  const grows = page.getByRole("combobox", { name: "“Special school top-ups” grows over" });
  assert.equal(await begins.inputValue(), "");
  await begins.selectOption("2025-26");
  await grows.selectOption("1");
  const later = await results(page);
  assert.ok(Number(later[1].Yours) > Number(together[1].Yours), "less is saved by March 2025");
  assert.match(await answer(page), /the first change had begun in April 2023; not all begin and grow at the same time/);
  // Its own time is still there after its row was closed.
  await openLever(page, "Independent school and college fees");
  assert.equal(await begins.count(), 0);
  await openLever(page, "Special school top-ups");
  assert.deepEqual([await begins.inputValue(), await grows.inputValue()], ["2025-26", "1"]);
  await begins.selectOption("");
  await grows.selectOption("");
  assert.deepEqual(await results(page), together);
}));

test("a lever's name opens meaning, who, how sure and source, and leads to the conditions", withPage({}, async (page) => {
  await openLever(page, "Extra special school places");
  const about = page.locator("#about-special_places");
  for (const words of [/What it means/, /Who\n.*council/, /In the no-action forecast\n0 places; it can be from 0 to 400 places/, /How sure\nThe figure is published; what it does is the model’s/, /Highshore/, /Source\nSouthwark Council/]) {
    assert.match(await about.innerText(), words);
  }
  await about.getByRole("link", { name: "Condition 3" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "condition-3");
  assert.match(await page.evaluate(() => document.activeElement.innerText), /^Places: carry out the capital strategy/);
}));

test("a condition is reached from a lever, whichever tab is chosen", withPage({ hash: "#/explore?v=2&basis=agreement&panel=money" }, async (page) => {
  const control = await openLever(page, "Extra special school places");
  await control.getByRole("link", { name: "Condition 3" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "condition-3");
}));

test("each of the nine conditions leads to its levers, also to those out of sight", withPage({}, async (page) => {
  await page.getByText("The agreement’s nine conditions").click();
  const items = page.locator("#conditions ol > li");
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
  const list = page.getByRole("region", { name: "Your changes: what, when, and by whom" });
  assert.equal(await list.count(), 0, "nothing is");
  await startFrom(page, /^Places first/);
  assert.match(await list.innerText(), /Extra special school places\s*: 65 places instead of 0 places\s*From April 2023, phased in over 3 years, in full from 2025-26\. Who would do it: The council and its special schools/);
  assert.equal(await list.getByRole("listitem").count(), 3);
}));

test("a reason is written where the lever is moved, and stands with what is assumed", withPage({}, async (page) => {
  const list = page.getByRole("region", { name: /^Your changes/ });
  const reason = page.getByRole("textbox", { name: "Reason: Extra special school places" });
  await openLever(page, "Extra special school places");
  assert.equal(await reason.count(), 0, "nothing is moved, so there is nothing to give a reason for");
  await lever(page, "Extra special school places").box.fill("65");
  await reason.fill("Highshore is to grow");
  assert.match(await list.innerText(), /Reason: Highshore is to grow/);
  assert.equal(await list.getByRole("textbox").count(), 0);
}));

test("none of the packages meets the agreement, and the page says so until one does", withPage({}, async (page) => {
  const says = page.locator(".packages");
  await says.locator("summary").click();
  assert.match(await says.innerText(), /None of these packages would meet the agreement, even if begun in April 2023\./);
  await startFrom(page, /^Commissioning first/);
  assert.match(await says.innerText(), /£5\.6m of the cost by March 2027 would be paid by the health service/);
  await (await timing(page)).begin.selectOption("2026-27");
  assert.match(await says.innerText(), /None of these packages would meet the agreement, even if begun in April 2026\./);
  assert.match(await page.locator("#look-says").innerText(), /what begins in April 2026 shows little by March 2027/);
}));

test("the block as since published can be counted on, and is said either way", withPage({}, async (page) => {
  const other = page.locator(".other-block");
  assert.equal(await other.innerText(), "With the block as since published: £30.2m.");
  const block = page.getByRole("checkbox", { name: /block as since published: £71\.9m in 2023-24, not the £67\.4m/ });
  await block.check();
  assert.match(await headline(page), /^With these changes the deficit would be £30\.2m in March 2027/);
  assert.equal(await other.innerText(), "With the block as planned in 2023: £48.9m.");
  assert.match(await page.getByRole("region", { name: /^Your changes/ }).innerText(), /High needs block of 2023-24: £71\.9m instead of £67\.4m/);
  assert.match(await page.evaluate(() => location.hash), /^#\/explore\?v=2&basis=agreement&block=published&figure=[\d.]+&model=[0-9a-f]{8}$/);
  await block.uncheck();
  assert.match(await headline(page), /no-action forecast/);
}));

test("the years to 2032 are shown when asked for, on their condition", withPage({}, async (page) => {
  const further = page.getByRole("button", { name: /^To 2032\b.*if today’s rules went on$/ });
  await further.click();
  assert.equal((await results(page)).at(-1).Year, "2031-32");
  assert.match(await page.locator("figcaption").innerText(), /After March 2028: if today’s rules went on$/);
  await (await timing(page)).look.selectOption("2030-31");
  assert.match(await headline(page), /in March 2031/);
  await further.click();
  assert.equal((await results(page)).at(-1).Year, "2027-28");
  assert.match(await headline(page), /in March 2027/);
}));
