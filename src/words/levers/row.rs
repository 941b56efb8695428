//! What a lever does, as short as its row on the page: children, then pounds.
//!
//! Answers for: the right end of a lever's row. The full sentence is `echo`'s. Uses `money` and the
//! engine's results.

use super::super::money;
use super::super::terms::{april, march};
use super::super::why;
use super::echo::{Echoed, Effect};
use engine::analysis::reach::Reach;
use engine::levers::{Lever, Onset};
use engine::model::placement::Placement;
use engine::units::{FinancialYear, Pounds};

/// Whether something takes off the deficit, adds to it, or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Quiet,
    Less,
    More,
}

impl Tone {
    /// Of a change in pounds, as it is shown.
    #[must_use]
    pub fn of(change: Pounds) -> Self {
        if !money::shows(change) {
            Self::Quiet
        } else if change < Pounds::ZERO {
            Self::Less
        } else {
            Self::More
        }
    }

    /// Its class on the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::Less => "less",
            Self::More => "more-owed",
        }
    }
}

/// A difference in children, or in what is counted for them; "no child moves" where it is none.
fn count(difference: f64, words: [&str; 2]) -> String {
    let size = difference.round();
    if size == 0.0 {
        return "no child moves".to_owned();
    }
    let [fewer, more] = words;
    let what = if size < 0.0 { fewer } else { more };
    format!("{} {what}", money::grouped(size.abs()))
}

/// What a lever that was moved does to children, in three words or so.
#[must_use]
pub fn children(echoed: &Echoed<'_>) -> String {
    let Echoed {
        lever,
        effect: Effect { without, with },
        focus_year,
        timing,
        ..
    } = *echoed;
    if lever.onset() == Onset::Ramped && timing.share(focus_year) == 0.0 {
        return format!("begins {}", april(timing.start));
    }
    let plans = (with.placed.plans() - without.placed.plans()).get();
    let in_place = |placement| (with.placed.of(placement) - without.placed.of(placement)).get();
    let independent = ["fewer independent", "more independent"];
    match lever {
        Lever::NewPlansScale
        | Lever::NewPlansGrowth
        | Lever::ExitRate
        | Lever::AnnualReviews
        | Lever::AdultPathways
        | Lever::EarlySupport
        | Lever::GraduatedResponse => count(plans, ["fewer plans", "more plans"]),
        Lever::SpecialPlaces | Lever::SpecialTrend => {
            let empty = with.placed.empty_special_places.get().round();
            if empty > 0.0 {
                format!("{} places empty", money::grouped(empty))
            } else {
                count(in_place(Placement::Independent), independent)
            }
        }
        Lever::InclusionNew => count(in_place(Placement::Included), ["fewer start", "more start"]),
        Lever::InclusionMoves => count(in_place(Placement::Included), ["fewer stay", "more stay"]),
        Lever::BaseFromSpecial => count(
            in_place(Placement::Mainstream),
            ["fewer in classes", "more in classes"],
        ),
        Lever::UnitPlaces => count(
            in_place(Placement::Unit),
            ["fewer in bases", "more in bases"],
        ),
        Lever::OverflowIndependent | Lever::ReturnLocal => {
            count(in_place(Placement::Independent), independent)
        }
        Lever::FeInsteadOfSpi => count(
            in_place(Placement::Spi),
            ["fewer specialist", "more specialist"],
        ),
        _ => count(0.0, independent),
    }
}

/// A lever's part of what was changed, "−£1.4m".
#[must_use]
pub fn part(pounds: Pounds) -> String {
    why::effect(pounds)
}

/// What a lever that was not moved could do at most: "up to £3.2m less".
#[must_use]
pub fn up_to(reach: Reach, focus_year: FinancialYear, begins: FinancialYear) -> String {
    let Reach { lever, least, most } = reach;
    if lever.onset() == Onset::Ramped && begins > focus_year {
        return format!("nothing by {}", march(focus_year));
    }
    if money::shows(least) {
        format!("up to {} less", money::size(least))
    } else if money::shows(most) {
        format!("up to {} more", money::size(most))
    } else {
        "under £0.1m".to_owned()
    }
}
