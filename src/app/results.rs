//! Everything that the page says of a scenario, computed once per change.
//!
//! Answers for: projections, words and table rows, so that components compute nothing.
//! Uses `calculator`, `scenario`, `words`.

use std::cell::OnceCell;

use yew::AttrValue;

use super::calculator::Calculator;
use super::pages::shown::{Pages, Panels};
use super::pages::subject::Subject;
use super::workspace::Workspace;
use crate::scenario::Scenario;
use crate::scenario::link::{self, Provenance};
use crate::scenario::view::View;
use crate::words::headline::{self, Begins, Headline, Typed, Verdict};
use crate::words::levers::{self, Echoed, Effect};
use crate::words::{money, presets};
use engine::levers::Preset;
use engine::levers::{LEVERS, Lever, LeverValues, Onset, OutOfRange};
use engine::model::actuals::Actual;
use engine::model::basis::BlockSource;
use engine::model::project::{Assumptions, Projection, YearResult};
use engine::units::FinancialYear;

/// What the page shows of a scenario.
#[derive(Debug, Clone)]
pub struct Results {
    pub yours: Projection,
    pub values: LeverValues,
    /// Whether anything differs from the no-action forecast.
    pub moved: bool,
    pub focus_year: FinancialYear,
    pub last_shown: FinancialYear,
    pub headline: Headline,
    /// The same on one line, for narrow screens.
    pub line: [AttrValue; 2],
    pub verdicts: Vec<Verdict>,
    pub echoes: [AttrValue; LEVERS],
    pub notes: [Notes; LEVERS],
    pub table: Vec<Row>,
    pub changes: Vec<Change>,
    /// Scenario and view as an address, with what it was made with.
    pub link: AttrValue,
    /// What it follows from.
    pub assumptions: Assumptions,
    pub pages: Pages,
    /// What stands behind the answer, computed when it is first asked for: while a slider moves,
    /// not every state’s is. See [`super::state::State::behind`].
    pub behind: OnceCell<Panels>,
    /// Whether any of the places to start from meets the agreement.
    pub presets: AttrValue,
    /// Whose money some of what is saved would be.
    pub others_money: Option<AttrValue>,
}

/// What stands beside a lever because of how things are now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Notes {
    /// Why it can do nothing.
    pub idle: Option<&'static str>,
    /// The rule that its value meets.
    pub rule: Option<&'static str>,
    /// That nobody is paid to do it.
    pub unpaid: Option<&'static str>,
}

/// An assumption that differs from the no-action forecast, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The lever, where it is one.
    pub lever: Option<Lever>,
    pub what: AttrValue,
    pub when_and_who: AttrValue,
}

/// One year of the table, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub year: AttrValue,
    pub no_action: AttrValue,
    pub yours: AttrValue,
    pub agreement: AttrValue,
    pub gap: AttrValue,
    pub in_year: AttrValue,
    pub met: &'static str,
    pub focus_year: bool,
}

