//! Everything that the page says of a scenario, computed once per change.
//!
//! Answers for: projections, words and table rows, so that components compute nothing.
//! Uses `calculator`, `scenario`, `words`.

use yew::AttrValue;

use super::calculator::Calculator;
use crate::catalogue::southwark::LAST_SHOWN_YEAR;
use crate::model::basis::BlockSource;
use crate::model::levers::{LEVERS, Lever, LeverValues, OutOfRange};
use crate::model::project::{Projection, YearResult};
use crate::scenario::Scenario;
use crate::units::FinancialYear;
use crate::words::headline::{self, Headline, Verdict};
use crate::words::levers::{self, Effect};
use crate::words::money;

/// What the page shows of a scenario.
#[derive(Debug, Clone)]
pub struct Results {
    pub yours: Projection,
    pub values: LeverValues,
    /// Whether anything differs from the no-action forecast.
    pub moved: bool,
    pub looked_at: FinancialYear,
    pub headline: Headline,
    pub verdicts: Vec<Verdict>,
    pub echoes: [AttrValue; LEVERS],
    pub notes: [Option<AttrValue>; LEVERS],
    pub table: Vec<Row>,
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
    pub looked_at: bool,
}

impl Results {
    /// # Errors
    /// [`OutOfRange`] where a preset sets what its lever cannot have; a test holds that none does.
    pub fn of(
        calculator: &Calculator,
        scenario: &Scenario,
        looked_at: FinancialYear,
        last_shown: FinancialYear,
    ) -> Result<Self, OutOfRange> {
        let model = &calculator.model;
        let assumptions = scenario.assumptions(model.basis())?;
        let yours = model.project(&assumptions);
        // Another start alone moves nothing: what counts is what comes out.
        let moved = assumptions.values != model.basis().values
            || assumptions.block != BlockSource::Planned
            || !assumptions.reconciliation;
        let published = (assumptions.block == BlockSource::Planned
            && model.basis().block.published.is_some())
        .then(|| {
            model.project(&crate::model::project::Assumptions {
                block: BlockSource::Published,
                ..assumptions.clone()
            })
        });
        let headline = headline::headline(&headline::Subject {
            yours: &yours,
            no_action: &calculator.no_action,
            published_block: published.as_ref(),
            agreement: calculator.agreement(),
            looked_at,
            moved,
        });
        let verdicts = [
            headline::spending_within_income(&yours, LAST_SHOWN_YEAR, looked_at),
            calculator
                .agreement()
                .and_then(|agreement| headline::remaining_deficit(&yours, agreement, looked_at)),
        ];
        let echoes = Lever::ALL.map(|lever| {
            let mut without = assumptions.clone();
            // The basis's own value is always within range.
            let basis_value = model.basis().values.get(lever);
            let changed = assumptions.values.get(lever) != basis_value
                && without.values.set(lever, basis_value).is_ok();
            let other = changed.then(|| model.project(&without));
            let with = yours.of(looked_at);
            let without = other
                .as_ref()
                .map_or(with, |projection| projection.of(looked_at));
            with.zip(without)
                .map_or_else(AttrValue::default, |(with, without)| {
                    levers::echo(
                        lever,
                        &assumptions.values,
                        Effect { without, with },
                        looked_at,
                    )
                    .into()
                })
        });
        let table = calculator
            .no_action
            .years
            .iter()
            .zip(&yours.years)
            .filter(|(_, result)| result.year <= last_shown)
            .map(|(no_action, result)| row(calculator, no_action, result, looked_at))
            .collect();
        Ok(Self {
            values: assumptions.values,
            moved,
            looked_at,
            headline,
            verdicts: verdicts.into_iter().flatten().collect(),
            echoes,
            notes: Lever::ALL
                .map(|lever| levers::unpaid(lever, &assumptions.values).map(AttrValue::from)),
            table,
            yours,
        })
    }
}

/// Stands in the table where the agreement has no row.
const NONE: &str = "–";

fn row(
    calculator: &Calculator,
    no_action: &YearResult,
    yours: &YearResult,
    looked_at: FinancialYear,
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
        looked_at: yours.year == looked_at,
    }
}
