//! What is done after a part of the page was rendered, once what it depends on has changed.
//!
//! Answers for: one copy of Yew's effects in the program. Each call of `use_effect_with` with types
//! of its own is about 800 bytes (docs/size.md).

use std::any::Any;

use yew::prelude::*;

/// What an effect depends on, whatever its type.
trait On {
    fn as_any(&self) -> &dyn Any;
    fn is(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + 'static> On for T {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|other| self == other)
    }
}

struct Depends(Box<dyn On>);

impl PartialEq for Depends {
    fn eq(&self, other: &Self) -> bool {
        (*self.0).is((*other.0).as_any())
    }
}

type End = Box<dyn FnOnce()>;

/// Runs after the first render and after each in which `on` has changed. What `run` hands back is
/// held until it runs again, or the part goes.
#[hook]
pub fn use_after<T: PartialEq + 'static, H: 'static>(on: T, run: impl FnOnce(&T) -> H + 'static) {
    let run: Box<dyn FnOnce(&Depends) -> End> = Box::new(move |on| {
        let held = (*on.0).as_any().downcast_ref::<T>().map(run);
        Box::new(move || drop(held))
    });
    use_effect_with(Depends(Box::new(on)), run);
}
