//! Money: every line of spending, income, prices, and the two figures that fit the model to
//! what is published, with what switching them does.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words`; knows no state.

use std::rc::Rc;

use crate::app::pages::subject::Subject;
use crate::chart::spec::money::{self, Part};
use crate::words::figures::Figures;
use crate::words::ledger;
use engine::model::actuals::{Actual, BaseFigures};
use engine::model::basis::BlockSource;
use engine::model::cost::PRICED;
use engine::model::project::{Assumptions, YearResult};
use engine::units::{FinancialYear, Pounds};

/// The panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Money {
    pub chart: money::Subject,
    pub spending: Rc<Figures>,
    pub prices: Rc<Figures>,
    pub kappa: String,
    /// What an outturn makes of κ.
    pub later_kappa: Option<String>,
    pub reconciled: bool,
    /// What the reconciliation with a published forecast is, where there is one.
    pub reconciliation: Option<String>,
    pub block: BlockSource,
    /// What the planned block is called.
    pub as_planned: String,
    /// The first projected year, whose block is chosen.
    pub block_of: FinancialYear,
    /// Both blocks of that year, as planned and as published; or that it is typed in.
    pub blocks: Result<[Pounds; 2], String>,
    pub other_block: String,
}

impl Money {
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Self {
        let years: Vec<YearResult> = subject
            .yours
            .years
            .iter()
            .filter(|result| result.year <= subject.last_shown)
            .copied()
            .collect();
        let model = &subject.calculator.model;
        let basis = model.basis();
        let focus_year = subject.focus_year;
        let actuals = &subject.assumptions.actuals;
        let first_year = basis.first_year();
        let parts = ledger::PARTS
            .into_iter()
            .map(|(name, short, lines)| Part {
                name,
                short,
                pounds: years
                    .iter()
                    .map(|result| lines.iter().map(|line| result.lines.get(*line)).sum())
                    .collect(),
            })
            .filter(|part| part.pounds.iter().any(|pounds| *pounds != Pounds::ZERO));
        // By how much the other block, and it alone, moves the deficit.
        let other = model.project(&Assumptions {
            block: match subject.assumptions.block {
                BlockSource::Planned => BlockSource::Published,
                BlockSource::Published => BlockSource::Planned,
            },
            ..subject.assumptions.clone()
        });
        let deficit = |years: &[YearResult]| {
            let year = years.iter().find(|result| result.year == focus_year);
            year.map_or(Pounds::ZERO, |result| result.cumulative)
        };
        let counted = model.project(&Assumptions {
            reconciliation: true,
            ..subject.assumptions.clone()
        });
        Self {
            chart: money::Subject {
                years: years.iter().map(|result| result.year).collect(),
                parts: parts.collect(),
                income: years.iter().map(|result| result.income).collect(),
            },
            spending: Rc::new(ledger::spending(&years, &subject.calculator.about)),
            prices: Rc::new(ledger::prices(&years)),
            kappa: ledger::kappa(
                &model.calibrated(actuals),
                PRICED
                    .into_iter()
                    .any(|placement| actuals.base.unit_cost(placement).is_some()),
                actuals.base != BaseFigures::NONE,
                &subject.calculator.about,
            ),
            later_kappa: ledger::later_kappa(
                model.calibrated(actuals).kappa,
                &subject.yours.years,
                focus_year,
            ),
            reconciled: subject.assumptions.reconciliation,
            reconciliation: ledger::reconciliation(
                counted
                    .of(focus_year)
                    .map_or(Pounds::ZERO, |result| result.reconciliation),
                focus_year,
                subject
                    .calculator
                    .calendar
                    .agreement_ends
                    .filter(|_| basis.reconciled),
            ),
            block: subject.assumptions.block,
            as_planned: subject.calculator.about.as_planned(),
            block_of: first_year,
            blocks: match actuals.actual(Actual::Block, first_year) {
                Some(typed) => Err(ledger::block_typed(typed, first_year)),
                None if basis.block.published.is_none() => Err(String::new()),
                None => Ok([BlockSource::Planned, BlockSource::Published]
                    .map(|source| actuals.block_path(basis).first(source))),
            },
            other_block: ledger::other_block(
                deficit(&other.years) - deficit(&subject.yours.years),
                focus_year,
            ),
        }
    }
}
