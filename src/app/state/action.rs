//! Everything that can happen to the page, and the control that it comes from.
//!
//! Answers for: the vocabulary of changes. What each does is the reducers'.

use std::rc::Rc;

use super::touched::Touched;
use super::values::Asking;
use super::values::State;

use crate::app::later::Part;
use crate::app::workspace::MovedFrom;
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::scenario::group::Group;
use crate::scenario::library::List;
use crate::scenario::payments::Payments;
use crate::scenario::view::{Measure, Page, Panel};
use crate::words::file::StorageError;
use crate::worker::found::Reply;
use crate::worker::question::Question;
use engine::analysis::school::School;
use engine::levers::{Lever, PhaseIn, Preset};
use engine::model::basis::BlockSource;
use engine::units::FinancialYear;

/// The page as it begins: of another council, or of another starting point.
#[derive(Debug, Clone)]
pub struct Begun(pub Rc<State>);

impl PartialEq for Begun {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Everything that can happen to the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Another page takes the place of this one.
    Begins(Begun),
    /// A slider was moved, in the unit shown.
    Slide(Lever, f64),
    /// The text in a box changed.
    Type(Field, String),
    /// A column of figures was pasted into a box, with the boxes below it.
    Paste(Vec<Field>, String),
    /// A box was left: what was understood is written as the page writes it.
    Leave(Field),
    /// A lever is put back, or what was typed is taken back.
    Reset(Field),
    /// Everything that was entered as actual figures is taken back.
    ForgetActuals,
    /// The Stability Grant is paid in a year, or not at all.
    StabilityGrant(Option<FinancialYear>),
    /// The Safety Valve payments from the first projected year on follow a pattern.
    Payments(Payments),
    Reconciliation(bool),
    /// Other choices of the school's.
    School(Box<School>),
    /// Another view of the same scenario.
    Enter(Page),
    /// A part of the program has arrived, or has not.
    Fetched(Part, bool),
    /// It is asked for again.
    Fetch,
    ShowPanel(Panel),
    ResetAll,
    StartFrom(Preset),
    Begin(FinancialYear),
    PhaseIn(PhaseIn),
    /// A lever has a start of its own, or begins with the others again.
    BeginOwn(Lever, Option<FinancialYear>),
    PhaseInOwn(Lever, Option<PhaseIn>),
    Block(BlockSource),
    LookAt(FinancialYear),
    Measure(Measure),
    /// The years after the override are shown, or not.
    Long(bool),
    /// The levers of a group are in sight, or the main eight.
    Show(Option<Group>),
    /// What is known of a lever comes into sight, in place of another's, or goes.
    OpenRow(Lever),
    /// What would be asked of the worker.
    Ask(Asking),
    /// That is asked for, as things are now, or no more.
    Find(bool),
    /// How many scenarios the worker has tried for it.
    Tried(u32),
    /// The worker’s answer to a question.
    Answered(Rc<Question>, Reply),
    /// Levers are set as an answer says.
    SetAll(Vec<(Lever, f64)>),
    /// Another address: by back, forward, a link, or typed.
    Open(String),
    /// What could not be read of the address has been seen.
    Dismiss,
    /// What is said of the link's age has been seen.
    DismissAge,
    /// Nobody has typed or slid for a while: what is wrong is reported at the top too, and the next
    /// change is a step of its own.
    Settle,
    /// The last step is taken back.
    Undo,
    /// What was taken back is taken again.
    Redo,
    /// That many steps are taken back at once.
    GoBack(usize),
    /// Something is said of the scenario.
    Say(Text, String),
    /// Groups of a workshop have a lever, or have it no more.
    Offer(Lever, bool),
    /// A scenario with nothing in it, not even a name.
    New,
    /// What is kept, compared or collected.
    Keep(Keep),
}

impl Touched {
    /// What an action comes from, where it can change the address.
    pub(super) const fn by(action: &Action) -> Option<Self> {
        Some(match action {
            Action::Slide(lever, _) => Self::Field(Field::Lever(*lever)),
            Action::Type(field, _) | Action::Reset(field) => Self::Field(*field),
            Action::Paste(..) => Self::Pasted,
            Action::BeginOwn(lever, _) | Action::PhaseInOwn(lever, _) => Self::Timing(Some(*lever)),
            Action::Begin(_) | Action::PhaseIn(_) => Self::Timing(None),
            Action::ResetAll | Action::StartFrom(_) | Action::New | Action::SetAll(_) => {
                Self::Start
            }
            Action::Block(_) => Self::Block,
            Action::Reconciliation(_) => Self::Reconciliation,
            Action::LookAt(_) => Self::Look,
            Action::Measure(_) => Self::Measure,
            Action::Long(_) => Self::Long,
            Action::Enter(page) => Self::Page(*page),
            Action::School(_) => Self::School,
            Action::ForgetActuals => Self::ForgetActuals,
            Action::StabilityGrant(_) => Self::StabilityGrant,
            Action::Payments(_) => Self::Payments,
            Action::Begins(_)
            | Action::Leave(_)
            | Action::Fetched(..)
            | Action::Fetch
            | Action::Show(..)
            | Action::OpenRow(_)
            | Action::Ask(_)
            | Action::Find(_)
            | Action::Answered(..)
            | Action::Tried(_)
            | Action::ShowPanel(..)
            | Action::Open(_)
            | Action::Dismiss
            | Action::DismissAge
            | Action::Settle => return None,
            Action::Undo | Action::Redo | Action::GoBack(_) => Self::History,
            Action::Say(text, _) => Self::Text(*text),
            Action::Offer(..) => Self::Offered,
            Action::Keep(_) => Self::Kept,
        })
    }
}

/// What can happen to it.
#[derive(Debug, Clone, PartialEq)]
pub enum Keep {
    /// This scenario is kept under its name.
    This,
    /// A kept one, or a group's, becomes the scenario.
    Open(List, String),
    Duplicate(String),
    Rename(String, String),
    Remove(List, String),
    /// Every group is taken out.
    RemoveGroups,
    Beside(String, bool),
    Against(String),
    /// “Why it moved” begins with another scenario.
    MovedFrom(MovedFrom),
    HideNames(bool),
    /// What a group had before its window was lost is there again.
    BringBack,
    Code(bool),
    /// Text with links in it was pasted, or the text of a file.
    Paste(String),
    /// Files were given: name and text, or none where one is too large to be read.
    Files(List, Vec<(String, Option<String>)>),
    /// A group's name and figures were typed.
    Typed(String, Vec<(Lever, String)>),
    /// The messages have been read.
    DismissMessages,
    /// The timer ends then, in the browser's own time; or it is stopped.
    Timer(Option<f64>),
    /// What the browser has kept, as another window left it.
    Stored(Option<String>),
    /// It was written.
    Written(String),
    /// It could not be.
    NotWritten(StorageError),
    /// What could not be read is given up.
    Afresh,
}
