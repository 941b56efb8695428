//! Everything that the page says of a scenario, put together once for each change.
//!
//! Answers for: asking the engine's analysis and putting what it finds into words, so that
//! components compute nothing. It decides nothing itself.

use std::cell::OnceCell;
use std::rc::Rc;

use yew::AttrValue;

use super::calculator::Calculator;
use super::pages::shown::{Pages, Panels};
use super::pages::subject::Subject;
use super::workspace::Workspace;
use crate::scenario::Scenario;
use crate::scenario::codec::{self, Provenance};
use crate::scenario::group::{FIRST_EIGHT, Group};
use crate::scenario::view::{Measure, Page, View};
use crate::words::headline::{self, Headline, Typed};
use crate::words::levers::row::{self, Tone};
use crate::words::levers::{self, Echoed, Effect};
use crate::words::money;
use crate::words::presets::{self, Chip};
use crate::words::verdicts::{self, Verdict};
use engine::analysis::changes::{self, Effects};
use engine::analysis::idle;
use engine::analysis::packages::Packages;
use engine::analysis::reach::{Reach, reach};
use engine::levers::{LEVERS, Lever, LeverValues, OutOfRange};
use engine::model::project::{Assumptions, Projection, YearResult};
use engine::units::{FinancialYear, Pounds};

/// What the page shows of a scenario.
#[derive(Debug, Clone)]
pub struct Results {
    pub yours: Projection,
    pub values: LeverValues,
    /// Whether anything differs from the no-action forecast.
    pub moved: bool,
    pub focus_year: FinancialYear,
    pub last_shown: FinancialYear,
    /// The first projected year, where no balance is known and figures count from £0.
    pub from_zero: Option<FinancialYear>,
    pub headline: Headline,
    /// The same on one line, for narrow screens.
    pub line: ([AttrValue; 3], Tone),
    pub verdicts: Vec<Verdict>,
    pub echoes: [AttrValue; LEVERS],
    pub notes: [Notes; LEVERS],
    /// What each lever that was moved does to children, in few words.
    pub children: [AttrValue; LEVERS],
    /// What each lever in sight could do at most.
    pub reach: Rc<Reached>,
    /// How many levers were moved.
    pub changed: usize,
    pub table: Vec<Row>,
    pub changes: Vec<Change>,
    /// Scenario and view as an address, with what it was made with.
    pub link: AttrValue,
    /// What it follows from.
    pub assumptions: Assumptions,
    pub pages: Pages,
    /// What is behind the answer, computed when it is first asked for: while a slider moves,
    /// not every state’s is. See [`super::state::State::behind`].
    pub behind: OnceCell<Panels>,
    /// Whether any of the packages meets the agreement.
    pub presets: AttrValue,
    packages: Packages,
    /// The packages with what each comes to.
    pub chips: Vec<Chip>,
    /// Whose money some of what is saved would be.
    pub others_money: Option<AttrValue>,
}

/// What levers could do by themselves, with what that was worked out from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reached {
    each: Vec<Reach>,
    from: Option<(Assumptions, FinancialYear, Measure, Option<Group>, Page)>,
}

impl Reached {
    /// Works it out for the levers in sight, or keeps what was found before.
    fn of(
        calculator: &Calculator,
        scenario: &Scenario,
        assumptions: &Assumptions,
        view: &View,
        year: FinancialYear,
        before: Option<&Rc<Self>>,
    ) -> Rc<Self> {
        if !matches!(view.page, Page::Explore | Page::Group) {
            return before.cloned().unwrap_or_default();
        }
        let model = &calculator.model;
        let from = Assumptions {
            values: model.basis().values,
            ..assumptions.clone()
        };
        let from = Some((from, year, view.measure, view.group, view.page));
        if let Some(before) = before.filter(|before| before.from == from) {
            return before.clone();
        }
        let levers = match view.page {
            // The facilitator chose which a group has.
            Page::Group => scenario.annotations.levers.levers().collect(),
            _ => levers_in_sight(view),
        };
        let outcome = view.measure.outcome();
        let each = reach(model, assumptions, year, outcome, &levers);
        Rc::new(Self { each, from })
    }

    /// What a lever could do at most, in words.
    fn words(&self, lever: Lever, begins: FinancialYear, year: FinancialYear) -> AttrValue {
        let found = self.each.iter().find(|each| each.lever == lever);
        let words = found.map(|found| row::up_to(*found, year, begins));
        words.unwrap_or_default().into()
    }
}

/// The levers that Explore shows: the main eight, or a whole group.
#[must_use]
pub fn levers_in_sight(view: &View) -> Vec<Lever> {
    view.group.map_or_else(
        || FIRST_EIGHT.to_vec(),
        |group| levers::of_group(group).concat(),
    )
}

/// The right end of a lever's row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowWords {
    pub children: AttrValue,
    pub pounds: AttrValue,
    pub tone: Tone,
}

/// What is said beside a lever because of how things are now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Notes {
    /// Why it has no effect.
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
    pub is_focus_year: bool,
}

