//! What each package of changes would do, in words and as a table.

use super::super::about::About;
use super::super::figures::{Figures, NONE, Origin, Row};
use super::super::terms::march;
use super::super::{money, presets};
use engine::levers::Preset;
use engine::model::project::YearResult;

/// What a package would do.
#[derive(Debug, Clone, Copy)]
pub struct Would<'a> {
    pub preset: Preset,
    /// The agreement's last year, as if begun with it.
    pub then: &'a YearResult,
    /// The last year shown, begun now.
    pub now: &'a YearResult,
}

/// What each would do, by the model.
#[must_use]
pub fn presets(rows: &[Would<'_>], about: &About) -> Option<Figures> {
    let agreed = about.agreement.is_some();
    let first = rows.first()?;
    let met = |result: &YearResult| match result.at_or_below_agreement() {
        Some(true) => "yes",
        Some(false) => "no",
        None => NONE,
    };
    Some(Figures {
        label: "What each package would do, in figures",
        caption: "Deficit after grant, by the model. The size of each package is our judgement"
            .to_owned(),
        corner: "Package",
        columns: with_agreed(
            agreed,
            [
                format!("{}, {}", march(first.then.year), as_if_begun(about)),
                "Deficit as agreed?".to_owned(),
                format!("{}, begun now", march(first.now.year)),
            ],
        ),
        rows: rows
            .iter()
            .map(|would| {
                Row::new(
                    presets::title(would.preset, about),
                    Origin::Judged,
                    with_agreed(
                        agreed,
                        [
                            money::millions(would.then.after_grant),
                            met(would.then).to_owned(),
                            money::millions(would.now.after_grant),
                        ],
                    ),
                )
            })
            .collect(),
    })
}

/// The columns of packages; without an agreement there is none on it.
fn with_agreed(agreed: bool, columns: [String; 3]) -> Vec<String> {
    let [then, met, now] = columns;
    if agreed {
        vec![then, met, now]
    } else {
        vec![then, now]
    }
}

/// "as if begun in 2023".
fn as_if_begun(about: &About) -> String {
    let first = about.calendar.base_year.next();
    format!("as if begun in {}", first.first_calendar_year())
}

/// Whether any of them meets the agreement: never softened.
#[must_use]
pub fn presets_say(rows: &[Would<'_>], about: &About) -> Option<String> {
    about.agreement.as_ref()?;
    let meeting: Vec<_> = rows
        .iter()
        .filter(|would| would.preset != Preset::NoAction)
        .filter(|would| would.then.at_or_below_agreement() == Some(true))
        .map(|would| presets::title(would.preset, about))
        .collect();
    Some(if meeting.is_empty() {
        format!(
            "None of these packages brings the deficit to what was agreed, in this model, even {}.",
            as_if_begun(about)
        )
    } else {
        format!(
            "In this model the deficit comes to what was agreed with: {}.",
            meeting.join(", ")
        )
    })
}
