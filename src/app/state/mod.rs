//! The one state of the page, and every way that it can change.
//!
//! Answers for: what is assumed, what is being typed, what is shown, and the results of it.
//! An action that changes nothing returns the same state, so that nothing is rendered.

pub mod kept;

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::{AttrValue, Reducible};

use kept::{Keep, Keeping};

use super::calculator::Calculator;
use super::pages::shown::Panels;
use super::pages::subject::Subject;
use super::results::Results;
use super::workspace::Workspace;
use crate::catalogue::wording::{self, Group};
use crate::scenario::Scenario;
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::scenario::file;
use crate::scenario::history::History;
use crate::scenario::link::{self, Provenance};
use crate::scenario::payments::Payments;
use crate::scenario::view::{Measure, Page, Panel, View};
use crate::words;
use crate::words::fields;
use crate::words::file::StorageError;
use crate::words::typed::{self, InputError};
use engine::analysis::school::{Figure, School};
use engine::levers::Preset;
use engine::levers::{Lever, OutOfRange, PhaseIn};
use engine::model::actuals::{Actual, Actuals, StabilityGrant};
use engine::model::basis::BlockSource;
use engine::units::{FinancialYear, Pounds};

/// What stands in a box while it is not simply the lever's value.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub text: AttrValue,
    pub refused: Option<InputError>,
    /// Whether that has been told at the top of the page: not while it is still being typed.
    pub told: bool,
    /// What the field had before this run of key presses, which ends when typing stops: half a
    /// number is nobody's choice.
    before: Option<f64>,
}

/// The page.
#[derive(Debug, Clone)]
pub struct State {
    pub calculator: Rc<Calculator>,
    pub scenario: Scenario,
    pub view: View,
    drafts: BTreeMap<Field, Draft>,
    /// What could not be read of the address that was opened, in words.
    pub left_out: Rc<[AttrValue]>,
    /// That the figure of the link that was opened has moved, or why it may have.
    pub about_link: Option<AttrValue>,
    /// What became of what was kept, pasted or dropped.
    pub told: Rc<[AttrValue]>,
    /// With what the link that was opened was made.
    made: Option<Provenance>,
    /// How often a group was typed in: its boxes are then emptied.
    pub added: u32,
    /// How often links were pasted that were taken in.
    pub pasted: u32,
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

/// Everything that can happen to the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A slider was moved, in the unit shown.
    Slide(Lever, f64),
    /// Minus or plus was pressed: so many steps.
    Step(Lever, f64),
    /// The text in a box changed.
    Type(Field, String),
    /// A box was left: what was understood is written as the page writes it.
    Leave(Field),
    /// A lever is put back, or what was typed is taken back.
    Reset(Field),
    /// Everything that was typed as known is taken back.
    ForgetKnown,
    /// The Stability Grant is paid in a year, or not at all.
    StabilityGrant(Option<FinancialYear>),
    /// The Safety Valve payments from the first projected year on follow a pattern.
    Payments(Payments),
    Reconciliation(bool),
    /// Other choices of the school's.
    School(Box<School>),
    /// Another view of the same scenario.
    Enter(Page),
    ShowPanel(Panel, bool),
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
    /// All levers of a group are in sight, or only the first.
    Show(Group, bool),
    /// Another address: by back, forward, a link, or typed.
    Open(String),
    /// What could not be read of the address has been seen.
    Dismiss,
    /// What is said of the link's age has been seen.
    DismissAge,
    /// Nobody has typed or slid for a while: what is wrong is told at the top too, and the next
    /// change is a step of its own.
    Settle,
    /// The last step is taken back.
    Undo,
    /// What was taken back is taken again.
    Redo,
    /// So many steps are taken back at once.
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

/// What a page is begun with, besides its address.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// The page's own address without `#`.
    pub place: AttrValue,
    /// Today in words.
    pub today: AttrValue,
    /// What the browser has kept.
    pub kept: Result<Option<String>, StorageError>,
    /// Steps from before a reload.
    pub steps: Option<String>,
    /// Whether the groups' names were hidden.
    pub names_hidden: bool,
}

impl Default for Start {
    fn default() -> Self {
        Self {
            place: AttrValue::default(),
            today: AttrValue::default(),
            kept: Ok(None),
            steps: None,
            names_hidden: false,
        }
    }
}

