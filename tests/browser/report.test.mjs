// One page to take away: how many pages it comes to on A4, what stands on them, and how small.
import assert from "node:assert/strict";
import { test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { axe, headline, scene } from "./page.mjs";
import { agreementBasis } from "../reference/agreement.mjs";
import { readAreas } from "../reference/areas.mjs";

const here = scene();
const { withPage } = here;

/** Levers moved to a quarter of their range, each with a reason. */
const { levers } = agreementBasis(readAreas(new URL("../../static/data", import.meta.url).pathname));
const moved = (many, reason) => levers.slice(0, many).map(({ name, low, high, value }) => `${name}=${Math.abs(low + (high - low) / 4 - value) < 1e-9 ? high : low + (high - low) / 4}${reason ? `&${name}.reason=${encodeURIComponent(reason)}` : ""}`).join("&");
const REASON = "Schools and families asked for it, and it is paid for";
const LONG = "A reason that goes on for as long as a reason can, with commas and all, ".repeat(3).slice(0, 199);

/** The PDF's pages as texts, and every size of letter on them in points. */
async function printed(page) {
  await page.waitForTimeout(1000);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document, { mergePages: false });
  const sizes = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) if (item.str.trim()) sizes.push([Math.hypot(item.transform[0], item.transform[1]), item.str]);
  }
  const [, , width, height] = (await document.getPage(1)).view;
  return { pages: text, sizes, width, height };
}

const A4 = [595, 842];

for (const [what, query, pages] of [
  ["nothing moved", "", 1],
  ["eight levers moved, with reasons", `?v=1&name=Peckham&by=AB&${moved(8, REASON)}`, 1],
  ["all levers moved, with reasons", `?v=1&name=All&by=AB&note=${encodeURIComponent(LONG)}&${moved(levers.length, REASON)}`, 2],
  ["all levers moved, with the longest reasons", `?v=1&name=All&note=${encodeURIComponent(LONG.repeat(2))}&block=published&actual.2024-25=27400000&stability_grant=2026-27&school.counted=yes&${moved(levers.length, LONG)}`, 2],
]) {
  test(`with ${what} it comes to ${pages} of A4`, withPage({ hash: `#/report${query}`, ready: "h1" }, async (page) => {
    const first = await headline(page);
    const { pages: texts, sizes, width, height } = await printed(page);
    assert.ok(Math.abs(width - A4[0]) < 2 && Math.abs(height - A4[1]) < 2, `${width} × ${height}`);
    assert.equal(texts.length, pages, texts.map((text) => text.slice(-200)).join(" | "));
    const flat = texts.map((text) => text.replace(/\s+/g, " "));
    const has = (words) => assert.ok(flat.join(" ").replace(/ /g, "").includes(words.replace(/\s/g, "")), `“${words}” in ${flat.join(" / ")}`);
    has(first);
    has("Every child here has a legal right to what their plan says.");
    has("Not counted: home-to-school transport");
    has("Sources:");
    assert.match(flat.join(" "), /Made \d{1,2} \w+ 20\d\d\. Model and data: [0-9a-f]{8}\./);
    has("2027-28");
    if (pages === 2) {
      assert.match(flat[0], /What is assumed differently is on page 2\./);
      assert.match(flat[1], /What is assumed differently/);
    }
    if (query) has(query.includes(encodeURIComponent(LONG)) && query.includes("reason=A") ? "Long reasons are cut here" : REASON.slice(0, 20));
    // The two marks in the chart are no body; every other text of it is as large as the rest.
    const body = sizes.filter(([, words]) => !/^(agreement|override) ends$/.test(words));
    const smallest = body.reduce((low, each) => (each[0] < low[0] ? each : low));
    assert.ok(smallest[0] >= 8.95, `${smallest[0]} pt: ${smallest[1]}`);
    assert.deepEqual(await axe(page), []);
  }));
}

test("it leads back to what it reports", withPage({ hash: "#/report?v=1&special_places=65", ready: "h1" }, async (page) => {
  const before = await headline(page);
  assert.match(await page.locator(".report-link a").getAttribute("href"), /#\/explore\?v=2&basis=agreement&special_places=65/);
  await page.getByRole("link", { name: "Back to Try changes" }).click();
  await page.getByRole("slider").first().waitFor();
  assert.equal(await headline(page), before);
}));

for (const [view, ready] of [["explore", "h1"], ["read", ".read"], ["school", ".school"], ["workshop", ".wall"], ["group", ".group-page"], ["report", ".report"]]) {
  test(`${view} on paper: date, edition and link, and which figures are typed in and from where`, withPage({ hash: `#/${view}?v=2&actual_block.2025-26=80000000&actual_block.2025-26.source=Schools+forum+paper+7`, ready }, async (page) => {
    await page.emulateMedia({ media: "print" });
    const words = await page.locator("body").innerText();
    assert.match(words, /\d{1,2} [A-Z][a-z]+ 20\d\d\. Model and data: [0-9a-f]{8}/);
    assert.match(words, /http:\/\/127\.0\.0\.1:\d+\/#\/\w+\?/);
    assert.match(words, /High needs block 2025-26: £80,000,000/);
    assert.match(words, /Schools forum paper 7/);
    await page.emulateMedia({ media: "screen" });
    if (!["workshop", "report"].includes(view)) assert.equal(await page.getByText("Model and data:").first().isVisible(), false, "on paper alone");
  }));
}
