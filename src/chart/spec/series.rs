//! What the lines of the chart of balances are: whose they are, what each is called, how each is
//! drawn, and its figures by year.

use std::borrow::Cow;

use super::super::palette::Role;
use super::Stroke;
use crate::scenario::view::Measure;
use crate::words::known::Balance;
use engine::model::agreement::Agreement;
use engine::model::project::{Projection, YearResult};
use engine::units::{FinancialYear, Pounds};

impl Measure {
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::AfterGrant => "Total owed",
            Self::BeforeGrant => "Before payments",
            Self::InYear => "Each year’s overspend",
        }
    }

    /// The text above the chart.
    #[must_use]
    pub const fn caption(self) -> &'static str {
        match self {
            Self::AfterGrant => "Cumulative deficit after grant at 31 March, £ million",
            Self::BeforeGrant => "Cumulative deficit before grant at 31 March, £ million",
            Self::InYear => "Spending above income in the year to 31 March, £ million",
        }
    }

    /// The measure's figure in a projected year.
    #[must_use]
    pub fn of(self, result: &YearResult) -> Pounds {
        self.outcome().of(result)
    }

    /// The agreement's figure of a year.
    #[must_use]
    pub fn agreed_in(self, agreement: Option<&Agreement>, year: FinancialYear) -> Option<Pounds> {
        let agreed = self.agreed(agreement?);
        let found = agreed.into_iter().find(|(of, _)| *of == year);
        found.map(|(_, pounds)| pounds)
    }

    /// The agreement's row for it: mitigated deficit, remaining deficit, or the mitigated
    /// deficit's movement.
    fn agreed(self, agreement: &Agreement) -> Vec<(FinancialYear, Pounds)> {
        let mitigated = || {
            agreement
                .years
                .iter()
                .map(|row| (row.year, row.mitigated.pounds()))
        };
        match self {
            Self::AfterGrant => agreement
                .years
                .iter()
                .map(|row| (row.year, row.remaining.pounds()))
                .collect(),
            Self::BeforeGrant => mitigated().collect(),
            Self::InYear => mitigated()
                .zip(mitigated().skip(1))
                .map(|(before, now)| (now.0, now.1 - before.1))
                .collect(),
        }
    }
}

/// What a chart is made from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub measure: Measure,
    pub yours: &'a Projection,
    pub no_action: &'a Projection,
    pub agreement: Option<&'a Agreement>,
    pub base_year: FinancialYear,
    pub last_shown: FinancialYear,
    pub focus_year: FinancialYear,
    /// The last 31 March that the statutory override covers.
    pub override_ends: FinancialYear,
    /// Balances from before the projection.
    pub known: &'a [Balance],
    /// The first projected year, where no balance is known and figures count from £0.
    pub from_zero: Option<FinancialYear>,
    /// What the projection with nothing changed is called, and where there is little room.
    pub nothing_changed: [&'static str; 2],
    /// The name of yours, if it is another than usual.
    pub called: Option<&'a str>,
    /// Other scenarios beside yours.
    pub others: &'a [Other<'a>],
    /// What several scenarios are shown for.
    pub shows: Shows,
    /// Whether known and projected years look different, the difference is tinted, and a place is
    /// kept for what is said of one year.
    pub at_a_glance: bool,
    /// A scale to keep while every figure fits.
    pub held: Option<(f64, f64, f64)>,
}

/// What several scenarios are shown for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shows {
    /// What each comes to.
    #[default]
    Totals,
    /// By how much each differs from one of them: yours is 0, the others follow.
    Differences(usize),
    /// To be read across a room: with others beside yours, the year looked at, on a scale on which
    /// they can be seen apart.
    Wall,
    /// The whole picture, small, beside that.
    Whole,
}

impl Subject<'_> {
    /// Whether only the year looked at is shown, and how scenarios differ in it.
    pub(super) fn near(&self) -> bool {
        self.shows == Shows::Wall && !self.others.is_empty()
    }

    /// The first year on the chart: that of the first known balance, or the base year.
    pub(super) fn first_shown(&self, shading: Shading) -> FinancialYear {
        if self.near() {
            return FinancialYear::starting(self.focus_year.first_calendar_year() - 1);
        }
        if let Shading::RunUp(since) = shading {
            return since;
        }
        match (self.measure, self.known.first()) {
            (Measure::InYear, _) => self.base_year.next(),
            (Measure::AfterGrant, Some(known)) => known.year.min(self.base_year),
            _ => self.base_year,
        }
    }
}

