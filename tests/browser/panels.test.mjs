// Children, money, actual figures: what a finance officer types, and what becomes of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { allFigures, answer, BAD_FIGURES, axe, headline, lever, millions, openRests, refusals, reload, results, scene, startFrom, stroke, tab, yoursIn } from "./page.mjs";

const { withPage } = scene();
const ACTUAL = "Enter actual figures";
const box = (page, name) => page.getByRole("textbox", { name, exact: true });
const hash = (page) => page.evaluate(() => location.hash);

test("an actual balance, block and payment typed in: headline, chart and table go on from them", withPage({}, async (page) => {
  await openRests(page);
  await page.getByText("We found no published figure of the real balance.").waitFor();
  await page.getByRole("link", { name: "Type it in here if you know it." }).click();
  await page.waitForFunction(() => document.activeElement?.id === "box-actual.2023-24");
  await box(page, "Deficit at 31 March 2025, before grant").fill("£20,000,000");
  await box(page, "High needs block 2023-24").fill("71850697");
  await box(page, "Safety Valve payment 2026-27").fill("0");
  assert.equal(await headline(page), "With the figures typed in the deficit would be £23.8m in March 2027: £25.1m below the no-action forecast, not yet at the agreement.");
  assert.match(await answer(page), /Safety Valve payments are counted as set under “Enter actual figures”/);
  const rows = await results(page);
  assert.deepEqual(rows.slice(0, 4).map((row) => row.Yours), ["13.5", "5.2", "11.7", "23.8"]);
  assert.deepEqual(rows.slice(0, 4).map((row) => row["Met?"]), ["No", "Yes", "No", "No"]);
  for (const year of ["2024-25", "2026-27"]) {
    const { found, belongs } = await stroke(page, year, yoursIn(rows, year));
    assert.ok(Math.abs(found - belongs) <= 2, `${year}: stroke at ${found}, belongs at ${belongs}`);
  }
  assert.equal(await page.getByText("We found no published figure of the real balance").count(), 0, "it is known now");
  await tab(page, "Why it moved");
  const list = await page.getByRole("region", { name: /^Your changes/ }).innerText();
  await tab(page, ACTUAL);
  for (const words of ["Deficit at 31 March 2025, before grant: £20,000,000", "High needs block 2023-24: £71,850,697", "Safety Valve payments after 2022-23: none after 2025-26"]) {
    assert.ok(list.includes(words), words);
  }
  // The same after a reload, and after going back and forward.
  await page.waitForTimeout(400);
  assert.match(await hash(page), /^#\/explore\?v=2&basis=agreement&actual\.2024-25=20000000&actual_block\.2023-24=71850697&actual_grant\.2026-27=0&panel=known&figure=/);
  await reload(page);
  await box(page, "Deficit at 31 March 2025, before grant").waitFor();
  assert.equal(await box(page, "Deficit at 31 March 2025, before grant").inputValue(), "20,000,000");
  assert.deepEqual(await results(page), rows);
  await box(page, "Deficit at 31 March 2026, before grant").fill("30m");
  await page.waitForFunction(() => location.hash.includes("actual.2025-26=30000000"));
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes("2025-26"));
  assert.deepEqual(await results(page), rows);
  await page.goForward();
  await page.waitForFunction(() => document.getElementById("box-actual.2025-26").value === "30,000,000");
  // One by one, and all at once.
  await page.getByRole("button", { name: "Clear: Deficit at 31 March 2026, before grant" }).click();
  assert.deepEqual(await results(page), rows);
  await page.getByRole("button", { name: "Clear all that was typed or chosen here" }).click();
  assert.match(await headline(page), /^On the council’s no-action forecast the deficit would be £48\.9m/);
  assert.equal(await box(page, "Deficit at 31 March 2025, before grant").inputValue(), "");
}));

