//! What is said of the places to start from: whether any meets the agreement, and whose
//! money some of what is saved would be.

use super::levers::Effect;
use super::{april, march, money};
use crate::catalogue::presets::Preset;
use crate::units::{FinancialYear, Pounds};

/// Which of them meet the agreement, begun in a year. Where none does, that is said.
#[must_use]
pub fn meeting(start: FinancialYear, meeting: &[Preset]) -> String {
    let begun = april(start);
    match meeting {
        [] => format!("None of these meets the agreement, taken as they are and begun in {begun}."),
        [only] => format!(
            "Of these, “{}” meets the agreement, begun in {begun}.",
            only.title()
        ),
        all if all.len() == Preset::ALL.len() => {
            format!("Each of these meets the agreement, begun in {begun}.")
        }
        some => {
            let titles: Vec<_> = some
                .iter()
                .map(|preset| format!("“{}”", preset.title()))
                .collect();
            format!(
                "Of these, {} meet the agreement, begun in {begun}.",
                titles.join(" and ")
            )
        }
    }
}

/// What the health service and social care would pay of what is saved.
#[must_use]
pub fn others_money(effect: Effect<'_>, looked_at: FinancialYear) -> Option<String> {
    let paid = effect.without.cumulative - effect.with.cumulative;
    (paid > Pounds::ZERO && money::shows(paid)).then(|| {
        format!(
            "{} of the cost by {} would be paid by the health service and social care.",
            money::size(paid),
            march(looked_at)
        )
    })
}
