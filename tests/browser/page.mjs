// The page in a real browser: a plain file server for dist/, and Chromium on it.
//
// Answers for: opening the page at a size and in a colour scheme, and finding its parts by
// role and name as a person would. The tests say what should be there.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile, writeFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { after, before } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";

const DIST = new URL("../../dist/", import.meta.url).pathname;
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** Serves a folder on a free port of this machine alone. */
export async function serve(folder = DIST) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname).replace(/\/$/, "/index.html");
    try {
      const body = await readFile(join(folder, path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Starts the Chromium that `cargo xtask` found. */
export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/**
 * The address on the agreement's forecast, which most tests are about: its figures do not change with later returns. One
 * that names a version or a starting point stays as it is; "#/explore?v=2" is of the latest figures.
 */
export function ofForecast(address) {
  const [before, hash = ""] = address.split("#", 2);
  if (/(?:[?&])(?:v|basis|authority)=/.test(hash)) return address;
  const [path, query = ""] = (hash || (before.endsWith("read.html") ? "/read" : "/explore")).split("?", 2);
  return `${before}#${path}?v=2&basis=agreement${query && `&${query}`}`;
}

/** Opens the page, and notes every request, error and breach of policy on it. */
export async function open(on, address, { width = 1280, height = 900, ready, before, ...settings } = {}) {
  const context = await on.newContext({ viewport: { width, height }, ...settings });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const told = { requests: [], errors: [], violations: [] };
  page.on("request", (request) => told.requests.push(request.url()));
  page.on("pageerror", (error) => told.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") told.errors.push(message.text());
  });
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  if (before) await page.addInitScript(before);
  await page.goto(ofForecast(address));
  // Before the program runs the page is there as it was written. Try changes is there with its sliders;
  // another view says what it is there with.
  await runs(page);
  await (ready ? page.locator(ready) : page.getByRole("slider")).first().waitFor();
  return { page, context, told };
}

/**
 * Starts server and browser for the tests of one file. What it gives opens the page for one test
 * and closes it whatever comes; nothing may go wrong in the page meanwhile, the policy is kept,
 * and nobody else is asked for anything.
 */
export function scene() {
  const here = {};
  before(async () => {
    here.server = await serve();
    here.chromium = await browser();
  });
  after(async () => {
    await here.chromium.close();
    here.server.close();
  });
  here.withPage = (settings, body) => async () => {
    const { hash = "", ...how } = settings;
    const opened = await open(here.chromium, here.server.address + hash, how);
    try {
      await body(opened.page, opened);
      assert.deepEqual(opened.told.errors, [], "nothing went wrong in the page");
      assert.deepEqual(await opened.page.evaluate(() => window.violations), [], "the policy was kept");
      for (const request of opened.told.requests) {
        assert.ok(request.startsWith(here.server.address) || request.startsWith("data:"), `asks nobody else: ${request}`);
      }
    } finally {
      await opened.context.close();
    }
  };
  return here;
}

const AXE = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** What axe finds, in words. Put in through the debugger, so that the page's own policy stays as it is. */
export async function axe(page) {
  // From the top: what the answer that stays in sight half covers further down is no smaller for it.
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target).join(", ")}`);
}

/** The groups that levers are shown in, one at a time, as their tabs call them. */
export const GROUPS = ["Demand", "Places", "Top-ups and fees", "Funding"];

/** Chooses which levers are in sight: "Main eight", or a group. */
export const group = (page, name) => page.getByRole("tablist", { name: "Assumptions" }).getByRole("tab", { name, exact: true }).click();

const behind = (page) => page.getByRole("tablist", { name: "Behind the answer" });

/** Chooses what stands below the answer: "Why it moved", "Children", "Table", … */
export async function tab(page, name) {
  await behind(page).getByRole("tab", { name, exact: true }).click();
  // It may be in a part of the program that is on its way.
  await page.getByText("This view is on its way").waitFor({ state: "detached" });
}

/** A package to start from, by how its button begins: its name, then what it comes to. */
export const chip = (page, name) => page.getByRole("group", { name: "Start from" }).getByRole("button", { name });

export const startFrom = (page, name) => chip(page, name).click();

/** The lists of when changes begin and which year is looked at. They are opened if they are not open. */
export async function timing(page) {
  const change = page.getByRole("button", { name: "Change when changes begin and the year looked at", exact: true });
  if ((await change.getAttribute("aria-expanded")) !== "true") await change.click();
  const list = (name) => page.getByRole("combobox", { name, exact: true });
  return { begin: list("Changes begin"), over: list("Phased in over"), look: list("Look at") };
}

/** Opens what the answer counts and rests on: the verdicts and the small print. */
export const openRests = (page) => page.getByText("What this counts, and what it rests on").click();

const YOURS = { light: [0x12, 0x43, 0x6d], dark: [0x8f, 0xc6, 0xf2] };

/** Where the canvas has the stroke of yours at a year, and where a figure in £ million belongs, in CSS px from its top. */
export async function stroke(page, year, figure, scheme = "light") {
  return page.locator(".chart canvas").evaluate(
    (canvas, { year, figure, colour }) => {
      const [left, top, right, bottom, low, high] = canvas.dataset.plot.split(" ").map(Number);
      const years = canvas.dataset.years.split(" ");
      const ratio = window.devicePixelRatio;
      const x = left + ((right - left) * years.indexOf(year)) / (years.length - 1);
      const belongs = bottom - ((bottom - top) * (figure * 1e6 - low)) / (high - low);
      const column = canvas.getContext("2d").getImageData(Math.round(x * ratio), 0, 1, canvas.height).data;
      const rows = [];
      for (let y = 0; y < canvas.height; y += 1) {
        const near = colour.every((part, at) => Math.abs(column[y * 4 + at] - part) < 24);
        if (near) rows.push(y / ratio);
      }
      return { found: (Math.min(...rows) + Math.max(...rows)) / 2, belongs, pixels: rows.length, right };
    },
    { year, figure, colour: YOURS[scheme] },
  );
}

export const yoursIn = (rows, year) => {
  const row = rows.find((each) => each.Year === year);
  return millions(row.Yours ?? row["No action"]);
};

/**
 * A lever by its name. `reset` is behind the name, which is opened first. `more` and `less` are on a workshop group's
 * page alone.
 */
export const lever = (page, name) => {
  const slider = page.getByRole("slider", { name, exact: true });
  const reset = page.getByRole("button", { name: `Reset: ${name}`, exact: true });
  return {
    slider,
    box: page.getByRole("textbox", { name, exact: true }),
    row: page.locator(".lever").filter({ has: slider }),
    reset: {
      count: () => openLever(page, name).then(() => reset.count()),
      click: () => openLever(page, name).then(() => reset.click()),
    },
  };
};

/** Opens what is known of a lever, if it is not open, and gives its row. */
export async function openLever(page, name) {
  const opens = page.getByRole("button", { name, exact: true });
  if ((await opens.getAttribute("aria-expanded")) !== "true") await opens.click();
  return lever(page, name).row;
}

/** What the answer says after its first sentence: right under it, and after the chart. */
export const answer = async (page) => (await page.locator(".then").allInnerTexts()).join(" ");

export const headline = (page) => page.getByRole("heading", { level: 1 }).innerText();

/** What the results table can be scrolled in. The tab that it is in has the same name, and comes first. */
export const resultsRegion = (page) => page.getByRole("region", { name: "Results by year", exact: true }).last();

/** The results table, a row an object keyed by heading. Where another tab is chosen, it is chosen again afterwards. */
export async function results(page) {
  const before = behind(page).getByRole("tab", { selected: true });
  const was = await before.innerText();
  if (was !== "Table") await tab(page, "Table");
  const rows = await resultsRegion(page).getByRole("table").evaluate((table) => {
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    return [...table.tBodies[0].rows].map((row) =>
      Object.fromEntries([...row.cells].map((cell, at) => [heads[at], cell.textContent.trim()])),
    );
  });
  if (was !== "Table") await tab(page, was);
  return rows;
}

/** "−£1.2m" as a number of millions. */
export const millions = (text) => Number(text.replace("−", "-").replace(/[£m+,]/g, ""));

/** Bytes, brotli, of every file that the page asks for until it runs. */
export async function firstLoad(on, address, hash = "") {
  const { page, context, told } = await open(on, address + hash, { ready: "h1" });
  await page.waitForTimeout(500);
  await context.close();
  const asked = [...new Set(told.requests.filter((request) => request.startsWith(address)).map((request) => new URL(request).pathname.replace(/\/$/, "/index.html")))];
  let bytes = 0;
  // The worker's program has a limit of its own.
  for (const path of asked.filter((path) => !/answers-[^/]*\.wasm$/.test(path))) bytes += brotliCompressSync(await readFile(join(DIST, path))).length;
  return bytes;
}

/**
 * The sentences that a file of tests keeps of what is refused: UPDATE_SENTENCES=1 writes them again, to be read.
 * What it gives types a text that no box can use, and holds that it is kept, marked, and refused in that sentence.
 */
export async function refusals(file) {
  const kept = new URL(file, import.meta.url);
  const update = Boolean(process.env.UPDATE_SENTENCES);
  const sentences = JSON.parse(await readFile(kept, "utf8").catch(() => "{}"));
  after(async () => {
    if (update) await writeFile(kept, `${JSON.stringify(sentences, null, 1)}\n`);
  });
  return async (page, name, box, text) => {
    await box.fill(text);
    await box.blur();
    assert.equal(await box.inputValue(), text, "what was typed stays");
    assert.equal(await box.getAttribute("aria-invalid"), "true", text);
    const described = (await box.getAttribute("aria-describedby")).split(" ")[0];
    const sentence = await page.locator(`[id="${described}"]`).innerText();
    if (update) sentences[`${name}: ${text}`] = sentence;
    assert.equal(sentence, sentences[`${name}: ${text}`]);
  };
}

/** Goes through a page by Tab alone: every focus is seen, on the screen and large enough, and none comes twice. */
export async function walk(page) {
  const seen = [];
  for (let press = 0; press < 500; press += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      window.order ??= new Map();
      if (!window.order.has(element)) window.order.set(element, window.order.size);
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const { top, bottom, width, height } = element.getBoundingClientRect();
      return {
        which: window.order.get(element),
        id: element.id,
        seen: (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none",
        inSight: bottom > 0 && top < innerHeight,
        // Links inside a sentence may be as tall as its line (WCAG 2.5.8).
        small: element.tagName !== "A" && (width < 24 || height < 24) ? `${element.id || element.textContent} ${width} × ${height}` : "",
      };
    });
    if (at === null) break;
    assert.ok(at.seen, `${at.id}: the focus can be seen`);
    assert.ok(at.inSight, `${at.id}: it is on the screen`);
    assert.equal(at.small, "", "24 px at least");
    seen.push(at);
  }
  assert.ok(seen.length < 500, "comes to an end");
  assert.equal(new Set(seen.map((at) => at.which)).size, seen.length, "nothing twice");
  return seen;
}

/** What no box for a number can use. */
export const BAD_FIGURES = ["1,2,3", "−", "£", "1000000000000", "lots", "1e999", "NaN"];

/** Opens what is behind the first five boxes of actual figures, unless it is open. */
export async function allFigures(page) {
  const more = page.locator("details.known-more");
  await more.waitFor();
  if (!(await more.evaluate((details) => details.open))) await more.locator("> summary").click();
}

/** The page runs: before that, what is on it was written when it was built. */
export const runs = (page) => page.locator("#app:not(.written)").waitFor({ state: "attached" });

/** Loads the page again, and waits until it runs. */
export async function reload(page) {
  await page.reload();
  await runs(page);
}

/** All of the program is there: the views beside “Try changes” are fetched a moment after it. */
export const allThere = (page) => page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => /\/part-[0-9a-f]+-report\.wasm$/.test(name)));