/// What the difference on a chart is to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Shading {
    /// To nothing changed.
    #[default]
    Unchanged,
    /// To the agreement: ahead of it, or behind.
    Agreement,
    /// Spending to income, with both of the base year.
    Block([Pounds; 2]),
    /// To the balance at the end of a year, which counts as £0.
    RunUp(FinancialYear),
}

/// Another scenario beside yours.
#[derive(Debug, Clone, Copy)]
pub struct Other<'a> {
    pub name: &'a str,
    pub projection: &'a Projection,
    /// Which of several it is, whatever their order; decides its colour and dashes.
    pub number: usize,
}

const YOURS: Stroke = Stroke {
    width: 4,
    dashes: &[],
};
/// Others differ by colour, and by dashes in turn.
const OTHERS: [Stroke; 5] = [
    Stroke {
        width: 4,
        dashes: &[9.0, 4.0],
    },
    Stroke {
        width: 4,
        dashes: &[3.0, 3.0],
    },
    Stroke {
        width: 4,
        dashes: &[12.0, 3.0, 3.0, 3.0],
    },
    Stroke {
        width: 4,
        dashes: &[],
    },
    Stroke {
        width: 4,
        dashes: &[6.0, 2.0, 1.0, 2.0],
    },
];
/// Their colours: first those that are least like yours and the agreement’s.
const COLOURS: [u8; 8] = [1, 3, 5, 4, 6, 0, 7, 2];
/// The longest name that fits a label, in letters.
const LONGEST_NAME: usize = 18;

const NO_ACTION: Stroke = Stroke {
    width: 2,
    dashes: &[],
};
/// From one known balance to the next.
const KNOWN: Stroke = Stroke {
    width: 1,
    dashes: &[],
};
const GRANT: Stroke = Stroke {
    width: 3,
    dashes: &[10.0, 4.0, 2.0, 4.0],
};
const AGREEMENT: Stroke = Stroke {
    width: 3,
    dashes: &[7.0, 5.0],
};

pub(super) struct Series {
    pub role: Role,
    pub name: Cow<'static, str>,
    pub stroke: Stroke,
    pub figures: Vec<(FinancialYear, Pounds)>,
}

impl Series {
    pub fn last(&self) -> Pounds {
        self.figures
            .last()
            .map_or(Pounds::ZERO, |(_, figure)| *figure)
    }
}

