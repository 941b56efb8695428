// What a drag really does: 200 slider moves in the release build, from a browser trace.
// Run by `cargo xtask measure`. Prints script + style + layout + paint per move, in ms. A figure to read, not a test.
//
// node tests/browser/measure.mjs [DIST]   with the dist/ of another version, the same drag of both, in turn
import { resolve } from "node:path";
import { browser, firstLoad, lever, open, serve } from "./page.mjs";

const MOVES = 200;
const name = "Extra special school places";
const other = process.argv[2];
/** As often as both versions take turns. */
const TURNS = 3;
const WORK = new Set([
  "FunctionCall", "EvaluateScript", "EventDispatch", "TimerFire", "FireAnimationFrame", "RunMicrotasks", "UpdateLayoutTree", "RecalculateStyles",
  "Layout", "PrePaint", "Paint", "PaintImage", "Layerize", "UpdateLayer", "Commit",
]);

const server = await serve();
const chromium = await browser();
const EIGHT_LEVERS = "new_plans_growth=-0.01&special_places=30&unit_places=20&special_topup=-0.02&mainstream_topup=-0.01&independent_fees=-0.03&council_contribution=500000&complexity=0.01";
if (other) {
  await inTurn(other);
  await chromium.close();
  server.close();
  process.exit();
}
for (const hash of ["", "#/group?v=1&workshop=x"]) console.log(`first load of ${hash || "the page"}: ${((await firstLoad(chromium, server.address, hash)) / 1000).toFixed(1)} KB brotli, in all`);
const PLACES = "#/explore?v=1&open=places";
await drag("as the page opens", "#/explore?v=1");
for (const panel of ["why", "children", "money", "table", "known"]) await drag(`the group Places and the tab ${panel}`, `${PLACES}&panel=${panel}`);
await drag("“How sure” with its fan", "#/explore?v=2&open=places&panel=sure", (page) => page.getByRole("heading", { name: /is likely to be/ }).waitFor());
const EIGHT = `#/explore?v=2&panel=why&${EIGHT_LEVERS}`;
await drag("“Why it moved” with eight levers moved", EIGHT);
await drag("“Why it moved” with ten levers moved", `${EIGHT}&exit_rate=1.1&adult_pathways=0.3`);
const beside = ["One", "Two", "Three"].map((name, at) => ({ name, special_places: String(30 + 40 * at), special_topup: "-0.02" }));
await drag("four scenarios side by side", `${PLACES}&panel=scenarios`, async (page) => {
  await page.evaluate((kept) => localStorage.setItem("safety-valve.kept", JSON.stringify({ format: "safety-valve-calculator", version: 1, kept })), beside);
  await page.reload();
  for (const { name } of beside) await page.getByRole("checkbox", { name: `Side by side: ${name}` }).check();
});
await drag("a group of a workshop", "#/group?v=1&workshop=x");
await changeOfCouncil();
await chromium.close();
server.close();

/** From the choice of a council, once all are there, until it is painted. */
async function changeOfCouncil() {
  const { page, context } = await open(chromium, server.address + "#/explore?v=2", { ready: "#council" });
  const box = page.getByRole("combobox", { name: "Council" });
  await box.click();
  await page.keyboard.type("kent");
  await page.getByRole("option", { name: "Kent" }).waitFor();
  await page.keyboard.press("Escape");
  const took = [];
  for (const [code, name] of [["E10000016", "Kent"], ["E08000035", "Leeds"], ["E09000012", "Hackney"], ["E09000028", "Southwark"], ["E06000063", "Cumberland"], ["E08000025", "Birmingham"]]) {
    took.push(await page.evaluate(async ([code, name]) => {
      const start = performance.now();
      location.hash = `#/explore?v=2&authority=${code}`;
      for (;;) {
        const at = await new Promise((resolve) => requestAnimationFrame(resolve));
        if (document.getElementById("council").value === name) {
          // The frame after it has been painted.
          await new Promise((resolve) => setTimeout(resolve));
          return performance.now() - start;
        }
        if (at - start > 5000) throw new Error(name);
      }
    }, [code, name]));
  }
  console.log(`change of council, until it is painted: ${took.map((ms) => ms.toFixed(0)).join(", ")} ms`);
  await context.close();
}

/** The same eight levers and the same drag on this page, with “Why it moved” open, and on that of another version. */
async function inTurn(folder) {
  const earlier = await serve(resolve(folder));
  for (let turn = 0; turn < TURNS; turn += 1) {
    await drag("this version, “Why it moved” open, eight levers moved", `#/explore?v=2&panel=why&${EIGHT_LEVERS}`);
    await drag("the other version, eight levers moved", `#/explore?v=1&open=places&${EIGHT_LEVERS}`, undefined, earlier.address);
  }
  earlier.close();
}

/** Moves the slider, and prints what a move takes in the page as the address opens it. */
async function drag(what, address, prepare = () => {}, of = server.address) {
  const { page, context } = await open(chromium, of + address);
  await prepare(page);
  const { slider } = lever(page, name);
  await slider.focus();
  // Asked once: finding a control by its role takes as long as a move.
  const id = await slider.getAttribute("id");
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["devtools.timeline", "blink.user_timing", "disabled-by-default-devtools.timeline"] } });
  for (let move = 0; move < MOVES; move += 1) {
    await page.evaluate(([id, up]) => {
      const input = document.getElementById(id);
      performance.mark("move");
      input.value = String(Number(input.value) + (up ? 5 : -5));
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, [id, move % 100 < 50]);
  }
  const ended = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await ended;
  await context.close();

  const marks = events.filter((event) => event.name === "move" && event.ph !== "E").map((event) => event.ts).sort((a, b) => a - b);
  const thread = events.find((event) => event.name === "move")?.tid;
  const work = events
    .filter((event) => event.tid === thread && event.ph === "X" && WORK.has(event.name))
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  // Only the outermost of nested pieces counts, or the same time would count twice.
  const outer = [];
  for (const event of work) {
    const last = outer.at(-1);
    if (!last || event.ts >= last.ts + last.dur) outer.push(event);
  }
  const perMove = marks.map((start, at) => {
    const end = marks[at + 1] ?? Infinity;
    return outer.filter((event) => event.ts >= start - 2000 && event.ts < end - 2000).reduce((sum, event) => sum + event.dur, 0) / 1000;
  });
  perMove.sort((a, b) => a - b);
  const at = (share) => perMove[Math.min(perMove.length - 1, Math.floor(perMove.length * share))].toFixed(2);
  console.log(`${perMove.length} moves of “${name}”, ${what}: script + style + layout + paint per move ${at(0.5)} ms median, ${at(0.95)} ms at 95%, ${at(1)} ms at most`);
}
