//! The public page: what the forecast says, and what is known since. It speaks of the no-action
//! forecast, with what was typed in as known; other changes of the scenario are Explore's.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words`; knows no state.

use std::rc::Rc;

use crate::app::pages::subject::Subject;
use crate::words::actuals as known_words;
use crate::words::figures::Figures;
use crate::words::read::{self, Base, Would};
use crate::words::verdicts::{self, Verdict};
use engine::levers::OutOfRange;
use engine::levers::Preset;
use engine::model::actuals::Actual;
use engine::model::basis::BlockSource;
use engine::model::project::{Assumptions, Projection, YearResult};

/// The view.
#[derive(Debug, Clone)]
pub struct ReadView {
    /// Nothing done, with what is known by now.
    pub forecast: Projection,
    pub what_it_is: String,
    pub agreement_says: Option<String>,
    pub forecast_says: String,
    pub not_the_counts: Option<String>,
    pub refusals: Option<String>,
    /// Only once a balance was typed in.
    pub verdicts: Vec<Verdict>,
    pub typed_balance: Option<String>,
    /// Whether the scenario holds more than what this page looks at.
    pub moved: bool,
    pub trajectory: Rc<Figures>,
    pub drivers: Vec<String>,
    pub driver_table: Rc<Figures>,
    pub taught_says: Vec<String>,
    pub taught: Option<Rc<Figures>>,
    pub context: Option<Rc<Figures>>,
    pub presets_say: Option<String>,
    pub presets: Option<Rc<Figures>>,
    pub publisher: String,
    pub accessibility: Vec<String>,
}

impl PartialEq for ReadView {
    fn eq(&self, other: &Self) -> bool {
        // The rest follows from these and from what never changes.
        self.trajectory == other.trajectory
            && self.verdicts == other.verdicts
            && self.moved == other.moved
            && self.drivers == other.drivers
            && self.driver_table == other.driver_table
            && self.presets == other.presets
    }
}

impl ReadView {
    /// Nothing where the year that it speaks of is not projected.
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Option<Self> {
        let calculator = subject.calculator;
        let model = &calculator.model;
        let about = &*calculator.about;
        let assumptions = Assumptions {
            actuals: subject.assumptions.actuals,
            ..model.untouched()
        };
        let forecast = model.project(&assumptions);
        let calendar = &calculator.calendar;
        let at = calendar.usual_focus(calendar.base_year);
        let last = *forecast.of(at)?;
        let shown: Vec<YearResult> = forecast
            .years
            .iter()
            .filter(|result| result.year <= calendar.last_shown)
            .copied()
            .collect();
        let actuals = &assumptions.actuals;
        let agreement = calculator.agreement();
        let typed = !actuals.without_stability_grant().is_nothing();
        // Only a balance of the agreement's own years says whether it is met.
        let of_its_years = |result: &&YearResult| {
            result.year <= at && actuals.actual(Actual::Deficit, result.year).is_some()
        };
        let typed_balance = forecast.years.iter().rev().find(of_its_years);
        let verdicts = if typed_balance.is_some() {
            let income = verdicts::spending_within_income(&forecast, calendar.last_shown, at);
            let deficit = agreement
                .and_then(|agreement| verdicts::remaining_deficit(&forecast, agreement, at));
            income.into_iter().chain(deficit).collect()
        } else {
            Vec::new()
        };
        let other_block = model
            .project(&Assumptions {
                block: BlockSource::Published,
                ..assumptions.clone()
            })
            .of(at)
            .copied();
        let calibrated = model.calibrated(actuals);
        let base = Base {
            year: calendar.base_year,
            calibrated: &calibrated,
            block: actuals.block_path(model.basis()).base,
        };
        let would: Vec<_> = about
            .presets()
            .filter_map(|preset| would(subject, &assumptions, preset))
            .collect();
        let rows: Vec<Would<'_>> = would
            .iter()
            .map(|(preset, then, now)| Would {
                preset: *preset,
                then,
                now,
            })
            .collect();
        let taught = read::taught(&calculator.census().censuses, about);
        let (taught_says, taught) = taught.map(|(said, table)| (said, Rc::new(table))).unzip();
        let settings = &calculator.settings;
        Some(Self {
            what_it_is: read::what_it_is(about),
            agreement_says: agreement.and_then(read::agreement_says),
            forecast_says: read::forecast_says(&last, other_block.as_ref(), typed, about),
            not_the_counts: read::not_the_counts(
                &base,
                &calculator.census().censuses,
                &last,
                about,
            ),
            refusals: calculator.refusals.clone(),
            typed_balance: typed_balance.map(known_words::typed_balance),
            verdicts,
            moved: subject.assumptions.values != assumptions.values
                || subject.assumptions.block != assumptions.block
                || !subject.assumptions.reconciliation
                || !subject.assumptions.headcount_moves.is_empty(),
            trajectory: Rc::new(read::trajectory(&shown, typed, about)),
            drivers: read::drivers(&base, &last, about),
            driver_table: Rc::new(read::driver_table(&base, &last, about)),
            taught_says: taught_says.unwrap_or_default(),
            taught,
            context: calculator.context.clone(),
            presets_say: read::presets_say(&rows, about),
            presets: read::presets(&rows, about).map(Rc::new),
            publisher: read::publisher(&settings.publisher, &settings.contact),
            accessibility: read::accessibility(&settings.statement_day(), &settings.contact),
            forecast,
        })
    }
}

/// A package as if begun with the agreement, and begun now.
fn would(
    subject: &Subject<'_>,
    assumptions: &Assumptions,
    preset: Preset,
) -> Option<(Preset, YearResult, YearResult)> {
    let model = &subject.calculator.model;
    let project = |start| -> Result<Projection, OutOfRange> {
        let mut other = Assumptions {
            values: preset.on(&model.basis().values)?,
            ..assumptions.clone()
        };
        other.timings.common.start = start;
        Ok(model.project(&other))
    };
    let calendar = &subject.calculator.calendar;
    let then = project(calendar.base_year.next()).ok()?;
    let now = project(calendar.this_year).ok()?;
    let at = calendar.usual_focus(calendar.base_year);
    Some((preset, *then.of(at)?, *now.of(calendar.last_shown)?))
}
