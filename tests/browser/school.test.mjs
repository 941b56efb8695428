// My school, as a head would use it: by role and name, by keyboard, on a phone and on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BAD_FIGURES, axe, headline, refusals, results, scene, reload } from "./page.mjs";

const here = scene();
const { withPage } = here;
const SCHOOL = { hash: "#/school", ready: "main" };
const BASE = { hash: "#/school?v=1&school.to=unit&school.places=10&school.top_up=12000&school.teacher=0", ready: "main" };
const box = (page, name) => page.getByRole("textbox", { name, exact: true });
const list = (page, name) => page.getByRole("combobox", { name, exact: true });
const part = (page, name) => page.getByRole("region", { name, exact: true });
const plan = (page, name) => page.getByRole("radio", { name });
const CHILDREN = "How many children";
const TOPUP = "Top-up for each child, £ a year";

/** Opens a part of the details, by how its heading begins, and gives it. */
async function opened(page, name) {
  const details = page.locator("details.fold").filter({ has: page.locator("summary", { hasText: new RegExp(`^${name}`) }) });
  if (!(await details.evaluate((each) => each.open))) await details.locator("summary").first().click();
  return details;
}

const openAll = (page) => page.locator("details").evaluateAll((all) => all.forEach((each) => { each.open = true; }));

/** The answer: the heading, what is for us, and each way to count for the council. */
async function answer(page) {
  const region = page.getByRole("region", { name: /^What it comes to in / });
  return {
    heading: await region.getByRole("heading", { level: 2 }).innerText(),
    words: (await region.innerText()).replace(/\s+/g, " "),
    us: (await region.locator(".big").innerText()).trim(),
    ways: await region.locator(".way strong").allInnerTexts(),
  };
}

/** Everything that is said to those who hear the page, from now on. */
async function listen(page) {
  await page.evaluate(() => {
    window.heard = [];
    const place = document.getElementById("announcement");
    new MutationObserver(() => window.heard.push(place.textContent)).observe(place, { childList: true, characterData: true, subtree: true });
  });
  return async () => {
    await page.waitForTimeout(1100);
    return page.evaluate(() => window.heard.splice(0));
  };
}

/** The box that a part of the page takes up, all of it in the window. */
async function inWindow(page, locator, what) {
  const { x, y, width, height } = await locator.boundingBox();
  const { width: w, height: h } = page.viewportSize();
  assert.ok(x >= 0 && y >= 0 && x + width <= w && y + height <= h, `${what}: ${x}, ${y}, ${width} × ${height} in ${w} × ${h}`);
}

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

for (const [width, height] of [[1280, 800], [360, 740]]) {
  test(`the first screen at ${width} × ${height} has the question and the answer`, withPage({ hash: "#/school?v=2", ready: "main", width, height }, async (page) => {
    await inWindow(page, page.getByRole("heading", { level: 1, name: "What would it mean if our school took more children with EHC plans?" }), "the question");
    if (width > 1000) {
      for (const name of ["Children stay in mainstream", "Our own resource base", "They would have stayed anyway"]) await inWindow(page, plan(page, name), name);
      await inWindow(page, list(page, "From"), "the first box");
      await inWindow(page, box(page, TOPUP), "the last box");
      await inWindow(page, page.locator(".big"), "for us");
      for (const way of await page.locator(".way").all()) await inWindow(page, way, "for the borough");
      await inWindow(page, page.getByRole("button", { name: "Print for governors" }), "printing");
    } else {
      await inWindow(page, page.locator(".in-brief"), "the answer in brief");
      const brief = await page.locator(".in-brief p").allInnerTexts();
      assert.equal(brief.length, 3);
      assert.match(brief[1], /^For us\s*break even at £[\d,]+ a child$/);
      // Right under the boxes the answer stands in full.
      const order = await page.locator(".sentence, .answer, .details").evaluateAll((parts) => parts.map((part) => [part.className, part.getBoundingClientRect().top]));
      assert.deepEqual(order.sort((a, b) => a[1] - b[1]).map(([name]) => name), ["sentence", "answer", "details"]);
    }
  }));
}

