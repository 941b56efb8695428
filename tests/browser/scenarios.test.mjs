// Scenarios that are kept: over a reload, in two windows, and where a browser refuses.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { axe, headline, lever, open, openLever, reload, results, scene } from "./page.mjs";

const here = scene();
const { withPage } = here;
const KEPT = "safety-valve.kept";
const PANEL = "#/explore?v=1&panel=scenarios";
const READY = "#panel-scenarios";

const keep = async (page, name, places) => {
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await lever(page, "Extra special school places").box.fill(String(places));
  await page.getByRole("button", { name: "Keep this scenario" }).click();
  await page.getByText(new RegExp(`“${name}” (is|was) kept`)).waitFor();
};
const names = (page) => page.locator(".kept-name").evaluateAll((boxes) => boxes.map((box) => box.value));
const stored = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), KEPT);

test("scenarios are kept, opened, copied, renamed and deleted, and all of it can be undone", withPage({ hash: PANEL, ready: READY }, async (page) => {
  await keep(page, "Places", 65);
  await keep(page, "More places", 120);
  assert.deepEqual(await names(page), ["Places", "More places"]);
  await reload(page);
  await page.locator(READY).waitFor();
  assert.deepEqual(await names(page), ["Places", "More places"], "kept over a reload");
  await page.getByRole("button", { name: "Open: Places" }).click();
  assert.equal(await lever(page, "Extra special school places").box.inputValue(), "65");
  await page.getByRole("button", { name: "Duplicate: Places" }).click();
  assert.deepEqual(await names(page), ["Places", "More places", "Places (2)"]);
  const box = page.getByRole("textbox", { name: "Name of “Places (2)”" });
  await box.fill("more PLACES");
  await box.blur();
  await page.getByText("Another scenario is called “more PLACES”. Each has a name of its own.").waitFor();
  await page.getByRole("textbox", { name: "Name of “Places (2)”" }).fill("A third");
  await page.getByRole("textbox", { name: "Name of “Places (2)”" }).blur();
  assert.deepEqual(await names(page), ["Places", "More places", "A third"]);
  await page.getByRole("button", { name: "Delete: More places" }).click();
  assert.deepEqual(await names(page), ["Places", "A third"]);
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  await undo.click();
  assert.deepEqual(await names(page), ["Places", "More places", "A third"]);
  await undo.click();
  assert.deepEqual(await names(page), ["Places", "More places", "Places (2)"]);
  await undo.click();
  assert.deepEqual(await names(page), ["Places", "More places"]);
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  assert.deepEqual(await names(page), ["Places", "More places", "Places (2)"]);
  await page.waitForTimeout(300);
  assert.deepEqual((await stored(page)).kept.map((each) => each.name), await names(page), "and the browser keeps what is shown");
  await page.getByRole("button", { name: "New scenario" }).click();
  assert.match(await headline(page), /£48\.9m/);
  assert.equal(await page.getByRole("textbox", { name: "Name", exact: true }).inputValue(), "");
}));