test("the Stability Grant pays its share, and asks whether that year's payment still comes", withPage({ hash: "#/explore?v=1&panel=known" }, async (page) => {
  await allFigures(page);
  const grant = page.getByRole("combobox", { name: "High Needs Stability Grant" });
  assert.equal(await grant.inputValue(), "", "off by default");
  await grant.selectOption("2026-27");
  await page.getByText("The Stability Grant pays £33.7m in 2026-27, 90% of the deficit after grant the March before. The other £3.7m is left to the council. In March 2027 the deficit would be £15.2m.").waitFor();
  assert.match(await answer(page), /£48\.9m is before the Stability Grant; after it, the deficit would be £15\.2m\./);
  assert.match(await headline(page), /£48\.9m in March 2027/, "it is not mixed into the second line");
  await page.getByRole("group", { name: "Does the Safety Valve payment of 2026-27 still come?" }).getByRole("radio", { name: "No" }).check();
  await page.getByText("In March 2027 the deficit would be £20.7m.").waitFor();
  assert.match(await page.getByRole("img", { name: /after grant/ }).getAttribute("aria-label"), /With Stability Grant: £37\.5m in March 2026/);
  await box(page, "Share that the Stability Grant pays").fill("50%");
  await page.getByText("The Stability Grant pays £18.7m in 2026-27, 50% of the deficit").waitFor();
  await page.getByRole("radio", { name: "Yes, as agreed: £5,530,000" }).check();
  await page.getByText("In March 2027 the deficit would be £30.2m.").waitFor();
  await grant.selectOption("");
  assert.match(await headline(page), /^On the council’s no-action forecast/);
}));

test("payments can come a year late, or stop", withPage({ hash: "#/explore?v=1&panel=known" }, async (page) => {
  await allFigures(page);
  const payments = page.getByRole("combobox", { name: "Safety Valve payments after 2022-23" });
  await payments.selectOption("stopped-after-2024-25");
  assert.equal(await box(page, "Safety Valve payment 2026-27").inputValue(), "0");
  // £72.0m less £9.22m, £2.77m, £2.77m.
  assert.match(await headline(page), /^With the figures typed in the deficit would be £57\.2m in March 2027/);
  await payments.selectOption("a-year-late");
  // £72.0m less £9.22m and three of £2.77m.
  assert.match(await headline(page), /£54\.5m in March 2027/);
  await box(page, "Safety Valve payment 2026-27").fill("1m");
  assert.equal(await payments.inputValue(), "", "no pattern any more");
  await payments.selectOption("as-agreed");
  assert.match(await headline(page), /^On the council’s no-action forecast/);
}));

const BOXES = ["Deficit at 31 March 2025, before grant", "High needs block 2024-25", "Safety Valve payment 2024-25", "High needs block 2022-23", "Safety Valve payment 2022-23", ...["Mainstream schools", "Resource bases and units", "State special schools", "Independent special schools", "Further education colleges", "Specialist colleges", "Educated elsewhere"].map((place) => `Price of a place: ${place}`), "Alternative provision 2022-23", "Support services 2022-23", "High needs spending 2022-23", "Deficit at 31 March 2023, before grant", "State special school places, January 2023"];
const refuses = await refusals("./bad-known.json");
for (const name of BOXES) {
  test(`${name}: bad figures are kept, refused in a sentence, and move nothing`, withPage({ hash: "#/explore?v=1&panel=known" }, async (page) => {
    await allFigures(page);
    const good = await headline(page);
    const at = box(page, name);
    for (const text of BAD_FIGURES) {
      await refuses(page, name, at, text);
      assert.equal(await headline(page), good, "the last good result stays");
      const problems = page.getByRole("region", { name: "There is a problem" }).getByRole("link");
      await problems.first().waitFor();
      assert.equal(await problems.count(), 1);
    }
    // Nothing typed is lost while another tab is chosen, and the summary leads back.
    await tab(page, "Money");
    assert.equal(await at.count(), 0);
    await page.getByRole("region", { name: "There is a problem" }).getByRole("link").click();
    await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
    assert.equal(await at.inputValue(), BAD_FIGURES.at(-1));
    await page.getByRole("button", { name: `Clear: ${name}` }).click();
    assert.equal(await page.getByRole("region", { name: "There is a problem" }).count(), 0);
  }));
}

test("a year given twice in a link is told, and the first is taken", withPage({ hash: "#/explore?v=1&actual.2024-25=20000000&actual.2024-25=30000000&actual.2019-20=1" }, async (page) => {
  const trouble = await page.getByRole("region", { name: "Parts of this link could not be read" }).innerText();
  assert.match(trouble, /“actual\.2024-25=30000000”: “actual\.2024-25” is there twice\. Only the first is looked at\./);
  assert.match(trouble, /“actual\.2019-20=1”/);
  assert.match(await headline(page), /^With the figures typed in/);
}));

