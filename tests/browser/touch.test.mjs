// A finger on the page: scrolling over a lever moves nothing, a drag along it moves it, and the chart says the year under the finger.
import assert from "node:assert/strict";
import { test } from "node:test";
import { headline, lever, scene } from "./page.mjs";

const here = scene();

/** A finger from one place to another, in steps, as a touch screen sends it. */
async function swipe(page, [fromX, fromY], [toX, toY]) {
  const session = await page.context().newCDPSession(page);
  const send = (type, touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await send("touchStart", [{ x: fromX, y: fromY }]);
  for (let step = 1; step <= 12; step += 1) {
    await send("touchMove", [{ x: fromX + ((toX - fromX) * step) / 12, y: fromY + ((toY - fromY) * step) / 12 }]);
    await page.waitForTimeout(16);
  }
  await send("touchEnd", []);
  await page.waitForTimeout(100);
}

for (const [held, width, height] of [["upright", 390, 844], ["on its side", 844, 390]]) {
  test(`a finger that scrolls over a lever moves nothing, one that goes along it moves it (${held})`, here.withPage({ hash: "#/explore?v=2", width, height, hasTouch: true, isMobile: true }, async (page) => {
    const { slider, box } = lever(page, "Staying in mainstream, with support");
    await slider.evaluate((input) => input.scrollIntoView({ block: "end" }));
    await page.evaluate(() => scrollBy(0, 60));
    await page.waitForTimeout(100);
    const before = await headline(page);
    const at = await slider.boundingBox();
    const middle = [at.x + at.width / 2, at.y + at.height / 2];
    const scrolled = await page.evaluate(() => scrollY);
    await swipe(page, middle, [middle[0] + 4, middle[1] - 150]);
    assert.ok((await page.evaluate(() => scrollY)) > scrolled + 50, "the page scrolls");
    assert.equal(await box.inputValue(), "0", "and the lever stays");
    assert.equal(await headline(page), before);
    await page.evaluate((to) => scrollTo(0, to), scrolled);
    await page.waitForTimeout(100);
    const again = await slider.boundingBox();
    await swipe(page, [again.x + 12, again.y + again.height / 2], [again.x + again.width / 2, again.y + again.height / 2 + 3]);
    assert.notEqual(await box.inputValue(), "0", "a drag along it moves it");
    // The answer above may have become a line longer: the browser then keeps the lever where it is.
    assert.ok(Math.abs((await slider.boundingBox()).y - again.y) < 3, "and the page stays under the finger");
  }));
}

test("the year under the finger is read out, and stays", here.withPage({ hash: "#/explore?v=2", width: 390, height: 844, hasTouch: true, isMobile: true }, async (page) => {
  const readout = page.getByRole("slider", { name: "Year of the chart" });
  assert.match(await readout.getAttribute("aria-valuetext"), /^March 2028: £25\.4m$/);
  const canvas = page.locator(".in-sight canvas");
  const at = await canvas.boundingBox();
  const [left, , right] = (await canvas.getAttribute("data-plot")).split(" ").map(Number);
  const columns = (await canvas.getAttribute("data-years")).split(" ");
  const x = at.x + left + ((right - left) * columns.indexOf("2026-27")) / (columns.length - 1);
  await page.touchscreen.tap(x, at.y + 60);
  assert.match(await readout.getAttribute("aria-valuetext"), /^March 2027: £10\.6m/);
  await page.waitForTimeout(300);
  assert.match(await readout.getAttribute("aria-valuetext"), /^March 2027/, "it stays");
}));
