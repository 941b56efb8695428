//! The script of the page's program: wasm-bindgen's glue, and what loads the parts.
//!
//! Answers for: the two as one script, so that nothing is fetched in between. The page says where the
//! parts are. Uses nothing else.

use std::path::Path;

/// What loads the parts, as the glue imports it.
pub const LOADS: &str = "./parts.js";

/// How a part is started as it arrives. Not every server says of a program that it is one, which
/// this needs.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
const ARRIVED: &str = "WebAssembly.instantiate(await src, imports)";

/// What a part is called: "read" of `split_read.wasm`.
pub fn name(part: &Path) -> String {
    let stem = part.file_stem().unwrap_or_default().to_string_lossy();
    stem.strip_prefix("split_").unwrap_or(&stem).to_owned()
}

/// The script of a program whose parts are fetched, but for those within the script.
pub fn in_parts(
    glue: &str,
    loads: &str,
    within: &[(String, Vec<u8>)],
    others: usize,
) -> Result<String, String> {
    let mut script = String::new();
    let mut fetches = 0;
    for line in lines(loads) {
        let fetched = line
            .trim()
            .strip_prefix("const src = fetch(new URL(\"./")
            .and_then(|rest| rest.strip_suffix(".wasm\", import.meta.url));"));
        if let Some(part) = fetched {
            let part = name(Path::new(part));
            script += "const src = ";
            if let Some((_, program)) = within.iter().find(|(known, _)| *known == part) {
                let numbers: Vec<_> = program.iter().map(u8::to_string).collect();
                let numbers = numbers.join(",");
                script += &format!("Promise.resolve(new Uint8Array([{numbers}]));\n");
            } else {
                fetches += 1;
                script += &format!("safetyValvePart(\"{part}\");\n");
            }
        } else {
            let line = line.strip_prefix("export ").unwrap_or(line);
            script += &line.replace(STREAMED, ARRIVED);
            script.push('\n');
        }
    }
    if fetches != others || script.contains(STREAMED) {
        return Err(format!(
            "{fetches} of {others} parts are fetched in the way that is known here"
        ));
    }
    together(glue, loads, &script)
}

/// The script of a program that has all its parts: each is there as soon as it is asked for.
pub fn whole(glue: &str, loads: &str) -> Result<String, String> {
    let mut script = String::from(
        "const there = (call, data) => initSync().__indirect_function_table.get(call)(data, true);\n",
    );
    for name in exports(loads) {
        script += &format!("const {name} = there;\n");
    }
    together(glue, loads, &script)
}

/// Lines that import nothing.
fn lines(script: &str) -> impl Iterator<Item = &str> {
    script.lines().filter(|line| !line.starts_with("import "))
}

/// What loads each part, by name.
fn exports(loads: &str) -> impl Iterator<Item = &str> {
    let exported = loads
        .lines()
        .filter_map(|line| line.strip_prefix("export const "));
    exported.filter_map(|line| line.split_whitespace().next())
}

/// The glue with a script in place of the one that it imports.
fn together(glue: &str, loads: &str, script: &str) -> Result<String, String> {
    let mut whole = String::new();
    for line in lines(glue) {
        whole += line;
        whole.push('\n');
    }
    whole += script;
    let loads: Vec<_> = exports(loads).collect();
    whole += &format!("const loads = {{ {} }};\n", loads.join(", "));
    // `import * as import1 from "./parts.js"`, once for each part.
    let mut imports = 0;
    for line in glue.lines().filter(|line| line.starts_with("import ")) {
        let import = line.split_whitespace().nth(3);
        let import = import.filter(|_| line.contains(LOADS));
        let import =
            import.ok_or_else(|| format!("the glue imports what is not known here: {line}"))?;
        whole += &format!("const {import} = loads;\n");
        imports += 1;
    }
    if imports == 0 || loads.is_empty() {
        return Err("the glue does not import what loads the parts".to_owned());
    }
    Ok(whole)
}
