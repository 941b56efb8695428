//! Numbers of My school: children, and pounds for each of them.

use super::super::figures::NONE;
use super::super::money;
use engine::units::{Pounds, Pupils};

#[must_use]
pub fn pounds(amount: f64) -> String {
    money::whole(Pounds::of(amount))
}

/// A number of children, to a tenth where they are few.
#[must_use]
pub fn rounded(children: Pupils) -> String {
    // A part of a child in a hundred says nothing.
    if children.get().abs() >= 10.0 {
        return money::grouped(children.get());
    }
    let text = format!("{:.1}", children.get());
    text.trim_end_matches(".0").to_owned()
}

/// An amount for each of some children.
#[must_use]
pub fn each(amount: Pounds, children: Pupils) -> String {
    if children > Pupils::ZERO {
        pounds(amount.get() / children.get())
    } else {
        NONE.to_owned()
    }
}

/// "8 children" or "1 child".
#[must_use]
pub fn children(count: f64) -> String {
    if count == 1.0 {
        "1 child".to_owned()
    } else {
        format!("{} children", money::grouped(count))
    }
}

#[must_use]
pub fn years(count: u16) -> String {
    if count == 1 {
        "1 year".to_owned()
    } else {
        format!("{count} years")
    }
}
