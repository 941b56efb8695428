//! By what name a part of the page is found: by labels, by links, and by the keyboard's way there.
//!
//! Answers for: each name that more than one file writes. Uses nothing of the page.

use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::scenario::view::Panel;
use engine::levers::Lever;

/// The headline of every page.
pub const HEADLINE: &str = "headline";

/// The slider of an assumption.
#[must_use]
pub fn slider_id(lever: Lever) -> String {
    format!("slider-{}", lever.name())
}

/// The name of an assumption in its row, which opens what is known of it.
#[must_use]
pub fn name_id(lever: Lever) -> String {
    format!("name-{}", lever.name())
}

/// The tab of a panel.
#[must_use]
pub fn tab_id(panel: Panel) -> String {
    format!("tab-{}", panel.name())
}

/// The box of a number.
#[must_use]
pub fn box_id(field: Field) -> String {
    format!("box-{}", field.name())
}

/// What is wrong with the number in a box.
#[must_use]
pub fn error_id(field: Field) -> String {
    format!("error-{}", field.name())
}

/// The box of a text.
#[must_use]
pub fn text_id(text: Text) -> String {
    format!("text-{}", text.name())
}

/// A panel behind the answer.
#[must_use]
pub fn panel_id(panel: Panel) -> String {
    format!("panel-{}", panel.name())
}

/// One of the agreement's conditions.
#[must_use]
pub fn condition_id(number: usize) -> String {
    format!("condition-{number}")
}
