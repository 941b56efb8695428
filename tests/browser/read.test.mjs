// The public page: before and without scripts, in another page's frame, from a folder, and as everyone reads it.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { GROUPS, axe, group, headline, lever, results, scene, serve, startFrom, tab, reload } from "./page.mjs";

const here = scene();
const { withPage } = here;
const DIST = new URL("../../dist/", import.meta.url).pathname;
const READ = { hash: "#/read?v=2", ready: ".read" };
const PARTS = ["Why is the deficit growing?", "Children", "What would each package do?", "How is it worked out?", "What is not counted", "Background", "Where the figures come from", "Who made this, privacy", "Accessibility statement"];
const ANSWER = "It was ahead at the last published count, in March 2024. If nothing changes, it will miss the target for March 2027 by £10.6m.";
const QUESTION = "Is Southwark meeting its Safety Valve agreement?";
const SCHOOL_QUESTION = "What would it mean if our school took more children with EHC plans?";
const KENT = { hash: "#/read?v=2&authority=E10000016", ready: ".read" };

/** A page of a context of its own, closed whatever comes. */
async function inContext(settings, body) {
  const context = await here.chromium.newContext(settings);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await body(page);
  } finally {
    await context.close();
  }
}

/** The boxes of the question and of the answer, in the window. */
const firstScreen = async (page, question, answer) => {
  const places = [page.getByRole("heading", { level: 1, name: question }), page.getByText(answer)];
  const { width, height } = page.viewportSize();
  for (const place of places) {
    const box = await place.boundingBox();
    assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height, `${JSON.stringify(box)} in ${width} × ${height}`);
  }
};

for (const [width, height] of [[1280, 800], [360, 740]]) {
  test(`question and answer are on the first screen: ${width} × ${height}`, withPage({ ...READ, width, height }, async (page) => {
    await firstScreen(page, QUESTION, ANSWER);
  }));

  test(`and so they are without an agreement: ${width} × ${height}`, withPage({ ...KENT, width, height }, async (page) => {
    await firstScreen(page, "How big is the high needs deficit in Kent?", /^It was £[0-9.]+m at the last published count, in March 20\d\d\. If nothing changes, another £[0-9.]+m of deficit is run up between March 2026 and March 2028\.$/);
  }));
}

test("the order in which a reader asks, and the door to try it", withPage(READ, async (page) => {
  assert.equal(await headline(page), QUESTION);
  assert.deepEqual(await page.locator("main").getByRole("heading", { level: 2 }).allInnerTexts(), ["What happens next", ...PARTS]);
  for (const summary of await page.locator("summary").all()) await summary.click();
  const words = await page.locator("main").innerText();
  for (const said of [
    "March 2024, published\n£8.7m agreed £12.1m\n£3.4m better than agreed",
    "March 2025, our estimate\nabout £6m agreed £8.8m\nabout £3m better than agreed",
    "March 2027, if nothing changes\n£10.6m agreed £0\n£10.6m worse than agreed\nSpending £9.9m above income in 2026-27",
    "The Safety Valve programme ended.",
    "A new grant is to pay 90% of the eligible deficit at March 2026.",
    "The agreement’s last date. The deficit was to be £0.",
    "The statutory override ends.",
    "Reported by others; we have not seen the original.",
    "Before any payment the deficit was £23.9m in March 2023. It was forecast to reach £72m by March 2027 if nothing was done.",
    "In 2024 Southwark refused 47.7% of requests for an assessment; in England 25.2% were refused.",
    "Does this change my child’s plan? No. The support in a plan is a legal right, whatever the deficit.",
    "In January 2025 3,552 children and young people had a plan kept by Southwark. In January 2019 there were 2,238 (+59%).",
    "What adds most: ",
    "half of 145 councils came within 2.8%",
    "3,469 predicted, 3,552 counted",
    "This copy does not name its publisher",
    "Privacy: this page sets no cookies",
    "not endorsed by Southwark or the Department for Education",
    "in-year = spending − income",
  ]) {
    assert.ok(words.includes(said), said);
  }
  await page.locator(".read").getByRole("link", { name: "Try what would change it" }).click();
  await page.getByRole("slider").first().waitFor();
  assert.match(await headline(page), /^If nothing changes/);
  await page.goBack();
  await page.locator(".read").waitFor();
}));

test("a link to a part of the page goes there, and the address stays the scenario's", withPage(KENT, async (page) => {
  const address = page.url();
  await page.getByRole("link", { name: "Where the figures come from" }).click();
  await page.waitForFunction(() => document.activeElement.id === "read-sources");
  assert.ok(await page.getByRole("heading", { name: "Where the figures come from" }).evaluate((heading) => heading.getBoundingClientRect().top < innerHeight));
  assert.equal(page.url(), address);
}));

