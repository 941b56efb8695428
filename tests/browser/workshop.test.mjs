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
import { axe, lever, open, reload, scene } from "./page.mjs";

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

const START_ROW = "(where all groups start)";

/** What the reference model makes of moved levers, in the year that the wall looks at. */
function outcome(values) {
  const set = Object.entries(values).flatMap(([name, value]) => ["--set", `${name}=${value}`]);
  return runProject(areas, ["--basis", "agreement", "--start", "2025-26", ...set]).years.find((year) => year.financial_year === "2026-27");
}

const valuesOf = (group) => (Array.isArray(Object.values(group.moves)[0]) ? Object.fromEntries(Object.values(group.moves).map(([, name, value]) => [name, value])) : group.moves);
const shown = (pounds) => `£${(Math.round(pounds / 1e5) / 10).toFixed(1)}m`;

const chosenNames = () => [...new Set([...GROUPS, FILE_GROUP].flatMap((group) => Object.keys(valuesOf(group))))];

/** A table as rows of texts. */
const rows = (page, region) => page.getByRole("region", { name: region }).getByRole("table").evaluate((table) => [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim().split("\n")[0])));

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
  const begin = async (hash, ready, size = { width: 1920, height: 1080 }) => {
    const opened = await open(here.chromium, hash.startsWith("http") ? hash : here.server.address + hash, { ...size, ready });
    errors.push(opened.told.errors);
    return opened;
  };
  const facilitator = await begin(START, "h1");
  const wall = facilitator.page;
  // The link to start from, as it is read off the wall.
  const code = wall.getByRole("img", { name: "QR code of the link to start from" });
  const start = await read(code);
  assert.equal(start, await wall.getByRole("textbox", { name: "Link to start from" }).inputValue());

  await wall.getByRole("textbox", { name: /^Minutes/ }).fill("60");
  await wall.getByRole("button", { name: "Start the timer" }).click();

  // Each group in a profile of its own: the second on a phone, the third loses its tab.
  const links = [];
  for (const group of GROUPS) {
    const at = GROUPS.indexOf(group);
    const phone = { width: 360, height: 780, isMobile: true, hasTouch: true };
    const { page: first, context } = await begin(start, "h1", at === 1 ? phone : undefined);
    let page = first;
    await page.getByRole("textbox", { name: "Name", exact: true }).fill(group.name);
    assert.equal(await page.getByRole("slider").count(), 8, "the eight levers and no other");
    for (const [name, [typed]] of Object.entries(group.moves)) {
      await lever(page, name).box.fill(typed);
      await page.getByRole("textbox", { name: `Reason: ${name}` }).fill(`Because “${typed}” is right, =1+1`);
    }
    await page.waitForTimeout(900);
    if (at === 2) {
      const before = await page.getByRole("textbox", { name: "Your group’s link" }).inputValue();
      await page.close();
      page = await context.newPage();
      await page.goto(start);
      await page.getByRole("button", { name: "Bring it back" }).click();
      await page.waitForTimeout(900);
      assert.equal(await page.getByRole("textbox", { name: "Your group’s link" }).inputValue(), before, "nothing is lost with a tab");
    }
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
  await wall.getByRole("textbox", { name: /^Paste one or more links/ }).fill(chat.slice(0, chat.indexOf("https://mail.example")));
  await wall.getByRole("button", { name: "Add these groups" }).click();
  await wall.getByText("Three groups were added.").waitFor();
  // The last one comes late, with the whole chat again.
  await wall.getByRole("textbox", { name: /^Paste one or more links/ }).fill(chat);
  await wall.getByRole("button", { name: "Add these groups" }).click();
  await wall.getByText("One group was added.").waitFor();
  assert.equal(await wall.getByRole("textbox", { name: /^Paste one or more links/ }).inputValue(), "", "what was taken in is gone from the box");

  // The whole chat again: nobody counts twice.
  await wall.getByRole("textbox", { name: /^Paste one or more links/ }).fill(`${chat} ${start}`);
  await wall.getByRole("button", { name: "Add these groups" }).click();
  await wall.getByText("“Peckham heads” is there already, just as it was sent again.").waitFor();
  await wall.getByText("The start link was in the text. It was left out.").waitFor();
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

  // What groups chose: lowest, highest, middle, how many.
  const groups = [...GROUPS, FILE_GROUP];
  const LEVERS = { "Extra special school places": ["special_places", (v) => `${v}`, " places"], "Staying in mainstream, with support": ["inclusion_moves", (v) => `${v * 100}`, "%"], "Special school top-ups": ["special_topup", (v) => `${Math.round(v * 100)}`.replace("-", "−"), "%"], "New resource base places": ["unit_places", (v) => `${v}`, " places"] };
  const chosen = wall.getByRole("region", { name: "Where groups set the levers" }).getByRole("listitem");
  for (const [name, [key, words, unit]] of Object.entries(LEVERS)) {
    const values = groups.map((group) => valuesOf(group)[key] ?? 0).sort((a, b) => a - b);
    const moved = values.filter((value) => value !== 0).length;
    const row = (await chosen.filter({ hasText: name }).innerText()).split("\n").map((line) => line.trim()).filter(Boolean);
    assert.deepEqual(row, [name, `${words(values[0])} to ${words(values[4])}${unit}, middle ${words(values[2])}${unit}`, `Moved by ${moved} of 5.`], name);
  }
  assert.equal(await chosen.count(), 8);

  // What they came to, and compared with where all started: smallest deficit first.
  const came = await rows(wall, "What groups came to");
  assert.equal(came.length, 5);
  const begun = outcome({}).after_grant;
  const compared = (pounds) => (Math.round(Math.abs(pounds - begun) / 1e5) === 0 ? "no change" : `${shown(Math.abs(pounds - begun))} ${pounds < begun ? "less" : "more"}`);
  for (const group of groups) {
    const expected = outcome(valuesOf(group));
    const row = came.find(([name]) => name === group.name);
    assert.deepEqual(row.slice(1, 3), [shown(expected.after_grant), compared(expected.after_grant)], group.name);
  }
  const balances = groups.map((group) => outcome(valuesOf(group)).after_grant).sort((a, b) => a - b);
  assert.deepEqual(came.map((row) => row[1]), balances.map(shown));
  const headline = await wall.getByRole("heading", { level: 1 }).innerText();
  const [lowest, highest] = [balances[0], balances[4]];
  const [most, least] = [compared(lowest), compared(highest)];
  const own = most.endsWith("less") && least.endsWith("less") ? `${least.replace(" less", "")} to ${most}` : `from ${most} to ${least}`;
  assert.equal(headline, `Five groups: ${shown(lowest)} to ${shown(highest)} in March 2027, ${own} than where all start. None meets the agreement.`);
  // The chart says the same to those who do not see it.
  const said = await wall.locator(".wall canvas").first().getAttribute("aria-label");
  for (const group of groups) assert.ok(said.includes(group.name.slice(0, 12)), `${group.name} in ${said}`);

  // Hiding who is who: nothing that can be read, heard or printed has a name, and every reason stays.
  const secret = (text) => groups.filter((group) => text.includes(group.name));
  await wall.getByRole("button", { name: "Hide names" }).click();
  const everything = async () => wall.evaluate(() => document.documentElement.innerHTML + [...document.querySelectorAll("input, textarea")].map((box) => box.value).join());
  assert.deepEqual(secret(await everything()), [], "no name on the wall");
  const why = "Because “65” is right";
  assert.ok((await everything()).includes(why), "reasons are there without names");
  const another = links[0].replace("special_places=65", "special_places=66").replace(/&name=[^&]*/, "&name=Secret+table").replaceAll(/(\.reason=)[^&]*/g, "$1Nearer+home");
  await wall.getByRole("textbox", { name: /^Paste one or more links/ }).fill(`${another} ${chat}`);
  await wall.getByRole("button", { name: "Add these groups" }).click();
  await wall.getByText("“Group 1” is there already, just as it was sent again.").waitFor();
  await wall.getByText("Nearer home").first().waitFor();
  const hiddenText = (await everything()) + (await download(wall, "Everything for Excel (CSV)"));
  assert.ok(!hiddenText.includes("Secret table") && hiddenText.includes("Group 6"), "who came while names were hidden is not named");
  await wall.getByRole("button", { name: "Steps" }).click();
  assert.ok(!(await everything()).includes("Secret table"), "not in the steps either");
  await wall.getByRole("button", { name: "Steps" }).click();
  await reload(wall);
  await wall.getByRole("button", { name: "Show names" }).waitFor();
  assert.ok(!(await everything()).includes("Secret table"), "nor after a reload");
  await wall.getByRole("button", { name: "Take out: Group 6" }).click();
  await wall.getByRole("button", { name: "Show names" }).click();
  assert.ok((await everything()).includes(why), "reasons are there with names");

  // The table of everything, read by another reader.
  const csv = await download(wall, "Everything for Excel (CSV)");
  const table = parse(csv, { columns: true, bom: true });
  const DEFICIT = "Deficit after grant, March 2027 (£)";
  const first = table[0];
  assert.equal(first.Group, START_ROW);
  assert.ok(Math.abs(Number(first[DEFICIT]) - begun) < 1);
  assert.match(first["Fixed for all groups"], /^Changes begin: from April 2025/);
  assert.equal(first.Link, start);
  assert.match(first.Edition, /^[0-9a-f]{8}$/);
  assert.match(first["Made on"], /^\d+ \w+ 20\d\d$/);
  // It adds up, and to the headline.
  const ofGroups = table.filter((row) => groups.some((group) => group.name === row.Group));
  for (const row of ofGroups) assert.equal(Number(row[DEFICIT]) - Number(first[DEFICIT]), Number(row["Difference to where all start (£)"]), row.Group);
  const all = ofGroups.map((row) => Number(row[DEFICIT]));
  assert.ok(headline.includes(`${shown(Math.min(...all))} to ${shown(Math.max(...all))}`), "the headline is the table's");
  for (const group of groups) {
    const row = table.find((each) => each.Group === group.name);
    const expected = outcome(valuesOf(group));
    assert.ok(Math.abs(Number(row["Deficit after grant, March 2027 (£)"]) - expected.after_grant) < 1);
    assert.ok(Math.abs(Number(row["Spending above income, 2026-27 (£)"]) - expected.in_year) < 1);
    assert.equal(Number(row["Extra special school places (places)"]), valuesOf(group).special_places ?? 0);
    assert.equal(Number(row["Staying in mainstream, with support (%)"]), (valuesOf(group).inclusion_moves ?? 0) * 100);
  }
  assert.equal(table.find((row) => row.Group === "Peckham heads")["Reason: Extra special school places"], "Because “65” is right, =1+1");
  for (const [name, heading] of [["special_places", "Extra special school places (places)"], ["unit_places", "New resource base places (places)"]]) {
    const values = groups.map((group) => valuesOf(group)[name] ?? 0).sort((a, b) => a - b);
    for (const [row, at] of [["(lowest)", 0], ["(median)", 2], ["(highest)", 4]]) assert.equal(Number(table.find((each) => each.Group === row)[heading]), values[at], `${row} ${heading}`);
  }
  assert.equal(table.find((row) => row.Group === "(moved by this many groups)")["Extra special school places (places)"], "3");

  // What the middle setting of every lever comes to.
  const middles = Object.fromEntries(chosenNames().map((name) => {
    const values = groups.map((group) => valuesOf(group)[name] ?? 0).sort((a, b) => a - b);
    return [name, values[2]];
  }));
  await wall.getByText(`If everyone took the middle setting: ${shown(outcome(middles).after_grant)} in March 2027.`).waitFor();

  // The whole workshop as a file, opened by somebody else.
  const file = await download(wall, "Save the workshop as a file");
  const elsewhere = await begin("#/workshop", "h1");
  await elsewhere.page.getByLabel(/^Open files/).setInputFiles({ name: "workshop.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await elsewhere.page.getByText("Five groups were added.").waitFor();
  assert.deepEqual((await rows(elsewhere.page, "What groups came to")).map((row) => row[0]).sort(), groups.map((group) => group.name).sort());

  // A reload loses nothing.
  await reload(wall);
  assert.match(await wall.getByRole("timer").innerText(), /^5\d:\d\d$/, "the timer runs on");
  assert.equal(await wall.getByRole("textbox", { name: "Link to start from" }).inputValue(), start);
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
  await page.getByRole("textbox", { name: /^Paste one or more links/ }).fill("we have none yet");
  await page.getByRole("button", { name: "Add these groups" }).click();
  await page.getByText(/^No link of this calculator was found/).waitFor();
  assert.equal(await page.getByRole("textbox", { name: /^Paste one or more links/ }).inputValue(), "we have none yet");
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
  const told = await page.locator(".messages").innerText();
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

test("the timer says what it could not read, and runs on over a reload", withPage({ hash: START, ready: "h1" }, async (page) => {
  const minutes = page.getByRole("textbox", { name: /^Minutes/ });
  for (const wrong of ["abc", "0.1", "0", "181", ""]) {
    await minutes.fill(wrong);
    await page.getByRole("button", { name: "Start the timer" }).click();
    await page.getByText(`“${wrong}” is no number of minutes. Enter a whole number from 1 to 180.`).waitFor();
    assert.equal(await page.getByRole("timer").count(), 0, `${wrong} starts nothing`);
    assert.equal(await minutes.inputValue(), wrong, "what was typed stays");
  }
  await minutes.fill("20");
  await page.getByRole("button", { name: "Start the timer" }).click();
  assert.match(await page.getByRole("timer").innerText(), /^(20:00|19:5\d)$/);
  await page.waitForTimeout(1500);
  await reload(page);
  assert.match(await page.getByRole("timer").innerText(), /^19:[45]\d$/);
  await page.getByRole("link", { name: "My school" }).click();
  await page.getByRole("link", { name: "Workshop" }).click();
  assert.match(await page.getByRole("timer").innerText(), /^19:[345]\d$/);
}));

test("a wall whose window was lost is there again, with title, start, levers, groups and timer", async () => {
  const { page, context } = await open(here.chromium, `${here.server.address}${START}&levers=unit_places,special_places&look=2028-29`, { ready: "h1" });
  await page.getByRole("button", { name: "Start the timer" }).click();
  const link = await page.getByRole("textbox", { name: "Link to start from" }).inputValue();
  await page.waitForTimeout(300);
  await page.close();
  const again = await context.newPage();
  await again.goto(`${here.server.address}#/workshop?v=2&basis=agreement`);
  await again.getByText(/^This is the workshop that was last open in this browser/).waitFor();
  assert.equal(await again.getByRole("textbox", { name: "Link to start from" }).inputValue(), link);
  assert.match(await again.getByRole("timer").innerText(), /^14:[345]\d$/);
  await again.getByRole("button", { name: "Begin a new workshop" }).click();
  assert.equal(await again.getByRole("textbox", { name: "What the workshop is called" }).inputValue(), "");
  await context.close();
});

test("a group reads where all start, its own effect apart, on a phone and after its tab was lost", async () => {
  // Something is fixed, and one of the group's own levers has been moved for all.
  const start = `${here.server.address}#/group?v=2&basis=agreement&start=2025-26&workshop=Heads+together&special_places=20&council_contribution=1000000`;
  const { page, context } = await open(here.chromium, start, { width: 360, height: 780, ready: "h1", hasTouch: true, isMobile: true });
  const heading = () => page.getByRole("heading", { level: 1 }).innerText();
  const base = (more) => outcome({ council_contribution: 1_000_000, special_places: 20, ...more }).after_grant;
  assert.equal(await heading(), `Where all groups start: ${shown(base())} in March 2027. You have changed nothing yet.`);
  await page.getByText(/^What is fixed for all makes that £[\d.]+m less than if nothing changes\.$/).waitFor();
  await page.getByRole("heading", { name: "Fixed for all groups" }).waitFor();
  await page.getByText(/^Paid by the council itself: £1,000,000 instead of £0/).waitFor();
  await lever(page, "Independent school and college fees").box.fill("-5");
  await page.waitForTimeout(900);
  const own = base({ independent_fees: -0.05 });
  assert.equal(await heading(), `Your group: ${shown(own)} in March 2027, ${shown(base() - own)} less than where all groups start.`);
  await page.getByText(`Where all groups start: ${shown(base())} in March 2027.`).waitFor();
  assert.deepEqual(await axe(page), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no scrolling to the side");
  // A reload is not where it starts.
  await reload(page);
  assert.match(await heading(), /^Your group: /);
  // The tab is gone; the start link is opened again.
  await page.close();
  const again = await context.newPage();
  await again.goto(start);
  await again.getByRole("button", { name: "Bring it back" }).click();
  assert.match(await again.getByRole("heading", { level: 1 }).innerText(), new RegExp(`^Your group: ${shown(own)} in March 2027, `));
  assert.equal(await again.getByRole("button", { name: "Bring it back" }).count(), 0);
  // The last year that is projected can be looked at.
  await again.getByRole("combobox", { name: "Look at" }).selectOption({ label: "March 2032, if today’s rules went on" });
  assert.match(await again.getByRole("heading", { level: 1 }).innerText(), /^Your group: .* in March 2032, /);
  await context.close();
});

test("groups a million apart are seen apart on a wall of 1920 × 1080", withPage({ hash: "#/workshop?v=2&start=2026-27&workshop=Heads+together", ready: "h1", width: 1920, height: 1080 }, async (page) => {
  const group = (name, pounds) => `https://example.org/#/group?v=2&start=2026-27&workshop=Heads+together&name=${name}&council_contribution=${pounds}`;
  await page.getByRole("textbox", { name: /^Paste one or more links/ }).fill(["A", "B", "C"].map((name, at) => group(name, at * 500_000)).join(" "));
  await page.getByRole("button", { name: "Add these groups" }).click();
  await page.getByText("Three groups were added.").waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  for (const year of ["March 2028, the override’s end", "March 2029, if today’s rules went on", "March 2033, if today’s rules went on"]) {
    await page.getByRole("combobox", { name: "Look at" }).selectOption({ label: year });
    await page.waitForTimeout(300);
    const canvas = page.locator(".wall canvas").first();
    const [, top, , bottom, low, high] = (await canvas.getAttribute("data-plot")).split(" ").map(Number);
    assert.ok(((bottom - top) / (high - low)) * 1e6 >= 12, `${year}: lines at least 12 px apart`);
    assert.ok(low > 0);
    await page.getByText(`The scale starts at £${(low / 1e6).toFixed(1)}m, so that the differences between groups can be seen`).waitFor();
    // The whole picture is inset, and nothing lies over the lines.
    assert.equal(await page.locator(".wall .place canvas").count(), 1);
  }
  // First screen: answer, chart, code and what was chosen, with nothing to scroll.
  await page.evaluate(() => scrollTo(0, 0));
  for (const part of [page.getByRole("heading", { level: 1 }), page.locator(".wall canvas").first(), page.getByRole("img", { name: "QR code of the link to start from" }), page.getByRole("heading", { name: "Where groups set the levers" })]) {
    const box = await part.boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 1080, `${await part.evaluate((each) => each.outerHTML.slice(0, 60))} ends at ${box.y + box.height}`);
  }
  // What became of what was pasted is beside where it was pasted, never over the chart.
  assert.equal(await page.locator(".messages").evaluate((told) => getComputedStyle(told).position), "static");
  // On paper: no controls, and each group's reasons.
  await page.emulateMedia({ media: "print" });
  for (const control of await page.locator(".wall :is(button, input, select, textarea)").all()) assert.ok(!(await control.isVisible()), "no control on paper");
  await page.getByRole("heading", { name: "B", exact: true }).waitFor();
  await page.getByText(/^Made .* Model and data: [0-9a-f]{8}\. Link: http/).waitFor();
  await page.getByRole("heading", { name: "Fixed for all groups" }).waitFor();
}));