test("up to four stand side by side, with what differs, and the difference to a chosen one", withPage({ hash: PANEL, ready: READY }, async (page) => {
  for (const [name, places] of [["One", 30], ["Two", 65], ["Three", 120], ["Four", 200]]) await keep(page, name, places);
  await page.getByRole("button", { name: "New scenario" }).click();
  for (const name of ["One", "Two", "Three"]) await page.getByRole("checkbox", { name: `Side by side: ${name}` }).check();
  assert.ok(await page.getByRole("checkbox", { name: "Side by side: Four" }).isDisabled(), "no more than four");
  const table = (label) => page.getByRole("region", { name: label }).getByRole("table").evaluate((table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
  const differs = await table("What differs");
  assert.deepEqual(differs, [["Assumption", "This scenario", "One", "Two", "Three"], ["Extra special school places", "0 places", "30 places", "65 places", "120 places"]]);
  // The figures of each are those that it has when it is opened by itself.
  const deficits = await table("Deficits side by side");
  for (const [at, name] of ["One", "Two", "Three"].entries()) {
    await page.getByRole("button", { name: `Open: ${name}` }).click();
    const own = await results(page);
    assert.deepEqual(deficits[at + 2].slice(1), own.map((row) => row.Yours), name);
  }
  await page.getByRole("button", { name: "New scenario" }).click();
  await page.getByRole("combobox", { name: "Differences to" }).selectOption("Two");
  const against = await table("Deficits side by side");
  const row = against.find(([first]) => first === "Three less Two");
  const [three, two] = ["Three", "Two"].map((name) => against.find(([first]) => first === name).slice(1).map(Number));
  for (const [at, text] of row.slice(1).entries()) assert.ok(Math.abs(Number(text.replace("−", "-")) - (three[at] - two[at])) <= 0.1001, `${text} in year ${at}`);
  for (const label of ["In-year balances side by side", "Children with a plan side by side", "Children in mainstream side by side", "Children in independent schools side by side"]) assert.equal((await table(label)).length, 8, label);
  const [totals, differences] = await page.locator("#panel-scenarios canvas").evaluateAll((all) => all.map((canvas) => canvas.getAttribute("aria-label")));
  assert.match(totals, /No-action forecast: .*Three: .*Two: .*One: /s);
  // Beside it, how each differs from the one that was chosen.
  assert.match(differences, /^Difference from “Two”/);
  const last = Number(row.at(-1).replace("−", "-"));
  const said = Number(differences.match(/Three: .*?, (−?)£([\d.]+)m in March 2028/).slice(1).join("").replace("−", "-"));
  assert.ok(Math.abs(said - last) <= 0.1001, `${said} in the chart, ${last} in the table`);
  assert.match(differences, /Two: £0 in March 2023, £0 in March 2028/);
  assert.deepEqual(await axe(page), []);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Results as CSV" }).click()]);
  const csv = parse(await readFile(await file.path(), "utf8"), { columns: true, bom: true });
  const cell = csv.find((each) => each.Scenario === "Two" && each["Financial year"] === "2026-27")["Cumulative deficit after grant at 31 March (£)"];
  assert.equal((Math.round(Number(cell) / 1e5) / 10).toFixed(1), against.find(([first]) => first === "Two")[4]);
  // Ticks are kept over a reload.
  await reload(page);
  for (const name of ["One", "Two", "Three"]) assert.ok(await page.getByRole("checkbox", { name: `Side by side: ${name}` }).isChecked(), name);
  // On paper: both charts and the tables, on one page, with nothing of the controls.
  await page.emulateMedia({ media: "print" });
  for (const control of await page.locator("#panel-scenarios :is(button, input, select, textarea)").all()) assert.ok(!(await control.isVisible()), await control.evaluate((each) => each.outerHTML.slice(0, 80)));
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length, 1, "one page");
}));

test("reasons and what is said of a scenario are in its link, its file and its steps", withPage({ hash: `${PANEL}&special_places=65`, ready: READY }, async (page) => {
  await openLever(page, "Extra special school places");
  await page.getByRole("textbox", { name: "Reason: Extra special school places" }).fill("Highshore is to grow, ‘we hope’ 🌱");
  await page.getByRole("textbox", { name: "Note", exact: true }).fill("For the forum & governors");
  await page.waitForTimeout(900);
  await page.getByRole("button", { name: "Steps" }).click();
  assert.match(await page.locator("#steps").innerText(), /Reason: Extra special school places: empty → “Highshore is to grow/);
  const link = await page.getByRole("textbox", { name: "Link to this scenario" }).inputValue();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
  const text = await readFile(await file.path(), "utf8");
  await page.getByRole("button", { name: "New scenario" }).click();
  await page.getByLabel(/^Open files/).setInputFiles({ name: "mine.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByText("“mine.json” was opened. Undo brings back what was there.").waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Note", exact: true }).inputValue(), "For the forum & governors");
  assert.equal(await page.getByRole("textbox", { name: "Link to this scenario" }).inputValue(), link);
}));

