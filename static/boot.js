// Starts the page's program. A file of its own, since the policy allows no inline script.
const self = document.querySelector("script[data-wasm]");
const program = (name) => new URL(self.dataset[name].replace(/^\/?/, "./").replace(/^\.\/\.\//, "./"), document.baseURI);

try {
  const { default: start } = await import(program("js").href);
  await start({ module_or_path: program("wasm") });
} catch (error) {
  console.error(error);
  const place = document.getElementById("problem");
  place.textContent =
    "The calculator could not start in this browser. The agreement below is as published; to move assumptions, open the page in a browser of the last three years.";
  place.hidden = false;
}
