// Asks the worker that answers long questions. It has one question at a time; the newest waits for it, and those in
// between are let go. An empty question stops the worker, which the next one starts again.
const FAILED = "What answers this could not be started. Load the page again, or open it in a browser of the last three years.";
let worker;
let asked;
let waiting;

// The one script that may run in a worker, of the page's own edition. A page that is one file says which it is itself.
const edition = () => document.querySelector("script[data-wasm]").dataset.wasm.match(/page-(.*)_bg/)[1];
const where = globalThis.safetyValveWorker ?? (async () => [new URL(`./answering.js?${edition()}`, document.baseURI).href]);
const only = globalThis.trustedTypes?.createPolicy("answers", { createScriptURL: (url) => url });

const stop = () => {
  worker?.terminate();
  worker = undefined;
};
const give = (answer) => {
  const { resolve } = asked;
  asked = undefined;
  resolve(answer);
  next();
};
const next = async () => {
  if (asked || !waiting) return;
  const mine = (asked = waiting);
  waiting = undefined;
  try {
    if (!worker) {
      const [url, program] = await where();
      if (asked !== mine) return;
      worker = new Worker(only ? only.createScriptURL(url) : url);
      worker.onmessage = ({ data }) => {
        if (typeof data === "number") {
          asked?.tried?.(data);
          return;
        }
        // A sentence is no answer: the next question begins with a new worker.
        if (typeof data === "string") stop();
        give(data);
      };
      worker.onerror = () => {
        stop();
        give(FAILED);
      };
      worker.postMessage({ program });
    }
    worker.postMessage({ question: mine.question });
  } catch {
    if (asked !== mine) return;
    stop();
    give(FAILED);
  }
};

/** The answer as bytes or a sentence, or nothing where a newer question took its place. A search has a function that is
 * called with how many scenarios were tried. */
export const ask = (question, tried) =>
  new Promise((resolve) => {
    waiting?.resolve();
    waiting = undefined;
    if (question.length) {
      // Nobody waits for a search once something else is asked.
      if (asked?.tried) {
        stop();
        asked.resolve();
        asked = undefined;
      }
      waiting = { question, tried, resolve };
      next();
      return;
    }
    stop();
    asked?.resolve();
    asked = undefined;
    resolve();
  });