test("steps are kept over a reload, and an address that is opened instead is one more", withPage({ hash: PANEL, ready: READY }, async (page) => {
  for (const places of ["10", "20"]) {
    await lever(page, "Extra special school places").box.fill(places);
    await lever(page, "Extra special school places").box.blur();
  }
  await page.getByRole("button", { name: "Before payments" }).click();
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  await undo.click();
  await page.waitForTimeout(400);
  await reload(page);
  await page.locator(READY).waitFor();
  assert.equal(await lever(page, "Extra special school places").box.inputValue(), "10");
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  assert.equal(await lever(page, "Extra special school places").box.inputValue(), "20");
  await undo.click();
  await undo.click();
  assert.equal(await lever(page, "Extra special school places").box.inputValue(), "0");
  assert.ok(await undo.isDisabled());
}));

test("a link of another edition says by how much its figure has moved", withPage({ hash: "#/explore?v=1&special_places=65&figure=45.000&model=0123abcd", ready: "h1" }, async (page) => {
  const about = page.getByRole("region", { name: "About this link" });
  assert.match(await about.innerText(), /made with another edition of model and data \(0123abcd; this is [0-9a-f]{8}\)\. It showed £45\.0m in March 2027; the same assumptions now come to £47\.9m, £2\.9m more\. CHANGELOG/);
  await about.getByRole("button", { name: /^Hide this/ }).click();
  assert.equal(await about.count(), 0);
}));

/** A page in which the browser's storage is as a script leaves it before anything runs. */
async function withStorage(script, body, hash = PANEL) {
  const context = await here.chromium.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript(script);
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(here.server.address + hash);
  await page.locator(READY).waitFor();
  try {
    await body(page, context);
    assert.deepEqual(errors, []);
    assert.deepEqual(await axe(page), []);
  } finally {
    await context.close();
  }
}

test("storage that is forbidden: the page works and says so", () => withStorage(() => {
  Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
  Object.defineProperty(window, "sessionStorage", { get() { throw new DOMException("no", "SecurityError"); } });
}, async (page) => {
  await page.getByText(/^This browser lets the page keep nothing/).waitFor();
  await keep(page, "In memory", 65);
  assert.deepEqual(await names(page), ["In memory"]);
}));

test("storage that is full: the page works, says so, and keeps what fits later", () => withStorage(() => {
  const usual = Storage.prototype.setItem;
  Storage.prototype.setItem = function set(name, text) {
    if (window.full !== false) throw new DOMException("full", "QuotaExceededError");
    usual.call(this, name, text);
  };
}, async (page) => {
  await keep(page, "Too much", 65);
  await page.getByText(/^This browser has no room left/).waitFor();
  assert.deepEqual(await names(page), ["Too much"]);
  await page.evaluate(() => { window.full = false; });
  await keep(page, "Fits", 10);
  await page.waitForTimeout(200);
  assert.equal(await page.getByText(/^This browser has no room left/).count(), 0);
  assert.deepEqual((await stored(page)).kept.map((each) => each.name), ["Too much", "Fits"]);
}));

for (const [what, text, says] of [
  ["corrupt", "{oh", /^What this browser has kept cannot be read/],
  ["of a newer version", '{"format":"safety-valve-calculator","version":3,"kept":{"of":"another shape"}}', /was written by a later edition of this page/],
]) {
  test(`storage that is ${what}: nothing is overwritten unasked`, () => withStorage(`if (!sessionStorage.begun) { sessionStorage.begun = 1; localStorage.setItem("${KEPT}", ${JSON.stringify(text)}); }`, async (page) => {
    await page.getByText(says).waitFor();
    await keep(page, "Today", 65);
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate((key) => localStorage.getItem(key), KEPT), text);
    const afresh = page.getByRole("button", { name: /^Start afresh/ });
    if (what === "corrupt") {
      await afresh.click();
      await page.waitForTimeout(200);
      assert.deepEqual((await stored(page)).kept.map((each) => each.name), ["Today"]);
    } else {
      assert.equal(await afresh.count(), 0, "what is newer is not given up");
    }
  }));
}

