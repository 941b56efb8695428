// Asks the worker that answers long questions. It has one question at a time; the newest waits for it, and those in
// between are let go. An empty question stops the worker, which the next one starts again.
const FAILED = "What answers this could not be started. Load the page again, or open it in a browser of the last three years.";
let worker;
let asked;
let waiting;
let sent = false;

// The one script that may run in a worker. A page that is one file says which it is itself.
const where = globalThis.safetyValveWorker ?? (async () => [new URL("./answering.js", document.baseURI).href]);
const only = globalThis.trustedTypes?.createPolicy("answers", { createScriptURL: (url) => url });

const stop = () => {
  worker?.terminate();
  worker = undefined;
  sent = false;
};
const give = (text) => {
  const { resolve } = asked;
  asked = undefined;
  resolve(text);
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
        // No answer: the next question begins with a new worker.
        if (!data.startsWith("{")) stop();
        give(data);
      };
      worker.onerror = () => {
        stop();
        give(FAILED);
      };
      worker.postMessage({ program });
    }
    let records;
    if (/authority%3D|authority=/.test(decodeURIComponent(mine.question)) && !sent) {
      [records] = await globalThis.safetyValveTexts("authorities.json");
    }
    if (asked !== mine) return;
    if (records) sent = true;
    worker.postMessage({ question: mine.question, records });
  } catch {
    if (asked !== mine) return;
    stop();
    give(FAILED);
  }
};

/** The answer as text, or nothing where a newer question took its place. */
export const ask = (question) =>
  new Promise((resolve) => {
    waiting?.resolve();
    waiting = undefined;
    if (question) {
      // Nobody waits for a search once something else is asked.
      if (asked && /(^|&)goal=/.test(asked.question)) {
        stop();
        asked.resolve();
        asked = undefined;
      }
      waiting = { question, resolve };
      next();
      return;
    }
    stop();
    asked?.resolve();
    asked = undefined;
    resolve();
  });
