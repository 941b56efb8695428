//! What is noted beside a lever because of how things are now: that it has no effect, the rule
//! that its value meets, that nobody is paid to do it.

use engine::levers::{Kind, Lever, LeverValues};

/// Why a lever can do nothing now, for those that need another beside them: the ones that
/// `engine::analysis::idle::has_no_effect` answers for.
#[must_use]
pub const fn why_no_effect(lever: Lever) -> Option<&'static str> {
    match lever {
        Lever::ReturnLocal => Some(
            "Can do nothing now: no special school place is spare. Add special school places first.",
        ),
        Lever::IncludedSupport => Some(
            "Can do nothing now: no child is kept in mainstream or given a new base place by a change here. Move “Starting in mainstream”, “Staying in mainstream” or “New resource base places” first.",
        ),
        Lever::BaseFromSpecial => {
            Some("Can do nothing now: there are no new resource base places. Add some first.")
        }
        Lever::SupportWithoutPlan => Some(
            "Can do nothing now: no needs are met without a plan. Move “Needs met early” or “Needs met in school” first.",
        ),
        _ => None,
    }
}

/// A rule that a lever meets at its value now.
#[must_use]
pub fn rule_met(lever: Lever, value: f64) -> Option<&'static str> {
    Some(match lever {
        Lever::SpecialTopup if value < 0.0 => {
            "Below 0% this meets the minimum funding guarantee, which limits cuts to what a special school gets for each child."
        }
        // The schools forum's limit: DfE, DSG conditions of grant.
        Lever::BlockTransfer if value > 0.005 => {
            "Above 0.5% the Secretary of State decides, not the schools forum."
        }
        Lever::CouncilContribution if value > 0.0 => {
            "Needs ministers’ consent while the statutory override lasts, and is taken from other services."
        }
        Lever::HealthContribution if value > 0.0 => {
            "This moves a cost to the health service and social care; it does not save it."
        }
        _ => return None,
    })
}

/// Said beside an action that costs work and has no money of its own in the scenario.
#[must_use]
pub fn unpaid(lever: Lever, values: &LeverValues) -> Option<&'static str> {
    let needs_work = matches!(lever, Lever::AnnualReviews | Lever::AdultPathways);
    let moved = lever.kind() == Kind::Action && values.get(lever) > 0.0;
    (needs_work && moved && values.get(Lever::ServicesInvestment) == 0.0)
        .then_some("Nobody is paid to do this: extra spending on support services is £0.")
}