test("the keyboard stays in the list when something of it goes, and a name that is changed keeps its box", withPage({ hash: PANEL, ready: READY }, async (page) => {
  await keep(page, "One", 10);
  await keep(page, "Two", 20);
  await page.getByRole("textbox", { name: "Name of “One”" }).fill("Uno");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Name of “Uno”" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.value), "Uno");
  await page.getByRole("button", { name: "Delete: Uno" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "kept-title");
}));

test("the other views are there where a browser keeps nothing, and what is kept in memory stays", () => withStorage(() => {
  Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
}, async (page) => {
  await keep(page, "In memory", 65);
  await page.getByRole("navigation").getByRole("link", { name: "My school" }).click();
  await page.locator("main.in-school").waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Try changes" }).click();
  assert.deepEqual(await names(page), ["In memory"]);
}));

test("parts of what is kept that cannot be read are named, the rest is there", () => withStorage(`localStorage.setItem("${KEPT}", '{"format":"safety-valve-calculator","version":1,"kept":[{"name":"Half","special_places":"65","special_topup":"lots"}]}');`, async (page) => {
  await page.getByText(/“special_topup=lots”/).waitFor();
  assert.deepEqual(await names(page), ["Half"]);
  // What this edition cannot read stays for one that can.
  await keep(page, "Whole", 10);
  await page.waitForTimeout(200);
  assert.equal((await stored(page)).kept[0].special_topup, "lots");
}));

test("two windows keep side by side, and neither loses what the other kept", () => withStorage(() => {}, async (page, context) => {
  const second = await context.newPage();
  await second.goto(here.server.address + PANEL);
  await second.locator(READY).waitFor();
  await keep(page, "From the first", 65);
  await second.waitForFunction(() => document.querySelector(".kept-name")?.value === "From the first");
  await keep(second, "From the second", 10);
  await page.waitForFunction(() => document.querySelectorAll(".kept-name").length === 2);
  // Both change the same one: both are there afterwards.
  await page.getByRole("button", { name: "Delete: From the second" }).click();
  await second.waitForFunction(() => document.querySelectorAll(".kept-name").length === 1);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await second.waitForFunction(() => document.querySelectorAll(".kept-name").length === 2);
  assert.deepEqual(await names(second), await names(page));
  // Both change the same one, neither knowing of the other: both are there afterwards.
  await second.evaluate((key) => {
    const there = JSON.parse(localStorage.getItem(key));
    there.kept.find((each) => each.name === "From the second").special_places = "99";
    localStorage.setItem(key, JSON.stringify(there));
  }, KEPT);
  await keep(second, "From the second", 11);
  await second.waitForTimeout(300);
  const both = (await stored(second)).kept.filter((each) => each.name.startsWith("From the second"));
  assert.deepEqual(both.map((each) => each.special_places).sort(), ["11", "99"]);
  await second.getByRole("button", { name: "Delete: From the second (2)" }).click();
  // A window that missed what the other wrote puts both together before it writes.
  await second.evaluate((key) => {
    const there = JSON.parse(localStorage.getItem(key));
    there.kept.push({ basis: "agreement", name: "Unheard of", special_places: "5" });
    localStorage.setItem(key, JSON.stringify(there));
  }, KEPT);
  await keep(second, "Then this", 20);
  await second.waitForTimeout(300);
  assert.deepEqual((await stored(second)).kept.map((each) => each.name).sort(), ["From the first", "From the second", "Then this", "Unheard of"]);
}));

test("everything is reached and done by the keyboard", withPage({ hash: PANEL, ready: READY }, async (page) => {
  await page.getByRole("textbox", { name: "Name", exact: true }).focus();
  await page.keyboard.type("By keyboard");
  // Undo in a box is the box's own.
  await page.keyboard.press("Control+z");
  assert.notEqual(await page.getByRole("textbox", { name: "Name", exact: true }).inputValue(), "By keyboard");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("By keyboard");
  for (let press = 0; press < 12 && (await page.evaluate(() => document.activeElement.innerText)) !== "Keep this scenario"; press += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.deepEqual(await names(page), ["By keyboard"]);
  await page.getByText("Keyboard", { exact: true }).focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".keys").innerText(), /Ctrl\+Z\s+undo/);
}));
