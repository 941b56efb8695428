// Makes one file of dist/: page, program and pictures in it, with a policy of its own.
// Run by `cargo xtask single-file` after the build. Opens from a folder, by file://, with no server.
import { createHash } from "node:crypto";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const DIST = new URL("../dist/", import.meta.url);
const OUT = new URL("../dist-single/safety-valve.html", import.meta.url);
const names = await readdir(DIST);
const named = (pattern) => {
  const found = names.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`dist/ has ${found.length} files like ${pattern}: build it first`);
  return found[0];
};
const text = (name) => readFile(new URL(name, DIST), "utf8");
const hash = (inside) => `'sha256-${createHash("sha256").update(inside).digest("base64")}'`;

const style = await text(named(/^app-.*\.css$/));
const boot = await text("boot.js");
const packed = (text) => gzipSync(text, { level: 9 }).toString("base64");
const districts = packed(await text("districts.txt"));
const authorities = gzipSync(await readFile(new URL("authorities.json", DIST)), { level: 9 }).toString("base64");
const prose = packed(await text("read.json"));
// The program in one part, which `write-pages --whole` has made.
const script_of = new URL("page.js", OUT);
const program_of = new URL("page.wasm", OUT);
const glue = await readFile(script_of, "utf8");
const program = gzipSync(await readFile(program_of), { level: 9 }).toString("base64");

// The same start as boot.js, but for where the program comes from.
const start = /try \{\n.*?\n\} catch/s;
if (!start.test(boot)) throw new Error("boot.js starts the program in another way than is known here");
// What it would fetch is within the file too.
const fetched = /const fetched = async .*?const text = async [^\n]*\n/s;
if (!fetched.test(boot)) throw new Error("boot.js fetches texts in another way than is known here");
// And parts of the program, all of which are there.
const ahead = /const edition = .*?if \(first\)[^\n]*\n/s;
if (!ahead.test(boot)) throw new Error("boot.js fetches parts of the program in another way than is known here");
// And the script that makes pictures.
const pictures = /const \{ picture \} = await import\([^\n]*\n/;
if (!pictures.test(boot)) throw new Error("boot.js fetches the script of pictures in another way than is known here");
const picture = (await text("picture.js")).replace("export const picture", "const picture");
// And what asks the worker; the worker's own script and program are beside the page's.
const asking = /if \(question\.length\) asks \?\?= import\([^\n]*\n/;
if (!asking.test(boot)) throw new Error("boot.js fetches the script of questions in another way than is known here");
const ask = (await text("ask.js")).replace("export const ask", "const ask");
const answering = `${await text(named(/^answers-.*\.js$/))}\n${await text("answering.js")}`;
const answers = gzipSync(await readFile(new URL(named(/^answers-[0-9a-f]*\.wasm$/), DIST)), { level: 9 }).toString("base64");
const script = `${glue}
${picture}
const unpacked = (id) => new Response(new Blob([Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream("gzip")));
globalThis.safetyValveWorker = async () => [URL.createObjectURL(new Blob([document.getElementById("answering").textContent], { type: "text/javascript" })), await unpacked("answers").arrayBuffer()];
const questions = (() => {
${ask}
return { ask };
})();
${boot.replace(/^const self[^\n]*\nconst program[^\n]*\n/m, "").replace(start, `try {
  await __wbg_init({ module_or_path: await unpacked("program").arrayBuffer() });
} catch`).replace(pictures, "").replace(asking, "if (question.length) asks = questions;\n").replace(fetched, () => `const text = async (name) => unpacked(name).text();\n`).replace(ahead, "")}`;
for (const [what, inside, end] of [["program", script, "</script"], ["style", style, "</style"], ["worker", answering, "</script"]]) {
  if (inside.toLowerCase().includes(end)) throw new Error(`the ${what} holds ${end}, which would end it early`);
}

let html = await text("index.html");
/** Replaces what must be there. */
const put = (pattern, by) => {
  if (!pattern.test(html)) throw new Error(`index.html has no ${pattern}`);
  html = html.replace(pattern, by);
};
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "img-src data: blob:",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types answers",
].join("; ");
put(/<meta http-equiv="Content-Security-Policy" content="[^"]*">/, () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
put(/<script type="module"[^>]*><\/script>/, "");
put(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`);
html = html.replace(/<link rel="(?:modulepreload|preload)"[^>]*>/g, "");
// Only what an attribute, a list of pictures or an address would read otherwise.
const written = async (name) => `data:image/svg+xml,${(await text(name)).replaceAll('"', "'").replace(/[%#&\s,\\^`{}|]/g, encodeURIComponent)}`;
for (const name of names.filter((name) => /^chart-.*\.svg$/.test(name))) html = html.replaceAll(`./${name}`, await written(name));
html = html.replaceAll('href="./read.html"', 'href="#/read"').replaceAll('href="./index.html"', 'href="#/explore"').replaceAll('href="./index.html#', 'href="#');
put(/<\/body>/, () => `<script type="application/octet-stream" id="program">${program}</script>\n<script type="application/octet-stream" id="authorities.json">${authorities}</script>\n<script type="application/octet-stream" id="answers">${answers}</script>\n<script type="text/plain" id="answering">${answering}</script>\n<script type="application/octet-stream" id="districts.txt">${districts}</script>\n<script type="application/octet-stream" id="read.json">${prose}</script>\n<script type="module">${script}</script>\n</body>`);
html = html.replace("; “Is it being met?” says the rest without scripts", "");
const left = html.match(/(?:src|href)="\.\/[^"]*"/);
if (left) throw new Error(`the file still asks for ${left[0]}`);

await writeFile(OUT, html);
await Promise.all([script_of, program_of].map((file) => rm(file)));
console.log(`dist-single/safety-valve.html: ${(html.length / 1000).toFixed(0)} KB`);