test("the five boxes each change the three answers, and every change is said once", withPage({ hash: "#/school?v=2&school.to=unit", ready: "main" }, async (page) => {
  const heard = await listen(page);
  const changes = [
    ["From", () => list(page, "From").selectOption("2029-30")],
    ["How many children", () => box(page, CHILDREN).fill("5")],
    ["Ages", () => list(page, "Ages").selectOption("11-15")],
    ["Instead of", () => list(page, "Instead of").selectOption("independent")],
    ["Top-up", () => box(page, TOPUP).fill("14000")],
  ];
  let before = await answer(page);
  for (const [name, change] of changes) {
    await change();
    const said = await heard();
    assert.equal(said.length, 1, `${name}: ${JSON.stringify(said)}`);
    assert.match(said[0], /^Aged [\d to]+: .+\. For us: .+\. Borough: .+\.$/);
    const now = await answer(page);
    assert.notEqual(now.words, before.words, name);
    before = now;
  }
  assert.match(before.words, /instead of an independent special school/);
  assert.match(before.words, /£14,000 is not agreed with the council, unless you have that in writing\./);
  // Typing a number key by key is one change.
  await box(page, CHILDREN).fill("");
  await box(page, CHILDREN).pressSequentially("12", { delay: 60 });
  const said = await heard();
  assert.equal(said.length, 1, JSON.stringify(said));
}));

test("the three choices, by keyboard, change the sentence and the answer", withPage({ hash: "#/school?v=2", ready: "main" }, async (page) => {
  await plan(page, "Children stay in mainstream").focus();
  await page.keyboard.press("ArrowDown");
  assert.ok(await plan(page, "Our own resource base").isChecked());
  assert.match((await answer(page)).words, /A place in a mainstream school with a specialist base, instead of a special school\. What the plan says must still be provided\./);
  assert.equal((await answer(page)).ways.length, 2);
  assert.match((await answer(page)).words, /Two ways to count the same change\. Never add them\./);
  await page.keyboard.press("ArrowDown");
  assert.ok(await plan(page, "They would have stayed anyway").isChecked());
  assert.equal((await answer(page)).ways.length, 1, "nothing is saved, so there is nothing to count in two ways");
  assert.equal(await list(page, "Instead of").count(), 0);
  await list(page, "Where they would be taught").selectOption("unit");
  assert.match((await answer(page)).words, /in the mainstream school where they would be anyway/);
}));

for (const [day, september] of [["2026-11-26", "September 2027"], ["2027-06-30", "September 2027"], ["2027-09-02", "September 2028"]]) {
  test(`opened on ${day} it begins in ${september}, and nothing of that is in the address`, withPage({ hash: "#/school?v=2", ready: "main", before: `Date = class extends Date { constructor(...given) { given.length ? super(...given) : super("${day}T12:00:00"); } };` }, async (page) => {
    const from = list(page, "From");
    assert.equal(await from.evaluate((each) => each.selectedOptions[0].text), september);
    assert.equal(await from.evaluate((each) => each.options[0].text), september, "no September that is over");
    assert.doesNotMatch(await page.evaluate(() => location.hash), /school\./);
    await box(page, CHILDREN).fill("6");
    await page.waitForFunction(() => location.hash.includes("school.start="));
  }));
}

