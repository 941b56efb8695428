// The page for everyone: axe in every state, keyboard alone, narrow, enlarged, in other colours, on paper.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { PNG } from "pngjs";
import { allFigures, GROUPS, axe, group, headline, lever, openLever, openRests, resultsRegion, scene, startFrom, tab, timing, walk } from "./page.mjs";

const { withPage } = scene();
const SPECIAL = "Special school top-ups";
const TABS = ["Why it moved", "Children", "Money", "Table", "How sure", "What would it take", "Enter actual figures", "Share and keep"];
const ACTUAL = "Enter actual figures";

/** "How sure" and "What would it take" are answered beside the page, a moment later. */
const answered = (page) => page.locator('.answered[aria-busy="false"] h3').first().waitFor();

const STATES = {
  "first": async () => {},
  "moved": (page) => startFrom(page, /^Everything at once/),
  "in error": async (page) => { await lever(page, SPECIAL).box.fill("lots"); await lever(page, "Extra special school places").box.fill("401"); await page.getByRole("region", { name: "There is a problem" }).getByRole("link").nth(1).waitFor(); },
  ...Object.fromEntries(GROUPS.map((name) => [`${name} chosen`, (page) => group(page, name)])),
  "a lever open": (page) => openLever(page, SPECIAL),
  "a lever open, moved": async (page) => {
    await startFrom(page, /^Commissioning first/);
    await lever(page, SPECIAL).box.fill("-5");
    await openLever(page, SPECIAL);
  },
  "timing, packages, what it rests on and steps open": async (page) => {
    await timing(page);
    await page.getByText("What the packages assume").click();
    await openRests(page);
    await lever(page, SPECIAL).slider.press("ArrowRight");
    await page.getByRole("button", { name: "Steps", exact: true }).click();
  },
  "agreement open, to 2032": async (page) => {
    await tab(page, "Table");
    await page.getByText("The agreement as published").click();
    await page.getByRole("button", { name: "To 2032" }).click();
  },
  "a broken link": async (page) => {
    await page.evaluate(() => { location.hash = "#/explore?v=1&special_places=many"; });
    await page.getByRole("region", { name: "Parts of this link" }).waitFor();
  },
  "conditions open": (page) => page.getByText("The agreement’s nine conditions").click(),
  "children": (page) => tab(page, "Children"),
  "money": (page) => tab(page, "Money"),
  "how sure": async (page) => {
    await tab(page, "How sure");
    await answered(page);
  },
  "what would it take": async (page) => {
    await tab(page, "What would it take");
    await page.getByText("Cuts of top-ups, assumptions and other people’s money").click();
    await page.getByRole("button", { name: "Find the smallest change" }).click();
    await answered(page);
  },
  "share and keep": (page) => tab(page, "Share and keep"),
  "actual figures, empty": (page) => tab(page, ACTUAL),
  "actual figures, filled": async (page) => {
    await tab(page, ACTUAL);
    await page.getByRole("textbox", { name: "Deficit at 31 March 2025, before grant" }).fill("20m");
    await allFigures(page);
    await page.getByRole("combobox", { name: "High Needs Stability Grant" }).selectOption("2026-27");
  },
  "actual figures, in error": async (page) => {
    await tab(page, ACTUAL);
    await page.getByRole("textbox", { name: "Deficit at 31 March 2025, before grant" }).fill("much");
    await allFigures(page);
    await page.getByRole("textbox", { name: "High needs block 2024-25" }).fill("1,2,3");
    await page.getByRole("region", { name: "There is a problem" }).getByRole("link").nth(1).waitFor();
  },
  "everything said": async (page) => {
    await startFrom(page, /^Everything at once/);
    await group(page, "Funding");
    await lever(page, "Paid by the council itself").box.fill("1000000");
    await openLever(page, "Paid by the council itself");
    for (const name of ["Children", "Money", ACTUAL]) {
      await tab(page, name);
      assert.deepEqual(await axe(page), [], name);
    }
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

for (const [name, many] of [["Main eight", 8], ["Demand", 10], ["Places", 10], ["Top-ups and fees", 6], ["Funding", 4]]) {
  test(`the keyboard alone goes from top to bottom, every focus in sight, and is never trapped: ${name}`, withPage({}, async (page) => {
    await group(page, name);
    // From the top, with what can be opened open.
    await page.locator(".lever-name").first().click();
    await timing(page);
    await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute("tabindex"); scrollTo(0, 0); });
    const seen = await walk(page);
    for (const part of ["name-", "slider-", "box-"]) assert.equal(seen.filter((at) => at.id.startsWith(part)).length, many, part);
    assert.ok(seen.filter((at) => at.id.startsWith("tab-")).length === 1, "tabs are one stop");
  }));
}

