//! Part of Trunk's minifier of JavaScript, left out: only the names that Trunk asks for.

use sync::Lrc;

pub mod sync {
    pub use std::sync::Arc as Lrc;
}

pub enum FileName {
    Anon,
}

pub struct SourceFile;

#[derive(Default)]
pub struct SourceMap;

impl SourceMap {
    pub fn new_source_file(&self, _: Lrc<FileName>, _: String) -> Lrc<SourceFile> {
        Lrc::new(SourceFile)
    }
}

pub struct Globals;

impl Globals {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self
    }
}

pub static GLOBALS: GlobalsKey = GlobalsKey;

pub struct GlobalsKey;

impl GlobalsKey {
    pub fn set<R>(&self, _: &Globals, run: impl FnOnce() -> R) -> R {
        run()
    }
}

#[derive(Clone, Copy)]
pub struct Mark;

impl Mark {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self
    }
}
