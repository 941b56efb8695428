// Starts the page's program. A file of its own, since the policy allows no inline script.
const self = document.querySelector("script[data-wasm]");
const program = (name) => new URL(self.dataset[name].replace(/^\/?/, "./").replace(/^\.\/\.\//, "./"), document.baseURI);

// What is written before the program runs is Southwark with nothing changed; an address may ask for something else.
const loading = document.getElementById("loading");
loading.textContent = "These are Southwark’s figures if nothing changes. Loading yours …";
const written = document.getElementById("app").dataset.address ?? "#/explore";
loading.hidden = !location.hash.startsWith("#/") || location.hash === written;

// Texts that are fetched once somebody asks for them: all councils' districts and figures, and the public page's prose.
const fetched = async (name) => {
  const answer = await fetch(new URL(name, document.baseURI));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
};
const text = async (name) => (await fetched(name)).text();
// What has arrived is kept; what has not is asked for again the next time.
const kept = {};
const once = (name, get = text) => (kept[name] ??= get(name).catch((error) => {
  delete kept[name];
  throw error;
}));
if (document.getElementById("app").dataset.address) once("read.json").catch(() => {});
globalThis.safetyValveTexts = (...names) => Promise.all(names.map((name) => once(name)));

// The views beside “Try changes” are parts of the program. The one that is opened is fetched beside the program.
const edition = self.dataset.wasm.match(/page-(.*)_bg/)[1];
const part = async (name) => {
  const program = await (await fetched(`part-${edition}-${name}.wasm`)).arrayBuffer();
  // A site may answer with a page where a file is missing.
  if (new DataView(program).getUint32(0) !== 0x0061736d) throw new Error(`${name} is no program`);
  return program;
};
globalThis.safetyValvePart = (name) => once(name, part);
const opens = (location.hash || written).match(/^#\/(read|school|workshop|group|report)|[?&]panel=(children|money|sure|take|known|scenarios)/);
const within = { group: "workshop", children: "panels", money: "panels", sure: "panels", take: "panels", known: "own", scenarios: "own" };
const first = opens?.[1] ?? opens?.[2];
if (first) safetyValvePart(within[first] ?? first).catch(() => {});

// In another page's frame: no header of its own, and the frame is sent its height.
if (new URLSearchParams(location.search).has("embed") && parent !== window) {
  document.documentElement.classList.add("embed");
  const tell = () => parent.postMessage({ safetyValve: "height", height: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(document.body);
}

// The chart to be taken along, made by a script that is fetched once somebody asks for it.
globalThis.safetyValvePicture = async (name, text) => {
  const { picture } = await import(new URL("./picture.js", document.baseURI).href);
  await picture(name, text);
};

// Questions that take thousands of projections, asked by a script that is fetched with the first of them.
let asks;
globalThis.safetyValveAsk = async (question, tried) => {
  if (question.length) asks ??= import(new URL("./ask.js", document.baseURI).href);
  return (await asks)?.ask(question, tried);
};

// The device's own way to send a link, where it has one.
if (navigator.share) globalThis.safetyValveShare = (title, url) => navigator.share({ title, url }).catch(() => {});

// A translator puts its own text in the place of the page's, which then no longer follows. The program never does
// both in one step, but for what is only heard.
const say = (text) => {
  const place = document.getElementById("problem");
  place.textContent = text;
  place.hidden = false;
};
new MutationObserver((changes) => {
  const ofTranslator = ({ target, addedNodes: added, removedNodes: gone }) => (added.length && gone.length && !target.role) || [...added].some((node) => node.nodeName === "FONT");
  if (changes.some(ofTranslator)) say("Your browser has translated this page. Figures that change may stay as they were: show the original, or load the page again.");
}).observe(document.getElementById("app"), { childList: true, subtree: true });

try {
  const wasm = fetch(program("wasm"));
  const { default: start } = await import(program("js").href);
  await start({ module_or_path: wasm });
} catch (error) {
  console.error(error);
  say(
    "The calculator could not start: a part of it did not arrive, or this browser is too old for it. What is below was written before: Southwark, if nothing changes. To move assumptions, load the page again, or open it in a browser of the last three years.",
  );
  document.documentElement.classList.add("stopped");
  // Else the program takes it away as it begins.
  loading.hidden = true;
}