/// A name in lines of a label's width, word by word, or cut to one line.
pub(super) fn in_lines(name: &str, cut: bool) -> Vec<String> {
    let letters = |text: &str| text.chars().count();
    if cut && letters(name) > LONGEST_NAME {
        let start: String = name.chars().take(LONGEST_NAME - 1).collect();
        return vec![format!("{}…", start.trim_end())];
    }
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        match lines.last_mut() {
            Some(line) if letters(line) + letters(word) < LONGEST_NAME => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The lines: yours above the others, and one for two that are the same.
pub(super) fn series(subject: &Subject<'_>, shading: Shading, narrow: bool) -> Vec<Series> {
    if let Some([under, over]) = of_unchanged(subject, shading) {
        let line = |role, stroke, (name, figures): (&'static str, _)| Series {
            role,
            name: name.into(),
            stroke,
            figures,
        };
        return vec![
            line(Role::NoAction, NO_ACTION, under),
            line(Role::Yours, YOURS, over),
        ];
    }
    let from_projection = |projection: &Projection| {
        let (before_grant, after_grant) = projection.opening();
        let opening = match subject.measure {
            Measure::AfterGrant => Some(after_grant),
            Measure::BeforeGrant => Some(before_grant),
            Measure::InYear => None,
        };
        let mut figures: Vec<_> = opening
            .map(|figure| (subject.base_year, figure))
            .into_iter()
            .collect();
        figures.extend(
            projection
                .years
                .iter()
                .filter(|result| result.year <= subject.last_shown)
                .map(|result| (result.year, subject.measure.of(result))),
        );
        figures.retain(|(year, _)| *year >= subject.first_shown(shading));
        figures
    };
    let mut series = Vec::new();
    // Nothing but scenarios is on a scale that is about how they differ.
    let alone = subject.near() || matches!(subject.shows, Shows::Differences(_));
    if let Some(agreement) = subject.agreement.filter(|_| !alone) {
        series.push(Series {
            role: Role::Agreement,
            name: "Agreement".into(),
            stroke: AGREEMENT,
            figures: {
                let mut figures = subject.measure.agreed(agreement);
                figures.retain(|(year, _)| *year >= subject.first_shown(shading));
                figures
            },
        });
    }
    if subject.measure == Measure::AfterGrant && subject.known.len() > 1 && !alone {
        series.push(Series {
            role: Role::Text,
            name: Cow::Borrowed(""),
            stroke: KNOWN,
            figures: subject
                .known
                .iter()
                .map(|known| (known.year, known.after_grant))
                .collect(),
        });
    }
    let no_action = from_projection(subject.no_action);
    let yours = from_projection(subject.yours);
    let same = yours == no_action;
    if !same && !alone {
        series.push(Series {
            role: Role::NoAction,
            name: subject.nothing_changed[usize::from(narrow)].into(),
            stroke: NO_ACTION,
            figures: no_action,
        });
    }
    if let Some(figures) = after_stability_grant(subject).filter(|_| !alone) {
        series.push(Series {
            role: Role::Grant,
            name: if narrow {
                "With grant"
            } else {
                "With Stability Grant"
            }
            .into(),
            stroke: GRANT,
            figures,
        });
    }
    for other in subject.others {
        series.push(Series {
            role: Role::Part(COLOURS[other.number % COLOURS.len()]),
            name: other.name.to_owned().into(),
            stroke: OTHERS[other.number % OTHERS.len()],
            figures: from_projection(other.projection),
        });
    }
    let usual = match (same, narrow) {
        (true, _) => subject.nothing_changed[usize::from(narrow)],
        (false, true) => "Yours",
        (false, false) => "With your changes",
    };
    let called = subject.called.filter(|_| !same || alone);
    // On a wall of several, where they start is what they are compared with, not one of them.
    let quiet = matches!(subject.shows, Shows::Wall | Shows::Whole) && !subject.others.is_empty();
    let (role, stroke) = if quiet {
        (Role::NoAction, NO_ACTION)
    } else {
        (Role::Yours, YOURS)
    };
    let yours = Series {
        role,
        name: called.map_or(Cow::Borrowed(usual), |name| name.to_owned().into()),
        stroke,
        figures: yours,
    };
    if quiet {
        // Under the others.
        series.insert(0, yours);
    } else {
        series.push(yours);
    }
    if let Shows::Differences(from) = subject.shows {
        // Yours is last of the lines, and first of the scenarios.
        let at = from.checked_sub(1).unwrap_or(series.len() - 1);
        let base = series
            .get(at)
            .map_or_else(Vec::new, |line| line.figures.clone());
        for line in &mut series {
            for ((_, figure), (_, of_base)) in line.figures.iter_mut().zip(&base) {
                *figure -= *of_base;
            }
        }
    }
    series
}

/// A line's name and figures.
type Named = (&'static str, Vec<(FinancialYear, Pounds)>);

/// Both lines of a chart that compares yours with no other scenario: the lower and the upper.
fn of_unchanged(subject: &Subject<'_>, shading: Shading) -> Option<[Named; 2]> {
    let years = subject.yours.years.iter();
    let years = years.filter(|result| result.year <= subject.last_shown);
    Some(match shading {
        Shading::Unchanged | Shading::Agreement => return None,
        Shading::Block([spending, block]) => {
            let mut lines = [
                vec![(subject.base_year, block)],
                vec![(subject.base_year, spending)],
            ];
            for result in years {
                let spent = result.income + result.in_year_as_known();
                lines[0].push((result.year, result.income));
                lines[1].push((result.year, spent));
            }
            let [income, spending] = lines;
            [("Income", income), ("Spending", spending)]
        }
        Shading::RunUp(since) => {
            let from = match subject.yours.of(since) {
                Some(result) => result.after_grant,
                None => subject.yours.opening().1,
            };
            let later = years.filter(|result| result.year > since);
            let run_up: Vec<_> = std::iter::once((since, Pounds::ZERO))
                .chain(later.map(|result| (result.year, result.after_grant - from)))
                .collect();
            let zero = run_up.iter().map(|(year, _)| (*year, Pounds::ZERO));
            [("", zero.collect()), (subject.nothing_changed[0], run_up)]
        }
    })
}

/// The balance after the Stability Grant, from the March before it on.
fn after_stability_grant(subject: &Subject<'_>) -> Option<Vec<(FinancialYear, Pounds)>> {
    if subject.measure != Measure::AfterGrant {
        return None;
    }
    let mut before = (subject.base_year, subject.yours.opening().1);
    let mut figures = Vec::new();
    for result in subject
        .yours
        .years
        .iter()
        .filter(|result| result.year <= subject.last_shown)
    {
        match result.after_stability_grant {
            Some(after) => {
                if figures.is_empty() {
                    figures.push(before);
                }
                figures.push((result.year, after));
            }
            None => before = (result.year, result.after_grant),
        }
    }
    (!figures.is_empty()).then_some(figures)
}
