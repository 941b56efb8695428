// My school, as a head would use it: by role and name, by keyboard, on a phone and on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BAD_FIGURES, axe, headline, refusals, results, scene } from "./page.mjs";

const here = scene();
const { withPage } = here;
const SCHOOL = { hash: "#/school", ready: "main" };
const BASE = { hash: "#/school?v=1&school.to=unit&school.places=10&school.top_up=12000&school.teacher=0", ready: "main" };
const box = (page, name) => page.getByRole("textbox", { name, exact: true });
const list = (page, name) => page.getByRole("combobox", { name, exact: true });
const part = (page, name) => page.getByRole("region", { name, exact: true });

/** A table of the view: rows by name, figures by year. */
async function table(page, name) {
  return page.getByRole("region", { name }).getByRole("table").evaluate((each) => {
    const years = [...each.tHead.rows[0].cells].slice(1).map((cell) => cell.innerText);
    return [...each.tBodies[0].rows].map((row) => ({
      name: row.cells[0].innerText,
      ...Object.fromEntries([...row.cells].slice(1).map((cell, at) => [years[at], cell.innerText])),
    }));
  });
}

test("the head's order, from the door to a sentence for governors", withPage({}, async (page) => {
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "My school" }).click();
  await page.waitForFunction(() => location.hash.startsWith("#/school?v=2&basis=agreement"));
  assert.deepEqual(
    await page.locator("main").getByRole("heading", { level: 2 }).allInnerTexts(),
    ["What we have now", "Who", "With what", "For the child", "For us", "For the borough", "What can go wrong", "If others did the same", "For governors", "How each figure is worked out"],
  );
  const words = await page.locator("main").innerText();
  assert.match(words, /If a plan names your school you must admit the child/);
  assert.match(words, /Money is never a reason to refuse a place/);
  await box(page, "EHC plans on our roll now").fill("14");
  await box(page, "Our notional SEN budget, £ a year").fill("£210,000");
  assert.match(await part(page, "What we have now").innerText(), /14 plans on roll: the first £6,000 of each is £84,000 from our own budget, which is 40% of our notional SEN budget of £210,000\./);
  await list(page, "Where with us").selectOption("unit");
  await box(page, "Places in our base").fill("10");
  await box(page, "Top-up for each child, £ a year").fill("12000");
  const borough = await table(page, "For the borough, by year");
  const row = (name) => borough.find((each) => each.name.startsWith(name));
  assert.deepEqual([row("This child’s place")["2026-27"], row("This child’s place")["2027-28"]], ["£43,729", "£97,131"]);
  assert.deepEqual([row("Once places are refilled")["2026-27"], row("Once places are refilled")["2027-28"]], ["£134,432", "£259,994"]);
  assert.match(await part(page, "For the borough").innerText(), /In 2028-29 the second is £[\d,]+ more than the first\. By January 2029 about 8 other children are in a special school place left free/);
  const us = await table(page, "For us, by year");
  assert.equal(us.find((each) => each.name === "Balance")["2026-27"], "£26,682", "a teacher, as an example, on top");
  assert.match(await part(page, "For governors").innerText(), /From September 2026, for 5 years, 8 children of 4 to 10, who would otherwise be in state special schools, taught in our resource base of 10 places .* In 2028-29 the money that comes would leave us £17,618 over; the borough spends £114,033 less on these children’s places, or, if each place that they leave goes to another child, £284,547 less: the one or the other, never both\..* 2028-29 is the first settled year\. Examples, not our own figures: how many children: 8; hours of support a week, for each child: 15; teachers of the base/s);
}));

test("what is assumed looks assumed, until it is typed over, and can be cleared", withPage(SCHOOL, async (page) => {
  const hours = box(page, "Hours of support a week, for each child");
  const look = () => hours.evaluate((each) => getComputedStyle(each).borderStyle);
  assert.equal(await look(), "dashed");
  assert.equal(await hours.inputValue(), "15");
  await hours.fill("20");
  await hours.blur();
  assert.equal(await look(), "solid");
  await page.getByRole("button", { name: "Clear: Hours of support a week, for each child" }).click();
  assert.equal(await hours.inputValue(), "15");
}));

test("put into the scenario in one step, seen in Try changes, and out again", withPage(BASE, async (page) => {
  await page.getByRole("button", { name: "Put it into the scenario" }).click();
  await page.getByRole("link", { name: "Try changes" }).click();
  await page.getByRole("slider").first().waitFor();
  assert.match(await headline(page), /^With these changes the deficit would be £48\.8m in March 2027/);
  assert.match(await page.getByRole("region", { name: "What is assumed differently" }).innerText(), /My school: 8 children of 4 to 10 in our resource base, instead of “State special schools”/);
  assert.equal((await results(page))[3].Yours, "48.8");
  await page.getByRole("link", { name: "My school" }).click();
  await page.getByRole("button", { name: "Take it out of the scenario" }).click();
  await page.getByRole("link", { name: "Try changes" }).click();
  assert.match(await headline(page), /^On the council’s no-action forecast/);
}));

