// The page for everyone: axe in every state, keyboard alone, narrow, enlarged, in other colours, on paper.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { LEVERS, axe, headline, lever, openEveryGroup, results, scene, walk } from "./page.mjs";

const { withPage } = scene();
const SPECIAL = "Special school top-ups";
const group = (name) => async (page) => page.getByRole("region", { name, exact: true }).getByText("More in this group").click();

const panel = (name) => async (page) => page.getByRole("group", { name: "Behind the answer" }).getByRole("button", { name }).click();

const STATES = {
  "first": async () => {},
  "moved": async (page) => page.getByRole("combobox", { name: "Start from" }).selectOption("everything"),
  "in error": async (page) => { await lever(page, SPECIAL).box.fill("lots"); await lever(page, "Extra special school places").box.fill("401"); await page.getByRole("region", { name: "There is a problem" }).getByRole("link").nth(1).waitFor(); },
  "Demand open": group("Demand"),
  "Places open": group("Places"),
  "Top-ups and fees open": group("Top-ups and fees"),
  "Funding open": group("Funding"),
  "about and when open": async (page) => {
    await page.getByRole("button", { name: `About: ${SPECIAL}` }).click();
    await page.getByRole("button", { name: `When: ${SPECIAL}` }).click();
  },
  "agreement open, to 2032": async (page) => {
    await page.getByText("The agreement as published").click();
    await page.getByRole("button", { name: "To 2032" }).click();
  },
  "a broken link": async (page) => {
    await page.evaluate(() => { location.hash = "#/explore?v=1&special_places=many"; });
    await page.getByRole("region", { name: "Parts of this link" }).waitFor();
  },
  "children": panel("Children"),
  "money": panel("Money"),
  "known by now, empty": panel("Known by now"),
  "known by now, filled": async (page) => {
    await panel("Known by now")(page);
    await page.getByRole("textbox", { name: "Deficit at 31 March 2025, before grant" }).fill("20m");
    await page.getByRole("combobox", { name: "High Needs Stability Grant" }).selectOption("2026-27");
  },
  "known by now, in error": async (page) => {
    await panel("Known by now")(page);
    await page.getByRole("textbox", { name: "Deficit at 31 March 2025, before grant" }).fill("much");
    await page.getByRole("textbox", { name: "High needs block 2024-25" }).fill("1,2,3");
    await page.getByRole("region", { name: "There is a problem" }).getByRole("link").nth(1).waitFor();
  },
  "everything open, everything said": async (page) => {
    await page.getByRole("combobox", { name: "Start from" }).selectOption("everything");
    await openEveryGroup(page);
    await lever(page, "Paid by the council itself").box.fill("1000000");
    for (const name of ["Children", "Money", "Known by now"]) await panel(name)(page);
  },
};
const LOOKS = {
  "light, 1280 px": { width: 1280 },
  "dark, 1280 px": { width: 1280, colorScheme: "dark" },
  "light, 320 px": { width: 320 },
  "dark, 320 px": { width: 320, colorScheme: "dark" },
  "forced colours": { width: 1280, forcedColors: "active" },
};
for (const [look, settings] of Object.entries(LOOKS)) {
  for (const [state, prepare] of Object.entries(STATES)) {
    test(`axe finds nothing: ${state}, ${look}`, withPage(settings, async (page) => {
      await prepare(page);
      assert.deepEqual(await axe(page), []);
    }));
  }
}

test("the keyboard alone goes from top to bottom, every focus in sight, and is never trapped", withPage({ hash: "#/explore?v=1&open=demand&open=places&open=top-ups&open=funding" }, async (page) => {
  const seen = await walk(page);
  assert.equal(seen.filter((at) => at.id.startsWith("slider-")).length, LEVERS);
  assert.equal(seen.filter((at) => at.id.startsWith("box-")).length, LEVERS);
}));

