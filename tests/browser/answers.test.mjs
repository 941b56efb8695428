// How sure, and what would it take: asked and answered in a real browser, by role and name.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { axe, headline, lever, open, results, scene, serve, tab } from "./page.mjs";

const here = scene();
const DIST = new URL("../../dist/", import.meta.url).pathname;
const SINGLE = new URL("../../dist-single/safety-valve.html", import.meta.url);
const SURE = "#/explore?v=2&panel=sure";
const TAKE = "#/explore?v=2&panel=take";

const panel = (page, name) => page.getByRole("region", { name, exact: true });
const likely = (page) => page.getByRole("heading", { name: /is likely to be between/ });
const find = (page) => page.getByRole("button", { name: "Find the smallest change" });
const target = (page, name) => page.getByRole("group", { name: "Reach" }).getByRole("radio", { name });
// On a busy machine a search takes some seconds.
const PATIENT = { timeout: 60_000 };
const millions = (text) => [...text.matchAll(/£([\d.]+)m/g)].map((found) => Number(found[1]));

test("how sure: the spread, the chances, what matters most and the record, with a table each", here.withPage({ hash: SURE }, async (page) => {
  await likely(page).waitFor(PATIENT);
  const said = await likely(page).innerText();
  // docs/model.md 11: 20.7 and 35.9, ± 0.15.
  const [low, high] = millions(said);
  assert.ok(Math.abs(low - 20.7) <= 0.25 && Math.abs(high - 35.9) <= 0.25, said);
  const sure = panel(page, "How sure");
  for (const name of ["Chances", "The spread by year, £ million", "Which assumption matters most"]) {
    await sure.getByRole("region", { name }).getByRole("table").waitFor();
  }
  await sure.getByRole("img", { name: /^The spread of futures year by year/ }).and(page.locator(":visible")).waitFor();
  const spread = await sure.getByRole("region", { name: "The spread by year, £ million" }).locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].slice(0, 2).map((cell) => cell.textContent)));
  const table = await results(page);
  assert.ok(spread.length >= 3);
  for (const [march, own] of spread) {
    // The table goes by financial years: "2025-26" ends in March 2026.
    const end = Number(march.match(/^March (20\d\d)$/)[1]);
    const row = table.find((each) => each.Year === `${end - 1}-${end % 100}`);
    assert.equal(own, row.Yours ?? row["As now"], `${march}: your answer is the table’s`);
  }
  await likely(page).waitFor(PATIENT);
  assert.match(await sure.innerText(), /not a forecast/);
  assert.deepEqual(await axe(page), []);
}));

test("how sure: a slider moves the spread, and a typed deficit has its chance", here.withPage({ hash: SURE }, async (page) => {
  await likely(page).waitFor(PATIENT);
  const before = await likely(page).innerText();
  await lever(page, "Special school top-ups").slider.focus();
  for (let press = 0; press < 6; press += 1) await page.keyboard.press("ArrowLeft");
  await page.waitForFunction((before) => {
    const now = [...document.querySelectorAll("h3")].find((each) => each.textContent.includes("is likely"));
    return now && now.textContent !== before && document.querySelector(".answered").ariaBusy === "false";
  }, before);
  assert.ok(millions(await likely(page).innerText())[0] < millions(before)[0], "less is owed");
  const box = page.getByRole("textbox", { name: /What is the chance of a deficit of this or less/ });
  await box.fill("£20m");
  await page.getByRole("row", { name: /The deficit is £20\.0m or less in March 2028/ }).waitFor();
  await box.fill("lots");
  await page.getByText(/that is not a number/).waitFor();
  assert.equal(await box.inputValue(), "lots", "what was typed stays");
}));