impl Results {
    /// `before` is what was shown until now: what has not changed since is not recalculated.
    ///
    /// # Errors
    /// [`OutOfRange`] where a package sets what its lever cannot have; a test makes sure that none
    /// does.
    pub fn of(
        calculator: &Calculator,
        scenario: &Scenario,
        view: &View,
        workspace: &Workspace,
        focus_year: FinancialYear,
        before: Option<&Self>,
    ) -> Result<Self, OutOfRange> {
        let calendar = &calculator.calendar;
        let last_shown = view.last_shown(calendar);
        let model = &calculator.model;
        let basis = model.basis();
        let assumptions = scenario.assumptions(basis)?;
        let yours = model.project(&assumptions);
        let is_changed = |lever| changes::is_changed(lever, &assumptions, basis);
        let moved = changes::is_moved(&assumptions, basis);
        let only_figures =
            assumptions.values == basis.values && !changes::others_changed(&assumptions, basis);
        let other_block = changes::with_other_block(model, &assumptions);
        let from_zero = model.from_zero(&assumptions.actuals, focus_year);
        let headline = headline::headline(&headline::Subject {
            yours: &yours,
            no_action: &calculator.no_action,
            other_block: other_block.as_ref().map(|(source, other)| (*source, other)),
            about: &calculator.about,
            focus_year,
            moved,
            begins: changes::begins(&assumptions, basis),
            this_year: calendar.this_year,
            actuals: Typed::of(&assumptions, only_figures),
            from_zero,
        });
        let verdicts = [
            verdicts::spending_within_income(&yours, last_shown, focus_year),
            calculator
                .agreement()
                .and_then(|agreement| verdicts::remaining_deficit(&yours, agreement, focus_year)),
        ];
        let effects = Effects::of(model, &assumptions, focus_year)?;
        let effect = |lever: Lever| {
            let with = yours.of(focus_year)?;
            let without = effects.without(lever).unwrap_or(with);
            Some(Effect { without, with })
        };
        let echoed = |lever: Lever| {
            effect(lever).map(|effect| Echoed {
                lever,
                changed: is_changed(lever),
                effect,
                focus_year,
                timing: assumptions.timings.of(lever),
            })
        };
        let echoes = Lever::ALL.map(|lever| {
            let words = echoed(lever).map(|echoed| levers::echo(&echoed));
            words.unwrap_or_default().into()
        });
        let children = Lever::ALL.map(|lever| {
            let words = echoed(lever)
                .filter(|echoed| echoed.changed)
                .map(|echoed| row::children(&echoed));
            words.unwrap_or_default().into()
        });
        let notes = Lever::ALL.map(|lever| Notes {
            idle: levers::why_no_effect(lever)
                .filter(|_| idle::has_no_effect(lever, &assumptions, &yours)),
            rule: levers::rule_met(lever, assumptions.values.get(lever)),
            unpaid: levers::unpaid(lever, &assumptions.values),
        });
        let of_levers = Lever::ALL.into_iter().filter(|lever| is_changed(*lever));
        let of_levers = of_levers.map(|lever| {
            let [what, when_and_who] = levers::change(
                lever,
                assumptions.values.get(lever),
                basis.values.get(lever),
                assumptions.timings.of(lever),
                &calculator.about,
            );
            Change {
                lever: Some(lever),
                what: what.into(),
                when_and_who: when_and_who.into(),
            }
        });
        let others = levers::other_changes(scenario, basis, &calculator.about);
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
            .map(|result| {
                headline::line(
                    result,
                    calculator.no_action.of(focus_year),
                    calculator.agreement(),
                )
            })
            .map(|(words, tone)| (words.map(AttrValue::from), tone));
        let provenance = Provenance::now(&yours, focus_year, &calculator.fingerprint);
        let link = codec::write(scenario, view, basis);
        let link = AttrValue::from(codec::stamped(link, &provenance));
        let packages = Packages::of(
            model,
            &assumptions,
            focus_year,
            calendar.agreement_ends,
            before.map(|before| &before.packages),
        )?;
        let presets = presets::meeting(
            assumptions.timings.common.start,
            &packages.meeting(),
            &calculator.about,
        );
        let reach = Reached::of(
            calculator,
            scenario,
            &assumptions,
            view,
            focus_year,
            before.map(|before| &before.reach),
        );
        Ok(Self {
            values: assumptions.values,
            moved,
            focus_year,
            from_zero,
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
                    measure: view.measure,
                    focus_year,
                    last_shown,
                    workspace,
                    link: &link,
                },
                view,
            ),
            changes: of_levers.chain(others).collect(),
            presets: presets.into(),
            chips: presets::chips(&packages.each, view.measure.outcome(), &calculator.about),
            packages,
            reach,
            children,
            changed: Lever::ALL
                .into_iter()
                .filter(|lever| is_changed(*lever))
                .count(),
            others_money: effect(Lever::HealthContribution)
                .filter(|_| is_changed(Lever::HealthContribution))
                .and_then(|effect| presets::others_money(effect, focus_year))
                .map(AttrValue::from),
            behind: OnceCell::new(),
            link,
            assumptions,
            yours,
        })
    }
}

impl Results {
    /// The right end of a lever's row; `part` is its share of what was changed, once that is known.
    #[must_use]
    pub fn row(&self, lever: Lever, part: Option<Pounds>) -> RowWords {
        if self.notes[lever.at()].idle.is_some() {
            return RowWords {
                pounds: AttrValue::from("no effect yet"),
                ..RowWords::default()
            };
        }
        let children = self.children[lever.at()].clone();
        if children.is_empty() {
            let begins = self.assumptions.timings.of(lever).start;
            return RowWords {
                pounds: self.reach.words(lever, begins, self.focus_year),
                ..RowWords::default()
            };
        }
        RowWords {
            children,
            pounds: part.map(row::part).unwrap_or_default().into(),
            tone: part.map(Tone::of).unwrap_or_default(),
        }
    }
}

/// Shown in the table where the agreement has no row.
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
        in_year: money::bare_difference(yours.in_year_as_known()).into(),
        met: match yours.at_or_below_agreement() {
            Some(true) => "Yes",
            Some(false) => "No",
            None => NONE,
        },
        is_focus_year: yours.year == focus_year,
    }
}