/// A control of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touched {
    Field(Field),
    Timing(Option<Lever>),
    Start,
    Block,
    Reconciliation,
    Look,
    Measure,
    Long,
    Page(Page),
    ForgetKnown,
    StabilityGrant,
    Payments,
    School,
    Address,
    History,
    Text(Text),
    Offered,
    Kept,
}

impl Touched {
    /// What an action comes from, where it can change the address.
    const fn by(action: &Action) -> Option<Self> {
        Some(match action {
            Action::Slide(lever, _) | Action::Step(lever, _) => Self::Field(Field::Lever(*lever)),
            Action::Type(field, _) | Action::Reset(field) => Self::Field(*field),
            Action::BeginOwn(lever, _) | Action::PhaseInOwn(lever, _) => Self::Timing(Some(*lever)),
            Action::Begin(_) | Action::PhaseIn(_) => Self::Timing(None),
            Action::ResetAll | Action::StartFrom(_) | Action::New => Self::Start,
            Action::Block(_) => Self::Block,
            Action::Reconciliation(_) => Self::Reconciliation,
            Action::LookAt(_) => Self::Look,
            Action::Measure(_) => Self::Measure,
            Action::Long(_) => Self::Long,
            Action::Enter(page) => Self::Page(*page),
            Action::School(_) => Self::School,
            Action::ForgetKnown => Self::ForgetKnown,
            Action::StabilityGrant(_) => Self::StabilityGrant,
            Action::Payments(_) => Self::Payments,
            Action::Leave(_)
            | Action::Show(..)
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

impl State {
    /// The page as an address says.
    ///
    /// # Errors
    /// [`OutOfRange`] where the catalogue's own values are not; a test holds that they are.
    pub fn open(calculator: Rc<Calculator>, address: &str) -> Result<Self, OutOfRange> {
        Self::begin(calculator, address, Start::default())
    }

    /// The same, with what the browser has kept from before.
    ///
    /// # Errors
    /// [`OutOfRange`] where the catalogue's own values are not; a test holds that they are.
    pub fn begin(
        calculator: Rc<Calculator>,
        address: &str,
        start: Start,
    ) -> Result<Self, OutOfRange> {
        let scenario = Scenario::untouched(calculator.basis());
        let workspace = Workspace {
            place: start.place,
            today: start.today,
            names_hidden: start.names_hidden,
            ..Workspace::default()
        };
        let view = View::default();
        let at = focus_year(&calculator, &view, &scenario);
        let results = Results::of(&calculator, &scenario, &view, &workspace, at)?;
        let untouched = Self {
            calculator,
            scenario,
            view,
            drafts: BTreeMap::new(),
            left_out: Rc::default(),
            about_link: None,
            made: None,
            told: Rc::default(),
            added: 0,
            pasted: 0,
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
        let address = if link::is_address(address) {
            address
        } else {
            ""
        };
        opened.apply(Action::Open(address.to_owned()));
        match start.kept {
            Ok(text) => opened.look_again(text.as_deref()),
            Err(trouble) => opened.keeping.trouble = Some(trouble),
        }
        let basis = opened.calculator.basis();
        if let Some((mut history, elsewhere)) = start
            .steps
            .and_then(|steps| file::read_steps(&steps, &opened.scenario, basis))
        {
            // Another address was opened in the same window meanwhile.
            if let Some(there) = elsewhere {
                history.record(&there, &opened.scenario, Touched::Address, false);
            }
            opened.history = history;
        }
        opened.follow(&untouched)?;
        opened.about_link = opened.since_provenance(opened.made.as_ref());
        Ok(opened)
    }

    /// What is said of the age of the link that was opened.
    fn since_provenance(&self, made: Option<&Provenance>) -> Option<AttrValue> {
        let at = self.focus_year();
        let now = self.results.yours.of(at)?.after_grant;
        let said =
            words::scenarios::since_provenance(made?, now, &self.calculator.fingerprint, at)?;
        Some(said.into())
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
            focus_year: results.focus_year,
            last_shown: results.last_shown,
            workspace: &self.workspace,
            link: &self.link,
        }
    }

    /// The year that the answer is about.
    #[must_use]
    pub fn focus_year(&self) -> FinancialYear {
        focus_year(&self.calculator, &self.view, &self.scenario)
    }

    /// Steps that led here, in words, oldest first.
    #[must_use]
    pub fn steps(&self) -> Vec<String> {
        let basis = self.calculator.basis();
        let steps = self.history.past().iter();
        steps
            .map(|step| words::history::step(step, basis, self.workspace.names_hidden))
            .collect()
    }

    /// What stands behind the answer, as far as it is shown.
    #[must_use]
    pub fn behind(&self) -> &Panels {
        self.results
            .behind
            .get_or_init(|| Panels::of(&self.subject(), &self.view))
    }

    /// The address of the same scenario in another view.
    #[must_use]
    pub fn link_to(&self, page: Page) -> String {
        let mut view = self.view;
        view.page = page;
        link::stamped(
            link::write(&self.scenario, &view, self.calculator.basis()),
            &self.made(),
        )
    }

    #[must_use]
    pub fn draft(&self, field: impl Into<Field>) -> Option<&Draft> {
        self.drafts.get(&field.into())
    }

    /// What is being typed into boxes, none of them a lever's.
    pub fn drafts_of_known(&self) -> impl Iterator<Item = (&Field, &Draft)> {
        let actuals = |field: &Field| !matches!(field, Field::Lever(_));
        self.drafts.iter().filter(move |(field, _)| actuals(field))
    }

    /// Whether something was typed that has not settled: what is wrong has not been told at
    /// the top of the page, or what is right may still be the first half of something else.
    #[must_use]
    pub fn has_unsettled(&self) -> bool {
        let mut drafts = self.drafts.iter();
        self.history.goes_on()
            || drafts.any(|(field, draft)| match draft.refused {
                Some(_) => !draft.told,
                None => draft.before != field.typed(&self.scenario),
            })
    }

    /// Boxes that hold what could not be understood and is told at the top, in the order of the page.
    #[must_use]
    pub fn refused(&self) -> Vec<(Field, InputError)> {
        let levers = Group::ALL
            .into_iter()
            .flat_map(|group| group.levers().concat())
            .map(Field::from);
        let actuals = self.drafts_of_known().map(|(field, _)| *field);
        levers
            .chain(actuals)
            .filter_map(|field| {
                let draft = self.drafts.get(&field).filter(|draft| draft.told)?;
                Some((field, draft.refused?))
            })
            .collect()
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Slide(lever, shown) => {
                self.slide(lever, shown / fields::shown_per_unit(lever.into()));
            }
            Action::Step(lever, steps) => {
                let step = wording::of(lever).step;
                let per_unit = fields::shown_per_unit(lever.into());
                let (low, high) = lever.range();
                let from = self.scenario.value(self.calculator.basis(), lever) * per_unit;
                // Onto the step's own grid, so that ten steps up and ten down come back exactly.
                let to = ((from / step).round() + steps) * step;
                self.slide(lever, (to / per_unit).clamp(low, high));
            }
            Action::Type(field, text) => self.type_in(field, text),
            Action::Leave(field) => {
                let told = self
                    .drafts
                    .get_mut(&field)
                    .filter(|draft| draft.refused.is_some());
                match told {
                    Some(draft) => draft.told = true,
                    None => {
                        self.drafts.remove(&field);
                    }
                }
            }
            Action::Reset(field) => {
                self.put(field, None);
                self.drafts.remove(&field);
                if let Field::Lever(lever) = field {
                    let annotations = Rc::make_mut(&mut self.scenario.annotations);
                    // Nothing is never too long.
                    let _ = annotations.say(Text::Reason(lever), "");
                    // Nothing to take back for a lever without a beginning.
                    let _ = self.scenario.timings.set_start(lever, None);
                    let _ = self.scenario.timings.set_phase_in(lever, None);
                }
            }
            Action::ForgetKnown => {
                self.scenario.actuals = Actuals::nothing(self.calculator.basis().horizon());
                self.drafts
                    .retain(|field, _| matches!(field, Field::Lever(_) | Field::School(_)));
            }
            Action::StabilityGrant(year) => {
                let share = self
                    .scenario
                    .actuals
                    .stability_grant()
                    .map(|grant| grant.share);
                let grant = year.map(|year| StabilityGrant {
                    year,
                    share: share.unwrap_or(StabilityGrant::SHARE),
                });
                // The page offers only years that are projected.
                let _ = self.scenario.actuals.set_stability_grant(grant);
                self.drafts.remove(&Field::StabilityShare);
            }
            Action::Payments(payments) => self.pay(payments),
            Action::Reconciliation(counted) => self.scenario.reconciliation = counted,
            Action::School(school) => {
                if !school.is_base() {
                    // Boxes of a base are gone, and what stood in them.
                    for figure in [Figure::Places, Figure::Filled, Figure::Teacher] {
                        self.drafts.remove(&Field::School(figure));
                    }
                }
                self.scenario.school = *school;
            }
            Action::Enter(page) => self.view.page = page,
            Action::ShowPanel(panel, shown) => self.view.show(panel, shown),
            Action::ResetAll => {
                // What is said of it stays, but for why levers were moved.
                let annotations = self.scenario.annotations.clone();
                self.scenario = Scenario::untouched(self.calculator.basis());
                self.scenario.annotations = annotations;
                Rc::make_mut(&mut self.scenario.annotations).forget_reasons();
                self.view.look = None;
                self.drafts = BTreeMap::new();
                self.left_out = Rc::default();
            }
            Action::StartFrom(preset) => {
                self.scenario.start_from(preset);
                Rc::make_mut(&mut self.scenario.annotations).forget_reasons();
                self.drafts
                    .retain(|field, _| !matches!(field, Field::Lever(_)));
            }
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
            Action::LookAt(year) => self.view.look = Some(year),
            Action::Measure(measure) => self.view.measure = measure,
            Action::Long(long) => self.show_long(long),
            Action::Show(group, open) => self.view.open(group, open),
            Action::Open(address) => {
                let opened = link::read(&address, self.calculator.basis());
                self.scenario = opened.scenario;
                self.view = opened.view;
                self.drafts = BTreeMap::new();
                self.left_out = opened
                    .left_out
                    .iter()
                    .map(|part| AttrValue::from(words::link::left_out(part)))
                    .collect();
                self.made = opened.made;
                self.about_link = None;
                self.opened = self.opened.wrapping_add(1);
            }
            Action::Dismiss => {
                self.left_out = Rc::default();
            }
            Action::DismissAge => self.about_link = None,
            Action::Undo => self.go_back(1),
            Action::GoBack(steps) => self.go_back(steps),
            Action::Redo => {
                if let Some(step) = self.history.redo() {
                    self.scenario = step.after.clone();
                    if let Some([before, after]) = &step.libraries {
                        self.workspace.library =
                            Rc::new(self.workspace.library.turned(before, after));
                    }
                    self.forget_drafts();
                }
            }
            Action::Say(text, words) => {
                // The page's boxes take no more than there is room for.
                let _ = Rc::make_mut(&mut self.scenario.annotations).say(text, &words);
            }
            Action::Offer(lever, there) => {
                Rc::make_mut(&mut self.scenario.annotations)
                    .levers
                    .put(lever, there);
            }
            Action::New => {
                self.made = None;
                self.about_link = None;
                self.scenario = Scenario::untouched(self.calculator.basis());
                self.view.look = None;
                self.left_out = Rc::default();
                self.forget_drafts();
            }
            Action::Keep(what) => {
                self.keep(what);
            }
            Action::Settle => {
                for (field, draft) in &mut self.drafts {
                    draft.told |= draft.refused.is_some();
                    if draft.refused.is_none() {
                        draft.before = field.typed(&self.scenario);
                    }
                }
            }
        }
    }

    /// What was being typed belongs to what was there before.
    fn forget_drafts(&mut self) {
        self.drafts = BTreeMap::new();
    }

    fn type_in(&mut self, field: Field, text: String) {
        let before = self
            .draft(field)
            .filter(|draft| one_key_apart(&draft.text, &text))
            .map_or_else(|| field.typed(&self.scenario), |draft| draft.before);
        let emptied = field.may_be_empty() && text.trim().is_empty();
        let read = if emptied {
            Ok(None)
        } else {
            typed::read(field, &text).map(Some)
        };
        match read {
            Ok(number) => self.put(field, number),
            // Half of a number, or of a slip, is nobody's choice.
            Err(_) => self.put(field, before),
        }
        self.drafts.insert(
            field,
            Draft {
                text: text.into(),
                refused: read.err(),
                told: read.is_err() && self.draft(field).is_some_and(|draft| draft.told),
                before,
            },
        );
    }

    /// A number that a field cannot have is not taken, and the last good one stays.
    fn put(&mut self, field: Field, number: Option<f64>) {
        let _ = field.set(&mut self.scenario, self.calculator.basis(), number);
    }

    /// The base year's payment has been made; those after it follow the pattern.
    fn pay(&mut self, payments: Payments) {
        let calculator = self.calculator.clone();
        for (year, pounds) in payments.amounts(calculator.basis()) {
            let field = Field::Actual(Actual::Payment, year);
            self.put(field, pounds.map(Pounds::get));
            self.drafts.remove(&field);
        }
    }

    fn go_back(&mut self, steps: usize) {
        for _ in 0..steps {
            if let Some(step) = self.history.undo() {
                self.scenario = step.before.clone();
                if let Some([before, after]) = &step.libraries {
                    self.workspace.library = Rc::new(self.workspace.library.turned(after, before));
                }
                self.forget_drafts();
            }
        }
    }

    /// Nobody looks at a year that is not shown.
    fn show_long(&mut self, long: bool) {
        self.view.long = long;
        if !long
            && self
                .view
                .look
                .is_some_and(|year| year > self.calculator.calendar.last_shown)
        {
            self.view.look = None;
        }
    }

    fn slide(&mut self, lever: Lever, value: f64) {
        let (low, high) = lever.range();
        // Dividing by a hundred may leave a bound by its last bit.
        let value = if (value - low).abs() < 1e-12 {
            low
        } else if (value - high).abs() < 1e-12 {
            high
        } else {
            value
        };
        self.put(lever.into(), Some(value));
        self.drafts.remove(&lever.into());
    }

    fn shows_the_same(&self, other: &Self) -> bool {
        self.scenario == other.scenario
            && self.view == other.view
            && self.drafts == other.drafts
            && self.left_out == other.left_out
            && self.opened == other.opened
            && self.about_link == other.about_link
            && self.told == other.told
            && self.added == other.added
            && self.pasted == other.pasted
            && self.workspace == other.workspace
            && self.keeping == other.keeping
            && self.history.is_at(&other.history)
    }

    /// Brings link and results up to what is now assumed and looked at.
    fn follow(&mut self, before: &Self) -> Result<(), OutOfRange> {
        let same = self.scenario == before.scenario && self.view == before.view;
        if !same || self.link.is_empty() || self.workspace != before.workspace {
            let focus_year = self.focus_year();
            let mut results = Results::of(
                &self.calculator,
                &self.scenario,
                &self.view,
                &self.workspace,
                focus_year,
            )?;
            results.pages.keep_last_good(&before.results.pages);
            self.link = results.link.clone();
            self.results = Rc::new(results);
        }
        Ok(())
    }
}

/// The year that the answer is about: the one that was chosen, or the calendar's usual one.
fn focus_year(calculator: &Calculator, view: &View, scenario: &Scenario) -> FinancialYear {
    let usual = calculator
        .calendar
        .usual_focus(scenario.timings.common.start);
    view.look.unwrap_or(usual)
}

/// Whether one key press leads from one text to the other: a character typed or deleted anywhere.
fn one_key_apart(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|text| text.chars().collect::<Vec<_>>());
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    long.len() == short.len() + 1 && short[same..] == long[same + 1..]
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.touched = Touched::by(&action).or(next.touched);
        next.sliding = matches!(action, Action::Slide(..));
        if next.sliding {
            // A code of a link that moves would be another at every move.
            next.workspace.code = false;
        }
        let goes_on = matches!(
            action,
            Action::Slide(..) | Action::Type(..) | Action::Say(..)
        );
        if goes_on {
            next.moves = next.moves.wrapping_add(1);
        }
        let at = match &action {
            Action::Undo | Action::Redo | Action::GoBack(_) => None,
            Action::Open(_) => Some(Touched::Address),
            action => Touched::by(action),
        };
        if matches!(action, Action::Settle | Action::Leave(_)) {
            next.history.settle();
        }
        let opens = matches!(action, Action::Open(_));
        // What another window kept is no step of this one's.
        let from_outside = matches!(&action, Action::Keep(Keep::Stored(_)));
        next.apply(action);
        if let Some(at) = at.filter(|_| !from_outside) {
            let after = next.scenario.clone();
            if Rc::ptr_eq(&next.workspace.library, &self.workspace.library) {
                next.history.record(&self.scenario, &after, at, goes_on);
            } else {
                let libraries = [
                    self.workspace.library.clone(),
                    next.workspace.library.clone(),
                ];
                next.history.record_kept(&self.scenario, &after, libraries);
            }
        }
        if next.shows_the_same(&self) || next.follow(&self).is_err() {
            return self;
        }
        if opens || next.made != self.made {
            next.about_link = next.since_provenance(next.made.as_ref());
        }
        Rc::new(next)
    }
}