test("a base of ten, as worked out by hand, and what it rests on", withPage(BASE, async (page) => {
  const borough = async () => (await opened(page, "What the borough spends"), table(page, "For the borough, by year"));
  const row = (rows, name) => rows.find((each) => each.name === name);
  const spends = await borough();
  assert.deepEqual([row(spends, "Counting only this place")["2026-27"], row(spends, "Counting only this place")["2027-28"]], ["£43,729", "£97,131"]);
  assert.deepEqual([row(spends, "Once places left empty are filled")["2026-27"], row(spends, "Once places left empty are filled")["2027-28"]], ["£134,432", "£259,994"]);
  assert.match(await page.locator(".details").innerText(), /In 2028-29 the second way saves £[\d,]+ more than the first\. By January 2029 about 8 other children have a special school place that these children left\./);
  const said = await answer(page);
  assert.equal(said.heading, "What it comes to in 2028-29, once settled");
  assert.equal(said.us, "Break even at £3,000 a child");
  assert.deepEqual(said.ways, ["£114,000 less", "£285,000 less"]);
  assert.match(said.words, /£12,000 is not agreed with the council, unless you have that in writing\. With price changes it is £12,485 in 2028-29\. We would have about £76,000 left over in that year\./);
  assert.match(said.words, /8 of 8 children/);
  assert.match(said.words, /8 other children move, 8 of them out of independent schools/);
  await opened(page, "What we have now");
  await box(page, "EHC plans on our roll now").fill("14");
  await box(page, "Our notional SEN budget, £ a year").fill("£210,000");
  await page.getByText("14 plans on roll: the first £6,000 of each is £84,000 from our own budget, which is 40% of our notional SEN budget of £210,000.").waitFor();
}));

test("a base and the lever for base places stand side by side, with the reason", withPage({ hash: "#/school?v=2&school.to=unit", ready: "main" }, async (page) => {
  await opened(page, "Why “Try changes” says something else");
  const rows = await table(page, "My school beside “Try changes”");
  const [mine, lever] = Object.keys(rows[0]).slice(1);
  assert.equal(mine, "My school");
  assert.equal(lever, "“New resource base places”, 8 places more");
  assert.deepEqual(rows.map((each) => each.name.replace(/\d{4}-\d\d/, "…")), ["What the borough spends in …", "How much of it is there in …", "Which children", "Empty places"]);
  assert.equal(rows[0][mine].toLowerCase(), (await answer(page)).ways[1].toLowerCase(), "the figure of the answer");
  assert.equal(rows[2][mine], "all would otherwise go to a special school");
  assert.equal(rows[2][lever], "60% from special schools, 40% from mainstream");
  assert.match(rows[1][lever], /^100% of 8 places: from April 2026, phased in over 3 years$/);
  assert.match(await part(page, "My school beside “Try changes”").innerText(), /counts whole children from its first September, and “Try changes” phases places in/);
  await plan(page, "Children stay in mainstream").check();
  assert.equal(await page.getByText("Why “Try changes” says something else").count(), 0, "of a base alone");
}));

test("what is assumed looks assumed, until it is typed over, and can be cleared", withPage(SCHOOL, async (page) => {
  await opened(page, "Change what the support costs");
  const hours = box(page, "Hours of support a week, for each child");
  const look = (at) => at.evaluate((each) => getComputedStyle(each).borderStyle);
  assert.equal(await look(hours), "dashed");
  assert.equal(await hours.inputValue(), "15");
  await hours.fill("20");
  await hours.blur();
  assert.equal(await look(hours), "solid");
  await page.getByRole("button", { name: "Clear: Hours of support a week, for each child" }).click();
  assert.equal(await hours.inputValue(), "15");
  // The top-up that the page fills in can be typed over, and comes back when the box is emptied.
  const topup = box(page, TOPUP);
  const filled = await topup.inputValue();
  assert.match(filled, /^\d\d,\d{3}$/);
  assert.equal(await look(topup), "dashed");
  await topup.fill("9000");
  assert.equal(await look(topup), "solid");
  await topup.fill("");
  await topup.blur();
  assert.equal(await topup.inputValue(), filled);
  // Tab goes from box to box: nothing appears between them that swallows what is typed.
  await box(page, CHILDREN).fill("7");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("11000");
  assert.equal(await topup.inputValue(), "11000");
}));

test("added to Try changes in one step, seen there, and out again", withPage(BASE, async (page) => {
  await page.getByRole("button", { name: "Add to Try changes" }).click();
  await page.getByRole("button", { name: "Added: see it in Try changes" }).click();
  await page.getByRole("slider").first().waitFor();
  assert.match(await headline(page), /^With these changes the deficit would be £48\.8m in March 2027/);
  assert.match(await page.getByRole("region", { name: /^Your changes/ }).innerText(), /My school: 8 children of 4 to 10 in our resource base, instead of “State special schools”/);
  assert.equal((await results(page))[3].Yours, "48.8");
  await page.getByRole("link", { name: "My school" }).click();
  await page.getByRole("button", { name: "Take out of Try changes" }).click();
  await page.getByRole("link", { name: "Try changes" }).click();
  assert.match(await headline(page), /^On the council’s no-action forecast/);
}));