test("figures of the base year are typed in, and κ follows", withPage({ hash: "#/explore?v=1&panel=money" }, async (page) => {
  const money = page.getByRole("region", { name: "Money", exact: true });
  const spent = async (text) => {
    await tab(page, ACTUAL);
    await allFigures(page);
    await box(page, "High needs spending 2022-23").fill(text);
    await tab(page, "Money");
  };
  assert.match(await money.innerText(), /κ = 1\.149/);
  await spent("70m");
  assert.match(await money.innerText(), /the £70\.0m that 2022-23 cost\. All of them are multiplied by κ = 1\.\d{3}/);
  assert.doesNotMatch(await money.innerText(), /κ = 1\.149/);
  await spent("30m");
  assert.match(await money.innerText(), /That is far from 1/);
}));

test("money: every line in pounds, the two switches, and what a place costs", withPage({}, async (page) => {
  await tab(page, "Money");
  const table = page.getByRole("region", { name: "Spending and income by year" });
  const cells = await table.getByRole("table").evaluate((each) => Object.fromEntries([...each.tBodies[0].rows].map((row) => [row.cells[0].innerText, [...row.cells].slice(1).map((cell) => Number(cell.innerText.replace("−", "-").replace(/[£,]/g, "")))])));
  const lines = Object.entries(cells);
  const spending = lines.findIndex(([name]) => name === "Spending");
  for (let year = 0; year < 5; year += 1) {
    const sum = lines.slice(0, spending).reduce((total, [, figures]) => total + figures[year], 0);
    assert.ok(Math.abs(sum - cells.Spending[year]) <= 8, "rounding alone");
    assert.ok(Math.abs(cells.Spending[year] - cells.Income[year] + cells["Reconciliation with the published forecast"][year] - cells["Spending above income, in the year"][year]) <= 2);
  }
  assert.deepEqual(cells["Deficit at 31 March, before grant"].slice(0, 4), [30e6, 41e6, 55e6, 72e6]);
  await page.getByText("a column may miss its total by a few pounds").waitFor();
  const block = page.getByRole("group", { name: "High needs block of 2023-24" });
  await block.getByText("The other one alone would make the deficit £18.7m less in March 2027.").waitFor();
  await block.getByRole("radio", { name: /as since published: £71,850,697/ }).check();
  assert.match(await headline(page), /£30\.2m in March 2027/);
  await page.getByRole("checkbox", { name: "Count the reconciliation with the published forecast in" }).uncheck();
  await page.getByRole("radio", { name: /as planned in 2023/ }).check();
  // £74.6m before grant (MODEL 10) less £23.06m.
  assert.match(await headline(page), /£51\.6m in March 2027/);
  const prices = page.getByRole("region", { name: "Price of a place by year" });
  assert.match(await prices.innerText(), /State special schools\s+£\d\d,\d{3}/);
}));

test("children: the model's numbers, the census's beside them, and what is measured besides", withPage({}, async (page) => {
  await tab(page, "Children");
  const panel = page.getByRole("region", { name: "Children", exact: true });
  assert.match(await panel.innerText(), /In January 2025 the census counted 3,552 plans; the model has 3,488: 64 fewer\./);
  const counts = await page.getByRole("region", { name: "Children as the census counted them" }).innerText();
  for (const total of ["2,238", "2,294", "2,503", "2,783", "2,956", "3,226", "3,552"]) assert.ok(counts.includes(total));
  assert.match(await page.getByRole("region", { name: "Waiting, refusals and appeals" }).innerText(), /Requests refused, 2024\s+47\.7%\s+23\.4%\s+25\.2%/);
  assert.match(await panel.innerText(), /young people in specialist colleges, for each plan of someone aged 16 and over/);
  const chart = panel.getByRole("img");
  assert.match(await chart.getAttribute("aria-label"), /Independent special: \d+ in January 2023/);
  const drawn = await chart.evaluate((canvas) => new Set(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data).size);
  assert.ok(drawn > 10, "something is drawn");
}));

