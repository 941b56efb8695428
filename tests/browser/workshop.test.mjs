// A workshop as it is played: a facilitator, four groups on browsers of their own, and a wall.
// What it should come to is computed here, by the reference model and by hand.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { readAreas } from "../reference/areas.mjs";
import { runProject } from "../reference/command-line.mjs";
import { axe, lever, open, scene } from "./page.mjs";

const areas = readAreas(new URL("../../static/data", import.meta.url).pathname);

const here = scene();
const { withPage } = here;

/** Each group: who, and what it moves, as a person types it and as the model has it. */
const GROUPS = [
  { name: "Peckham heads", moves: { "Extra special school places": ["65", "special_places", 65], "Staying in mainstream, with support": ["40", "inclusion_moves", 0.4] } },
  { name: "Finance table", moves: { "Special school top-ups": ["-5", "special_topup", -0.05], "Staying in mainstream, with support": ["20", "inclusion_moves", 0.2] } },
  { name: "Dulwich, “North”", moves: { "Needs met in school, 7–15": ["10", "graduated_response", 0.1], "New resource base places": ["80", "unit_places", 80] } },
  { name: "Ünïcode 🏫", moves: { "Extra special school places": ["120", "special_places", 120], "Independent school and college fees": ["-5", "independent_fees", -0.05] } },
];
const FILE_GROUP = { name: "By file", moves: { special_places: 200, special_topup: -0.02 } };

const START = "#/workshop?v=1&start=2025-26&workshop=Heads+together";

/** What the reference model makes of moved levers, in the year that the wall looks at. */
function outcome(values) {
  const set = Object.entries(values).flatMap(([name, value]) => ["--set", `${name}=${value}`]);
  return runProject(areas, ["--basis", "agreement", "--start", "2025-26", ...set]).years.find((year) => year.financial_year === "2026-27");
}

const valuesOf = (group) => (Array.isArray(Object.values(group.moves)[0]) ? Object.fromEntries(Object.values(group.moves).map(([, name, value]) => [name, value])) : group.moves);
const shown = (pounds) => `£${(Math.round(pounds / 1e5) / 10).toFixed(1)}m`;

/** A table as rows of texts. */
const rows = (page, region) => page.getByRole("region", { name: region }).getByRole("table").evaluate((table) => [...table.tBodies[0].rows].filter((row) => row.className !== "why").map((row) => [...row.cells].map((cell) => cell.innerText.trim().split("\n")[0])));

const download = async (page, name) => {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return readFile(await file.path(), "utf8");
};