test("what can go wrong: it breaks down, fills in part, the child lives elsewhere, therapy is bought", withPage(BASE, async (page) => {
  await opened(page, "What can go wrong");
  await list(page, "Placements break down").selectOption("1");
  await page.getByText("Here placements break down after 1 year. The children move a second time").first().waitFor();
  let us = await table(page, "For us, by year");
  assert.deepEqual(Object.keys(us[0]).slice(1), ["2026-27", "2027-28"]);
  await list(page, "Placements break down").selectOption("");
  const before = await answer(page);
  await box(page, "Children who come, if fewer than hoped").fill("3");
  assert.notEqual((await answer(page)).us, before.us, "the answer stays in sight");
  us = await table(page, "For us, by year");
  assert.equal(us.find((each) => each.name === "New money: places of the base")["2027-28"], "£93,000");
  await box(page, "Children who come, if fewer than hoped").fill("");
  await page.getByRole("checkbox", { name: "The children live in another borough" }).check();
  await opened(page, "What the borough spends");
  const borough = await table(page, "For the borough, by year");
  assert.equal(borough.find((each) => each.name === "Once places left empty are filled")["2026-27"], "−£58,333");
  assert.equal((await answer(page)).ways.length, 1);
  assert.equal(await page.getByRole("button", { name: "Add to Try changes" }).count(), 0);
  await page.getByRole("checkbox", { name: "The children live in another borough" }).uncheck();
  const left = async () => (await table(page, "For us, by year")).find((each) => each.name === "Left over")["2027-28"];
  const was = await left();
  await opened(page, "Change what the support costs");
  await box(page, "Therapy that we must buy, £ a year for each child").fill("1000");
  const number = (text) => Number(text.replace("−", "-").replace(/[£,]/g, ""));
  assert.equal(number(was) - number(await left()), 8000);
}));

test("children who would have stayed anyway: the borough saves nothing, and the page says so", withPage(SCHOOL, async (page) => {
  await plan(page, "They would have stayed anyway").check();
  await opened(page, "Ages, years and places");
  await page.getByText("the borough saves nothing. What changes is their support.").first().waitFor();
  await opened(page, "What the borough spends");
  const borough = await table(page, "For the borough, by year");
  assert.equal(borough.find((each) => each.name === "Counting only this place")["2028-29"], "£0");
  assert.match(await page.locator(".details").innerText(), /That is no saving/);
  assert.match((await answer(page)).words, /where they would be anyway, with more support/);
  assert.deepEqual((await answer(page)).ways, ["The same amount"]);
}));

test("ten schools doing the same, capped by the children there are", withPage(SCHOOL, async (page) => {
  await list(page, "Instead of").selectOption("independent");
  await box(page, CHILDREN).fill("20");
  const many = await opened(page, "Schools that do the same");
  assert.match(await many.innerText(), /If 10 schools did the same, the borough would spend £[\d,]+ less in 20\d\d-\d\d, counting only these places, or .* About [\d.]+ of 200 children could come, and no more\./s);
}));

