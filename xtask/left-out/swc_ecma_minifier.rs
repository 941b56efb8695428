//! Part of Trunk's minifier of JavaScript, left out: only the names that Trunk asks for.

use option::{ExtraOptions, MinifyOptions};

pub fn optimize<Program, Map, Mark>(
    program: Program,
    _: Map,
    _: Option<()>,
    _: Option<()>,
    _: &MinifyOptions,
    _: &ExtraOptions<Mark>,
) -> Program {
    program
}

pub mod option {
    #[derive(Default)]
    pub struct CompressOptions {}

    #[derive(Default)]
    pub struct MangleOptions {}

    #[derive(Default)]
    pub struct MinifyOptions {
        pub compress: Option<CompressOptions>,
        pub mangle: Option<MangleOptions>,
        pub wrap: bool,
    }

    pub struct ExtraOptions<Mark> {
        pub unresolved_mark: Mark,
        pub top_level_mark: Mark,
        pub mangle_name_cache: Option<()>,
    }
}
