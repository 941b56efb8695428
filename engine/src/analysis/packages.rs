//! The packages that a scenario can start from: what each comes to, and which meet the agreement.

use equations::levers::{OutOfRange, Preset};
use equations::model::project::{Assumptions, Model, YearResult};
use equations::units::FinancialYear;

/// One package with a scenario's timing, block and actual figures.
#[derive(Debug, Clone, Copy)]
pub struct Package {
    pub preset: Preset,
    /// The year that is looked at.
    pub result: YearResult,
    /// Whether it meets the agreement when that ends; nothing without an agreement.
    pub meets: Option<bool>,
}

/// All packages, taken as they are.
#[derive(Debug, Clone)]
pub struct Packages {
    pub each: Vec<Package>,
    /// What they were worked out from, so that they can be kept while only levers move.
    from: Assumptions,
    year: FinancialYear,
}

impl Packages {
    /// Works them out, or keeps what was found before where nothing that matters has changed.
    ///
    /// # Errors
    /// [`OutOfRange`] where a package sets what its lever cannot have; a test makes sure that none
    /// does.
    pub fn of(
        model: &Model,
        assumptions: &Assumptions,
        year: FinancialYear,
        agreement_ends: Option<FinancialYear>,
        before: Option<&Self>,
    ) -> Result<Self, OutOfRange> {
        let usual = &model.basis().values;
        let from = Assumptions {
            values: *usual,
            ..assumptions.clone()
        };
        if let Some(before) = before.filter(|before| before.from == from && before.year == year) {
            return Ok(before.clone());
        }
        let mut each = Vec::new();
        for preset in Preset::ALL {
            let projection = model.project(&Assumptions {
                values: preset.on(usual)?,
                ..from.clone()
            });
            let at_end = agreement_ends.and_then(|ends| projection.of(ends));
            each.extend(projection.of(year).map(|result| Package {
                preset,
                result: *result,
                meets: at_end.and_then(YearResult::at_or_below_agreement),
            }));
        }
        Ok(Self { each, from, year })
    }

    /// Those that meet the agreement when it ends.
    #[must_use]
    pub fn meeting(&self) -> Vec<Preset> {
        let met = self.each.iter().filter(|each| each.meets == Some(true));
        met.map(|each| each.preset).collect()
    }
}