test("what can go wrong: it breaks down, fills in part, the child lives elsewhere, therapy is bought", withPage(BASE, async (page) => {
  await list(page, "It does not work").selectOption("1");
  let us = await table(page, "For us, by year");
  assert.deepEqual(Object.keys(us[0]).slice(1), ["2026-27", "2027-28"]);
  await list(page, "It does not work").selectOption("");
  await box(page, "Children who come, if fewer do than hoped").fill("3");
  us = await table(page, "For us, by year");
  assert.equal(us.find((each) => each.name === "New money: places of the base")["2027-28"], "£93,000");
  await box(page, "Children who come, if fewer do than hoped").fill("");
  await page.getByRole("checkbox", { name: "The children live in another borough" }).check();
  const borough = await table(page, "For the borough, by year");
  assert.equal(borough.find((each) => each.name === "Once places are refilled")["2026-27"], "−£58,333");
  assert.equal(await page.getByRole("button", { name: "Put it into the scenario" }).count(), 0);
  await page.getByRole("checkbox", { name: "The children live in another borough" }).uncheck();
  const before = (await table(page, "For us, by year")).find((each) => each.name === "Balance")["2027-28"];
  await box(page, "Therapy that we must buy, £ a year for each child").fill("1000");
  const after = (await table(page, "For us, by year")).find((each) => each.name === "Balance")["2027-28"];
  const number = (text) => Number(text.replace("−", "-").replace(/[£,]/g, ""));
  assert.equal(number(before) - number(after), 8000);
}));

test("children who would have stayed anyway: the borough saves nothing, and the page says so", withPage(SCHOOL, async (page) => {
  await list(page, "Instead of").selectOption("stayed-anyway");
  await page.getByText("the borough saves nothing by it. What changes is their support.").first().waitFor();
  const borough = await table(page, "For the borough, by year");
  assert.equal(borough.find((each) => each.name.startsWith("This child’s place"))["2027-28"], "£0");
  assert.match(await part(page, "For the borough").innerText(), /That is no saving/);
  assert.match(await part(page, "For the child").innerText(), /as they would have been in any case, with more support/);
}));

test("ten schools doing the same, capped by the children there are", withPage(SCHOOL, async (page) => {
  await list(page, "Instead of").selectOption("independent");
  await box(page, "How many children").fill("20");
  assert.match(await part(page, "If others did the same").innerText(), /10 schools doing the same, in 20\d\d-\d\d: the borough spends £[\d,]+ less on .* About [\d.]+ of 200 are there to come, and no more\./s);
}));

test("every figure shows its formula with the values in it, and its source", withPage(BASE, async (page) => {
  const workings = part(page, "How each figure is worked out");
  const summaries = workings.locator("summary");
  assert.equal(await summaries.count(), 17);
  await list(page, "Figures of").selectOption("2026-27");
  await workings.getByText("Top-ups, 2026-27").click();
  await workings.getByText("(5/12 × 0 + 7/12 × 8) × £12,000 = £56,000").waitFor();
  await list(page, "Figures of").selectOption("2028-29");
  await workings.getByText("Place funding, 2028-29").click();
  await workings.getByText("5/12 × £68,000, by the January before, + 7/12 × £68,000, by the one inside = £68,000. A year, a filled place brings £6,000, an empty one £10,000; in the first school year each brings £10,000").waitFor();
  await workings.getByText("This child’s place, 2028-29").click();
  // The price of a special school place, 2028-29, and what is left of it.
  await workings.getByText(/^8 × £35,\d{3}, the price of the old place, − £99,878 top-ups − £68,000 place funding = £1\d\d,\d{3}$/).waitFor();
  await workings.getByText("Support for each child, a full year, 2028-29").click();
  await workings.getByText("15 hours × 39 weeks × £15.00 an hour × (1 + 30% on-costs) + £0 therapy = £11,408").waitFor();
  await workings.getByText("The top-up at which it breaks even, 2028-29").click();
  await workings.getByText("(£91,760 support − £68,000 own share and places) ÷ 8 = £2,970").waitFor();
  await workings.getByText("Source: What was typed above, or its example.").first().waitFor();
}));

const refuses = await refusals("./bad-school.json");
for (const name of ["EHC plans on our roll now", "How many children", "Top-up for each child, £ a year", "Pay, £ an hour", "On-costs, % of pay", "Schools doing the same", "Building, £ once"]) {
  test(`${name}: bad figures are kept, refused in a sentence, and move nothing`, withPage(SCHOOL, async (page) => {
    const good = await table(page, "For us, by year");
    const at = box(page, name);
    for (const text of BAD_FIGURES) {
      await refuses(page, name, at, text);
      assert.deepEqual(await table(page, "For us, by year"), good);
    }
    await page.getByRole("region", { name: "There is a problem" }).getByRole("link").click();
    await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
    await page.getByRole("button", { name: `Clear: ${name}` }).click();
    assert.equal(await page.getByRole("region", { name: "There is a problem" }).count(), 0);
  }));
}

