//! Plans of January 2025, from January 2024.
//!
//! Answers for: the cohort beside two simpler rules, and three placements of the cohort. Uses
//! `cohort`.

use super::cohort::{default_scale, plans, rolled};
use super::published::{Known, Published};
use super::summary::{Case, Rule};
use crate::authority::Code;
use equations::levers::OutOfRange;
use equations::model::placement::Placement;
use equations::units::Pupils;

/// Placements that are shown beside all plans.
const SHOWN: [Placement; 3] = [Placement::Special, Placement::Independent, Placement::Spi];

/// Plans of January 2025.
#[derive(Debug, Clone, PartialEq)]
pub struct Plans {
    /// The cohort first.
    pub rules: Vec<Rule>,
    /// What the cohort says of some placements, where they are published.
    pub placements: Vec<(Placement, Vec<Case>)>,
}

impl Plans {
    pub(super) fn of(published: &Published) -> Result<Self, OutOfRange> {
        let england = published.england_counts();
        let all: Vec<Known> = published.predicted().collect();
        let case = |known: &Known, predicted: f64| Case {
            code: known.code(),
            predicted,
            real: known.plans_in(2025),
        };
        let mut cohort = Vec::new();
        let mut scaled = Vec::new();
        let mut placements = SHOWN.map(|placement| (placement, Vec::new()));
        for known in &all {
            let need = rolled(known, &england, 1.0)?.need;
            cohort.push(case(known, plans(&need).get()));
            let scale = default_scale(known, published);
            let need_scaled = rolled(known, &england, scale)?.need;
            scaled.push(case(known, plans(&need_scaled).get()));
            let Some(real) = known.placements(2025) else {
                continue;
            };
            for (placement, cases) in &mut placements {
                let here: Pupils = need.iter().map(|line| line[placement.at()]).sum();
                cases.push(Case {
                    code: known.code(),
                    predicted: here.get(),
                    real: real[placement.at()].get(),
                });
            }
        }
        let last_growth = |known: &Known| {
            let [before, now] = [2023, 2024].map(|year| known.plans_in(year));
            case(known, now * now / before)
        };
        let no_change = |known: &Known| case(known, known.plans_in(2024));
        Ok(Self {
            rules: vec![
                Rule::new("cohort", cohort),
                Rule::new("cohort_default_scale", scaled),
                Rule::new("last_growth_again", all.iter().map(last_growth)),
                Rule::new("no_change", all.iter().map(no_change)),
            ],
            placements: placements.into(),
        })
    }

    /// What the cohort says of a placement.
    #[must_use]
    pub fn placement(&self, placement: Placement, code: Code) -> Option<&Case> {
        let (_, cases) = self.placements.iter().find(|(of, _)| *of == placement)?;
        cases.iter().find(|case| case.code == code)
    }
}
