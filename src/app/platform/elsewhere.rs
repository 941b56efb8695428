//! No browser: the names of `browser`, which do nothing, or answer that there is nothing.
//!
//! A page that is written at build time runs no effects and gets no events, so that most of this is
//! never called; it is there so that components need not know where they are.
//!
//! Only `platform` may use it.

use std::rc::Rc;

use yew::{Event, InputEvent, NodeRef, PointerEvent};

use super::common::{Held, Look};
use crate::chart::palette::Theme;
use crate::chart::spec::{Rectangle, Spec};

/// Whether a program runs on the page that is shown.
pub const RUNS: bool = false;

/// The address of the page.
pub mod address {
    use crate::app::platform::common::Held;
    use crate::app::state::Touched;

    /// Writes no address.
    #[derive(Clone, Default)]
    pub struct Writer(());

    impl Writer {
        pub const fn hold(&self, _link: &str) {}

        pub const fn write(&self, _link: &str, _touched: Option<Touched>) {}
    }

    pub fn watch(_writer: &Writer, _opened: impl Fn(String) + 'static) -> Held {
        Held::of(())
    }

    pub const fn go(_address: &str) {}

    #[must_use]
    pub const fn now() -> String {
        String::new()
    }
}

/// Nothing is kept.
pub mod storage {
    use crate::app::platform::common::Held;
    use crate::words::file::StorageError;
    use engine::origin::Origin;

    /// What is kept: nothing.
    ///
    /// # Errors
    /// None without a browser.
    pub const fn kept(_origin: Origin) -> Result<Option<String>, StorageError> {
        Ok(None)
    }

    /// Keeps nothing.
    ///
    /// # Errors
    /// [`StorageError::Forbidden`], always.
    pub const fn keep(_origin: Origin, _text: &str) -> Result<(), StorageError> {
        Err(StorageError::Forbidden)
    }

    pub fn watch(_origin: Origin, _changed: impl Fn(Option<String>) + 'static) -> Held {
        Held::of(())
    }

    pub const fn keep_steps(_origin: Origin, _text: &str) {}

    pub const fn remember(_origin: Origin, _texts: &[Option<String>; 3]) {}
}

/// Nothing is asked.
pub mod answers {
    use crate::worker::found::Reply;

    pub fn ask(
        _question: &[u8],
        _tried: Option<Box<dyn Fn(u32)>>,
        _then: impl FnOnce(Reply) + 'static,
    ) {
    }
}

/// Nothing is fetched.
pub mod records {
    pub fn fetch(_names: &[&str], _then: std::rc::Rc<dyn Fn(Option<Vec<String>>)>) {}

    /// The public page is written with its prose.
    pub const PROSE: &str = crate::content::READ;
}

/// Nothing is given where no script runs.
pub mod given {
    #[must_use]
    pub const fn can(_name: &str) -> bool {
        false
    }

    pub const fn give(_name: &str, _first: &str, _second: &str) {}
}

/// How a page begins: without a browser, with nothing.
pub mod start {
    use crate::app::state::Start;
    use engine::origin::Origin;

    #[must_use]
    pub fn start(_origin: Origin) -> Start {
        Start::default()
    }
}

/// No file is given, and none is handed out.
pub mod files {
    use crate::app::platform::common::Given;

    pub fn picked(_event: &yew::Event, _then: impl FnOnce(Vec<Given>) + 'static) {}

    pub fn dropped(_event: &yew::DragEvent, _then: impl FnOnce(Vec<Given>) + 'static) {}

    pub const fn save(_name: &str, _kind: &str, _text: &str) {}
}

/// Nothing is fetched: all of the program is there.
pub fn spawn(_work: impl Future<Output = ()> + 'static) {}

#[must_use]
pub const fn typed_in(_event: &InputEvent) -> Option<String> {
    None
}

#[must_use]
pub const fn pasted(_event: &Event) -> Option<String> {
    None
}

#[must_use]
pub const fn changed(_event: &Event) -> Option<String> {
    None
}

#[must_use]
pub const fn chosen(_event: &Event) -> Option<String> {
    None
}

#[must_use]
pub const fn key(_event: &yew::KeyboardEvent) -> String {
    String::new()
}

pub const fn select(_id: &str) {}

pub const fn show_chosen(_list: &NodeRef, _value: &str) {}

#[must_use]
pub const fn value_of(_id: &str) -> String {
    String::new()
}

pub const fn empty(_ids: &[String]) {}

/// Nothing is copied.
#[must_use]
pub const fn copy(_id: &str) -> bool {
    false
}

pub const fn print() {}

pub const fn say_in(_id: &str, _words: &str) {}

pub const fn set_title(_title: &str) {}

#[must_use]
pub const fn has_focus(_id: &str) -> bool {
    false
}

pub fn focus_later(_id: String) {}

pub fn focus_first_later(_ids: Vec<String>) {}

pub fn watch_shortcuts(_undo: impl Fn() + 'static, _redo: impl Fn() + 'static) -> Held {
    Held::of(())
}

/// Nobody points at a page that is only written.
pub const fn pointed_at(_event: &PointerEvent) -> Option<f64> {
    None
}

pub const fn place_of(_event: &PointerEvent) -> (f64, f64) {
    (0.0, 0.0)
}

pub const fn put_back(_event: &InputEvent, _value: &str) {}

pub const fn is_mouse(_event: &PointerEvent) -> bool {
    false
}

pub const fn place(_node: &NodeRef, _place: Option<Rectangle>) {}

/// The width is never known.
pub fn watch_width(_node: &NodeRef, _changed: impl Fn(f64) + 'static) -> Option<Held> {
    None
}

/// Light, at one pixel for each pixel.
#[must_use]
pub const fn look() -> Look {
    Look {
        theme: Theme::Light,
        ratio: 1.0,
    }
}

pub fn watch_look(_changed: impl Fn(Look) + Clone + 'static) -> Held {
    Held::of(())
}

pub const fn draw(_node: &NodeRef, _spec: &Spec, _look: Look) {}

pub fn print_later(_node: NodeRef, _spec: Rc<Spec>) -> Held {
    Held::of(())
}

/// No time passes.
#[must_use]
pub const fn now() -> f64 {
    0.0
}

pub fn once_settled(_settled: impl FnOnce() + 'static) -> Held {
    Held::of(())
}

pub fn after_a_fifth(_since: f64, _then: impl FnOnce() + 'static) -> Held {
    Held::of(())
}

pub fn announce_later(_words: String) -> Held {
    Held::of(())
}

pub fn every_second(_then: impl FnMut() + 'static) -> Held {
    Held::of(())
}