test("the error summary leads to the box, and goes when the figure is mended", withPage({}, async (page) => {
  const { box } = lever(page, "Paid by health and social care");
  await group(page, "Funding");
  await box.fill("60");
  await box.blur();
  await group(page, "Main eight");
  assert.equal(await box.count(), 0, "another group is there instead of it");
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
  // A key is a moment ahead of what it does.
  await page.waitForFunction(() => document.activeElement.getAttribute("aria-invalid") === "true");
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
    const fits = async (what) => {
      const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(needed <= there, `${what}: ${needed} px of content in ${there} px`);
    };
    await startFrom(page, /^Everything at once/);
    await timing(page);
    await openRests(page);
    await page.getByText("What the packages assume").click();
    await lever(page, SPECIAL).box.fill("far too much");
    await openLever(page, SPECIAL);
    await fits("a lever open");
    for (const name of GROUPS) {
      await group(page, name);
      await page.locator(".lever-name").last().click();
      await fits(name);
    }
    for (const name of TABS) {
      await tab(page, name);
      if (name === "Table") await page.getByText("The agreement as published").click();
      if (name === "What would it take") await page.getByRole("button", { name: "Find the smallest change" }).click();
      if (["How sure", "What would it take"].includes(name)) await answered(page);
      await fits(name);
    }
    await tab(page, "Table");
    await page.getByText("The agreement as published").click();
    const [wide, room] = await resultsRegion(page).evaluate((region) => [region.scrollWidth, region.clientWidth]);
    assert.ok(wide <= room, `the table needs ${wide} px and has ${room}`);
    const agreement = page.getByRole("region", { name: "The agreement by year" });
    const [needs, has] = await agreement.evaluate((region) => [region.scrollWidth, region.clientWidth]);
    assert.ok(needs <= has || width < 360, `the agreement needs ${needs} px and has ${has}`);
  }));

  test(`${name}: no words of a lever or package are cut off or run into each other`, withPage(settings, async (page) => {
    await startFrom(page, /^Everything at once/);
    for (const name of ["Main eight", ...GROUPS]) {
      await group(page, name);
      const bad = await page.evaluate(() => {
        const room = document.querySelector(".levers").getBoundingClientRect();
        const found = [];
        for (const each of document.querySelectorAll(".lever-name, .effect, .lever .unit, .chip, .chip strong, .timing, .tabs button")) {
          // A row of tabs that is too long is scrolled.
          if (each.closest(".tabs") && getComputedStyle(each.closest(".tabs")).overflowX === "auto") continue;
          const { left, right } = each.getBoundingClientRect();
          if (left < -0.5 || right > innerWidth + 0.5 || (each.closest(".levers") && right > room.right + 0.5)) found.push(`sticks out: ${each.textContent}`);
          if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline" && !each.matches(".tabs button")) found.push(`cut: ${each.textContent}`);
        }
        for (const head of document.querySelectorAll(".row-head")) {
          const [name, effect] = [...head.children].map((part) => part.getBoundingClientRect());
          if (name.right > effect.left && name.bottom > effect.top + 1 && effect.right > name.left && effect.bottom > name.top + 1) found.push(`over each other: ${head.textContent}`);
        }
        return found;
      });
      assert.deepEqual(bad, [], name);
    }
  }));
}