test("what does not fit together is said, and the last good result stays", withPage(BASE, async (page) => {
  const good = await table(page, "For us, by year");
  const refused = async (sentence) => {
    assert.equal(await page.getByRole("alert").filter({ hasText: /./ }).innerText(), sentence);
    assert.deepEqual(await table(page, "For us, by year"), good);
  };
  await box(page, "How many children").fill("12");
  await refused("There are more children (12) than places in the base (10). Enter more places, or fewer children.");
  await box(page, "How many children").fill("8");
  await list(page, "Youngest, on 31 August").selectOption("12");
  await refused("The youngest age, 12, is above the oldest, 10. Choose the other way round.");
  await list(page, "Phase").selectOption("Primary");
  await list(page, "For").selectOption("8");
  await refused("From September 2026 the projection has room for 1 to 6 years. Choose fewer years or an earlier start.");
  await list(page, "For").selectOption("5");
  assert.equal(await page.getByRole("alert").filter({ hasText: /./ }).count(), 0);
}));

for (const [look, settings] of Object.entries({ "light, 1280 px": { width: 1280 }, "dark, 1280 px": { colorScheme: "dark" }, "light, 360 px": { width: 360 }, "dark, 320 px": { width: 320, colorScheme: "dark" }, "forced colours": { forcedColors: "active" } })) {
  for (const [state, prepare] of Object.entries({
    first: async () => {},
    "in error": async (page) => { await box(page, "How many children").fill("lots"); await box(page, "How many children").blur(); },
    "misfit": async (page) => list(page, "Youngest, on 31 August").selectOption("20"),
    "workings open": async (page) => { for (const each of await page.locator(".workings summary").all()) await each.click(); },
  })) {
    test(`axe finds nothing: my school, ${state}, ${look}`, withPage({ ...BASE, ...settings }, async (page) => {
      await prepare(page);
      assert.deepEqual(await axe(page), []);
      const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(needed <= there, `${needed} px of content in ${there} px`);
    }));
  }
}

test("the keyboard alone goes through the view", withPage(BASE, async (page) => {
  const seen = new Set();
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => (document.activeElement === document.body ? null : document.activeElement.id || document.activeElement.textContent));
    if (at === null) break;
    seen.add(at);
  }
  for (const id of ["box-school.plans", "box-school.children", "school-from", "school-to", "box-school.rate", "school-breaks", "school-home", "box-school.schools"]) assert.ok(seen.has(id), id);
  await page.getByRole("combobox", { name: "Where with us" }).focus();
  await page.keyboard.press("ArrowUp");
  assert.equal(await box(page, "Places in our base").count(), 0);
}));

test("reload, back and a link keep everything", withPage(BASE, async (page) => {
  await box(page, "How many children").fill("6");
  await list(page, "For").selectOption("3");
  await page.waitForFunction(() => location.hash.includes("school.years=3"));
  const shown = () => page.locator("main").innerText();
  const before = await shown();
  await page.reload();
  await page.getByRole("heading", { level: 2, name: "Who" }).waitFor();
  assert.equal(await shown(), before);
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes("school.years"));
  assert.equal(await list(page, "For").inputValue(), "5");
  assert.equal(await box(page, "How many children").inputValue(), "6");
}));

test("printed, it comes to half an A4 page", withPage(BASE, async (page) => {
  const pdf = await page.pdf({ format: "A4", margin: { top: "1cm", bottom: "1cm", left: "1cm", right: "1cm" } });
  assert.equal((pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length, 1, "one page");
  await page.setViewportSize({ width: 718, height: 900 });
  await page.emulateMedia({ media: "print" });
  const height = await page.evaluate(() => document.body.getBoundingClientRect().height);
  // Half of A4 is 148.5 mm, less a margin of 1 cm: 523 px.
  assert.ok(height <= 523, `${height} px`);
}));

test("what goes wrong is answered beside its control, and the borough's own prices are a link away", withPage(BASE, async (page) => {
  const wrong = part(page, "What can go wrong");
  const now = () => wrong.locator(".now").innerText();
  const before = await now();
  await box(page, "Children who come, if fewer do than hoped").fill("3");
  assert.notEqual(await now(), before);
  assert.match(await part(page, "For governors").innerText(), /3 of 8 children of 4 to 10/);
  await list(page, "It does not work").selectOption("2");
  await part(page, "For the child").getByText("the children move a second time").waitFor();
  await page.getByRole("link", { name: "the borough’s prices under “Enter actual figures”." }).click();
  await page.waitForFunction(() => document.activeElement?.id === "box-price.special");
  assert.equal(await page.evaluate(() => location.hash.startsWith("#/explore")), true);
}));