for (const panel of ["why", "money", "known"]) {
  test(`what is open is printed with the answer: ${panel}`, withPage({ hash: `#/explore?v=1&panel=${panel}&actual.2024-25=20000000` }, async (page) => {
    await page.waitForFunction(() => [...document.querySelectorAll("img.on-paper")].every((image) => image.src.includes("svg")));
    await page.emulateMedia({ media: "print" });
    if (panel === "money") assert.equal(await page.locator("#panel-money img.on-paper").evaluate((image) => image.naturalWidth > 0 && image.checkVisibility()), true);
    assert.equal(await page.locator(`#panel-${panel}`).isVisible(), true);
    assert.match(await page.locator("main").innerText(), /Deficit at 31 March 2025, before grant: £20,000,000/);
    assert.ok((await page.pdf({ format: "A4" })).length > 20_000);
  }));
}

test("while a slider is moved the panels follow, and end where it ends", withPage({ hash: "#/explore?v=1&panel=children" }, async (page) => {
  const places = page.getByRole("slider", { name: "Extra special school places" });
  const empty = page.getByRole("region", { name: "Places, needs and rates" }).getByRole("row", { name: /State special school places/ });
  const before = await empty.textContent();
  for (let step = 0; step < 13; step += 1) await places.press("ArrowRight");
  await page.waitForFunction((before) => ![...document.querySelectorAll("tr")].some((row) => row.textContent === before), before);
  const settled = await page.waitForTimeout(250).then(() => empty.textContent());
  // What a fresh page shows of the same address.
  await page.waitForFunction(() => location.hash.includes("special_places="));
  await reload(page);
  assert.equal(await empty.textContent(), settled);
}));

