// The page in a real browser: a plain file server for dist/, and Chromium on it.
//
// Answers for: opening the page at a size and in a colour scheme, and finding its parts by
// role and name as a person would. The tests say what should be there.
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";

const DIST = new URL("../../dist/", import.meta.url).pathname;
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".css": "text/css",
  ".svg": "image/svg+xml",
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

/** Opens the page, and notes every request, error and breach of policy on it. */
export async function open(on, address, { width = 1280, height = 900, ...settings } = {}) {
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
  await page.goto(address);
  await page.getByRole("slider").first().waitFor();
  return { page, context, told };
}

export const lever = (page, name) => ({
  slider: page.getByRole("slider", { name, exact: true }),
  box: page.getByRole("textbox", { name: new RegExp(`^${escape(name)}, `) }),
  more: page.getByRole("button", { name: `More: ${name}`, exact: true }),
  less: page.getByRole("button", { name: `Less: ${name}`, exact: true }),
  reset: page.getByRole("button", { name: `Reset: ${name}`, exact: true }),
});

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

export const headline = (page) => page.getByRole("heading", { level: 1 }).innerText();

/** The results table, a row an object keyed by heading. */
export async function results(page) {
  return page.getByRole("region", { name: "Results by year" }).getByRole("table").evaluate((table) => {
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    return [...table.tBodies[0].rows].map((row) =>
      Object.fromEntries([...row.cells].map((cell, at) => [heads[at], cell.textContent.trim()])),
    );
  });
}

/** "−£1.2m" as a number of millions. */
export const millions = (text) => Number(text.replace("−", "-").replace(/[£m+,]/g, ""));

/** Bytes of everything in dist/, brotli: the page loads all of it, and nothing else. */
export async function firstLoad() {
  let bytes = 0;
  for (const name of await readdir(DIST)) bytes += brotliCompressSync(await readFile(join(DIST, name))).length;
  return bytes;
}
