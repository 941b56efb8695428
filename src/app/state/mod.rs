//! The one state of the page, and every way that it can change.
//!
//! Answers for: what is assumed, what is being entered, what is shown, and the results of it.
//! An action that changes nothing returns the same state, so that nothing is rendered.
//!
//! | module | answers for |
//! |---|---|
//! | `action` | everything that can happen, and the control that it comes from |
//! | `start` | what a page is begun with |
//! | `touched` | the controls of the page, one step of history for each |
//! | `values` | every value that the page keeps |
//! | `input` | boxes and sliders: raw text beside the last good value |
//! | `scenario` | choices: packages, timing, block, payments, school, starting over |
//! | `navigation` | what is looked at, addresses |
//! | `undo` | steps back and forth |
//! | `library` | scenarios that are kept, and groups of a workshop |
//! | `asking` | what the worker is asked, and taking the change that it finds |
//! | `collect` | links, files and figures that become groups or kept scenarios |
//! | `output` | files and tables that leave the page |

mod action;
pub mod asking;
mod collect;
mod input;
mod library;
mod navigation;
mod output;
mod scenario;
mod start;
mod touched;
mod undo;
mod values;

use std::rc::Rc;

use yew::{AttrValue, Reducible};

pub use action::{Action, Begun, Keep};
pub use start::Start;
pub use touched::Touched;
pub use values::{Asking, Draft, Keeping, State};

use super::calculator::Calculator;
use super::later::Part;
use super::pages::shown::Panels;
use super::pages::subject::Subject;
use super::results::Results;
use super::workspace::Workspace;
use crate::scenario::Scenario;
use crate::scenario::codec;
use crate::scenario::codec::json;
use crate::scenario::history::History;
use crate::scenario::view::View;
use crate::words::actuals::LeftOver;
use engine::levers::OutOfRange;
use engine::small_map::SmallMap;
use navigation::focus_year;
use undo::Recording;

impl State {
    /// The page as an address says.
    ///
    /// # Errors
    /// [`OutOfRange`] where the built-in values are not; a test holds that they are.
    pub fn open(calculator: Rc<Calculator>, address: &str) -> Result<Self, OutOfRange> {
        Self::begin(calculator, address, Start::default())
    }

    /// The same, with what the browser has kept from before.
    ///
    /// # Errors
    /// [`OutOfRange`] where the built-in values are not; a test holds that they are.
    pub fn begin(
        calculator: Rc<Calculator>,
        address: &str,
        start: Start,
    ) -> Result<Self, OutOfRange> {
        let scenario = Scenario::untouched(calculator.basis());
        let workspace = Workspace {
            place: start.place,
            today: start.today,
            september: start.september,
            ..Workspace::default()
        };
        let view = View::default();
        let at = focus_year(&calculator, &view, &scenario);
        let results = Results::of(&calculator, &scenario, &view, &workspace, at, None)?;
        let untouched = Self {
            calculator,
            scenario,
            view,
            row: None,
            asking: Asking::default(),
            drafts: SmallMap::new(),
            left_over: LeftOver::default(),
            left_out: Rc::default(),
            about_link: None,
            made: None,
            messages: Rc::default(),
            added: 0,
            pasted: 0,
            fetched: Vec::new(),
            not_fetched: false,
            workspace,
            keeping: Keeping::default(),
            link: AttrValue::default(),
            opened: 0,
            touched: None,
            history: History::default(),
            moves: 0,
            sliding: false,
            results: Rc::new(results),
        };
        let mut opened = untouched.clone();
        // A place on the page, as the skip link leaves behind, is no address.
        let address = if codec::is_address(address) {
            address
        } else {
            ""
        };
        opened.apply(Action::Open(address.to_owned()));
        match start.kept {
            Ok(text) => opened.look_again(text.as_deref()),
            Err(error) => opened.keeping.error = Some(error),
        }
        let basis = opened.calculator.basis();
        if let Some((mut history, elsewhere)) = start
            .steps
            .and_then(|steps| json::read_steps(&steps, &opened.scenario, basis))
        {
            // Another address was opened in the same window meanwhile.
            if let Some(there) = elsewhere {
                history.record(&there, &opened.scenario, Touched::Address, false);
            }
            opened.history = history;
        }
        opened.resume(&start.remembered);
        opened.follow(&untouched)?;
        opened.about_link = opened.since_provenance(opened.made.as_ref());
        Ok(opened)
    }

