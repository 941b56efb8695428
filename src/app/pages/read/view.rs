//! The public page: whether the agreement is met or how big the deficit is, and what is behind
//! that. It speaks of nothing changed, with the actual figures that were entered; other changes of
//! the scenario are in Try changes.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words`; knows no state.

use std::rc::Rc;

use yew::AttrValue;

use crate::app::pages::panels::why::view::{Bars, Why};
use crate::app::pages::subject::Subject;
use crate::chart::spec::balances::Shading;
use crate::words::figures::Figures;
use crate::words::read::{self, Figure, Next};
use crate::words::{levers, presets};
use engine::analysis::packages::Packages;
use engine::levers::Preset;
use engine::model::project::{Assumptions, Projection};

/// The view.
#[derive(Debug, Clone)]
pub struct ReadView {
    /// Nothing changed, with the actual figures that were entered.
    pub unchanged: Projection,
    pub answer: [String; 2],
    pub figures: Vec<Figure>,
    /// What is shaded on each chart.
    pub charts: Vec<Shading>,
    pub years: Rc<Figures>,
    pub next: Vec<Next>,
    /// Whether the scenario holds more than what this page looks at.
    pub moved: bool,
    pub about: Vec<String>,
    pub drivers_say: Vec<String>,
    pub drivers: Option<Bars>,
    pub taught_says: Vec<String>,
    pub taught: Option<Rc<Figures>>,
    pub refusals: Option<String>,
    pub context: Option<Rc<Figures>>,
    /// The packages, ranked, and whether any meets the agreement.
    pub ranked: Vec<Preset>,
    pub meeting: String,
    pub packages: Option<Rc<Figures>>,
    /// What is on paper alone: day, fingerprint, and the link.
    pub printed: String,
    pub link: AttrValue,
}

impl PartialEq for ReadView {
    fn eq(&self, other: &Self) -> bool {
        // The rest follows from these and from what never changes.
        self.answer == other.answer
            && self.years == other.years
            && self.moved == other.moved
            && self.drivers == other.drivers
            && self.packages == other.packages
            && self.link == other.link
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
        let actuals = &assumptions.actuals;
        let unchanged = model.project(&assumptions);
        let calendar = &calculator.calendar;
        let at = calendar.usual_focus(calendar.base_year);
        let last = *unchanged.of(at)?;
        let speaks_of = read::Subject {
            about,
            unchanged: &unchanged,
            actuals,
            model,
        };
        let drivers = Why::drivers(&Subject {
            assumptions: &assumptions,
            focus_year: at,
            ..*subject
        });
        let parts = drivers.iter().flat_map(|drivers| &drivers.bars);
        let mut drivers_say = read::drivers(parts.map(|bar| (&*bar.name, &*bar.effect)));
        drivers_say.push(read::full(&last));
        let packages = Packages::of(model, &assumptions, at, calendar.agreement_ends, None).ok()?;
        let timing = assumptions.timings.common;
        let taught = read::taught(&calculator.census().censuses, about);
        let (taught_says, taught) = taught.map(|(said, table)| (said, Rc::new(table))).unzip();
        let agreement = calculator.agreement();
        let base_year = model.base_year(actuals);
        Some(Self {
            answer: read::answer(&speaks_of),
            figures: read::figures(&speaks_of),
            charts: if agreement.is_some() {
                vec![Shading::Agreement]
            } else {
                vec![
                    Shading::RunUp(calendar.stability_grant_from.before()),
                    Shading::Block([base_year.lines.total(), base_year.block]),
                ]
            },
            years: Rc::new(read::years(&speaks_of)),
            next: read::next(&speaks_of),
            moved: subject.assumptions.values != assumptions.values
                || subject.assumptions.block != assumptions.block
                || !subject.assumptions.reconciliation
                || !subject.assumptions.headcount_moves.is_empty(),
            about: std::iter::once(read::what_it_is(about))
                .chain(agreement.and_then(read::agreement_says))
                .collect(),
            drivers_say,
            drivers,
            taught_says: taught_says.unwrap_or_default(),
            taught,
            refusals: calculator.refusals.clone(),
            context: calculator.context.clone(),
            ranked: read::ranked(&packages.each, about)
                .into_iter()
                .map(|package| package.preset)
                .collect(),
            meeting: presets::meeting(timing.start, &packages.meeting(), about),
            packages: read::packages(&packages.each, &levers::timing(timing), about).map(Rc::new),
            printed: format!(
                "Printed on {}. Model and data: {}.",
                subject.workspace.today, calculator.fingerprint
            ),
            link: subject.whole_link(),
            unchanged,
        })
    }
}
