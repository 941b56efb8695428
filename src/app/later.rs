//! What is called in a part of the program that is fetched once it is needed.
//!
//! Answers for: calling it at once where the part is there. The parts are named at the functions
//! that begin them (`pages::shown`, `pages::parts`); `bin/write-pages` takes them out of the program.
//! Uses nothing else.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

pub use wasm_split_helpers::SplitLoaderError as NotFetched;

/// What it gives; nothing where its part is not there yet. Without a browser all parts are.
pub fn at_once<T>(call: impl Future<Output = Result<T, NotFetched>>) -> Option<T> {
    match pin!(call).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(given)) => Some(given),
        Poll::Ready(Err(_)) | Poll::Pending => None,
    }
}
