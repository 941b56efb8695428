// Try changes at a glance: what lies on the first screen, by box; how far the keyboard has to go; a year read out in
// three ways; what a translator does; what can be taken along.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { lever, reload, resultsRegion, scene, startFrom, tab } from "./page.mjs";

const here = scene();
const { withPage } = here;

/** Of every council the longest names, and Southwark. */
const COUNCILS = {
  "E09000028": "Southwark",
  "E06000058": "Bournemouth, Christchurch and Poole",
  "E06000022": "Bath and North East Somerset",
  "E06000064": "Westmorland and Furness",
  "E06000010": "Kingston upon Hull, City of",
};

const boxes = (page) => page.evaluate(() => {
  const box = (element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return { top, bottom, left, right };
  };
  return {
    headline: box(document.querySelector("h1")),
    chart: box(document.querySelector(".chart canvas")),
    sliders: [...document.querySelectorAll(".levers input[type=range]")].slice(0, 8).map(box),
    within: { width: innerWidth, height: innerHeight },
  };
});

for (const [code, name] of Object.entries(COUNCILS)) {
  test(`1280 × 800 holds headline, whole chart and eight sliders: ${name}`, withPage({ hash: `#/explore?v=2&authority=${code}`, width: 1280, height: 800 }, async (page) => {
    await page.waitForFunction((name) => document.getElementById("council").value === name, name);
    for (const preset of ["as it opens", "Everything at once"]) {
      if (preset !== "as it opens") await startFrom(page, preset);
      await page.waitForTimeout(300);
      const { headline, chart, sliders, within } = await boxes(page);
      assert.equal(sliders.length, 8);
      for (const [what, box] of Object.entries({ headline, chart, ...sliders })) {
        assert.ok(box.top >= 0 && box.bottom <= within.height, `${preset}, ${what}: ${box.top} to ${box.bottom} of ${within.height}`);
        assert.ok(box.left >= 0 && box.right <= within.width, `${preset}, ${what}: ${box.left} to ${box.right} of ${within.width}`);
      }
    }
  }));
}

test("360 × 740 holds answer, chart and the lever that is being moved", withPage({ hash: "#/explore?v=2", width: 360, height: 740, hasTouch: true }, async (page) => {
  const sliders = page.locator(".levers input[type=range]");
  for (const at of [0, 3, 7]) {
    const slider = sliders.nth(at);
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(300);
    const seen = await slider.evaluate((input) => {
      const middle = (element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { x: (left + right) / 2, y: (top + bottom) / 2, top, bottom };
      };
      const shown = (element) => {
        const { x, y, top, bottom } = middle(element);
        const there = document.elementFromPoint(x, y);
        return top >= 0 && bottom <= innerHeight && (element.contains(there) || there?.contains(element));
      };
      const answers = [document.querySelector("h1"), document.querySelector(".in-sight .line")];
      return { answer: answers.some(shown), chart: shown(document.querySelector(".chart canvas")), lever: shown(input) };
    });
    assert.deepEqual(seen, { answer: true, chart: true, lever: true }, `slider ${at}`);
  }
}));

test("the tabs behind the answer are at most 20 presses of Tab away, in the order of the page", withPage({ hash: "#/explore?v=2" }, async (page) => {
  let presses = 0;
  const order = [];
  for (;;) {
    await page.keyboard.press("Tab");
    presses += 1;
    const at = await page.evaluate(() => ({ text: document.activeElement.textContent, role: document.activeElement.role ?? "", top: document.activeElement.getBoundingClientRect().top + scrollY }));
    order.push(at.text || at.role);
    if (at.text === "Skip the levers") break;
    assert.ok(presses < 20, `no way past the levers yet: ${order.join(", ")}`);
  }
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.getAttribute("role") === "tab");
  presses += 1;
  await page.keyboard.press("ArrowRight");
  presses += 1;
  await page.waitForFunction(() => document.activeElement.textContent === "Children");
  await page.locator("#panel-children").waitFor();
  assert.ok(presses <= 20, `${presses} presses: ${order.join(", ")}`);
}));

test("chart and table have headings", withPage({ hash: "#/explore?v=2" }, async (page) => {
  await page.getByRole("heading", { name: "Chart", exact: true }).waitFor({ state: "attached" });
  await tab(page, "Table");
  await page.getByRole("heading", { name: "Table", exact: true }).waitFor();
}));

