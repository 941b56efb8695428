//! Every value that the page keeps, in one place.
//!
//! Answers for: the shape of the state. What changes it is the reducers'.

use std::rc::Rc;

use yew::AttrValue;

use super::touched::Touched;
use crate::app::calculator::Calculator;
use crate::app::later::Part;
use crate::app::results::Results;
use crate::app::workspace::Workspace;
use crate::scenario::Scenario;
use crate::scenario::codec::Provenance;
use crate::scenario::field::Field;
use crate::scenario::history::History;
use crate::scenario::library::Library;
use crate::scenario::view::View;
use crate::words::actuals::LeftOver;
use crate::words::file::StorageError;
use crate::words::typed::InputError;
use crate::worker::found::Reply;
use crate::worker::question::{Goal, Question};
use engine::levers::Lever;
use engine::small_map::SmallMap;

/// The page.
#[derive(Debug, Clone)]
pub struct State {
    pub calculator: Rc<Calculator>,
    pub scenario: Scenario,
    pub view: View,
    /// The assumption whose name was opened.
    pub row: Option<Lever>,
    /// What is being asked about how sure, and about what it would take.
    pub asking: Asking,
    pub(super) drafts: SmallMap<Field, Draft>,
    /// What of a column that was pasted went into no box.
    pub left_over: LeftOver,
    /// What could not be read of the address that was opened, in words.
    pub left_out: Rc<[AttrValue]>,
    /// That the figure of the link that was opened has moved, or why it may have.
    pub about_link: Option<AttrValue>,
    /// What became of what was kept, pasted or dropped.
    pub messages: Rc<[AttrValue]>,
    /// With what the link that was opened was made.
    pub(super) made: Option<Provenance>,
    /// How often a group was typed in: its boxes are then emptied.
    pub added: u32,
    /// How often links were pasted that were taken in.
    pub pasted: u32,
    /// The parts of the program that have arrived.
    pub(super) fetched: Vec<Part>,
    /// Whether the part that the open view is in did not arrive.
    pub not_fetched: bool,
    pub workspace: Workspace,
    pub keeping: Keeping,
    /// Scenario and view as an address.
    pub link: AttrValue,
    /// How often an address was opened: what it says then needs no writing.
    pub opened: u32,
    /// What was touched last: one step of the browser's history for each.
    pub touched: Option<Touched>,
    /// Steps taken, and the way back.
    pub history: History<Touched>,
    /// How often something was typed or slid to: what goes on has not settled.
    pub moves: u32,
    /// Whether a slider is being moved: then some of the page may follow a little later.
    pub sliding: bool,
    pub results: Rc<Results>,
}

/// The form of "How sure" and "What would it take".
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Asking {
    /// What is to be reached; nothing is the first of what is offered.
    pub goal: Option<Goal>,
    /// A deficit, as it was typed.
    pub amount: AttrValue,
    /// Levers that may move though they usually may not, or may not though they usually may.
    pub other: Vec<Lever>,
    /// The lowest and highest value that a lever may move to, as they were typed; empty is the slider's
    /// own end.
    pub limits: SmallMap<Lever, [AttrValue; 2]>,
    /// How many scenarios were tried for the question that was asked by hand …
    pub tried: u32,
    /// … and that question.
    pub asked: Option<Rc<Question>>,
    /// The last answer, with its question.
    pub answer: Option<(Rc<Question>, Reply)>,
}

/// What is in a box while it is not simply the lever's value.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub text: AttrValue,
    pub refused: Option<InputError>,
    /// Lowest and highest number that can be in the box.
    pub range: (f64, f64),
    /// Whether that has been reported at the top of the page: not while it is still being typed.
    pub reported: bool,
    /// What the field had before this run of key presses, which ends when typing stops: half a
    /// number is nobody's choice.
    pub(super) before: Option<f64>,
}

/// How what is kept compares with what the browser has.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Keeping {
    pub error: Option<StorageError>,
    /// What the browser had when it was last looked at …
    pub text: Option<Rc<str>>,
    /// … and what that amounts to; nothing where it is to be written whatever it was.
    pub seen: Option<Rc<Library>>,
}

impl Keeping {
    /// Whether nothing may be written.
    #[must_use]
    pub const fn is_shut(&self) -> bool {
        matches!(
            self.error,
            Some(StorageError::Unreadable | StorageError::Newer | StorageError::Forbidden)
        )
    }
}
