//! What the page and the agreement are about, for someone who has never heard of them.

use super::super::about::About;
use super::super::published;
use super::super::terms::march;
use engine::model::agreement::Agreement;
use engine::units::Pounds;

/// That nothing but what was entered is counted here.
pub const WHAT_IS_SHOWN: &str =
    "This page shows what follows if nothing changes. Your own changes are in “Try changes”.";

/// What the money is for, and what the agreement was.
#[must_use]
pub fn what_it_is(about: &About) -> String {
    let spent = format!(
        "{} pays for children with Education, Health and Care (EHC) plans from its high needs block. The block is a part of the government’s Dedicated Schools Grant (DSG).",
        about.authority
    );
    let years = about
        .agreement
        .as_ref()
        .map(|agreement| (agreement, agreement.years.as_slice()));
    let Some((agreement, [first, .., last])) = years else {
        return format!("{spent} A council that spends more than it receives has a deficit.");
    };
    format!(
        "{spent} The council has spent more than it receives. In {} the Department for Education agreed to pay off the deficit, if the council’s spending came within its income by {}. The agreement covers {} to {}.",
        agreement.made,
        march(last.year),
        first.year,
        last.year
    )
}

/// What the agreement says of its first and last year.
#[must_use]
pub fn agreement_says(agreement: &Agreement) -> Option<String> {
    let [first, .., last] = agreement.years.as_slice() else {
        return None;
    };
    let said = |figure: engine::model::agreement::Published| {
        published::figure(figure.pounds(), figure.rounded_to())
    };
    let paid = agreement.paid_by(last.year);
    Some(format!(
        "Before any payment the deficit was {} in {}. It was forecast to reach {} by {} if nothing was done. The council agreed to hold it at {}. The Department agreed to pay {} in all, to bring it to {}.",
        said(first.mitigated),
        march(first.year),
        said(last.unmitigated),
        march(last.year),
        said(last.mitigated),
        published::figure(paid, Pounds::of(10_000.0)),
        said(last.remaining)
    ))
}
