// A second engine: one journey in Firefox, by WebDriver BiDi. Left out, and said so, where there is no Firefox.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import WebSocket from "ws";
import { ofForecast, serve } from "./page.mjs";

const FIREFOX = process.env.FIREFOX;

/** Starts Firefox and gives a way to ask it. */
async function firefox() {
  const profile = await mkdtemp(join(tmpdir(), "firefox-"));
  const child = spawn(FIREFOX, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"], { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: profile } });
  const address = await new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`Firefox did not say where it listens: ${said}`)), 60_000);
    child.stderr.on("data", (data) => {
      said += data;
      const found = said.match(/WebDriver BiDi listening on (ws:\/\/\S+)/);
      if (found) { clearTimeout(timer); resolve(`${found[1]}/session`); }
    });
    child.on("exit", () => reject(new Error(`Firefox ended: ${said}`)));
  });
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const waiting = new Map();
  socket.on("message", (data) => {
    const answer = JSON.parse(data);
    const { resolve, reject } = waiting.get(answer.id) ?? {};
    waiting.delete(answer.id);
    if (answer.type === "success") resolve?.(answer.result);
    else if (answer.type === "error") reject?.(new Error(`${answer.error}: ${answer.message}`));
  });
  let last = 0;
  const ask = (method, params) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  const end = async () => {
    socket.close();
    child.removeAllListeners("exit");
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { ask, end };
}

test("Firefox: open, move, read, link", { skip: FIREFOX ? false : "no Firefox was found: set FIREFOX to one" }, async () => {
  const server = await serve();
  const { ask, end } = await firefox();
  try {
    await ask("session.new", { capabilities: {} });
    const { contexts: [{ context }] } = await ask("browsingContext.getTree", {});
    const run = async (expression) => {
      const { result, exceptionDetails } = await ask("script.evaluate", { expression, target: { context }, awaitPromise: true });
      assert.equal(exceptionDetails, undefined, expression);
      return result.value;
    };
    const until = async (expression) => {
      const start = Date.now();
      while (!(await run(expression))) {
        assert.ok(Date.now() - start < 20_000, `never came true: ${expression}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const press = (...keys) => ask("input.performActions", { context, actions: [{ type: "key", id: "keys", actions: keys.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }] });
    const heading = () => run(`document.querySelector("h1").textContent`);
    const running = `document.querySelector("#app:not(.written)") !== null && document.querySelector("h1") !== null`;
    // Open.
    await ask("browsingContext.navigate", { context, url: ofForecast(server.address), wait: "complete" });
    await until(running);
    assert.match(await heading(), /^On the council’s no-action forecast the deficit would be £48\.9m in March 2027/);
    await until(`document.querySelector("canvas")?.width > 300`);
    // Move: by keyboard, thirteen steps of five places.
    await run(`document.getElementById("slider-special_places").focus()`);
    await press(...Array(13).fill("\uE014"));
    await until(`document.querySelector("h1").textContent.startsWith("With these changes")`);
    assert.equal(await run(`document.getElementById("slider-special_places").getAttribute("aria-valuetext")`), "65 places, between 0 places and 400 places");
    // Link: the address opens to the same.
    await until(`location.hash.includes("special_places=65")`);
    const [said, link] = [await heading(), await run("location.href")];
    await ask("browsingContext.navigate", { context, url: "about:blank", wait: "complete" });
    await ask("browsingContext.navigate", { context, url: link, wait: "complete" });
    await until(running);
    await until(`document.querySelector("h1").textContent.startsWith("With these changes")`);
    assert.equal(await heading(), said);
    // Read.
    await run(`[...document.querySelectorAll("nav a")].find((link) => link.textContent === "Is it being met?").click()`);
    await until(`document.querySelector("h1").textContent === "Is Southwark meeting its Safety Valve agreement?"`);
    assert.equal(await run(`[...document.querySelectorAll("table")].every((table) => table.rows.length > 1)`), true);
  } finally {
    await end();
    server.close();
  }
});
