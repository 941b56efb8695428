//! The platform in a browser. Each file has one part of it; `elsewhere` has the same names.
//!
//! Only `platform` may use it.

pub mod address;
pub mod answers;
mod boxes;
mod drawing;
pub mod files;
pub mod given;
mod keyboard;
pub mod records;
pub mod start;
pub mod storage;
mod timers;

pub use boxes::{
    changed, chosen, copy, empty, key, pasted, print, put_back, say_in, select, set_title,
    show_chosen, typed_in, value_of,
};
pub use drawing::{
    draw, is_mouse, look, place, place_of, pointed_at, print_later, watch_look, watch_width,
};
pub use keyboard::{focus_first_later, focus_later, has_focus, watch_shortcuts};
pub use timers::{after_a_fifth, announce_later, every_second, now, once_settled, spawn};

/// Whether a program runs on the page that is shown.
pub const RUNS: bool = true;