test("mouse, finger and keys read the same of a year as the table has", withPage({ hash: "#/explore?v=2&special_topup=-0.05", hasTouch: true }, async (page) => {
  await tab(page, "Table");
  const rows = await resultsRegion(page).getByRole("table").evaluate((table) => {
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    return [...table.tBodies[0].rows].map((row) => Object.fromEntries([...row.cells].map((cell, at) => [heads[at], cell.textContent.trim()])));
  });
  const readout = page.getByRole("slider", { name: "Year of the chart" });
  const canvas = page.locator(".chart canvas");
  const place = (year) => canvas.evaluate((canvas, year) => {
    const [left, , right] = canvas.dataset.plot.split(" ").map(Number);
    const years = canvas.dataset.years.split(" ");
    const { x, y, height } = canvas.getBoundingClientRect();
    return { x: x + left + ((right - left) * years.indexOf(year)) / (years.length - 1), y: y + height / 2 };
  }, year);
  const heard = async (year) => {
    await page.waitForFunction(([year]) => document.querySelector(".readout").getAttribute("aria-valuetext").startsWith(year), [`March ${Number(year.slice(0, 4)) + 1}`]);
    return readout.getAttribute("aria-valuetext");
  };
  for (const year of ["2025-26", "2027-28"]) {
    const row = rows.find((each) => each.Year === year);
    const { x, y } = await place(year);
    await page.mouse.move(x, y);
    const byMouse = await heard(year);
    await page.mouse.move(5, 5);
    await page.touchscreen.tap(x, y);
    const byFinger = await heard(year);
    assert.equal(byFinger, byMouse);
    await readout.focus();
    await page.keyboard.press("Home");
    const years = await canvas.evaluate((canvas) => canvas.dataset.years.split(" "));
    for (let press = 0; press < years.length; press += 1) {
      if ((await readout.getAttribute("aria-valuetext")) === byMouse) break;
      await page.keyboard.press("ArrowRight");
      await page.waitForTimeout(50);
    }
    assert.equal(await readout.getAttribute("aria-valuetext"), byMouse);
    // The table is in £ million, the readout says "m".
    const shown = await readout.innerText();
    const [, unchanged, yours] = Object.values(row);
    for (const cell of [unchanged, yours]) {
      const figure = `${cell.replace(/^−?/, (minus) => `${minus}£`)}m`;
      assert.ok(shown.includes(figure), `${year}: ${figure} is not in “${shown}”`);
    }
  }
}));

test("a browser's translator is noticed, whether it wraps text or replaces it", withPage({ hash: "#/explore?v=2" }, async (page) => {
  const problem = page.locator("#problem");
  // What the page itself does is no translation.
  await lever(page, "Special school top-ups").box.fill("-4");
  await tab(page, "Children");
  await startFrom(page, "Places first");
  await page.waitForTimeout(800);
  assert.equal(await problem.isVisible(), false);
  for (const way of ["wraps", "replaces"]) {
    await reload(page);
    await page.locator("#app:not(.written)").waitFor({ state: "attached" });
    await page.getByRole("slider").first().waitFor();
    assert.equal(await problem.isVisible(), false);
    await page.evaluate((way) => {
      const text = document.querySelector("h1").firstChild;
      if (way === "wraps") {
        const font = document.createElement("font");
        text.before(font);
        font.append(text);
      } else {
        text.replaceWith(document.createTextNode("Wenn nichts geschieht"));
      }
    }, way);
    await problem.waitFor();
    assert.match(await problem.innerText(), /has translated this page\. Figures that change may stay as they were/, way);
  }
}));

test("the chart can be taken along as a picture, with whose it is, where it is from and of which day", withPage({ hash: "#/explore?v=2&panel=scenarios" }, async (page) => {
  const taken = async (name) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const svg = await taken("Chart as SVG");
  assert.equal(svg.name, "safety-valve.svg");
  const text = svg.bytes.toString();
  for (const words of [/>Southwark</, /would be £25\.4m in March 2028/, /Safety Valve calculator, \d+ \w+ 20\d\d/, /#\/explore\?v=2/]) assert.match(text, words);
  // It is one well-formed picture: a browser shows no other as an image.
  assert.equal(text.match(/<svg/g).length, 2, "the chart within the picture");
  const size = await page.evaluate(async (text) => {
    const picture = new Image();
    picture.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await picture.decode();
    return [picture.width, picture.height];
  }, text);
  assert.ok(size[0] === 1000 && size[1] > 300, String(size));
  const png = await taken("Chart as PNG");
  assert.equal(png.name, "safety-valve.png");
  assert.deepEqual([...png.bytes.subarray(1, 4)], [...Buffer.from("PNG")]);
  assert.ok(png.bytes.readUInt32BE(16) >= 2000, "wide enough for paper");
}));

test("the device's own way to send a link is offered where there is one", async () => {
  for (const there of [true, false]) {
    await withPage({ hash: "#/explore?v=2&panel=scenarios", before: there ? () => { navigator.share = async (given) => { window.shared = given; }; } : () => { delete Navigator.prototype.share; } }, async (page) => {
      const send = page.getByRole("button", { name: "Send the link …" });
      assert.equal(await send.count(), there ? 1 : 0);
      if (!there) return;
      await send.click();
      const shared = await page.evaluate(() => window.shared);
      assert.match(shared.title, /deficit/);
      assert.match(shared.url, /#\/explore\?v=2/);
    })();
  }
});