test("packages are listed by what they take off, in pounds and for children", withPage(READ, async (page) => {
  const table = page.getByRole("region", { name: "What each package would do, in figures" });
  const rows = await table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  const pounds = rows.map((row) => Number(row[1].replace(/[£m]/g, "").replace("−", "-")));
  assert.ok(rows.length >= 4, `${rows.length} rows`);
  assert.deepEqual(pounds.slice(1), [...pounds.slice(1)].sort((a, b) => a - b));
  for (const [row, with_] of rows.slice(1).map((row, at) => [row, pounds[at + 1]])) {
    const change = Number(row[2].replace(/[£m]/g, "").replace("−", "-"));
    assert.ok(Math.abs(with_ - pounds[0] - change) < 0.11, row.join(" | "));
    for (const children of row.slice(3)) assert.match(children, /^([+−][\d,]+|0)$/);
  }
}));

test("without an agreement: spending against the block, and what has run up since March 2026", withPage(KENT, async (page) => {
  const words = await page.locator("main").innerText();
  for (const said of [/20\d\d-\d\d, if nothing changes\n£1\.\d\d spent for each £1 received\n£[\d.]+m above income/, /March 2028, if nothing changes\n£[\d.]+m run up since March 2026\n\d+% of the high needs block/, /Nothing is promised for later deficits/]) assert.match(words, said);
  // Kent had an agreement whose figures are not published; a note on its figures says so.
  assert.equal(/agreement|agreed|met\?/i.test(words.split("Background\n")[0]), false);
  const names = await page.locator("canvas").evaluateAll((charts) => charts.map((chart) => chart.getAttribute("aria-label")));
  assert.equal(names.length, 2);
  assert.match(names[0], /^Deficit run up since March 2026, £ million\. .*If nothing changes: £0 in March 2026/);
  assert.match(names[1], /^Spending and income in the year to 31 March, £ million\. Spending: /);
}));

test("a balance that is entered decides what is said", withPage({ hash: "#/read?v=2&actual.2025-26=45000000", ready: ".read" }, async (page) => {
  await page.getByText("It was behind in March 2026, by the balance entered here. If nothing changes, it will miss the target").waitFor();
  const said = await page.locator("main").innerText();
  const [, after, agreed, worse] = /March 2026, entered here\n£([\d.]+)m agreed £([\d.]+)m\n£([\d.]+)m worse than agreed/.exec(said).map(Number);
  assert.ok(after < 45 && Math.abs(after - agreed - worse) < 0.11, `${after} ${agreed} ${worse}`);
}));

test("a scenario's own changes are Try changes', and the page says so", withPage({ hash: "#/read?v=2&special_places=65", ready: ".read" }, async (page) => {
  await page.getByText("Your own changes are in “Try changes”.").waitFor();
  await page.getByText(ANSWER).waitFor();
}));