test("every figure shows its formula with the values in it, and its source", withPage(BASE, async (page) => {
  const workings = await opened(page, "How it is worked out");
  const summaries = workings.locator(".workings summary");
  assert.equal(await summaries.count(), 17);
  await list(page, "Figures of").selectOption("2026-27");
  await workings.getByText("Top-ups, 2026-27").click();
  await workings.getByText("(5/12 × 0 + 7/12 × 8) × £12,000 = £56,000").waitFor();
  await list(page, "Figures of").selectOption("2028-29");
  await workings.getByText("Place funding, 2028-29").click();
  await workings.getByText("5/12 × £68,000, by the January before, + 7/12 × £68,000, by the one inside = £68,000. A year, a filled place brings £6,000, an empty one £10,000; in the first school year each brings £10,000").waitFor();
  await workings.getByText("Counting only this place, 2028-29").click();
  // The price of a special school place, 2028-29, and what is left of it.
  await workings.getByText(/^8 × £35,\d{3}, the price of the old place, − £99,878 top-ups − £68,000 place funding = £1\d\d,\d{3}$/).waitFor();
  await workings.getByText("Support for each child, a full year, 2028-29").click();
  await workings.getByText("15 hours × 39 weeks × £15.00 an hour × (1 + 30% on-costs) + £0 therapy = £11,408").waitFor();
  await workings.getByText("The top-up at which it breaks even, 2028-29").click();
  await workings.getByText("(£91,760 support − £68,000 own share and places) ÷ 8 = £2,970").waitFor();
  await workings.getByText("Source: What was entered above, or its example.").first().waitFor();
}));

const refuses = await refusals("./bad-school.json");
const FOLDS = { "EHC plans on our roll now": "What we have now", "Pay, £ an hour": "Change what the support costs", "On-costs, % of pay": "Change what the support costs", "Building, £ once": "Change what the support costs", "Schools doing the same": "Schools that do the same" };
for (const name of ["EHC plans on our roll now", CHILDREN, TOPUP, "Pay, £ an hour", "On-costs, % of pay", "Schools doing the same", "Building, £ once"]) {
  test(`${name}: bad figures are kept, refused in a sentence, and move nothing`, withPage(SCHOOL, async (page) => {
    if (FOLDS[name]) await opened(page, FOLDS[name]);
    const [good, said] = [await table(page, "For us, by year"), await answer(page)];
    const at = box(page, name);
    const was = await at.inputValue();
    for (const text of BAD_FIGURES) {
      await refuses(page, name, at, text);
      assert.deepEqual(await table(page, "For us, by year"), good);
      assert.deepEqual(await answer(page), said);
    }
    await page.getByRole("region", { name: "There is a problem" }).getByRole("link").click();
    await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
    if (FOLDS[name]) await page.getByRole("button", { name: `Clear: ${name}` }).click();
    else await at.fill(was);
    assert.equal(await page.getByRole("region", { name: "There is a problem" }).count(), 0);
  }));
}

test("what does not fit together is said, and the last good answer stays", withPage(BASE, async (page) => {
  const [good, said] = [await table(page, "For us, by year"), await answer(page)];
  await opened(page, "Ages, years and places");
  const refused = async (sentence) => {
    assert.equal(await page.getByRole("alert").filter({ hasText: /./ }).innerText(), `${sentence} The answer is the last good one.`);
    assert.deepEqual(await table(page, "For us, by year"), good);
    assert.deepEqual(await answer(page), said);
  };
  await box(page, CHILDREN).fill("12");
  await refused("There are more children (12) than places in the base (10). Enter more places, or fewer children.");
  await box(page, CHILDREN).fill("8");
  await list(page, "Youngest, on 31 August").selectOption("12");
  await refused("The youngest age, 12, is above the oldest, 10. Choose the other way round.");
  await list(page, "Ages").selectOption("4-10");
  await list(page, "For").selectOption("8");
  await refused("From September 2026 the projection has room for 1 to 6 years. Choose fewer years or an earlier start.");
  await list(page, "For").selectOption("5");
  assert.equal(await page.getByRole("alert").filter({ hasText: /./ }).count(), 0);
  // A later start shortens how long, rather than saying that there is no room.
  await list(page, "From").selectOption("2030-31");
  assert.equal(await page.getByRole("alert").filter({ hasText: /./ }).count(), 0);
  assert.equal(await list(page, "For").inputValue(), "2");
}));

for (const [look, settings] of Object.entries({ "light, 1280 px": { width: 1280 }, "dark, 1280 px": { colorScheme: "dark" }, "light, 360 px": { width: 360 }, "dark, 320 px": { width: 320, colorScheme: "dark" }, "forced colours": { forcedColors: "active" } })) {
  for (const [state, prepare] of Object.entries({
    first: async () => {},
    "in error": async (page) => { await box(page, CHILDREN).fill("lots"); await box(page, CHILDREN).blur(); },
    "everything open": openAll,
  })) {
    test(`axe finds nothing: my school, ${state}, ${look}`, withPage({ ...BASE, ...settings }, async (page) => {
      await prepare(page);
      assert.deepEqual(await axe(page), []);
      const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(needed <= there, `${needed} px of content in ${there} px`);
    }));
  }
}

