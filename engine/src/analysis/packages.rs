//! The packages that a scenario can start from, and which of them meet the agreement.

use equations::levers::{OutOfRange, Preset};
use equations::model::project::{Assumptions, Model, YearResult};
use equations::units::FinancialYear;

/// Which packages meet the agreement in a year, with this scenario's timing, block and actual
/// figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    pub packages: Vec<Preset>,
    /// What it was worked out from, so that it can be kept while only levers move.
    from: Assumptions,
    at: FinancialYear,
}

impl Meeting {
    /// Works it out, or keeps what was found before where nothing that matters has changed.
    ///
    /// # Errors
    /// [`OutOfRange`] where a package sets what its lever cannot have; a test makes sure that none
    /// does.
    pub fn of(
        model: &Model,
        assumptions: &Assumptions,
        at: FinancialYear,
        before: Option<&Self>,
    ) -> Result<Self, OutOfRange> {
        let usual = &model.basis().values;
        let from = Assumptions {
            values: *usual,
            ..assumptions.clone()
        };
        if let Some(before) = before.filter(|before| before.from == from && before.at == at) {
            return Ok(before.clone());
        }
        let mut packages = Vec::new();
        for preset in Preset::ALL {
            let projection = model.project(&Assumptions {
                values: preset.on(usual)?,
                ..from.clone()
            });
            let result = projection.of(at);
            if result.and_then(YearResult::at_or_below_agreement) == Some(true) {
                packages.push(preset);
            }
        }
        Ok(Self { packages, from, at })
    }
}