    /// What everything that is shown is made from.
    #[must_use]
    pub fn subject(&self) -> Subject<'_> {
        let results = &self.results;
        Subject {
            calculator: &self.calculator,
            scenario: &self.scenario,
            assumptions: &results.assumptions,
            yours: &results.yours,
            moved: results.moved,
            measure: self.view.measure,
            focus_year: results.focus_year,
            last_shown: results.last_shown,
            workspace: &self.workspace,
            link: &self.link,
        }
    }

    /// What is behind the answer, as far as it is shown.
    #[must_use]
    pub fn behind(&self) -> &Panels {
        self.results
            .behind
            .get_or_init(|| Panels::of(&self.subject(), &self.view))
    }

    /// The part of the program that is to be fetched for what is open.
    #[must_use]
    pub fn awaited(&self) -> Option<Part> {
        Part::of(&self.view).filter(|part| !self.not_fetched && !self.fetched.contains(part))
    }

    fn apply(&mut self, action: Action) {
        match action {
            // A page that begins is nobody's change; see `reduce`.
            Action::Begins(_) => {}
            Action::Slide(lever, shown) => self.slide_to(lever, shown),
            Action::Type(field, text) => self.type_in(field, text),
            Action::Paste(fields, text) => self.paste(&fields, &text),
            Action::Leave(field) => self.leave(field),
            Action::Reset(field) => self.reset(field),
            Action::Settle => self.settle(),
            Action::ForgetActuals => self.forget_actuals(),
            Action::StabilityGrant(year) => self.pay_stability_grant(year),
            Action::Payments(payments) => self.pay(payments),
            Action::Reconciliation(counted) => self.scenario.reconciliation = counted,
            Action::School(school) => self.choose_school(*school),
            Action::ResetAll => self.reset_all(),
            Action::StartFrom(preset) => self.start_from(preset),
            Action::Begin(start) => self.scenario.begin(start),
            Action::PhaseIn(years) => self.scenario.timings.common.phase_in = years,
            // The page offers neither for a lever that has none.
            Action::BeginOwn(lever, start) => {
                let _ = self.scenario.timings.set_start(lever, start);
            }
            Action::PhaseInOwn(lever, years) => {
                let _ = self.scenario.timings.set_phase_in(lever, years);
            }
            Action::Block(source) => self.scenario.block = source,
            Action::New => self.start_new(),
            Action::Say(text, words) => self.say(text, &words),
            Action::Offer(lever, offered) => self.offer(lever, offered),
            Action::Fetched(part, true) => self.fetched.push(part),
            // Somebody may be elsewhere by now.
            Action::Fetched(part, false) => self.not_fetched |= self.awaited() == Some(part),
            Action::Fetch => self.not_fetched = false,
            Action::Enter(page) => {
                self.view.page = page;
                self.not_fetched = false;
                self.begin_group(false);
            }
            Action::ShowPanel(panel) => {
                self.view.panel = panel;
                self.not_fetched = false;
                self.asking.answer = None;
            }
            Action::LookAt(year) => self.view.look = Some(year),
            Action::Measure(measure) => self.view.measure = measure,
            Action::Long(long) => self.show_long(long),
            Action::Show(group) => self.view.group = group,
            Action::OpenRow(lever) => self.row = (self.row != Some(lever)).then_some(lever),
            Action::Ask(asking) => self.asking = asking,
            Action::Find(now) => {
                self.asking.asked = now.then(|| self.could_ask()).flatten();
                self.asking.tried = 0;
            }
            Action::Tried(scenarios) => self.asking.tried = scenarios,
            // While a slider moves, an answer of a moment ago is better than none.
            Action::Answered(question, answer) => {
                if self.sliding || self.question().as_ref() == Some(&question) {
                    self.asking.answer = Some((question, answer));
                }
            }
            Action::SetAll(values) => self.set_all(values),
            Action::Open(address) => {
                self.not_fetched = false;
                self.open_address(&address);
                self.begin_group(true);
            }
            Action::Dismiss => self.left_out = Rc::default(),
            Action::DismissAge => self.about_link = None,
            Action::Undo => self.go_back(1),
            Action::GoBack(steps) => self.go_back(steps),
            Action::Redo => self.redo(),
            Action::Keep(what) => self.keep(what),
        }
    }

    fn shows_the_same(&self, other: &Self) -> bool {
        self.scenario == other.scenario
            && self.view == other.view
            && self.row == other.row
            && self.asking == other.asking
            // A slider that has come to rest lets what was worked out coarsely be worked out in full.
            && (self.sliding || !other.sliding)
            && self.drafts == other.drafts
            && self.left_over == other.left_over
            && self.left_out == other.left_out
            && self.opened == other.opened
            && self.about_link == other.about_link
            && self.messages == other.messages
            && self.added == other.added
            && self.pasted == other.pasted
            && self.fetched == other.fetched
            && self.not_fetched == other.not_fetched
            && self.workspace == other.workspace
            && self.keeping == other.keeping
            && self.history.is_at(&other.history)
    }

    /// Brings link and results up to what is now assumed and looked at.
    fn follow(&mut self, before: &Self) -> Result<(), OutOfRange> {
        let same = self.scenario == before.scenario && self.view == before.view;
        if !same
            || self.link.is_empty()
            || self.workspace != before.workspace
            || self.fetched != before.fetched
        {
            let focus_year = self.focus_year();
            let mut results = Results::of(
                &self.calculator,
                &self.scenario,
                &self.view,
                &self.workspace,
                focus_year,
                Some(&*before.results),
            )?;
            results.pages.keep_last_good(&before.results.pages);
            self.link = results.link.clone();
            self.results = Rc::new(results);
        }
        Ok(())
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        if let Action::Begins(Begun(begun)) = &action {
            let mut next = (**begun).clone();
            // Its address is there already.
            next.opened = self.opened.wrapping_add(1);
            return Rc::new(next);
        }
        let mut next = (*self).clone();
        next.touched = Touched::by(&action).or(next.touched);
        next.sliding = matches!(action, Action::Slide(..))
            || (self.sliding && matches!(action, Action::Answered(..) | Action::Tried(_)));
        if next.sliding {
            // A code of a link that moves would be another at every move.
            next.workspace.code = false;
        }
        let recording = Recording::of(&action);
        if recording.goes_on() {
            next.moves = next.moves.wrapping_add(1);
        }
        let opens = matches!(action, Action::Open(_));
        recording.before(&mut next);
        if !matches!(
            action,
            Action::Leave(_)
                | Action::Settle
                | Action::Fetched(..)
                | Action::Answered(..)
                | Action::Tried(_)
        ) {
            next.left_over = LeftOver::default();
        }
        next.apply(action);
        recording.after(&mut next, &self);
        if next.shows_the_same(&self) || next.follow(&self).is_err() {
            return self;
        }
        if opens || next.made != self.made {
            next.about_link = next.since_provenance(next.made.as_ref());
        }
        Rc::new(next)
    }
}
