//! What is said of figures that were typed in as known.

use super::{ledger, march, money};
use crate::model::known::StabilityGrant;
use crate::model::project::YearResult;

pub const MEANING: &str = "Type in what the council’s papers say. The model goes on from it: a balance replaces the model’s at that 31 March, a block or payment replaces the planned one. Nothing typed here leaves this browser, but it is part of this page’s address.";

/// What the Stability Grant does: what it pays, what is left to the council, and what remains.
#[must_use]
pub fn stability_grant(grant: StabilityGrant, paid: &YearResult, last: &YearResult) -> String {
    let share = ledger::share(grant.share);
    if !money::shows(paid.stability_grant) {
        return format!(
            "Nothing is paid in {}: there was no deficit after grant the March before.",
            grant.year
        );
    }
    // What it looks at is the deficit before it: paid ÷ share.
    let looked_at = paid.stability_grant.get() / grant.share.get();
    let rest = crate::units::Pounds::of(looked_at) - paid.stability_grant;
    let remains = last.after_stability_grant.unwrap_or(last.after_grant);
    format!(
        "It pays {} in {}, {share} of the deficit after grant the March before. The other {} is left to the council. In {} the deficit would be {}.",
        money::size(paid.stability_grant),
        grant.year,
        money::size(rest),
        march(last.year),
        money::millions(remains)
    )
}

/// The question that turning the grant on asks.
#[must_use]
pub fn still_paid(grant: StabilityGrant) -> String {
    format!(
        "Does the Safety Valve payment of {} still come?",
        grant.year
    )
}
