//! What people say of a scenario: its name, a note, who made it, why each lever was moved, where
//! each typed figure is from, and the workshop that it belongs to.
//!
//! Answers for: texts of any characters, none longer than its limit. Nothing here changes a figure.

use super::field::Field;
use super::group::FIRST_EIGHT;
use engine::levers::{LEVERS, Lever};
use engine::model::basis::Basis;
use engine::small_map::SmallMap;

/// One text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Text {
    Name,
    Note,
    /// Initials of the person who made it.
    By,
    /// What the workshop is called.
    Workshop,
    /// Why a lever was moved.
    Reason(Lever),
    /// The paper that an actual figure is from.
    Source(Field),
}

/// The end of a reason's name in links, after the lever's name.
const REASON: &str = "reason";
/// The end of a source's name, after the figure's.
const SOURCE: &str = ".source";

impl Text {
    /// All texts, in the order of links.
    #[must_use]
    pub fn all(basis: &Basis) -> Vec<Self> {
        let mut all = vec![Self::Name, Self::Note, Self::By, Self::Workshop];
        for lever in Lever::ALL {
            all.push(Self::Reason(lever));
        }
        for field in Field::actuals(basis) {
            all.push(Self::Source(field));
        }
        all
    }

    /// Its name in links.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Name => "name".to_owned(),
            Self::Note => "note".to_owned(),
            Self::By => "by".to_owned(),
            Self::Workshop => "workshop".to_owned(),
            Self::Reason(lever) => format!("{}.{REASON}", lever.name()),
            Self::Source(field) => field.name() + SOURCE,
        }
    }

    #[must_use]
    pub fn named(name: &str, basis: &Basis) -> Option<Self> {
        match name {
            "name" => Some(Self::Name),
            "note" => Some(Self::Note),
            "by" => Some(Self::By),
            "workshop" => Some(Self::Workshop),
            _ => {
                if let Some(of) = name.strip_suffix(SOURCE) {
                    return Field::actual_named(of, basis).map(Self::Source);
                }
                let (lever, part) = name.split_once('.')?;
                (part == REASON).then(|| Lever::named(lever).map(Self::Reason))?
            }
        }
    }

    /// The largest number of characters.
    #[must_use]
    pub const fn longest(self) -> usize {
        match self {
            Self::Name => 60,
            Self::Note => 400,
            Self::By => 10,
            Self::Workshop => 80,
            Self::Reason(_) | Self::Source(_) => 200,
        }
    }
}

/// A text that is longer than its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong;

/// The levers that the groups of a workshop have: at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeverSet([bool; LEVERS]);

impl Default for LeverSet {
    fn default() -> Self {
        let mut set = [false; LEVERS];
        for lever in FIRST_EIGHT {
            set[lever.at()] = true;
        }
        Self(set)
    }
}

impl LeverSet {
    #[must_use]
    pub fn of(levers: &[Lever]) -> Option<Self> {
        let mut set = [false; LEVERS];
        for lever in levers {
            set[lever.at()] = true;
        }
        (!levers.is_empty()).then_some(Self(set))
    }

    #[must_use]
    pub const fn has(&self, lever: Lever) -> bool {
        self.0[lever.at()]
    }

    /// Those of the set, in the model's order.
    pub fn levers(&self) -> impl Iterator<Item = Lever> {
        Lever::ALL.into_iter().filter(|lever| self.has(*lever))
    }

    /// Adds one or takes it out; the last one stays.
    pub fn put(&mut self, lever: Lever, there: bool) {
        let before = *self;
        self.0[lever.at()] = there;
        if self.levers().next().is_none() {
            *self = before;
        }
    }
}

/// All texts about a scenario. An empty text counts as none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Annotations {
    texts: SmallMap<Text, String>,
    pub levers: LeverSet,
}

impl Annotations {
    #[must_use]
    pub fn text(&self, which: Text) -> &str {
        self.texts.get(&which).map_or("", String::as_str)
    }

    /// Sets a text, or removes it with an empty one.
    ///
    /// # Errors
    /// [`TooLong`]; nothing is changed then.
    pub fn say(&mut self, which: Text, text: &str) -> Result<(), TooLong> {
        if text.chars().count() > which.longest() {
            return Err(TooLong);
        }
        if text.is_empty() {
            self.texts.remove(&which);
        } else {
            self.texts.insert(which, text.to_owned());
        }
        Ok(())
    }

    /// Removes the reasons for moving levers.
    pub fn forget_reasons(&mut self) {
        self.texts.retain(|which| !matches!(which, Text::Reason(_)));
    }

    /// Removes the sources of the figures.
    pub fn forget_sources(&mut self) {
        self.texts.retain(|which| !matches!(which, Text::Source(_)));
    }
}
