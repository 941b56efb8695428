//! The chart: what is drawn, decided without drawing, and drawing it on any theme.
//!
//! | module | answers for |
//! |---|---|
//! | `code` | QR codes |
//! | `spec` | what is drawn: lines, labels, scales and words, in CSS pixels; tests read this |
//! | `metrics` | how wide a text is, without a browser |
//! | `palette` | colours by role, on light and dark theme |
//! | `draw` | drawing a specification on any plotters backend |
//! | `svg` | the same drawing as SVG, for paper |
//! | `canvas` | the browser's canvas as such a backend, sharp at any pixel ratio |

#[cfg(feature = "browser")]
pub mod canvas;
pub mod code;
pub mod draw;
pub mod metrics;
pub mod palette;
pub mod spec;
pub mod svg;
