//! Words that nobody says to a parent: in none of the code, the content and the documents.

use std::fs;
use std::path::{Path, PathBuf};

/// Whole words and phrases, small letters.
pub const AVOIDED: [&str; 13] = [
    "nought",
    "anew",
    "told",
    "whoever",
    "reckon",
    "reckoned",
    "dearer",
    "so many",
    "held against",
    "stands",
    "what is known by now",
    "retold",
    "worked out anew",
];

pub fn has_word(text: &str, word: &str) -> bool {
    let small = text.to_lowercase();
    small.match_indices(word).any(|(at, _)| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !letter(small[..at].chars().next_back()) && !letter(small[at + word.len()..].chars().next())
    })
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|end| {
            ["rs", "json", "js", "mjs", "html", "css", "md"]
                .contains(&end.to_string_lossy().as_ref())
        }) {
            found.push(path);
        }
    }
}

#[test]
fn no_text_of_ours_has_a_word_to_avoid() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["src", "engine", "static", "docs", "xtask", "benches"] {
        files(&root.join(folder), &mut found);
    }
    for file in [
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
        "index.html",
    ] {
        found.push(root.join(file));
    }
    assert!(found.len() > 250, "{} files", found.len());
    let mut wrong = Vec::new();
    for file in found {
        // What people met is quoted there as it was.
        if file.ends_with("docs/tried.md") || file.ends_with("static/data/authorities.json") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("text");
        for (number, line) in (1..).zip(text.lines()) {
            for word in AVOIDED {
                if has_word(line, word) {
                    wrong.push(format!("{}:{number}: {word}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
