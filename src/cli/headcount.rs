//! Reads `--named children=8,ages=4-10,from=special,to=unit,…` (model.md 8a).
//!
//! Answers for: a valid entry, or one sentence for the first part that is wrong.

use super::number::number;
use engine::model::basis::Horizon;
use engine::model::headcount::{
    FROM, HIGHEST_TOP_UP, HeadcountError, HeadcountMove, HeadcountRequest, MOST_CHILDREN, TO,
};
use engine::model::placement::{FIRST_AGE, LAST_AGE, Placement};
use engine::units::{FinancialYear, PoundsPerPupil, Pupils};

const PARTS: [&str; 8] = [
    "children", "ages", "from", "to", "start", "years", "top_up", "places",
];
/// Those that every entry has; they come first in [`PARTS`].
const NEEDED: usize = 6;

/// What is wrong with an entry.
#[derive(Debug, thiserror::Error)]
pub enum MoveMistake {
    #[error("--named takes parts like children=8 with commas between them, but “{0}” has no “=”")]
    NoEquals(String),
    #[error("“{0}” is not a part of --named; the parts are {parts}", parts = PARTS.join(", "))]
    UnknownPart(String),
    #[error("--named has {0} twice: give it once")]
    Twice(&'static str),
    #[error("--named has no {missing}: it needs {needed}. You can add top_up and places", missing = .0, needed = PARTS[..NEEDED].join(", "))]
    Missing(&'static str),
    #[error("“{0}” is not a number of children for --named: it takes a number above 0, up to {most}", most = MOST_CHILDREN.get())]
    Children(String),
    #[error("“{0}” are not ages for --named: write them like 4-10, from {FIRST_AGE} to {LAST_AGE}")]
    Ages(String),
    #[error("“{0}” has the ages of --named the wrong way round: write the younger first")]
    AgesReversed(String),
    #[error("“{0}” is not a placement that --named takes children from; those are {from}", from = names(&FROM))]
    From(String),
    #[error("“{0}” is not a placement that --named takes children to; those are {to}", to = names(&TO))]
    To(String),
    #[error("“{given}” is not a start for --named: write {first} to {last}")]
    Start {
        given: String,
        first: FinancialYear,
        last: FinancialYear,
    },
    #[error(
        "“{given}” is not a number of years for --named: from {start} it takes a whole number from 1 to {most}, because the projection ends then"
    )]
    Years {
        given: String,
        start: FinancialYear,
        most: u16,
    },
    #[error("“{0}” is not a top-up for --named: it takes pounds as a plain number, from 0 to {most}", most = HIGHEST_TOP_UP.get())]
    TopUp(String),
    #[error("“{0}” is not a number of places for --named: it takes a number up to {most}", most = MOST_CHILDREN.get())]
    Places(String),
    #[error("--named takes places only with to=unit, because they are places in a base")]
    PlacesWithoutUnit,
    #[error(
        "--named has {places} places for {children} children: give at least one place for each child"
    )]
    FewerPlaces { places: String, children: String },
}

fn names(placements: &[Placement]) -> String {
    let names: Vec<_> = placements.iter().map(|it| it.name()).collect();
    names.join(", ")
}

/// The parts as given, each at its place in [`PARTS`].
struct Parts<'a>([Option<&'a str>; PARTS.len()]);

impl<'a> Parts<'a> {
    fn split(given: &'a str) -> Result<Self, MoveMistake> {
        let mut parts = [None; PARTS.len()];
        for part in given.split(',') {
            let (name, value) = part
                .split_once('=')
                .ok_or_else(|| MoveMistake::NoEquals(part.to_owned()))?;
            let slot = PARTS.into_iter().zip(&mut parts).find(|it| it.0 == name);
            let (name, slot) = slot.ok_or_else(|| MoveMistake::UnknownPart(name.to_owned()))?;
            if slot.replace(value).is_some() {
                return Err(MoveMistake::Twice(name));
            }
        }
        let missing = PARTS
            .into_iter()
            .zip(&parts)
            .take(NEEDED)
            .find(|it| it.1.is_none());
        match missing {
            Some((name, _)) => Err(MoveMistake::Missing(name)),
            None => Ok(Self(parts)),
        }
    }

    fn optional(&self, name: &str) -> Option<&'a str> {
        let part = PARTS.into_iter().zip(self.0).find(|it| it.0 == name);
        part.and_then(|it| it.1)
    }

    fn get(&self, name: &str) -> &'a str {
        self.optional(name).unwrap_or_default()
    }
}

/// Reads an entry.
pub fn read(given: &str, horizon: Horizon) -> Result<HeadcountMove, MoveMistake> {
    let parts = Parts::split(given)?;
    let own = |name| parts.get(name).to_owned();
    let placement = |name| {
        Placement::ALL
            .into_iter()
            .find(|placement| placement.name() == parts.get(name))
    };
    let start = parts.get("start").parse().ok();
    let (first, last) = (horizon.first(), horizon.last());
    let start: FinancialYear = start.ok_or_else(|| MoveMistake::Start {
        given: own("start"),
        first,
        last,
    })?;
    let optional = |name| parts.optional(name).map(number);
    let asked = HeadcountRequest {
        children: number(parts.get("children"))
            .and_then(|children| Pupils::new(children).ok())
            .ok_or_else(|| MoveMistake::Children(own("children")))?,
        ages: ages(parts.get("ages")).ok_or_else(|| MoveMistake::Ages(own("ages")))?,
        from: placement("from").ok_or_else(|| MoveMistake::From(own("from")))?,
        to: placement("to").ok_or_else(|| MoveMistake::To(own("to")))?,
        start,
        // What is not a whole number is rejected as zero is.
        years: parts.get("years").parse().unwrap_or(0),
        top_up: optional("top_up")
            .map(|top_up| top_up.and_then(|top_up| PoundsPerPupil::new(top_up).ok()))
            .map(|top_up| top_up.ok_or_else(|| MoveMistake::TopUp(own("top_up"))))
            .transpose()?,
        places: optional("places")
            .map(|places| places.and_then(|places| Pupils::new(places).ok()))
            .map(|places| places.ok_or_else(|| MoveMistake::Places(own("places"))))
            .transpose()?,
    };
    HeadcountMove::new(asked, horizon).map_err(|error| match error {
        HeadcountError::Children => MoveMistake::Children(own("children")),
        HeadcountError::Ages => MoveMistake::Ages(own("ages")),
        HeadcountError::AgesReversed => MoveMistake::AgesReversed(own("ages")),
        HeadcountError::From(_) => MoveMistake::From(own("from")),
        HeadcountError::To(_) => MoveMistake::To(own("to")),
        HeadcountError::Start { first, last } => MoveMistake::Start {
            given: own("start"),
            first,
            last,
        },
        HeadcountError::Years { most } => MoveMistake::Years {
            given: own("years"),
            start,
            most,
        },
        HeadcountError::TopUp => MoveMistake::TopUp(own("top_up")),
        HeadcountError::PlacesWithoutUnit => MoveMistake::PlacesWithoutUnit,
        HeadcountError::FewerPlaces => MoveMistake::FewerPlaces {
            places: own("places"),
            children: own("children"),
        },
        HeadcountError::Places => MoveMistake::Places(own("places")),
    })
}

/// Like 4-10, or 11 for one age alone.
fn ages(given: &str) -> Option<(usize, usize)> {
    let (first, last) = given.split_once(['-', '–']).unwrap_or((given, given));
    Some((first.parse().ok()?, last.parse().ok()?))
}
