//! Files: reading those that were dropped or picked, and handing one out.
//!
//! Answers for: every file by name, with its text or without where it is too large to read.
//!
//! Uses the limits of `scenario::codec::json`.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::file::callbacks::{FileReader, read_as_text};
use gloo::file::{Blob, File};
use wasm_bindgen::JsCast;
use web_sys::{FileList, HtmlAnchorElement, HtmlInputElement};

use crate::app::platform::common::Given;
use crate::scenario::codec::json::{LARGEST, MOST_FILES};

/// Reads files and calls back once all are read, in their order.
fn read(list: &FileList, then: impl FnOnce(Vec<Given>) + 'static) {
    struct Reading<F> {
        given: Vec<Given>,
        left: usize,
        readers: Vec<FileReader>,
        then: Option<F>,
    }
    let files: Vec<File> = (0..list.length())
        .filter_map(|at| list.get(at))
        .map(File::from)
        .collect();
    let given: Vec<Given> = files.iter().map(|file| (file.name(), None)).collect();
    // Those that are too many, or too large, are named without being read.
    let readable = |(at, file): &(usize, File)| *at < MOST_FILES && file.size() <= LARGEST as u64;
    let to_read: Vec<(usize, File)> = files.into_iter().enumerate().filter(readable).collect();
    if to_read.is_empty() {
        then(given);
        return;
    }
    let reading = Rc::new(RefCell::new(Reading {
        given,
        left: to_read.len(),
        readers: Vec::new(),
        then: Some(then),
    }));
    for (at, file) in to_read {
        let shared = reading.clone();
        let reader = read_as_text(&Blob::from(file), move |text| {
            let mut reading = shared.borrow_mut();
            // A file that is gone by now is as good as an empty one: it is named as no file of ours.
            reading.given[at].1 = Some(text.unwrap_or_default());
            reading.left -= 1;
            if reading.left == 0
                && let Some(then) = reading.then.take()
            {
                let given = std::mem::take(&mut reading.given);
                drop(reading);
                then(given);
            }
        });
        reading.borrow_mut().readers.push(reader);
    }
}

/// The files that a picker holds, which is emptied, so that the same can be picked again.
pub fn picked(event: &yew::Event, then: impl FnOnce(Vec<Given>) + 'static) {
    let target = event.target();
    let Some(Ok(input)) = target.map(JsCast::dyn_into::<HtmlInputElement>) else {
        return;
    };
    if let Some(list) = input.files() {
        read(&list, then);
    }
    input.set_value("");
}

/// The files that were dropped.
pub fn dropped(event: &yew::DragEvent, then: impl FnOnce(Vec<Given>) + 'static) {
    if let Some(list) = event.data_transfer().and_then(|data| data.files()) {
        read(&list, then);
    }
}

/// A file that misses its place must not open in the page's stead.
pub fn guard_drops() {
    for event in ["dragover", "drop"] {
        let options = gloo::events::EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&gloo::utils::window(), event, options, |event| {
            event.prevent_default();
        })
        .forget();
    }
}

/// Hands out a text as a file.
pub fn save(name: &str, kind: &str, text: &str) {
    let document = gloo::utils::document();
    let made = document.create_element("a").ok();
    let Some(Ok(link)) = made.map(JsCast::dyn_into::<HtmlAnchorElement>) else {
        return;
    };
    let data = String::from(js_sys::encode_uri_component(text));
    link.set_href(&format!("data:{kind};charset=utf-8,{data}"));
    link.set_download(name);
    // Firefox follows only links that are on the page.
    let body = gloo::utils::body();
    let _ = body.append_child(&link);
    link.click();
    link.remove();
}