test("wider letters, words and lines cut nothing off", withPage({ width: 1280 }, async (page) => {
  await startFrom(page, /^Everything at once/);
  // WCAG 1.4.12, through the object model as an extension would.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets.push(sheet);
  });
  for (const name of ["Main eight", ...GROUPS]) {
    await group(page, name);
    await page.locator(".lever-name").first().click();
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("h1, h2, p, label, button, summary, td, th, dt, dd, li")]
        .filter((each) => !each.closest(".unseen, .skip, [hidden]") && !each.classList.contains("unseen") && each.checkVisibility())
        .filter((each) => getComputedStyle(each).overflow !== "visible" && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1))
        .map((each) => each.textContent));
    assert.deepEqual(cut, []);
    const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(needed <= there, `${name}: ${needed} px of content in ${there} px`);
  }
}));

test("on a narrow screen answer and chart stay in sight while a lever moves", withPage({ width: 360, height: 800 }, async (page) => {
  const line = page.locator(".line");
  assert.match(await line.innerText(), /^£48\.9m March 2027\s+agreed: £0$/);
  const { slider } = lever(page, SPECIAL);
  await slider.focus();
  await page.keyboard.press("End");
  assert.equal(await page.locator(".in-sight").evaluate((each) => each.getBoundingClientRect().top), 0, "it stays at the top");
  assert.match(await line.innerText(), /^£(5|6)\d\.\dm March 2027\s+£\d+\.\dm more$/);
  const box = () => page.locator(".chart canvas").boundingBox();
  assert.ok((await box()).y < 200, "the chart is under it");
  await page.keyboard.press("Shift+Tab");
  await slider.focus();
  const [canvas, thumb] = [await box(), await slider.boundingBox()];
  assert.ok(thumb.y >= canvas.y + canvas.height, "and does not hide what has the focus");
  // Nor when the keyboard comes from below.
  await page.locator("footer summary").focus();
  await slider.focus();
  const [still, from] = [await box(), await slider.boundingBox()];
  assert.ok(from.y >= still.y + still.height, "nor from below");
}));

test("nothing moves by itself", withPage({ reducedMotion: "reduce" }, async (page) => {
  const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((each) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
    return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth";
  }).length);
  assert.equal(moving, 0);
}));

test("on paper: headline, chart, table, what is assumed, on light ground", withPage({ colorScheme: "dark" }, async (page) => {
  await startFrom(page, /^Places first/);
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
  await startFrom(page, /^Places first/);
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

test("forced colours: exactly one view, one panel and one group of levers look chosen, by pixels", withPage({ forcedColors: "active", colorScheme: "dark" }, async (page) => {
  // A bar of one colour, three pixels high and as wide as the words, at the foot of the chosen one.
  const chosen = async (locator) => {
    const found = [];
    for (const each of await locator.all()) {
      const { data, width, height } = PNG.sync.read(await each.screenshot());
      const at = (x, y) => data.readUInt32BE((y * width + x) * 4);
      const ground = at(1, 1);
      const solid = (y) => [...Array(width - 8).keys()].every((x) => at(x + 4, y) === at(4, y)) && at(4, y) !== ground;
      const rows = [...Array(height).keys()].filter(solid);
      if (rows.length >= 3) found.push(await each.innerText());
    }
    return found;
  };
  const views = page.getByRole("navigation", { name: "Views" }).getByRole("link");
  const panels = page.getByRole("tablist", { name: "Behind the answer" }).getByRole("tab");
  const groups = page.getByRole("tablist", { name: "Assumptions" }).getByRole("tab");
  for (const [panel, of] of [["Money", "Places"], ["Table", "Funding"]]) {
    await tab(page, panel);
    await group(page, of);
    await page.evaluate(() => document.activeElement.blur());
    assert.deepEqual(await chosen(views), ["Try changes"]);
    assert.deepEqual(await chosen(panels), [panel]);
    assert.deepEqual(await chosen(groups), [of]);
  }
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
