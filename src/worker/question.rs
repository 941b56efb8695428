//! What can be asked, as a text of names and values, and back.
//!
//! Answers for: the one notation between the page and what answers. Uses `scenario`'s addresses
//! as they are.

use form_urlencoded::{Serializer, parse};

use engine::levers::Lever;
use engine::units::{FinancialYear, Pounds};

/// A question about a scenario and a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The scenario, as the page's address has it.
    pub address: String,
    /// The year that is looked at.
    pub year: FinancialYear,
    pub ask: Ask,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// How sure: how many futures, and the chance of a balance at or below a figure.
    Sure { draws: u32, at_most: Option<Pounds> },
    /// What it would take.
    Take(Wanted),
}

/// A target, and the levers that may move towards it.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    pub goal: Goal,
    pub may_move: Vec<Lever>,
}

/// What is to be reached by the year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goal {
    /// The remaining deficit that the agreement has, or had last.
    Agreement,
    /// A year whose spending is within its income.
    WithinIncome,
    /// A deficit no larger than in March 2026.
    NoGrowth,
    /// A deficit at or below a figure.
    AtMost(Pounds),
}

impl Goal {
    const NAMES: [(&'static str, Self); 3] = [
        ("agreement", Self::Agreement),
        ("income", Self::WithinIncome),
        ("no-growth", Self::NoGrowth),
    ];

    /// Its name, or its pounds.
    #[must_use]
    pub fn name(self) -> String {
        if let Self::AtMost(pounds) = self {
            return engine::decimal::shortest(pounds.get());
        }
        let named = Self::NAMES.iter().find(|(_, goal)| *goal == self);
        named.map_or_else(String::new, |(name, _)| (*name).to_owned())
    }

    /// The goal of a name or of pounds.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let named = Self::NAMES.iter().find(|(known, _)| *known == name);
        named
            .map(|(_, goal)| *goal)
            .or_else(|| pounds(name).map(Self::AtMost))
    }
}

fn pounds(text: &str) -> Option<Pounds> {
    let read = engine::decimal::read(text)?;
    read.is_finite().then(|| Pounds::of(read))
}

impl Question {
    /// As text.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = Serializer::new(String::new());
        text.append_pair("address", &self.address);
        text.append_pair("year", &self.year.to_string());
        match &self.ask {
            Ask::Sure { draws, at_most } => {
                text.append_pair("draws", &draws.to_string());
                if let Some(at_most) = at_most {
                    text.append_pair("at_most", &Goal::AtMost(*at_most).name());
                }
            }
            Ask::Take(wanted) => {
                text.append_pair("goal", &wanted.goal.name());
                for lever in &wanted.may_move {
                    text.append_pair("move", lever.name());
                }
            }
        }
        text.finish()
    }

    /// A question of a text; nothing where it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (mut address, mut year, mut draws, mut goal) = (None, None, None, None);
        let (mut at_most, mut may_move) = (None, Vec::new());
        for (name, value) in parse(text.as_bytes()) {
            match &*name {
                "address" => address = Some(value.into_owned()),
                "year" => year = value.parse().ok(),
                "draws" => draws = value.parse().ok(),
                "at_most" => at_most = Some(pounds(&value)?),
                "goal" => goal = Some(Goal::named(&value)?),
                "move" => may_move.push(Lever::named(&value)?),
                _ => return None,
            }
        }
        let ask = match (draws, goal) {
            (Some(draws), None) => Ask::Sure { draws, at_most },
            (None, Some(goal)) => Ask::Take(Wanted { goal, may_move }),
            _ => return None,
        };
        Some(Self {
            address: address?,
            year: year?,
            ask,
        })
    }
}