test("in forced colours the chosen card has a border that the others have not", withPage({ ...BASE, forcedColors: "active" }, async (page) => {
  const widths = await page.locator(".card").evaluateAll((cards) => cards.map((card) => getComputedStyle(card).borderTopWidth));
  assert.deepEqual(widths, ["1px", "3px", "1px"]);
}));

test("the keyboard alone goes through the view", withPage({ ...BASE, width: 360, height: 740 }, async (page) => {
  await openAll(page);
  await page.evaluate(() => { scrollTo(0, 0); document.activeElement.blur(); });
  const seen = new Set();
  for (let press = 0; press < 160; press += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const bar = document.querySelector(".in-brief").getBoundingClientRect();
      const { top, bottom } = element.getBoundingClientRect();
      return { id: element.id || element.textContent, under: bottom > bar.top + 1 && top < bar.bottom && bar.bottom >= innerHeight - 1 && bottom - top < 300 ? `${element.id} is under the bar` : "" };
    });
    if (at === null) break;
    assert.equal(at.under, "");
    seen.add(at.id);
  }
  for (const id of ["box-school.plans", "box-school.children", "school-from", "school-plan-1", "box-school.rate", "school-breaks", "school-home", "box-school.schools"]) assert.ok(seen.has(id), id);
}));

test("reload, back and a link keep everything", withPage(BASE, async (page) => {
  await box(page, CHILDREN).fill("6");
  await opened(page, "Ages, years and places");
  await list(page, "For").selectOption("3");
  await page.waitForFunction(() => location.hash.includes("school.years=3"));
  const before = await answer(page);
  await reload(page);
  await page.getByRole("heading", { level: 2, name: "Tell us about it" }).waitFor();
  assert.deepEqual(await answer(page), before);
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes("school.years"));
  await opened(page, "Ages, years and places");
  assert.equal(await list(page, "For").inputValue(), "5");
  assert.equal(await box(page, CHILDREN).inputValue(), "6");
}));

for (const hash of [BASE.hash, "#/school?v=2"]) {
  test(`for governors: one page of A4 at 11 pt, with name, date and link, and no controls (${hash})`, withPage({ hash, ready: "main" }, async (page) => {
    await opened(page, "The page for governors");
    await page.getByRole("textbox", { name: /^Our school’s name/ }).fill("St Example’s Primary");
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.equal((pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length, 1, "one page");
    await page.setViewportSize({ width: 703, height: 1000 });
    await page.emulateMedia({ media: "print" });
    const shown = page.locator("main");
    const words = await shown.innerText();
    for (const wanted of [/St Example’s Primary/, /Made \d+ [A-Z][a-z]+ \d{4}\. Model and data: \w+/, /http:\/\/127\.0\.0\.1:\d+\/#\/school/, /is not agreed with the council/, /Break even at £/, /Left over/, /8 children aged 4 to 10/]) assert.match(words, wanted);
    for (const role of ["button", "textbox", "combobox", "radio", "checkbox"]) assert.equal(await shown.getByRole(role).count(), 0, role);
    const small = await page.locator("main :is(p, li, td, th)").evaluateAll((parts) => parts.filter((part) => part.checkVisibility() && parseFloat(getComputedStyle(part).fontSize) < 14.6).map((part) => part.textContent));
    assert.deepEqual(small, [], "nothing under 11 pt");
  }));
}

test("the borough's own prices are a link away", withPage(BASE, async (page) => {
  await opened(page, "What the borough spends");
  await page.getByRole("link", { name: "the borough’s prices under “Enter actual figures”." }).click();
  await page.waitForFunction(() => document.activeElement?.id === "box-price.special");
  assert.equal(await page.evaluate(() => location.hash.startsWith("#/explore")), true);
}));
