//! Children: where they are placed by the model and by the census, and what is measured besides.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words`; knows no state.

use std::rc::Rc;

use crate::app::pages::subject::Subject;
use crate::chart::spec::children::Group;
use crate::words::children::{self, January};
use crate::words::figures::Figures;
use engine::model::placement::Placement;
use engine::units::{FinancialYear, Pupils};

/// Groups of placements that are one line of the chart: name, short name, placements.
const GROUPS: [(&str, &str, &[Placement]); 6] = [
    (
        "Mainstream and bases",
        "Mainstream",
        &[Placement::Mainstream, Placement::Unit, Placement::Included],
    ),
    ("State special", "Special", &[Placement::Special]),
    ("Colleges", "Colleges", &[Placement::Fe, Placement::Spi]),
    (
        "Independent special",
        "Independent",
        &[Placement::Independent],
    ),
    (
        "Elsewhere, alternative",
        "Elsewhere",
        &[Placement::Elsewhere, Placement::Ap],
    ),
    ("No placement", "None", &[Placement::Unplaced]),
];

/// The panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Children {
    pub groups: Vec<Group>,
    pub not_the_count: String,
    /// How the two rates are defined.
    pub rates: [String; 2],
    pub of_the_counts: String,
    pub difference: Option<String>,
    pub by_placement: Rc<Figures>,
    pub behind: Rc<Figures>,
    pub published: Rc<Figures>,
    pub context: Option<Rc<Figures>>,
}

impl Children {
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Self {
        let calculator = subject.calculator;
        let calibrated = calculator.model.calibrated(&subject.assumptions.actuals);
        let base = January {
            census: calculator.calendar.base_year.census(),
            placed: &calibrated.base,
            met_without_plan: Pupils::ZERO,
        };
        let shown = |year: FinancialYear| year <= subject.last_shown;
        let projected = subject
            .yours
            .years
            .iter()
            .filter(|result| shown(result.year));
        let januaries: Vec<January<'_>> = std::iter::once(base)
            .chain(projected.map(|result| January {
                census: result.year.census(),
                placed: &result.placed,
                met_without_plan: result.met_without_plan,
            }))
            .collect();
        let census = calculator.census();
        let groups = GROUPS.map(|(name, short, placements)| Group {
            name,
            short,
            model: januaries
                .iter()
                .map(|january| {
                    let children = placements.iter().map(|at| january.placed.of(*at));
                    (january.census, children.sum())
                })
                .collect(),
            published: census
                .censuses
                .iter()
                .map(|published| {
                    let counts = placements
                        .iter()
                        .filter_map(|at| published.children.get(at.at()));
                    (published.census, counts.copied().sum())
                })
                .collect(),
        });
        Self {
            groups: groups.to_vec(),
            not_the_count: children::not_the_count(subject.moved, &calculator.about),
            rates: [
                children::specialist_post_16(&calculator.about),
                children::independent(&calculator.about),
            ],
            of_the_counts: calculator.content().prose().of_the_counts.clone(),
            difference: children::difference(&census.censuses, &januaries),
            by_placement: Rc::new(children::by_placement(&januaries)),
            behind: Rc::new(children::behind(&januaries, &calculator.about)),
            published: Rc::new(children::published(
                &census.censuses,
                &januaries,
                &census.source,
                &census.release,
            )),
            context: calculator.context.clone(),
        }
    }
}
