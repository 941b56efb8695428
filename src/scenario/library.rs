//! Scenarios that are kept, and those that groups of a workshop sent.
//!
//! Answers for: unique names, and merging two lists that two windows changed. `app::platform`
//! stores them; `codec::json` writes them.

use std::cell::OnceCell;
use std::rc::Rc;

use super::Scenario;
use super::annotations::Text;
use super::codec::Pair;
use super::letters::lowercase;
use engine::model::project::{Model, Projection};

/// The most that each list can hold.
pub const MOST: usize = 40;

/// One scenario of the list, with its results once they have been computed.
#[derive(Debug, Clone)]
pub struct Kept {
    pub scenario: Scenario,
    /// Parts that this edition could not read, to be written back as they were.
    pub unread: Vec<Pair>,
    projection: OnceCell<Option<Projection>>,
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.scenario == other.scenario && self.unread == other.unread
    }
}

impl Kept {
    #[must_use]
    pub const fn new(scenario: Scenario) -> Self {
        Self::with_unread(scenario, Vec::new())
    }

    #[must_use]
    pub const fn with_unread(scenario: Scenario, unread: Vec<Pair>) -> Self {
        Self {
            scenario,
            unread,
            projection: OnceCell::new(),
        }
    }

    #[must_use]
    pub fn name(&self) -> &str {
        self.scenario.annotations.text(Text::Name)
    }

    /// Computed once. `None` where a preset sets a value outside a lever's range; a test checks
    /// that none does.
    pub fn projection(&self, model: &Model) -> Option<&Projection> {
        let projected = self.projection.get_or_init(|| {
            let assumptions = self.scenario.assumptions(model.basis()).ok()?;
            Some(model.project(&assumptions))
        });
        projected.as_ref()
    }
}

impl From<Scenario> for Kept {
    fn from(scenario: Scenario) -> Self {
        Self::new(scenario)
    }
}

/// Which of the two lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    Kept,
    Groups,
}

/// Both lists, each in order of arrival; no name occurs twice in one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Library {
    pub kept: Vec<Rc<Kept>>,
    pub groups: Vec<Rc<Kept>>,
}

/// A list that is full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Full;

/// Whether a reader would take two names for the same.
fn alike(one: &str, other: &str) -> bool {
    lowercase(one.trim()) == lowercase(other.trim())
}

impl Library {
    #[must_use]
    pub fn list(&self, list: List) -> &[Rc<Kept>] {
        match list {
            List::Kept => &self.kept,
            List::Groups => &self.groups,
        }
    }

    pub const fn list_mut(&mut self, list: List) -> &mut Vec<Rc<Kept>> {
        match list {
            List::Kept => &mut self.kept,
            List::Groups => &mut self.groups,
        }
    }

    /// The scenario with a name.
    #[must_use]
    pub fn named(&self, list: List, name: &str) -> Option<&Rc<Kept>> {
        let mut all = self.list(list).iter();
        all.find(|kept| alike(kept.name(), name))
    }

    /// Adds a scenario at the end and returns its name. One without a name, or with a name that is
    /// taken, gets a new one: "Group 2", "Peckham (2)".
    ///
    /// # Errors
    /// [`Full`]; nothing is changed then.
    pub fn add(&mut self, list: List, kept: impl Into<Kept>) -> Result<String, Full> {
        let at = self.list(list).len();
        if at >= MOST {
            return Err(Full);
        }
        Ok(self.insert(list, at, kept.into()))
    }

    fn insert(&mut self, list: List, at: usize, mut kept: Kept) -> String {
        let wanted = kept.name().trim().to_owned();
        let name = self.free_name(list, &wanted);
        if name != kept.name() {
            // A free name is never too long.
            let _ = Rc::make_mut(&mut kept.scenario.annotations).say(Text::Name, &name);
        }
        let at = at.min(self.list(list).len());
        self.list_mut(list).insert(at, Rc::new(kept));
        name
    }

    /// A name that is not taken, as near as possible to the one wanted.
    #[must_use]
    pub fn free_name(&self, list: List, wanted: &str) -> String {
        let usual = match list {
            List::Kept => "Scenario",
            List::Groups => "Group",
        };
        if !wanted.is_empty() && self.named(list, wanted).is_none() {
            return wanted.to_owned();
        }
        // With one number more than there are names, one is free.
        let mut numbers = 1..=self.list(list).len() + 2;
        let mut named = numbers.by_ref().map(|number| {
            if wanted.is_empty() {
                format!("{usual} {number}")
            } else {
                let end = format!(" ({})", number + 1);
                let room = Text::Name.longest() - end.chars().count();
                let start: String = wanted.chars().take(room).collect();
                start + &end
            }
        });
        named
            .find(|name| self.named(list, name).is_none())
            .unwrap_or_default()
    }

    /// This list with the changes between two others applied where possible: what was taken out is
    /// taken out, what was put in is put in. Where both changed the same scenario, both versions
    /// are there afterwards.
    #[must_use]
    pub fn with_changes(&self, from: &Self, to: &Self) -> Self {
        let mut now = self.clone();
        for list in [List::Kept, List::Groups] {
            let [from, to] = [from, to].map(|library| library.list(list));
            now.list_mut(list)
                .retain(|kept| !from.contains(kept) || to.contains(kept));
            for (at, kept) in to.iter().enumerate() {
                if !from.contains(kept) && !now.list(list).contains(kept) {
                    // Exceeding the limit is better than losing one.
                    now.insert(list, at, (**kept).clone());
                }
            }
        }
        now
    }
}
