//! What components share, compared by where it is and not by what it holds.
//!
//! Answers for: props that are made again with every change, so that comparing what they hold would
//! take longer than showing them, and would be code for each kind of them.

use std::ops::Deref;
use std::rc::Rc;

use yew::html::IntoPropValue;

/// An [`Rc`] that is equal to its own clones only.
#[derive(Debug)]
pub struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = Rc<T>;

    fn deref(&self) -> &Rc<T> {
        &self.0
    }
}

impl<T> IntoPropValue<Shared<T>> for Rc<T> {
    fn into_prop_value(self) -> Shared<T> {
        Shared(self)
    }
}