test("five figures come first, each with where it is found; a column that is pasted fills the boxes below", withPage({ hash: "#/explore?v=2&panel=known" }, async (page) => {
  const FIRST = ["Deficit at 31 March 2025, before grant", "Deficit at 31 March 2026, before grant", "High needs block 2025-26", "High needs block 2026-27", "Section 251 outturn, net 2025-26"];
  const panel = page.getByRole("region", { name: ACTUAL });
  assert.deepEqual(await panel.getByRole("textbox").evaluateAll((boxes) => boxes.filter((box) => box.checkVisibility()).map((box) => box.getAttribute("aria-label"))), FIRST);
  const first = panel.getByRole("list").first();
    for (const item of await first.getByRole("listitem").all()) assert.match(await item.innerText(), /(published: £[\d,]+|estimated: about £[\d.]+m)[\s\S]*(accounts|allocations|outturn)/i);
  const paste = (name, text) => box(page, name).evaluate((input, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    return input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  const before = await headline(page);
  await paste(FIRST[1], "13,000,000\tnote\r\n£71m\n\n72500000\n1\n2\n");
  await page.getByText("The last 2 figures of the column had no box and were left out. An empty cell left its box as it was.").waitFor();
  const held = (names) => Promise.all(names.map((name) => box(page, name).inputValue()));
  assert.deepEqual(await held(FIRST), ["", "13,000,000", "71,000,000", "", "72,500,000"]);
  assert.notEqual(await headline(page), before);
  // Each that was typed has a box for its source, and all of it is one step.
  assert.equal(await panel.getByRole("textbox", { name: /^Source/ }).count(), 3);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  assert.deepEqual(await held(FIRST), ["", "", "", "", ""]);
  assert.equal(await page.getByText("had no box").count(), 0);
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  assert.deepEqual(await held(FIRST), ["", "13,000,000", "71,000,000", "", "72,500,000"]);
  // One that cannot be read is said, and the others count.
  await paste(FIRST[2], "lots\n73m");
  await panel.getByText("The page still shows £71,000,000.").waitFor();
  assert.deepEqual(await held(FIRST.slice(2, 4)), ["lots", "73,000,000"]);
  // Text of one line goes in as ever: nobody takes the browser's own paste away.
  assert.equal(await paste(FIRST[0], "12,000,000"), true);
  // Years, one under the other.
  await allFigures(page);
  await paste("High needs block 2027-28", "75m\n76m");
  assert.deepEqual(await held(["High needs block 2027-28", "High needs block 2028-29"]), ["75,000,000", "76,000,000"]);
  // What is behind the line stays open though nothing in it is typed any more, and so does the keyboard's place.
  for (const name of ["High needs block 2027-28", "High needs block 2028-29"]) {
    await box(page, name).fill("");
    await box(page, name).blur();
  }
  const grant = page.getByRole("combobox", { name: "High Needs Stability Grant" });
  await grant.selectOption("2026-27");
  await grant.selectOption("");
  assert.ok(await grant.isVisible());
}));

test("why it moved begins with nothing changed, a package or a kept scenario, and its parts add up", withPage({ hash: "#/explore?v=2" }, async (page) => {
  const panel = page.getByRole("region", { name: "Why it moved", exact: true });
  const from = page.getByRole("combobox", { name: "Compared with" });
  const bars = async () => {
    const rows = await panel.getByRole("region", { name: /^Why / }).getByRole("row").evaluateAll((rows) => rows.slice(1).map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
    const pounds = rows.map((row) => millions(row.at(-1)));
    const between = pounds.slice(1, -1).reduce((sum, part) => sum + part, 0);
    assert.ok(Math.abs(pounds[0] + between - pounds.at(-1)) <= 0.05 * pounds.length + 0.001, `parts add up: ${JSON.stringify(rows)}`);
    return rows.map((row) => row[0].split(/\n/)[0].trim());
  };
  await startFrom(page, /^Places first/);
  await lever(page, "Independent school and college fees").box.fill("-5");
  const moved = await bars();
  assert.ok(moved.length > 4 && moved[0] === "If nothing changes", JSON.stringify(moved));
  await from.selectOption({ label: "Places first" });
  const alone = await bars();
  assert.equal(alone[0], "Places first");
  assert.equal(alone.length, 3, JSON.stringify(alone));
  assert.match(alone[1], /^Independent school and college fees/);
  assert.equal(alone[2], "With your changes");
  // A kept one, by its name; what is the same as it differs in nothing.
  await tab(page, "Share and keep");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Base");
  await page.getByRole("button", { name: "Keep this scenario" }).click();
  await tab(page, "Why it moved");
  await from.selectOption({ label: "Base" });
  await panel.getByText("No part of this figure differs from “Base”.").waitFor();
  await lever(page, "Special school top-ups").box.fill("-2");
  await panel.getByRole("region", { name: /^Why / }).waitFor();
  const kept = await bars();
  assert.deepEqual([kept[0], kept.length], ["Base", 3]);
  // Once it is gone the comparison is with nothing changed again.
  await tab(page, "Share and keep");
  await page.getByRole("button", { name: /^Delete: Base/ }).click();
  await tab(page, "Why it moved");
  assert.equal(await from.inputValue(), "");
  assert.equal((await bars())[0], "If nothing changes");
}));

test("twelve apples are no figure, and leave none", withPage({ hash: "#/explore?v=1&panel=known" }, async (page) => {
  await allFigures(page);
  const good = await headline(page);
  const balance = box(page, "Deficit at 31 March 2025, before grant");
  await balance.pressSequentially("12 apples");
  await balance.blur();
  assert.equal(await headline(page), good);
  await page.getByText("The page still shows the model’s own figure.").waitFor();
  await balance.fill("66.9");
  await page.getByText("Is £67 right? The model has £41,000,000.").waitFor();
  await balance.fill("(3.5m)");
  assert.match(await headline(page), /below the no-action forecast/);
  await page.getByText("The balance typed in for March 2025 makes the deficit fall by £33.5m in 2024-25; in the model it would grow by £11.0m.").waitFor();
  await page.getByText("Counted as a surplus. A deficit is typed without minus or brackets.").waitFor();
  await balance.fill("39.66m");
  await page.getByText("after grant: £24,900,000").waitFor();
}));

test("the grant's share: bad figures are refused, and one that looks like a fraction is asked about", withPage({ hash: "#/explore?v=1&panel=known&stability_grant=2026-27" }, async (page) => {
  await allFigures(page);
  const share = box(page, "Share that the Stability Grant pays");
  const then = () => answer(page);
  const good = await then();
  for (const text of ["", "101%", "−1", "lots"]) {
    await share.fill(text);
    await share.blur();
    assert.equal(await share.getAttribute("aria-invalid"), "true", text);
    assert.equal(await then(), good);
  }
  await share.fill("0.9");
  await page.getByText("Is 0.9% right? The model has 90%.").waitFor();
}));

test("a pattern of payments, the grant, its share and base figures come back after a reload and by back", withPage({ hash: "#/explore?v=1&panel=known" }, async (page) => {
  await allFigures(page);
  await page.getByRole("combobox", { name: "Safety Valve payments after 2022-23" }).selectOption("a-year-late");
  await page.getByRole("combobox", { name: "High Needs Stability Grant" }).selectOption("2027-28");
  const asked = page.getByRole("group", { name: "Does the Safety Valve payment of 2027-28 still come?" });
  await asked.getByRole("radio", { name: "Another sum, as above: £5,530,000" }).waitFor();
  assert.equal(await asked.getByRole("radio").count(), 2, "none is due, so none is as agreed");
  await box(page, "Share that the Stability Grant pays").fill("80");
  await box(page, "Price of a place: State special schools").fill("29,100");
  await box(page, "High needs spending 2022-23").fill("66.9m");
  await page.waitForFunction(() => location.hash.includes("base_spend=66900000") && !location.hash.includes("base_spend=66900000."));
  // All but what was last said to a screen reader: on a slow machine that was something, and a page opened anew has said nothing.
  const shown = () => page.locator("main").evaluate((main) => {
    document.getElementById("announcement").textContent = "";
    return main.innerText;
  });
  const before = await shown();
  await reload(page);
  await box(page, "High needs spending 2022-23").waitFor();
  assert.equal(await shown(), before);
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes("base_spend"));
  assert.equal(await box(page, "Price of a place: State special schools").inputValue(), "29,100");
}));

test("clearing a year that is shown no more leaves the keyboard in the panel", withPage({ hash: "#/explore?v=1&panel=known&actual.2030-31=5000000" }, async (page) => {
  await allFigures(page);
  await page.getByRole("button", { name: "Clear: Deficit at 31 March 2031, before grant" }).press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "panel-known");
}));

test("why it moved: each change has its part, the parts add up, and so does what drives the deficit", withPage({ hash: "#/explore?v=2&special_topup=-0.03&independent_fees=-0.05&unit_places=100" }, async (page) => {
  await tab(page, "Why it moved");
  const panel = page.getByRole("region", { name: "Why it moved", exact: true });
  const moved = panel.getByRole("region", { name: /^Why £25\.4m becomes £\d+\.\dm in March 2028$/ });
  await moved.waitFor();
  const rows = async (of) => of.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.innerText.trim())));
  const pounds = (text) => Number(text.replace("−", "-").replace(/[£m+]/g, ""));
  const addsUp = (all) => {
    const [first, last] = [all[0], all.at(-1)].map((row) => pounds(row[2]));
    const sum = all.slice(1, -1).reduce((sum, row) => sum + pounds(row[2]), 0);
    assert.ok(Math.abs(first + sum - last) < 0.05 * all.length, `${first} + ${sum} is not ${last}`);
  };
  const parts = await rows(moved);
  assert.deepEqual(parts.slice(1, -1).map((row) => row[0].split(" ").slice(0, 2).join(" ")), ["Special school", "Independent school", "New resource"]);
  addsUp(parts);
  const drivers = await rows(panel.getByRole("region", { name: /^What takes the deficit from £8\.7m in March 2024 to/ }));
  assert.equal(drivers[0][0], "March 2024");
  assert.ok(drivers.some((row) => row[0] === "More children with a plan"));
  addsUp(drivers);
  // The measure and the year that are looked at are what is shared out.
  await page.getByRole("button", { name: "Each year’s overspend" }).click();
  await panel.getByRole("region", { name: /above income becomes/ }).waitFor();
  assert.deepEqual(await axe(page), []);
}));

test("with nothing changed nothing moved, and what drives the deficit is shown all the same", withPage({ hash: "#/explore?v=2&panel=why" }, async (page) => {
  const panel = page.getByRole("region", { name: "Why it moved", exact: true });
  await panel.getByText("You have changed nothing yet. Move a lever, and its part is shown here.").waitFor();
  await panel.getByRole("region", { name: /^What takes the deficit/ }).waitFor();
}));