test("printed, it has day, link and fingerprint", withPage(KENT, async (page) => {
  const printed = page.getByText(/^Printed on \d+ [A-Z][a-z]+ \d{4}\. Model and data: [0-9a-f]{8}\./);
  assert.equal(await printed.isVisible(), false, "on paper alone");
  await page.emulateMedia({ media: "print" });
  assert.match(await printed.innerText(), /https?:\/\/.*#\/read\?v=2&authority=E10000016/);
  assert.equal(await page.getByRole("link", { name: "Try what would change it" }).isVisible(), false, "no controls");
}));

for (const [file, seen] of [["index.html", ["Last published: £8.7m in March 2024, £3.4m better than agreed.", "If nothing changes the deficit would be £25.4m in March 2028", "Spending within income: not by March 2028", "10.6", "Early years: support from every agency"]], ["read.html", [QUESTION, ANSWER, "£3.4m better than agreed", "about £3m better than agreed", "£10.6m worse than agreed", "£10.6m\t£25.4m", "In mainstream schools and their bases", "Children first. The model starts", "Open Government Licence v3.0"]]]) {
  test(`${file} reads without scripts`, async () => {
    await inContext({ javaScriptEnabled: false }, async (page) => {
      await page.goto(here.server.address + file);
      // What is behind a line opens without scripts as well.
      for (const part of file === "index.html" ? [".rests summary", "#conditions summary"] : ["#read-children ~ details summary"]) await page.locator(part).click();
      const words = await page.locator("body").innerText();
      for (const said of seen) assert.ok(words.includes(said), said);
      const chart = page.getByRole("img", { name: /^Cumulative deficit after grant/ });
      assert.ok(await chart.evaluate((image) => image.naturalWidth > 0 && image.checkVisibility()), "the chart is there as a picture");
      assert.equal(await page.getByRole("slider").count(), 0, "nothing pretends to move");
    });
  });

  test(`${file}: what is written is what runs, in every number and sentence`, async () => {
    await inContext({}, async (page) => {
      let release;
      const held = new Promise((resolve) => { release = resolve; });
      await page.route("**/*.wasm", async (route) => { await held; await route.continue(); });
      await page.goto(here.server.address + file);
      // What is read out of the chart is a control, and so are the levers: neither is written.
      const words = () => page.locator("#app").evaluate((app) => {
        for (const place of app.querySelectorAll(".place, .levers .stays")) place.hidden = true;
        return app.innerText.replace(/\s+/g, " ");
      });
      await page.locator("#app.written").waitFor();
      const openAll = async () => { for (const details of await page.locator(file === "index.html" ? "details:not(#known-figures)" : "details").all()) await details.evaluate((each) => { each.open = true; }); };
      await openAll();
      const written = await words();
      const named = await page.getByRole("img", { name: /^Cumulative deficit/ }).getAttribute("alt");
      release();
      await page.locator("#app:not(.written)").waitFor();
      await page.locator("canvas").waitFor();
      await openAll();
      assert.equal(await words(), written);
      assert.equal(await page.locator("canvas").getAttribute("aria-label"), named);
      assert.ok(written.length > 2000);
    });
  });

  test(`${file}: headline, chart and table are there while the program is held back, and nothing jumps when it comes`, async () => {
    await inContext({ viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.addInitScript(() => {
        window.shift = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: "layout-shift", buffered: true });
      });
      await page.route("**/*.wasm", async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 5000));
        await route.continue();
      });
      await page.goto(here.server.address + file);
      await page.getByRole("heading", { level: 1 }).waitFor();
      assert.ok(await page.locator("#app.written").count(), "the program is not there yet");
      assert.ok(await page.locator("img.written-chart").isVisible());
      assert.ok(await page.getByRole("table").first().isVisible());
      if (file === "index.html") assert.ok(await page.getByText("The levers are on their way").isVisible(), "what takes the levers' place says so");
      const place = () => page.getByRole("table").first().evaluate((table) => table.getBoundingClientRect().top + scrollY);
      const before = await place();
      await page.locator("#app:not(.written)").waitFor();
      await page.waitForTimeout(500);
      assert.ok(await page.evaluate(() => window.shift) < 0.02, `${await page.evaluate(() => window.shift)}`);
      // New elements are no shift to the browser, but they are to a reader.
      assert.ok(Math.abs((await place()) - before) <= 60, `the table moved from ${before} to ${await place()}`);
    });
  });
}

test("an address that asks for something else says that what is written is the forecast", async () => {
  await inContext({}, async (page) => {
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route("**/*.wasm", async (route) => { await held; await route.continue(); });
    await page.goto(`${here.server.address}#/explore?v=1&special_places=65`);
    await page.getByText("These are Southwark’s figures if nothing changes. Loading yours").waitFor();
    release();
    await page.locator("#app:not(.written)").waitFor();
    await page.getByText("Loading yours").waitFor({ state: "hidden" });
    assert.match(await headline(page), /^With these changes/);
  });
});

test("set into a page of another origin, its frame grows with it", async () => {
  const other = await mkdtemp(join(tmpdir(), "embed-"));
  const site = await serve(`${other}/`);
  try {
    await writeFile(join(other, "index.html"), `<!doctype html><title>A council</title><h1>Minutes</h1><iframe src="${here.server.address}read.html?embed" title="Safety Valve" style="width:100%;border:0" height="600"></iframe><script src="${here.server.address}embed.js"></script>`);
    await inContext({ viewport: { width: 1000, height: 800 } }, async (page) => {
      await page.goto(site.address);
      const frame = page.frameLocator("iframe");
      await frame.locator(".read").waitFor();
      const fits = () => page.waitForFunction(() => {
        const frame = document.querySelector("iframe");
        return frame.clientHeight > 2000;
      });
      await fits();
      assert.equal(await frame.locator(".top").isVisible(), false, "no header of its own");
      const height = () => page.locator("iframe").evaluate((each) => each.clientHeight);
      const before = await height();
      await frame.getByText("The equations").click();
      await page.waitForFunction((before) => document.querySelector("iframe").clientHeight > before + 100, before);
      const [inside, outside] = [await frame.locator("body").evaluate((body) => Math.ceil(body.getBoundingClientRect().height)), await height()];
      assert.ok(Math.abs(inside - outside) <= 1, `${inside} px in a frame of ${outside}`);
    });
  } finally {
    site.close();
    await rm(other, { recursive: true });
  }
});

