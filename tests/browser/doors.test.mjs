// From view to view nothing is loaded again: no navigation, and once all of the program is there no request, offline
// too; and undo goes back over views.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { allThere, firstLoad, headline, lever, open, scene, tab } from "./page.mjs";

const here = scene();
const { withPage } = here;
const VIEWS = { "My school": "in-school", Workshop: "in-workshop", "Is it being met?": "in-read", "Try changes": "explore" };

const go = async (page, name) => {
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name, exact: true }).click();
  await page.locator(`main.${VIEWS[name]}`).waitFor();
};

for (const offline of [false, true]) {
  test(`every view is there at once${offline ? ", with no network" : ""}`, withPage({}, async (page, { context, told }) => {
    let navigations = 0;
    page.on("framenavigated", (frame) => {
      // A change of the address alone is told too, and loads nothing.
      if (frame === page.mainFrame()) navigations += 1;
    });
    await page.evaluate(() => { window.stayed = true; });
    await allThere(page);
    await context.setOffline(offline);
    const asked = told.requests.length;
    await lever(page, "Extra special school places").box.fill("65");
    for (const name of [...Object.keys(VIEWS), "Workshop", "Try changes"]) await go(page, name);
    for (const from of Object.keys(VIEWS)) {
      await go(page, from);
      await page.getByRole("button", { name: "Share", exact: true }).click();
      await page.waitForFunction(() => document.activeElement?.id === "panel-scenarios");
      assert.equal(await page.getByRole("tab", { name: "Share and keep" }).getAttribute("aria-selected"), "true", `from ${from}`);
      await tab(page, "Why it moved");
    }
    assert.equal(await page.evaluate(() => window.stayed), true, "the same document all the way");
    const more = told.requests.slice(asked).filter((url) => !url.startsWith("data:")).map((url) => new URL(url).pathname);
    const read = page.locator("main.in-read");
    await go(page, "Is it being met?");
    if (offline) {
      // Its prose is all that did not arrive: that is said, and it is there once there is a network again.
      assert.deepEqual([...new Set(more)], ["/read.json"], "the public page asks for its prose, and nothing else is asked for");
      await read.getByText("The method, the sources and the statements did not arrive.").waitFor();
      assert.match(await read.innerText(), /£\d+\.\dm/, "figures are there");
      for (const error of told.errors.splice(0)) assert.match(error, /ERR_INTERNET_DISCONNECTED/);
      await context.setOffline(false);
      await go(page, "Try changes");
      await go(page, "Is it being met?");
    } else {
      assert.deepEqual(more, ["/read.json"], "the public page asks for its prose, once; nothing else is asked for");
      // What has arrived stays, with no network too.
      await context.setOffline(true);
      await go(page, "Try changes");
      await go(page, "Is it being met?");
      await context.setOffline(false);
    }
    await read.getByRole("heading", { name: "Where the figures come from" }).waitFor();
    assert.ok(navigations > 0, "the address follows");
  }));
}

test("the views stand in the order in which people ask, and “Share” after them", withPage({}, async (page) => {
  const doors = page.getByRole("navigation", { name: "Views" });
  assert.deepEqual(await doors.locator("a, button").allInnerTexts(), ["Is it being met?", "Try changes", "My school", "Workshop", "Share"]);
}));

test("undo goes back over views to what was changed before them", withPage({}, async (page) => {
  const before = await headline(page);
  await lever(page, "Special school top-ups").box.fill("-3");
  await lever(page, "Special school top-ups").box.blur();
  await page.waitForFunction((text) => document.querySelector("h1").textContent !== text, before);
  await go(page, "My school");
  await go(page, "Workshop");
  await go(page, "Try changes");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.waitForFunction((text) => document.querySelector("h1").textContent === text, before);
}));

test("back goes from view to view, and forward again", withPage({}, async (page) => {
  await go(page, "My school");
  await go(page, "Is it being met?");
  await page.goBack();
  await page.locator("main.in-school").waitFor();
  await page.goBack();
  await page.locator("main.explore").waitFor();
  await page.goForward();
  await page.locator("main.in-school").waitFor();
}));

test("a view whose part of the program does not arrive says so, keeps what was changed, and is fetched again", withPage({}, async (page, { context, told }) => {
  await lever(page, "Extra special school places").box.fill("65");
  // Before the rest of the program is fetched by itself.
  await context.setOffline(true);
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "My school", exact: true }).click();
  const main = page.getByRole("main");
  await main.getByRole("alert").getByText("This view did not arrive. Check the connection, then try again. If that does not help, load the page again. What you changed is kept.").waitFor();
  assert.equal(await headline(page), "My school");
  await main.getByRole("button", { name: "Try again" }).click();
  await main.getByRole("alert").waitFor();
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Try changes", exact: true }).click();
  await page.locator("main.explore").waitFor();
  await tab(page, "Children");
  const panel = page.getByRole("region", { name: "Children", exact: true });
  await panel.getByRole("alert").waitFor();
  for (const error of told.errors.splice(0)) assert.match(error, /ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  await context.setOffline(false);
  await panel.getByRole("button", { name: "Try again" }).click();
  await panel.getByRole("alert").waitFor({ state: "detached" });
  await panel.getByRole("table").first().waitFor();
  await go(page, "My school");
  await go(page, "Try changes");
  assert.equal(await lever(page, "Extra special school places").box.inputValue(), "65");
}));

test("an address opens its view without another one before it, but what was written before", async () => {
  for (const [hash, name] of [["#/school", "in-school"], ["#/workshop", "in-workshop"], ["#/read", "in-read"]]) {
    const before = () => {
      window.mains = [];
      new MutationObserver(() => {
        const main = document.querySelector("#app:not(.written) main")?.className;
        if (main !== undefined && main !== window.mains.at(-1)) window.mains.push(main);
      }).observe(document, { childList: true, subtree: true });
    };
    const { page, context } = await open(here.chromium, here.server.address + hash, { ready: `main.${name}`, before });
    assert.deepEqual(await page.evaluate(() => window.mains), [name]);
    await context.close();
  }
});

test("the first load is at most 355 KB, brotli, in all, whatever view or panel it opens (docs/size.md)", async () => {
  for (const hash of ["", "#/school", "#/workshop", "#/group?v=1&workshop=x", "#/report", "#/explore?v=1&panel=scenarios", "#/explore?v=2&panel=known", "#/explore?v=2&panel=table", "#/explore?v=2&panel=children", "#/explore?v=2&panel=sure", "#/read"]) {
    const bytes = await firstLoad(here.chromium, here.server.address, hash);
    console.log(`first load of ${hash || "the page"}: ${bytes} bytes`);
    assert.ok(bytes <= 355_000, `${bytes} bytes`);
  }
});

test("the worker’s program is at most 60 KB, brotli, with vectors and without (docs/size.md)", async () => {
  const dist = new URL("../../dist/", import.meta.url);
  const programs = (await readdir(dist)).filter((name) => /^answers-.*\.wasm$/.test(name));
  assert.equal(programs.length, 2, programs.join());
  for (const name of programs) {
    const bytes = brotliCompressSync(await readFile(new URL(name, dist))).length;
    console.log(`${name}: ${bytes} bytes`);
    assert.ok(bytes <= 60_000, `${name}: ${bytes} bytes`);
  }
});
