//! What is said of one year beside the chart: its figures, and how they compare.
//!
//! Uses `about`, `money` and `levers`' tones.

use super::about::About;
use super::known::How;
use super::levers::row::Tone;
use super::money;
use super::terms::march;
use crate::scenario::view::Measure;
use engine::model::project::Projection;
use engine::units::{FinancialYear, Pounds};

/// What a figure is of, and so how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Known,
    Unchanged,
    Yours,
    Difference,
    Agreed,
}

impl Kind {
    /// Its class on the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Known => "of-known",
            Self::Unchanged => "of-unchanged",
            Self::Yours => "of-yours",
            Self::Difference => "of-difference",
            Self::Agreed => "of-agreed",
        }
    }
}

/// A figure of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub kind: Kind,
    pub name: String,
    pub figure: String,
    pub tone: Tone,
}

/// One year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Readout {
    pub year: String,
    /// What ends then, or how its figure is known.
    pub note: &'static str,
    pub entries: Vec<Entry>,
    /// All of it in one line, as it is heard.
    pub heard: String,
}

/// What a year is read out of.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub yours: &'a Projection,
    pub no_action: &'a Projection,
    pub about: &'a About,
    pub measure: Measure,
    /// Whether anything differs from nothing changed.
    pub moved: bool,
}

/// What is said of a year; nothing where it has no figure.
#[must_use]
pub fn readout(subject: &Subject<'_>, year: FinancialYear) -> Option<Readout> {
    let Subject { about, measure, .. } = *subject;
    let title = match measure {
        Measure::InYear => year.to_string(),
        Measure::AfterGrant | Measure::BeforeGrant => march(year),
    };
    let agreed = measure.agreed_in(about.agreement.as_ref(), year);
    let agreed = agreed.map(|pounds| entry(Kind::Agreed, "Agreement", money::millions(pounds)));
    let known = about
        .known
        .as_ref()
        .filter(|_| measure == Measure::AfterGrant);
    let known = known.and_then(|known| known.balances.iter().find(|known| known.year == year));
    if let Some(balance) = known {
        let pounds = money::millions(balance.after_grant);
        let (name, figure) = match balance.how {
            How::Published => ("Published", pounds),
            How::Estimated => ("Estimated", format!("about {pounds}")),
        };
        let heard = format!("{title}: {figure}, {}", balance.how.words());
        let entries = std::iter::once(entry(Kind::Known, name, figure));
        return Some(Readout {
            year: title,
            note: balance.how.words(),
            entries: entries.chain(agreed).collect(),
            heard,
        });
    }
    let outcome = measure.outcome();
    let [unchanged, yours] =
        [subject.no_action, subject.yours].map(|of| of.of(year).map(|result| outcome.of(result)));
    let (unchanged, yours) = (unchanged?, yours?);
    let calendar = &about.calendar;
    let note = if calendar.agreement_ends == Some(year) {
        "agreement ends"
    } else if calendar.override_ends == year {
        "override ends"
    } else {
        ""
    };
    let [_, nothing] = about.nothing_changed();
    let nothing = if about.forecast.is_some() {
        nothing
    } else {
        "If nothing changes"
    };
    let mut entries = vec![entry(
        if subject.moved {
            Kind::Unchanged
        } else {
            Kind::Yours
        },
        nothing,
        money::millions(unchanged),
    )];
    let mut heard = format!("{title}: {}", money::millions(yours));
    if subject.moved {
        entries.push(entry(
            Kind::Yours,
            "With your changes",
            money::millions(yours),
        ));
        let change = difference(yours - unchanged);
        heard = format!("{heard}, {}", change.figure);
        entries.push(change);
    }
    entries.extend(agreed);
    Some(Readout {
        year: title,
        note,
        entries,
        heard,
    })
}

fn entry(kind: Kind, name: &str, figure: String) -> Entry {
    Entry {
        kind,
        name: name.to_owned(),
        figure,
        tone: Tone::Quiet,
    }
}

fn difference(change: Pounds) -> Entry {
    let tone = Tone::of(change);
    let figure = match tone {
        Tone::Quiet => "no difference".to_owned(),
        Tone::Less => format!("{} less", money::size(change)),
        Tone::More => format!("{} more", money::size(change)),
    };
    Entry {
        tone,
        ..entry(Kind::Difference, "Difference", figure)
    }
}