/** Reads the code that stands on the page, from its picture. */
async function read(locator) {
  await locator.scrollIntoViewIfNeeded();
  const { data, width, height } = PNG.sync.read(await locator.screenshot());
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

test("a workshop is played from start to end", async () => {
  const errors = [];
  const begin = async (hash, ready) => {
    const opened = await open(here.chromium, hash.startsWith("http") ? hash : here.server.address + hash, { width: 1920, height: 1080, ready });
    errors.push(opened.told.errors);
    return opened;
  };
  const facilitator = await begin(START, "h1");
  const wall = facilitator.page;
  // The link to start from, as it is read off the wall.
  const code = wall.getByRole("img", { name: "QR code of the link to start from" });
  const start = await read(code);
  assert.equal(start, await wall.getByRole("textbox", { name: "Link to start from" }).inputValue());

  // Each group in a profile of its own.
  const links = [];
  for (const group of GROUPS) {
    const { page, context } = await begin(start, "h1");
    await page.getByRole("textbox", { name: "Name", exact: true }).fill(group.name);
    assert.equal(await page.getByRole("slider").count(), 8, "the eight levers and no other");
    for (const [name, [typed]] of Object.entries(group.moves)) {
      await lever(page, name).box.fill(typed);
      await page.getByRole("textbox", { name: `Reason: ${name}` }).fill(`Why ${group.name} did: “${typed}”, =1+1`);
    }
    await page.waitForTimeout(900);
    links.push(await page.getByRole("textbox", { name: "Your group’s link" }).inputValue());
    if (group === GROUPS[0]) {
      await page.getByRole("button", { name: "Show the code" }).click();
      const sent = await read(page.getByRole("img", { name: "QR code of this link" }));
      const again = await begin(sent, "h1");
      assert.equal(await again.page.getByRole("heading", { level: 1 }).innerText(), await page.getByRole("heading", { level: 1 }).innerText(), "the code opens the same");
      assert.equal(await again.page.getByRole("textbox", { name: "Name", exact: true }).inputValue(), group.name);
      await again.context.close();
      // Another lever after that hides the code, which would be another one.
      await lever(page, "Special school top-ups").slider.focus();
      await page.keyboard.press("ArrowRight");
      assert.equal(await page.getByRole("img", { name: "QR code of this link" }).count(), 0);
    }
    await context.close();
  }

  // All links in one go, from a chat.
  const chat = `12:01 Ann: ours is ${links[0]}.\n12:02 Bo: <${links[1]}> sorry for the wait!\n> ${links[2]}\nhttps://mail.example/?url=${encodeURIComponent(links[3])}&data=05\nsee also https://example.org/#top`;
  await wall.getByRole("textbox", { name: /^Paste links here/ }).fill(chat);
  await wall.getByRole("button", { name: "Add these groups" }).click();
  await wall.getByText("Four groups were added.").waitFor();
  assert.equal(await wall.getByRole("textbox", { name: /^Paste links here/ }).inputValue(), "", "what was taken in is gone from the box");

  // The whole chat again: nobody counts twice.
  await wall.getByRole("textbox", { name: /^Paste links here/ }).fill(`${chat} ${start}`);
  await wall.getByRole("button", { name: "Add these groups" }).click();
  await wall.getByText("“Peckham heads” is there already, just as it was sent again.").waitFor();
  await wall.getByText("The link to start from was among them, and is no group’s.").waitFor();
  assert.equal((await rows(wall, "What groups came to")).length, 4);

  // Two files, one of them broken.
  const parts = { start: "2025-26", workshop: "Heads together", name: FILE_GROUP.name, ...Object.fromEntries(Object.entries(FILE_GROUP.moves).map(([name, value]) => [name, String(value)])) };
  const good = JSON.stringify({ format: "safety-valve-calculator", version: 1, scenario: parts });
  await wall.getByLabel(/^Open files/).setInputFiles([
    { name: "by-file.json", mimeType: "application/json", buffer: Buffer.from(good) },
    { name: "broken.json", mimeType: "application/json", buffer: Buffer.from(good.slice(0, 60)) },
  ]);
  await wall.getByText(/“broken\.json” could not be read: at line 1/).waitFor();
  await wall.getByText("One group was added.").waitFor();

  // What groups chose: lowest, median, highest, how many.
  const groups = [...GROUPS, FILE_GROUP];
  const chosen = await rows(wall, "What groups chose");
  const LEVERS = { "Extra special school places": ["special_places", (v) => `${v} places`], "Staying in mainstream, with support": ["inclusion_moves", (v) => `${v * 100}%`], "Special school top-ups": ["special_topup", (v) => `${Math.round(v * 100)}%`.replace("-", "−")], "New resource base places": ["unit_places", (v) => `${v} places`] };
  for (const [name, [key, words]] of Object.entries(LEVERS)) {
    const values = groups.map((group) => valuesOf(group)[key] ?? 0).sort((a, b) => a - b);
    const row = chosen.find(([first]) => first === name);
    assert.deepEqual(row.slice(1, 5), [words(values[0]), words(values[2]), words(values[4]), `${values.filter((value) => value !== 0).length} of 5`], name);
  }
  assert.equal(chosen.length, 8);

  // What they came to.
  const came = await rows(wall, "What groups came to");
  assert.equal(came.length, 5);
  for (const group of groups) {
    const expected = outcome(valuesOf(group));
    const row = came.find(([name]) => name === group.name);
    assert.equal(row[1], shown(expected.after_grant), group.name);
    assert.deepEqual(row.slice(3, 5), [expected.within_income ? "Yes" : "No", expected.at_or_below_agreement ? "Yes" : "No"], group.name);
  }
  const balances = groups.map((group) => outcome(valuesOf(group)).after_grant);
  const headline = await wall.getByRole("heading", { level: 1 }).innerText();
  assert.equal(headline, `Heads together. Five groups: ${shown(Math.min(...balances))} to ${shown(Math.max(...balances))} in March 2027. None meets the agreement.`);
  // The chart says the same to those who do not see it.
  const said = await wall.locator(".wall canvas").getAttribute("aria-label");
  for (const group of groups) assert.ok(said.includes(group.name.slice(0, 12)), `${group.name} in ${said}`);

  // Sorting, and hiding who is who.
  await wall.getByRole("button", { name: "by deficit" }).click();
  const sorted = (await rows(wall, "What groups came to")).map((row) => Number(row[1].replace(/[£m]/g, "")));
  assert.deepEqual(sorted, [...sorted].sort((a, b) => a - b));
  await wall.getByRole("button", { name: "Hide names" }).click();
  const wallText = await wall.locator("main").innerText();
  for (const group of groups) assert.ok(!wallText.includes(group.name), `${group.name} is hidden`);
  await wall.getByRole("button", { name: "Show names" }).click();
  await wall.getByRole("button", { name: "as they came" }).click();

  // The table of everything, read by another reader.
  const csv = await download(wall, "Everything as CSV");
  const table = parse(csv, { columns: true, bom: true });
  for (const group of groups) {
    const row = table.find((each) => each.Group === group.name);
    const expected = outcome(valuesOf(group));
    assert.ok(Math.abs(Number(row["Deficit after grant, March 2027 (£)"]) - expected.after_grant) < 1);
    assert.ok(Math.abs(Number(row["Spending above income, 2026-27 (£)"]) - expected.in_year) < 1);
    assert.equal(Number(row["Extra special school places (places)"]), valuesOf(group).special_places ?? 0);
    assert.equal(Number(row["Staying in mainstream, with support (%)"]), (valuesOf(group).inclusion_moves ?? 0) * 100);
  }
  assert.equal(table.find((row) => row.Group === "Peckham heads")["Reason: Extra special school places"], "Why Peckham heads did: “65”, =1+1");
  for (const [name, heading] of [["special_places", "Extra special school places (places)"], ["unit_places", "New resource base places (places)"]]) {
    const values = groups.map((group) => valuesOf(group)[name] ?? 0).sort((a, b) => a - b);
    for (const [row, at] of [["(lowest)", 0], ["(median)", 2], ["(highest)", 4]]) assert.equal(Number(table.find((each) => each.Group === row)[heading]), values[at], `${row} ${heading}`);
  }
  assert.equal(table.find((row) => row.Group === "(moved by so many groups)")["Extra special school places (places)"], "3");

  // The medians, kept as a scenario.
  await wall.getByRole("button", { name: "Medians as a scenario" }).click();
  await wall.getByText(/“Medians of the groups” is kept/).waitFor();

  // The whole workshop as a file, opened by somebody else.
  const file = await download(wall, "Save the workshop as a file");
  const elsewhere = await begin("#/workshop", "h1");
  await elsewhere.page.getByLabel(/^Open files/).setInputFiles({ name: "workshop.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await elsewhere.page.getByText("Five groups were added.").waitFor();
  assert.deepEqual((await rows(elsewhere.page, "What groups came to")).map((row) => row[0]), groups.map((group) => group.name));

  // A reload loses nothing.
  await wall.reload();
  await wall.getByRole("region", { name: "What groups came to" }).waitFor();
  assert.equal((await rows(wall, "What groups came to")).length, 5);
  // Undo brings back what was taken out.
  await wall.getByRole("button", { name: "Take out: By file" }).click();
  assert.equal((await rows(wall, "What groups came to")).length, 4);
  await wall.getByRole("button", { name: "Undo", exact: true }).click();
  assert.equal((await rows(wall, "What groups came to")).length, 5);

  assert.deepEqual(await axe(wall), [], "nothing for axe on the wall");
  assert.deepEqual(errors.flat(), [], "nothing went wrong");
  await facilitator.context.close();
  await elsewhere.context.close();
});

test("a group is typed in, and what cannot be read stays in its box", withPage({ hash: START, ready: "h1" }, async (page) => {
  await page.getByText("Type a group in").click();
  await page.getByRole("textbox", { name: "The group’s name" }).fill("On paper");
  await page.getByRole("textbox", { name: "Extra special school places, places" }).fill("many");
  await page.getByRole("textbox", { name: "Special school top-ups, %" }).fill("-3%");
  await page.getByRole("button", { name: "Add this group" }).click();
  await page.getByText(/^Extra special school places: that is not a number/).waitFor().catch(async () => assert.fail(await page.getByRole("main").innerText()));
  assert.equal(await page.getByRole("region", { name: "What groups came to" }).count(), 0, "nothing was added");
  assert.equal(await page.getByRole("textbox", { name: "Special school top-ups, %" }).inputValue(), "-3%", "nothing was lost");
  await page.getByRole("textbox", { name: "Extra special school places, places" }).fill("65");
  await page.getByRole("button", { name: "Add this group" }).click();
  const [row] = await rows(page, "What groups came to");
  const expected = outcome({ special_places: 65, special_topup: -0.03 });
  assert.deepEqual(row.slice(0, 2), ["On paper", shown(expected.after_grant)]);
  assert.equal(await page.getByRole("textbox", { name: "The group’s name" }).inputValue(), "");
}));

test("pasted text without a link is told, and stays", withPage({ hash: START, ready: "h1" }, async (page) => {
  await page.getByRole("textbox", { name: /^Paste links here/ }).fill("we have none yet");
  await page.getByRole("button", { name: "Add these groups" }).click();
  await page.getByText(/^No link of this calculator was found/).waitFor();
  assert.equal(await page.getByRole("textbox", { name: /^Paste links here/ }).inputValue(), "we have none yet");
}));

test("a link that is too long for a code says so and offers a file", withPage({ hash: `#/group?v=1&workshop=Long&special_places=65&special_places.reason=${"long+".repeat(39)}&note=${"and+so+on+".repeat(39)}&unit_places=10&unit_places.reason=${"x".repeat(200)}&special_topup=0.01&special_topup.reason=${"y".repeat(190)}`, ready: "h1" }, async (page) => {
  await page.getByRole("button", { name: "Show the code" }).click();
  await page.getByText(/^This link is too long for a code/).waitFor();
  assert.ok((await page.getByRole("button", { name: "Save as a file" }).count()) > 0);
}));

test("files dropped on the page are read", withPage({ hash: START, ready: "h1" }, async (page) => {
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['{"format":"safety-valve-calculator","version":1,"scenario":{"name":"Dropped","special_places":"10"}}'], "a.json"));
    transfer.items.add(new File(['{"format":"safety-valve-calculator","version":9}'], "later.json"));
    transfer.items.add(new File(["x".repeat(1_000_001)], "large.json"));
    transfer.items.add(new File(["[]"], "other.json"));
    return transfer;
  });
  await page.locator(".drop").dispatchEvent("drop", { dataTransfer: data });
  await page.getByText("One group was added.").waitFor();
  const told = await page.locator(".told").innerText();
  assert.match(told, /“later\.json” was made by a later edition of this page \(version 9\)/);
  assert.match(told, /“large\.json” is larger than 1 MB/);
  assert.match(told, /No link of this calculator was found in other\.json/);
}));

test("the timer runs down and says when it is over", withPage({ hash: START, ready: "h1" }, async (page) => {
  await page.clock.install();
  await page.getByRole("textbox", { name: /^Minutes/ }).fill("1");
  await page.getByRole("textbox", { name: /^Minutes/ }).blur();
  await page.getByRole("button", { name: "Start the timer" }).click();
  await page.clock.runFor(20_000);
  assert.match(await page.getByRole("timer").innerText(), /^0:(39|40|41)$/);
  await page.clock.runFor(45_000);
  await page.getByText("Time is up.").waitFor();
}));
