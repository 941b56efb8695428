//! The pictures of charts that are written at build time: how each file is called, how large it is.
//!
//! Uses nothing.

/// The pictures of a chart.
#[derive(Debug, Clone, Copy)]
pub struct Picture {
    name: &'static str,
    /// Width and height on wide screens, in CSS pixels …
    pub wide: [u32; 2],
    /// … and on narrow ones.
    pub narrow: [u32; 2],
}

/// The chart of Try changes.
pub const CHART: Picture = Picture {
    name: "chart",
    wide: [800, 240],
    narrow: [340, 220],
};

/// The chart of the public page.
pub const READ: Picture = Picture {
    name: "read",
    wide: [760, 319],
    narrow: [328, 230],
};

impl Picture {
    /// Its file.
    #[must_use]
    pub fn file(self, narrow: bool, dark: bool) -> String {
        let width = if narrow { "narrow" } else { "wide" };
        let theme = if dark { "dark" } else { "light" };
        format!("{}-{width}-{theme}.svg", self.name)
    }
}
