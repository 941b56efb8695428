//! Short phrases of My school: numbers of children, their ages and places, and pounds for each.
//!
//! Answers for: one spelling of each. Uses `money`.

use super::super::figures::NONE;
use super::super::money;
use engine::analysis::school::School;
use engine::decimal;
use engine::units::{Pounds, Pupils};

#[must_use]
pub fn pounds(amount: f64) -> String {
    money::whole(Pounds::of(amount))
}

/// To the nearest £1,000, as an answer from averages deserves; below £500, "under £1,000".
#[must_use]
pub fn thousands(amount: Pounds) -> String {
    let thousands = (amount.get() / 1_000.0).round();
    if thousands == 0.0 {
        return "under £1,000".to_owned();
    }
    pounds(thousands * 1_000.0)
}

/// What is spent, to £1,000: "£47,000 less", "£3,000 more", "the same amount".
#[must_use]
pub fn about_spends(less: Pounds) -> String {
    if less.abs() < Pounds::of(0.5) {
        return "the same amount".to_owned();
    }
    let how = if less < Pounds::ZERO { "more" } else { "less" };
    format!("{} {how}", thousands(less.abs()))
}

/// A number of children, to a tenth below ten.
#[must_use]
pub fn rounded(children: Pupils) -> String {
    // A fraction of a child means nothing among many.
    if children.get().abs() >= 10.0 {
        return money::grouped(children.get());
    }
    let text = decimal::fixed(children.get(), 1);
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
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

/// "4 to 10", or "11" for one age.
#[must_use]
pub fn ages(school: &School) -> String {
    let (first, last) = school.ages;
    if first == last {
        first.to_string()
    } else {
        format!("{first} to {last}")
    }
}

/// Where the school teaches them: "in our mainstream classes", "in our base".
#[must_use]
pub fn place(school: &School) -> &'static str {
    if school.is_base() {
        "in our resource base"
    } else {
        "in our mainstream classes"
    }
}
