//! The view of a scenario: page, measure, focus year, how far ahead, which levers and which tab.
//!
//! Answers for: everything in the page's address that is not an assumption.

use super::group::Group;
use engine::authority::Calendar;
use engine::model::project::Outcome;
use engine::units::FinancialYear;

/// Which balance is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Measure {
    #[default]
    AfterGrant,
    BeforeGrant,
    InYear,
}

impl Measure {
    pub const ALL: [Self; 3] = [Self::AfterGrant, Self::BeforeGrant, Self::InYear];

    /// Its name in links.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AfterGrant => "after-grant",
            Self::BeforeGrant => "before-grant",
            Self::InYear => "in-year",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.name() == name)
    }

    /// The measure's figure in a projected year.
    #[must_use]
    pub const fn outcome(self) -> Outcome {
        match self {
            Self::AfterGrant => Outcome::AfterGrant,
            Self::BeforeGrant => Outcome::Cumulative,
            Self::InYear => Outcome::InYearAsKnown,
        }
    }
}

/// What is below the answer, one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Panel {
    /// What each change does, and what drives the deficit.
    #[default]
    Why,
    Children,
    Money,
    /// How far it could be otherwise.
    Sure,
    /// What would reach a target.
    Take,
    /// Results by year, the known figures and the agreement.
    Table,
    Actuals,
    /// Links, files, kept scenarios, and some of them side by side.
    Scenarios,
}

impl Panel {
    pub const ALL: [Self; 8] = [
        Self::Why,
        Self::Children,
        Self::Money,
        Self::Sure,
        Self::Take,
        Self::Table,
        Self::Actuals,
        Self::Scenarios,
    ];
    pub const NAMES: [&'static str; 8] = [
        "why",
        "children",
        "money",
        "sure",
        "take",
        "table",
        "known",
        "scenarios",
    ];

    /// Its name in links.
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|panel| panel.name() == name)
    }

    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Why => "Why it moved",
            Self::Children => "Children",
            Self::Money => "Money",
            Self::Sure => "How sure",
            Self::Take => "What would it take",
            Self::Table => "Table",
            Self::Actuals => "Enter actual figures",
            Self::Scenarios => "Share and keep",
        }
    }
}

/// The pages for one and the same scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    #[default]
    Explore,
    School,
    /// The wall, for the person who leads a workshop.
    Workshop,
    /// For a group of a workshop.
    Group,
    Read,
    /// One page to take away.
    Report,
}

impl Page {
    pub const ALL: [Self; 6] = [
        Self::Explore,
        Self::School,
        Self::Workshop,
        Self::Group,
        Self::Read,
        Self::Report,
    ];
    /// Those that the page's own navigation leads to.
    pub const LISTED: [Self; 4] = [Self::Read, Self::Explore, Self::School, Self::Workshop];

    /// Its name in links.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Explore => "explore",
            Self::School => "school",
            Self::Workshop => "workshop",
            Self::Group => "group",
            Self::Read => "read",
            Self::Report => "report",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.name() == name)
    }

    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Explore => "Try changes",
            Self::School => "My school",
            Self::Workshop => "Workshop",
            Self::Group => "Group",
            Self::Read => "Is it being met?",
            Self::Report => "One page",
        }
    }
}

/// The view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct View {
    pub page: Page,
    pub measure: Measure,
    /// The focus year of headline and echoes, if one was chosen.
    pub look: Option<FinancialYear>,
    /// Whether the years after the override are shown, "if today's rules went on".
    pub long: bool,
    /// The group of levers in sight; none is the main eight.
    pub group: Option<Group>,
    /// The tab in sight.
    pub panel: Panel,
}

impl View {
    /// The last year that chart, table and lists show.
    #[must_use]
    pub fn last_shown(&self, calendar: &Calendar) -> FinancialYear {
        let asked = self.look.is_some_and(|year| year > calendar.last_shown);
        if self.long || asked {
            calendar.last_projected
        } else {
            calendar.last_shown
        }
    }

    /// The same with the levers and the tab that the page opens with.
    #[must_use]
    pub fn closed(mut self) -> Self {
        self.group = None;
        self.panel = Panel::default();
        self
    }
}
