// The worker that answers long questions: its program is fetched beside it, or given where the page is one file.
let start;
let records = "";

onmessage = async ({ data: { question, records: given, program } }) => {
  if (given) records = given;
  if (!question) {
    if (!program) importScripts("./answers.js");
    start = wasm_bindgen({ module_or_path: program ?? "./answers_bg.wasm" });
    return;
  }
  try {
    await start;
    const built_in = !/authority%3D|authority=/.test(decodeURIComponent(question));
    postMessage(wasm_bindgen.answer(question, built_in ? "" : records));
  } catch (error) {
    postMessage(typeof error === "string" ? error : "What answers this could not be started: a part of it did not arrive. Load the page again.");
  }
};