test("it runs from a folder of a plain server", async () => {
  const root = await mkdtemp(join(tmpdir(), "folder-"));
  await cp(DIST, join(root, "council/send"), { recursive: true });
  const site = await serve(`${root}/`);
  try {
    await inContext({}, async (page) => {
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      page.on("response", (response) => assert.ok(response.status() < 400, response.url()));
      await page.goto(`${site.address}council/send/index.html`);
      await page.locator("#app:not(.written)").waitFor();
      await lever(page, "Extra special school places").box.fill("65");
      assert.match(await headline(page), /^With these changes/);
      await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Is it being met?" }).click();
      await page.locator(".read").waitFor();
      assert.ok(asked.every((url) => url.startsWith(`${site.address}council/send/`) || url.startsWith("data:")), asked.join(" "));
    });
  } finally {
    site.close();
    await rm(root, { recursive: true });
  }
});

test("through every door there is: the policy holds and nobody else is asked", withPage({}, async (page) => {
  for (const door of ["My school", "Is it being met?", "Try changes"]) {
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: door }).click();
    await page.waitForTimeout(100);
  }
  for (const panel of ["Children", "Money", "Table", "How sure", "What would it take", "Enter actual figures", "Share and keep", "Why it moved"]) await tab(page, panel);
  for (const where of [...GROUPS, "Main eight"]) await group(page, where);
  for (const preset of [/^Everything at once/, /^No-action forecast/]) await startFrom(page, preset);
  for (const measure of ["Before payments", "Each year’s overspend", "Total owed"]) await page.getByRole("button", { name: measure, exact: true }).click();
  await page.emulateMedia({ media: "print" });
  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  assert.equal((await results(page)).length, 5);
}));

test("a policy that nobody breaks may be none: an inline script is refused", async () => {
  await inContext({}, async (page) => {
    await page.goto(here.server.address);
    await page.locator("#app:not(.written)").waitFor();
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      try { script.textContent = "window.ran = true"; document.head.append(script); } catch { /* refused by its type */ }
      return window.ran === true;
    });
    assert.equal(ran, false);
    // Nor can a script allow itself more: the one Trusted Types policy has a name.
    const allowed = await page.evaluate(() => {
      try { return Boolean(trustedTypes.createPolicy("another", { createHTML: (text) => text })); } catch { return false; }
    });
    assert.equal(allowed, false);
  });
});

for (const [look, settings] of Object.entries({ "light, 1280 px": {}, "dark, 1280 px": { colorScheme: "dark" }, "light, 360 px": { width: 360 }, "dark, 320 px": { width: 320, colorScheme: "dark" }, "forced colours": { forcedColors: "active" }, "400%": { width: 320, height: 256, deviceScaleFactor: 4 }, "reduced motion": { reducedMotion: "reduce" } })) {
  test(`axe finds nothing: read, ${look}`, withPage({ ...READ, ...settings }, async (page) => {
    for (const summary of await page.locator("summary").all()) await summary.click();
    assert.deepEqual(await axe(page), []);
    const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(needed <= there, `${needed} px of content in ${there} px`);
  }));
}