test("the error summary leads to the box, and goes when the figure is mended", withPage({}, async (page) => {
  const { box } = lever(page, "Paid by health and social care");
  await group("Funding")(page);
  await box.fill("60");
  await box.blur();
  await group("Funding")(page);
  assert.equal(await box.isVisible(), false, "the group is closed over it");
  const summary = page.getByRole("region", { name: "There is a problem" });
  assert.match(await summary.innerText(), /One figure cannot be used, so this is the last good result\./);
  await summary.getByRole("link", { name: /^Paid by health and social care: that is outside .* from 0% to 40%\.$/ }).click();
  await page.waitForFunction(() => document.activeElement?.id === "box-health_contribution");
  assert.equal(await box.inputValue(), "60", "what was typed is still there");
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("6%");
  assert.equal(await summary.count(), 0);
  assert.match(await headline(page), /^With these changes/);
}));

test("half a number is nobody's choice", withPage({}, async (page) => {
  const before = await headline(page);
  const { box, slider } = lever(page, "Extra special school places");
  await box.focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("500");
  assert.equal(await box.getAttribute("aria-invalid"), "true");
  assert.match(await slider.getAttribute("aria-valuetext"), /^0 places/);
  assert.equal(await headline(page), before);
}));

for (const [text, means] of [["£1.2m", "1,200,000"], ["1,200,000", "1,200,000"], [" £ 1 200 000 ", "1,200,000"], ["300k", "300,000"], ["£1.5 million", "1,500,000"]]) {
  test(`“${text}” is pasted as ${means}`, withPage({ hash: "#/explore?v=1&open=top-ups" }, async (page) => {
    const { box } = lever(page, "Extra spending on support services");
    await box.fill(text);
    await box.blur();
    assert.equal(await box.inputValue(), means);
  }));
}

for (const [name, settings] of Object.entries({
  "320 px": { width: 320, height: 800 },
  "1280 px at 400%": { width: 320, height: 256, deviceScaleFactor: 4 },
  "360 px": { width: 360, height: 800 }, "768 px": { width: 768, height: 1024 }, "1280 px": { width: 1280, height: 900 }, "1920 px": { width: 1920, height: 1080 },
})) {
  test(`${name}: nothing needs sideways scrolling, with everything open`, withPage(settings, async (page) => {
    const { width } = settings;
    await page.getByRole("combobox", { name: "Start from" }).selectOption("everything");
    await lever(page, SPECIAL).box.fill("far too much");
    await openEveryGroup(page);
    await page.getByRole("button", { name: `About: ${SPECIAL}` }).click();
    await page.getByRole("button", { name: `When: ${SPECIAL}` }).click();
    await page.getByText("The agreement as published").click();
    for (const name of ["Children", "Money", "Known by now"]) await panel(name)(page);
    const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(needed <= there, `${needed} px of content in ${there} px`);
    const table = page.getByRole("region", { name: "Results by year" });
    const [wide, room] = await table.evaluate((region) => [region.scrollWidth, region.clientWidth]);
    assert.ok(wide <= room, `the table needs ${wide} px and has ${room}`);
    const agreement = page.getByRole("region", { name: "The agreement by year" });
    const [needs, has] = await agreement.evaluate((region) => [region.scrollWidth, region.clientWidth]);
    assert.ok(needs <= has || width < 360, `the agreement needs ${needs} px and has ${has}`);
  }));
}

test("wider letters, words and lines cut nothing off", withPage({ width: 1280 }, async (page) => {
  await openEveryGroup(page);
  await page.getByRole("combobox", { name: "Start from" }).selectOption("everything");
  // WCAG 1.4.12, through the object model as an extension would.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets.push(sheet);
  });
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll("h1, h2, p, label, button, summary, td, th, dt, dd, li")]
      .filter((each) => !each.closest(".unseen, .skip, [hidden]") && !each.classList.contains("unseen") && each.checkVisibility())
      .filter((each) => getComputedStyle(each).overflow !== "visible" && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1))
      .map((each) => each.textContent));
  assert.deepEqual(cut, []);
  const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(needed <= there, `${needed} px of content in ${there} px`);
}));