impl Results {
    /// # Errors
    /// [`OutOfRange`] where a preset sets what its lever cannot have; a test holds that none does.
    pub fn of(
        calculator: &Calculator,
        scenario: &Scenario,
        view: &View,
        workspace: &Workspace,
        focus_year: FinancialYear,
    ) -> Result<Self, OutOfRange> {
        let last_shown = view.last_shown(&calculator.calendar);
        let model = &calculator.model;
        let usual = &model.basis().values;
        let assumptions = scenario.assumptions(model.basis())?;
        let yours = model.project(&assumptions);
        let changed = |lever| assumptions.values.get(lever) != usual.get(lever);
        // Another start alone moves nothing: what counts is what comes out.
        let first_block = assumptions
            .actuals
            .actual(Actual::Block, model.basis().first_year());
        let others_moved = (assumptions.block != BlockSource::Planned && first_block.is_none())
            || !assumptions.reconciliation
            || !assumptions.headcount_moves.is_empty();
        // The Stability Grant has balances of its own, and moves none of the others.
        let actuals = assumptions.actuals.without_stability_grant();
        let moved = assumptions.values != *usual || others_moved || !actuals.is_nothing();
        let other_block = other_block(calculator, &assumptions);
        let changed_with_a_beginning = || {
            Lever::ALL
                .into_iter()
                .filter(|lever| lever.onset() == Onset::Ramped && changed(*lever))
        };
        let common = assumptions.timings.common;
        let timings = || changed_with_a_beginning().map(|lever| assumptions.timings.of(lever));
        let begins = timings()
            .min_by_key(|timing| timing.start)
            .map(|first| Begins {
                first,
                some_differ: timings().any(|timing| timing != first),
                now: calculator.calendar.this_year,
            });
        let headline = headline::headline(&headline::Subject {
            yours: &yours,
            no_action: &calculator.no_action,
            other_block: other_block.as_ref().map(|(source, other)| (*source, other)),
            agreement: calculator.agreement(),
            focus_year,
            moved,
            begins,
            actuals: Typed::of(&assumptions, *usual == assumptions.values && !others_moved),
        });
        let verdicts = [
            headline::spending_within_income(&yours, last_shown, focus_year),
            calculator
                .agreement()
                .and_then(|agreement| headline::remaining_deficit(&yours, agreement, focus_year)),
        ];
        let without = Lever::ALL.map(|lever| {
            let mut without = assumptions.clone();
            // The basis's own value is always within range.
            (changed(lever) && without.values.set(lever, usual.get(lever)).is_ok())
                .then(|| model.project(&without))
        });
        let effect = |lever: Lever| {
            let with = yours.of(focus_year)?;
            let without = without[lever.at()]
                .as_ref()
                .and_then(|other| other.of(focus_year));
            Some(Effect {
                without: without.unwrap_or(with),
                with,
            })
        };
        let echoes = Lever::ALL.map(|lever| {
            let words = effect(lever).map(|effect| {
                levers::echo(&Echoed {
                    lever,
                    changed: changed(lever),
                    effect,
                    focus_year,
                    timing: assumptions.timings.of(lever),
                })
            });
            words.unwrap_or_default().into()
        });
        let notes = Lever::ALL.map(|lever| Notes {
            idle: levers::needs(lever)
                .filter(|_| can_do_nothing(calculator, &assumptions, &yours, lever)),
            rule: levers::rule_met(lever, assumptions.values.get(lever)),
            unpaid: levers::unpaid(lever, &assumptions.values),
        });
        let changes = Lever::ALL.into_iter().filter(|lever| changed(*lever));
        let changes = changes.map(|lever| {
            let [what, when_and_who] = levers::change(
                lever,
                assumptions.values.get(lever),
                usual.get(lever),
                assumptions.timings.of(lever),
            );
            Change {
                lever: Some(lever),
                what: what.into(),
                when_and_who: when_and_who.into(),
            }
        });
        let others = levers::other_changes(scenario, model.basis());
        let others = others.into_iter().map(|[what, why]| Change {
            lever: None,
            what: what.into(),
            when_and_who: why.into(),
        });
        let table = calculator
            .no_action
            .years
            .iter()
            .zip(&yours.years)
            .filter(|(_, result)| result.year <= last_shown)
            .map(|(no_action, result)| row(calculator, no_action, result, focus_year))
            .collect();
        let line = yours
            .of(focus_year)
            .map(|result| headline::line(result, calculator.agreement()).map(AttrValue::from));
        let made = Provenance::now(&yours, focus_year, &calculator.fingerprint);
        let link = link::write(scenario, view, calculator.basis());
        let link = AttrValue::from(link::stamped(link, &made));
        Ok(Self {
            values: assumptions.values,
            moved,
            focus_year,
            last_shown,
            headline,
            line: line.unwrap_or_default(),
            verdicts: verdicts.into_iter().flatten().collect(),
            echoes,
            notes,
            table,
            pages: Pages::of(
                &Subject {
                    calculator,
                    scenario,
                    assumptions: &assumptions,
                    yours: &yours,
                    moved,
                    focus_year,
                    last_shown,
                    workspace,
                    link: &link,
                },
                view,
            ),
            changes: changes.chain(others).collect(),
            presets: presets::meeting(common.start, &meeting(calculator, &assumptions)?).into(),
            others_money: effect(Lever::HealthContribution)
                .filter(|_| changed(Lever::HealthContribution))
                .and_then(|effect| presets::others_money(effect, focus_year))
                .map(AttrValue::from),
            behind: OnceCell::new(),
            link,
            assumptions,
            yours,
        })
    }
}

/// The same scenario with the other block of the first year, where another is known.
fn other_block(
    calculator: &Calculator,
    assumptions: &Assumptions,
) -> Option<(BlockSource, Projection)> {
    let model = &calculator.model;
    model.basis().block.published?;
    let block = match assumptions.block {
        BlockSource::Planned => BlockSource::Published,
        BlockSource::Published => BlockSource::Planned,
    };
    let other = Assumptions {
        block,
        ..assumptions.clone()
    };
    Some((block, model.project(&other)))
}

/// Whether a lever, put anywhere in its range, leaves every year as it is.
fn can_do_nothing(
    calculator: &Calculator,
    assumptions: &Assumptions,
    yours: &Projection,
    lever: Lever,
) -> bool {
    let (low, high) = lever.range();
    [low, high].into_iter().all(|value| {
        let mut other = assumptions.clone();
        other.values.set(lever, value).is_ok()
            && calculator
                .model
                .project(&other)
                .years
                .iter()
                .zip(&yours.years)
                .all(|(one, other)| {
                    one.cumulative == other.cumulative
                        && one.placed.children == other.placed.children
                })
    })
}

/// The places to start from that meet the agreement at its end, begun when this scenario does.
fn meeting(calculator: &Calculator, assumptions: &Assumptions) -> Result<Vec<Preset>, OutOfRange> {
    let mut meeting = Vec::new();
    for preset in Preset::ALL {
        let values = preset.on(&calculator.basis().values)?;
        let projection = calculator.model.project(&Assumptions {
            values,
            ..assumptions.clone()
        });
        let end = calculator.calendar.agreement_ends;
        let end = end.and_then(|end| projection.of(end));
        if end.and_then(YearResult::at_or_below_agreement) == Some(true) {
            meeting.push(preset);
        }
    }
    Ok(meeting)
}

/// Stands in the table where the agreement has no row.
const NONE: &str = "–";

fn row(
    calculator: &Calculator,
    no_action: &YearResult,
    yours: &YearResult,
    focus_year: FinancialYear,
) -> Row {
    let agreed = calculator
        .agreement()
        .and_then(|agreement| agreement.of(yours.year));
    Row {
        year: yours.year.to_string().into(),
        no_action: money::bare(no_action.after_grant).into(),
        yours: money::bare(yours.after_grant).into(),
        agreement: agreed
            .map_or_else(
                || NONE.to_owned(),
                |row| money::bare(row.remaining.pounds()),
            )
            .into(),
        gap: yours
            .gap_to_remaining
            .map_or_else(|| NONE.to_owned(), money::bare_difference)
            .into(),
        in_year: money::bare_difference(yours.in_year).into(),
        met: match yours.at_or_below_agreement() {
            Some(true) => "Yes",
            Some(false) => "No",
            None => NONE,
        },
        focus_year: yours.year == focus_year,
    }
}
