// The worker that answers long questions: its program is fetched beside it, or given where the page is one file.
let start;
const edition = location.search.slice(1);

// A program of one instruction on vectors: most browsers take it, and then one of twice the speed is there for them.
const vectors = WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]));

// How far a search has come: its program calls this.
globalThis.tried = (scenarios) => postMessage(scenarios);

onmessage = async ({ data: { question, program } }) => {
  if (!question) {
    if (!program) importScripts(`./answers-${edition}.js`);
    start = wasm_bindgen({ module_or_path: program ?? `./answers-${edition}${vectors ? "-vectors" : ""}.wasm` });
    return;
  }
  try {
    await start;
    postMessage(wasm_bindgen.answer(question) ?? "This question could not be read. Load the page again.");
  } catch {
    postMessage("What answers this could not be started: a part of it did not arrive. Load the page again.");
  }
};