test("on a narrow screen one line stays in sight and brings the chart along", withPage({ width: 360, height: 800 }, async (page) => {
  const line = page.locator(".line");
  assert.match(await line.innerText(), /^£48\.9m · agreement £0 · March 2027/);
  const { slider } = lever(page, SPECIAL);
  await slider.focus();
  await page.keyboard.press("End");
  assert.equal(await line.evaluate((each) => each.getBoundingClientRect().top), 0, "it stays at the top");
  assert.match(await line.innerText(), /^£6\d\.\dm|^£5\d\.\dm/);
  const chart = page.getByRole("button", { name: "Chart", exact: true });
  await chart.click();
  const box = () => page.locator(".chart canvas").boundingBox();
  assert.ok((await box()).y < 200, "the chart is under it");
  await page.keyboard.press("Shift+Tab");
  await slider.focus();
  const [canvas, thumb] = [await box(), await slider.boundingBox()];
  assert.ok(thumb.y >= canvas.y + canvas.height, "and does not hide what has the focus");
  await chart.click();
  assert.ok((await box()).y < 0, "back in its place");
}));

test("nothing moves by itself", withPage({ reducedMotion: "reduce" }, async (page) => {
  const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((each) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
    return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth";
  }).length);
  assert.equal(moving, 0);
}));

test("on paper: headline, chart, table, what is assumed, on light ground", withPage({ colorScheme: "dark" }, async (page) => {
  await page.getByRole("combobox", { name: "Start from" }).selectOption("places-first");
  await page.waitForFunction(() => document.querySelector(".chart img.on-paper").src.includes("svg"));
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  assert.equal(await page.locator(".chart img.on-paper").evaluate((image) => image.naturalWidth > 0 && image.checkVisibility()), true);
  assert.equal(await page.locator(".levers").isVisible(), false);
  const words = await page.locator("main").innerText();
  assert.match(words, /£47\.2m in March 2027/);
  assert.match(words, /Extra special school places: 65 places instead of 0 places/);
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 10_000);
}));

test("forced colours: lines in the reader's ink, on the reader's ground", withPage({ forcedColors: "active", colorScheme: "dark" }, async (page) => {
  await page.getByRole("combobox", { name: "Start from" }).selectOption("places-first");
  await page.waitForTimeout(150);
  const colours = await page.locator(".chart canvas").evaluate((canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const key = `${data[at]},${data[at + 1]},${data[at + 2]}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    return [...seen].sort((a, b) => b[1] - a[1]).slice(0, 2).map(([key]) => key);
  });
  const page_ = await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color].map((each) => each.match(/\d+/g).slice(0, 3).join(",")));
  assert.deepEqual(colours, page_);
}));

// The table that src/chart/metrics.rs reckons widths with must not be narrower than the font here.
test("no letter is wider than the chart takes it to be", withPage({}, async (page) => {
  const source = await readFile(new URL("../../src/chart/metrics.rs", import.meta.url), "utf8");
  const widths = source.match(/ASCII: \[u16; 95\] = \[([^\]]+)\]/)[1].match(/\d+/g).map(Number);
  const font = await readFile(new URL("../../src/chart/draw.rs", import.meta.url), "utf8").then((text) => text.match(/FONT: &str = "([^"]+)"/)[1]);
  const wider = await page.evaluate(([widths, font]) => {
    const context = document.createElement("canvas").getContext("2d");
    const found = [];
    for (const [weight, times] of [["normal", 1], ["bold", 1.12]]) {
      context.font = `${weight} 1000px ${font}`;
      // Words, since a single letter may be a little off: what the chart writes.
      for (const words of ["No-action forecast", "With your changes", "Agreement", "agreement ends", "override ends", "Mar 27", "£48.9m", "−£12.3m", "100"]) {
        const taken = [...words].reduce((sum, letter) => sum + (widths[letter.codePointAt(0) - 32] ?? 584), 0) * times;
        const real = context.measureText(words).width;
        if (real > taken * 1.01) found.push(`${weight} “${words}”: ${real} and not ${taken}`);
      }
    }
    return found;
  }, [widths, font]);
  assert.deepEqual(wider, []);
}));