test("wider spacing of text hides and cuts nothing", withPage({ ...READ, width: 360 }, async (page) => {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const cut = await page.evaluate(() => [...document.querySelectorAll("main p, main li, main h1, main h2, main dt, main dd")].filter((each) => each.checkVisibility() && (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline")).map((each) => each.textContent.slice(0, 40)));
  assert.deepEqual(cut, []);
  const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(needed <= there, `${needed} px of content in ${there} px`);
}));

test("the keyboard alone reaches everything", withPage(READ, async (page) => {
  const seen = [];
  for (let press = 0; press < 90; press += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => (document.activeElement === document.body ? null : document.activeElement.textContent.trim().slice(0, 30) || document.activeElement.getAttribute("aria-label") || document.activeElement.id));
    if (at === null) break;
    seen.push(at);
  }
  for (const wanted of ["Skip to the answer", "The equations", "Set this page into another", "Try what would change it", "My school"]) assert.ok(seen.some((each) => each.startsWith(wanted)), `${wanted} of ${seen.join(" | ")}`);
  await page.getByText("The equations").focus();
  await page.keyboard.press("Enter");
  await page.getByText("income = high needs block").waitFor();
}));

test("printed, it has every part and no controls", withPage(READ, async (page) => {
  await page.emulateMedia({ media: "print" });
  const words = await page.locator("body").innerText();
  for (const part of PARTS) assert.ok(words.includes(part), part);
  assert.equal(await page.getByRole("navigation").isVisible(), false);
  assert.ok((await page.pdf({ format: "A4" })).length > 20_000);
}));

test("the written pages name no other host and carry no inline script or style", async () => {
  for (const file of ["index.html", "read.html"]) {
    const html = (await readFile(join(DIST, file), "utf8")).replace(/<pre[^>]*>.*?<\/pre>/s, "");
    assert.equal(/<script(?![^>]*\bsrc=)/.test(html), false, `${file} has an inline script`);
    assert.equal(/\sstyle=/.test(html), false, `${file} has an inline style`);
    for (const [, host] of html.matchAll(/(?:src|href|srcset)="(https?:[^"]+)"/g)) assert.fail(`${file} asks ${host}`);
  }
});

test("one file opens from a folder with no network, in every view", async () => {
  const file = new URL("../../dist-single/safety-valve.html", import.meta.url);
  const html = await readFile(file, "utf8");
  assert.ok(html.length <= 1_100_000, `${html.length} bytes`);
  await inContext({ offline: true }, async (page) => {
    const errors = [];
    const asked = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
    page.on("request", (request) => asked.push(request.url().slice(0, 40)));
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    await page.goto(file.href);
    await page.locator("#app:not(.written)").waitFor();
    await lever(page, "Extra special school places").box.fill("65");
    assert.match(await headline(page), /^With these changes/);
    await page.waitForFunction(() => location.hash.includes("special_places=65"));
    for (const panel of ["Children", "Money", "Table", "How sure", "What would it take", "Enter actual figures", "Share and keep"]) await tab(page, panel);
    await page.getByRole("link", { name: "My school" }).click();
    await page.getByRole("heading", { level: 1, name: SCHOOL_QUESTION }).waitFor();
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Is it being met?" }).click();
    await page.locator(".read").waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: SCHOOL_QUESTION }).waitFor();
    await reload(page);
    await page.getByRole("heading", { level: 1, name: SCHOOL_QUESTION }).waitFor();
    assert.deepEqual(errors, []);
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    assert.ok(asked.every((url) => /^(file|data|blob):/.test(url)), asked.join(" "));
  });
});

test("a place on the page is no address, and each view names its window", async () => {
  await inContext({}, async (page) => {
    await page.goto(`${here.server.address}read.html#read-sources`);
    await page.locator("#app:not(.written)").waitFor();
    await page.locator(".read").waitFor();
    assert.equal(await page.title(), QUESTION);
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "My school" }).click();
    await page.getByRole("heading", { level: 1, name: SCHOOL_QUESTION }).waitFor();
    assert.equal(await page.title(), "My school: Safety Valve calculator, Southwark");
  });
});

test("where the program does not arrive, that is said, and nothing pretends to move", async () => {
  await inContext({}, async (page) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(here.server.address);
    await page.getByRole("alert").getByText("The calculator could not start").waitFor();
    assert.equal(await page.getByRole("slider").count(), 0);
    assert.match(await headline(page), /£25\.4m in March 2028/);
  });
});

test("undo and redo: by button, by keyboard, and from the list of steps", withPage({}, async (page) => {
  const first = await headline(page);
  const places = lever(page, "Extra special school places");
  for (let press = 0; press < 2; press += 1) {
    await places.slider.press("ArrowRight");
    // A step of its own, and not the same drag going on.
    await places.slider.blur();
    await page.waitForTimeout(800);
  }
  const moved = await headline(page);
  await startFrom(page, /^Everything at once/);
  const everything = await headline(page);
  const steps = page.getByRole("group", { name: "Steps" });
  await steps.getByRole("button", { name: "Undo" }).click();
  assert.equal(await headline(page), moved);
  await page.keyboard.press("Control+Shift+Z");
  assert.equal(await headline(page), everything);
  await page.keyboard.press("Control+Z");
  assert.equal(await headline(page), moved);
  // In a box the keys are the box's own.
  await places.box.focus();
  await page.keyboard.press("Control+Z");
  assert.equal(await headline(page), moved);
  await steps.getByRole("button", { name: "Steps" }).click();
  assert.match(await steps.getByRole("list").innerText(), /Extra special school places: 5 places → 10 places/);
  assert.deepEqual(await axe(page), []);
  await steps.getByRole("button", { name: "back to before this: step 1" }).click();
  assert.equal(await headline(page), first);
}));