test("while a slider moves a coarse spread follows, and once it is still the full one", here.withPage({ hash: SURE }, async (page) => {
  const runs = (count) => page.getByText(`We ran the model ${count} times.`);
  await runs("8,192").waitFor(PATIENT);
  const { slider } = lever(page, "Special school top-ups");
  const coarse = runs("512").waitFor(PATIENT);
  const moving = slider.evaluate(async (input) => {
    for (let move = 0; move < 60; move += 1) {
      input.value = String(-(move % 10));
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await coarse;
  await moving;
  await runs("8,192").waitFor(PATIENT);
}));

test("what would it take: found by keyboard alone, taken in one step, undone in one", here.withPage({ hash: TAKE }, async (page) => {
  await target(page, "a deficit that I type").focus();
  await page.keyboard.press("Space");
  // Nothing that was not typed is taken for a figure.
  await find(page).click();
  await page.getByText("Enter a deficit first.").waitFor();
  await page.getByRole("textbox", { name: "A deficit of £" }).fill("20m");
  await find(page).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /^Can be reached by moving/ }).waitFor(PATIENT);
  // It is this tab's alone.
  await tab(page, "How sure");
  await likely(page).waitFor(PATIENT);
  assert.equal(await page.getByRole("button", { name: "Set the levers to this" }).count(), 0);
  await tab(page, "What would it take");
  await page.getByRole("heading", { name: /^Can be reached by moving/ }).waitFor(PATIENT);
  const before = await headline(page);
  const take = page.getByRole("button", { name: "Set the levers to this" });
  await take.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((before) => document.querySelector("h1").innerText !== before, before);
  const [reached] = millions(await headline(page));
  assert.ok(reached <= 20, `${reached}`);
  await page.getByText("Something has changed since").waitFor();
  await page.keyboard.press("Control+z");
  await page.waitForFunction((before) => document.querySelector("h1").innerText === before, before);
}));

test("what would it take: out of reach says how far short, and what the best would mean", here.withPage({ hash: TAKE }, async (page) => {
  for (const name of ["Independent school and college fees", "Moving on to adult life, 18+"]) await page.getByRole("checkbox", { name, exact: true }).uncheck();
  await find(page).click();
  const heading = page.getByRole("heading", { name: /^Cannot be reached: short by £/ });
  await heading.waitFor(PATIENT);
  const change = page.getByRole("region", { name: "The change that it would take" });
  assert.equal(await change.getByRole("row", { name: /Independent school/ }).count(), 0, "a lever that may not move does not");
  assert.match(await panel(page, "What would it take?").innerText(), /It counts on/);
  assert.deepEqual(await axe(page), []);
  // Anything that changes since is said, and the old answer is gone.
  await page.getByRole("checkbox", { name: "Coming back to local schools" }).uncheck();
  await page.getByText("Something has changed since the last answer. Press the button to work it out again.").waitFor();
  assert.equal(await heading.count(), 0);
}));

test("what would it take: stopped in mid-run, the page goes on and answers again", here.withPage({ hash: TAKE }, async (page) => {
  for (const box of await page.getByRole("group", { name: "Levers that may move" }).getByRole("checkbox").all()) assert.ok(await box.isChecked());
  await page.getByText("Cuts of top-ups, assumptions and other people’s money").click();
  assert.ok(!(await page.getByRole("checkbox", { name: "Special school top-ups" }).isChecked()), "cuts of top-ups are locked");
  await find(page).click();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Working it out").waitFor({ state: "hidden" });
  await lever(page, "Special school top-ups").slider.press("ArrowLeft");
  await find(page).click();
  await page.getByRole("heading", { name: /^(Can|Cannot) be reached/ }).waitFor(PATIENT);
}));

test("what would it take: a lever stays within the limit that is typed, and a limit that cannot be is said", here.withPage({ hash: TAKE }, async (page) => {
  const take = panel(page, "What would it take?");
  await take.getByText("How far each lever may go").click();
  const fees = take.getByRole("textbox", { name: "Independent school and college fees: no lower than" });
  await fees.fill("lots");
  await take.getByText(/Independent school and college fees: that is not a number/).waitFor();
  await find(page).click();
  await take.getByText("Correct the limits first.").waitFor();
  assert.equal(await take.getByRole("button", { name: "Set the levers to this" }).count(), 0);
  await fees.fill("-1");
  const highest = take.getByRole("textbox", { name: "Independent school and college fees: no higher than" });
  await highest.fill("-2");
  await take.getByText("Independent school and college fees: the lowest value is above the highest. Swap them.").waitFor();
  await highest.fill("");
  await find(page).click();
  await page.getByRole("heading", { name: /be reached/ }).waitFor(PATIENT);
  const row = take.getByRole("row", { name: /^Independent school and college fees/ });
  assert.match(await row.innerText(), /0% to −1%/, "as far as the limit and no further");
  assert.deepEqual(await axe(page), []);
}));

test("another council's figures are answered from its own record", here.withPage({ hash: "#/explore?v=2&authority=E10000016&panel=sure", ready: "h1" }, async (page) => {
  await likely(page).waitFor(PATIENT);
  const [low, high] = millions(await likely(page).innerText());
  const [own] = millions(await headline(page));
  assert.ok(low < own && own < high, `${low} ${own} ${high}`);
}));

test("it fits a phone, in the dark too", here.withPage({ hash: SURE, width: 360, height: 740, colorScheme: "dark" }, async (page) => {
  await likely(page).waitFor(PATIENT);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  assert.equal(await page.locator("svg.fan:visible").count(), 1);
  await tab(page, "What would it take");
  await find(page).click();
  await page.getByRole("heading", { name: /be reached/ }).waitFor(PATIENT);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  assert.deepEqual(await axe(page), []);
}));

test("in a folder of a site, and in the one file without a server", async () => {
  const folder = await mkdtemp(join(tmpdir(), "answers-"));
  await cp(DIST, join(folder, "council/dsg"), { recursive: true });
  const site = await serve(`${folder}/`);
  try {
    for (const address of [`${site.address}council/dsg/${SURE}`, `${SINGLE.href}${SURE}`]) {
      const { page, context, told } = await open(here.chromium, address);
      await likely(page).waitFor(PATIENT);
      assert.deepEqual(told.errors, [], address);
      assert.deepEqual(await page.evaluate(() => window.violations), [], address);
      await context.close();
    }
  } finally {
    site.close();
    await rm(folder, { recursive: true });
  }
});

test("where the program of the worker does not arrive, it says so and the rest goes on", here.withPage({}, async (page, { told }) => {
  await page.route("**/answers-*.wasm", (route) => route.abort());
  await tab(page, "How sure");
  await page.getByText(/What answers this could not be started/).waitFor();
  await lever(page, "Special school top-ups").slider.press("ArrowLeft");
  told.errors.length = 0;
}));

test("with vectors and without: another program, the same answer", async () => {
  const answers = [];
  for (const [without, program] of [[false, /answers-[0-9a-f]+-vectors\.wasm$/], [true, /answers-[0-9a-f]+\.wasm$/]]) {
    const { page, context, told } = await open(here.chromium, here.server.address);
    if (without) {
      await context.route("**/answering.js*", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `WebAssembly.validate = () => false;\n${await response.text()}` });
      });
    }
    await tab(page, "How sure");
    await likely(page).waitFor(PATIENT);
    const fetched = told.requests.filter((url) => /answers-.*\.wasm$/.test(url));
    assert.equal(fetched.length, 1, fetched.join());
    assert.match(fetched[0], program);
    answers.push(await panel(page, "How sure").innerText());
    assert.deepEqual(told.errors, []);
    await context.close();
  }
  assert.equal(answers[0], answers[1]);
});
