//! Deficit or in-year balance by year: yours, no action, the agreement.

use std::borrow::Cow;

use super::super::palette::Role;
use super::frame::{self, Frame, Outline};
use super::labels::{Taken, label_spot, place_labels};
use super::{Align, Line, Mark, Point, Rectangle, Spec, Stroke, Text};
use crate::scenario::view::Measure;
use crate::words::{march, money};
use engine::model::agreement::Agreement;
use engine::model::project::{Projection, YearResult};
use engine::units::{FinancialYear, Pounds};

impl Measure {
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::AfterGrant => "After grant",
            Self::BeforeGrant => "Before grant",
            Self::InYear => "In-year",
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
        match self {
            Self::AfterGrant => result.after_grant,
            Self::BeforeGrant => result.cumulative,
            Self::InYear => result.in_year,
        }
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
    /// The name of yours, if it is another than usual.
    pub called: Option<&'a str>,
    /// Other scenarios beside yours.
    pub others: &'a [Other<'a>],
    /// Whether it is to be read across a room.
    pub large: bool,
}

/// Another scenario beside yours.
#[derive(Debug, Clone, Copy)]
pub struct Other<'a> {
    pub name: &'a str,
    pub projection: &'a Projection,
    /// Which of several it is, whatever their order; decides its colour and dashes.
    pub number: usize,
}

/// Space between two texts on one line, so that they do not read as one word.
const APART: f64 = 8.0;

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
/// With more scenarios than this, name and figure are on one line.
const IN_TWO_LINES: usize = 2;
/// Size of texts that are to be read across a room.
const LARGE: f64 = 24.0;
/// The smallest text that many labels shrink to.
const SMALLEST: f64 = 10.0;

const NO_ACTION: Stroke = Stroke {
    width: 2,
    dashes: &[7.0, 5.0],
};
const GRANT: Stroke = Stroke {
    width: 3,
    dashes: &[10.0, 4.0, 2.0, 4.0],
};
const AGREEMENT: Stroke = Stroke {
    width: 3,
    dashes: &[2.0, 4.0],
};

struct Series {
    role: Role,
    name: Cow<'static, str>,
    stroke: Stroke,
    figures: Vec<(FinancialYear, Pounds)>,
}

impl Series {
    fn last(&self) -> Pounds {
        self.figures
            .last()
            .map_or(Pounds::ZERO, |(_, figure)| *figure)
    }
}

/// Decides a chart of a size.
#[must_use]
pub fn spec(subject: &Subject<'_>, width: f64, height: f64) -> Spec {
    let narrow = frame::is_narrow(width);
    let series = series(subject, narrow);
    let first = if subject.measure == Measure::InYear {
        subject.base_year.next()
    } else {
        subject.base_year
    };
    let years: Vec<FinancialYear> = (first.first_calendar_year()
        ..=subject.last_shown.first_calendar_year())
        .map(FinancialYear::starting)
        .collect();
    let columns: Vec<[String; 2]> = years
        .iter()
        .map(|year| ["Mar ", "’"].map(|before| format!("{before}{:02}", year.march() % 100)))
        .collect();
    let text_size = if subject.large {
        LARGE.min(width / 40.0).max(frame::text_size(width))
    } else {
        frame::text_size(width)
    };
    let in_one = subject.others.len() > IN_TWO_LINES;
    let ends: Vec<String> = series.iter().flat_map(|line| label(line, in_one)).collect();
    let frame = Frame::new(&Outline {
        width,
        size: text_size,
        height,
        figures: frame::extent(
            series
                .iter()
                .flat_map(|line| line.figures.iter().map(|(_, figure)| figure.get())),
        ),
        unit: 1e6,
        columns: &columns,
        banded: false,
        beside: frame::widest(ends.iter().map(String::as_str), text_size),
    });
    let plot = frame.plot;
    #[allow(clippy::cast_precision_loss, reason = "some forty at most")]
    let each = (plot.bottom - plot.top) / series.len() as f64 / 1.3;
    let size = if in_one {
        frame.size.min(each.max(SMALLEST))
    } else {
        frame.size
    };
    let x_of = |year: FinancialYear| {
        frame.x_of(usize::try_from(year.years_since(first)).unwrap_or_default())
    };

    let mut lines: Vec<Line> = series
        .iter()
        .map(|line| {
            let points = line.figures.iter().map(|(year, figure)| Point {
                x: x_of(*year),
                y: frame.y_of(figure.get()),
            });
            let text = |words: String| Text {
                at: Point {
                    x: plot.right + 10.0,
                    y: 0.0,
                },
                align: Align::Left,
                size,
                bold: line.role == Role::Yours,
                // The name of a part's line is text: the line's colour may be too light for it.
                role: match line.role {
                    Role::Part(_) => Role::Text,
                    role => role,
                },
                words,
            };
            Line {
                role: line.role,
                name: line.name.clone(),
                stroke: line.stroke,
                points: points.collect(),
                label: label(line, in_one).into_iter().map(text).collect(),
                leader: None,
            }
        })
        .collect();
    let marks = marks(subject, &x_of, plot, size, narrow);
    let mut taken = Taken::by(&lines, &marks, plot);
    place_labels(&mut lines, size, &taken);
    taken.add_labels(&lines);

    let spot = lines
        .iter()
        .find(|line| line.role == Role::Yours)
        .and_then(|line| {
            let x = x_of(subject.focus_year);
            line.points
                .iter()
                .find(|point| (point.x - x).abs() < 0.5)
                .copied()
        });
    let spot_figure = subject
        .yours
        .of(subject.focus_year)
        .filter(|result| result.year != subject.last_shown)
        .map(|result| money::millions(subject.measure.of(result)));
    let spot_label = spot
        .zip(spot_figure)
        .and_then(|(spot, words)| label_spot(spot, &words, size, &taken));
    Spec {
        width,
        height,
        plot,
        scale: (frame.low, frame.high),
        columns: years.iter().map(ToString::to_string).collect(),
        grid: frame.grid(),
        zero: frame.y_of(0.0),
        ticks: frame.ticks(&columns),
        bars: Vec::new(),
        lines,
        rings: Vec::new(),
        marks,
        spot,
        spot_label,
        caption: caption(subject),
        sentence: sentence(subject, &series),
    }
}

/// The label at a line's end: name and figure, one under the other or on one line.
fn label(line: &Series, in_one: bool) -> Vec<String> {
    let figure = money::millions(line.last());
    let name = line.name.to_string();
    if in_one {
        vec![format!("{name} {figure}")]
    } else {
        vec![name, figure]
    }
}

fn short(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let start: String = name.chars().take(LONGEST_NAME - 1).collect();
    format!("{}…", start.trim_end())
}

/// The lines: yours above the others, and one for two that are the same.
fn series(subject: &Subject<'_>, narrow: bool) -> Vec<Series> {
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
        figures
    };
    let mut series = Vec::new();
    if let Some(agreement) = subject.agreement {
        series.push(Series {
            role: Role::Agreement,
            name: "Agreement".into(),
            stroke: AGREEMENT,
            figures: subject.measure.agreed(agreement),
        });
    }
    let no_action = from_projection(subject.no_action);
    let yours = from_projection(subject.yours);
    let same = yours == no_action;
    if !same {
        series.push(Series {
            role: Role::NoAction,
            name: if narrow {
                "No action"
            } else {
                "No-action forecast"
            }
            .into(),
            stroke: NO_ACTION,
            figures: no_action,
        });
    }
    if let Some(figures) = after_stability_grant(subject) {
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
            name: short(other.name).into(),
            stroke: OTHERS[other.number % OTHERS.len()],
            figures: from_projection(other.projection),
        });
    }
    let usual = match (same, narrow) {
        (true, true) => "No action",
        (true, false) => "No-action forecast",
        (false, true) => "Yours",
        (false, false) => "With your changes",
    };
    let called = subject.called.filter(|_| !same);
    // On a wall of several, the forecast is what they are compared with, not one of them.
    let quiet = same && subject.large && !subject.others.is_empty();
    let (role, stroke) = if quiet {
        (Role::NoAction, NO_ACTION)
    } else {
        (Role::Yours, YOURS)
    };
    let yours = Series {
        role,
        name: called.map_or(Cow::Borrowed(usual), |name| short(name).into()),
        stroke,
        figures: yours,
    };
    if quiet {
        // Under the others.
        series.insert(0, yours);
    } else {
        series.push(yours);
    }
    series
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

/// The ends of the agreement and of the statutory override.
fn marks(
    subject: &Subject<'_>,
    x_of: &impl Fn(FinancialYear) -> f64,
    plot: Rectangle,
    size: f64,
    narrow: bool,
) -> Vec<Mark> {
    let agreement_ends = subject
        .agreement
        .and_then(|agreement| agreement.years.last())
        .map(|row| row.year);
    let mut marks: Vec<Mark> = Vec::new();
    let ends = [
        (
            agreement_ends,
            if narrow {
                "agreement"
            } else {
                "agreement ends"
            },
        ),
        (
            Some(subject.override_ends),
            if narrow { "override" } else { "override ends" },
        ),
    ];
    for (year, words) in ends {
        let Some(year) = year.filter(|year| *year <= subject.last_shown) else {
            continue;
        };
        let x = x_of(year);
        let text = Text {
            at: Point {
                x: x - 4.0,
                y: plot.top - size * 1.1,
            },
            align: Align::Right,
            size: size - 2.0,
            bold: false,
            role: Role::Text,
            words: words.to_owned(),
        };
        marks.push(Mark { x, text });
    }
    // Where two are too near, the second's words go to its other side.
    if let [first, second] = marks.as_mut_slice()
        && first.text.room().right + APART > second.text.room().left
    {
        second.text.align = Align::Left;
        second.text.at.x = second.x + 4.0;
    }
    marks
}

/// What is measured, and on which condition beyond the override.
fn caption(subject: &Subject<'_>) -> String {
    let measure = subject.measure.caption();
    if subject.last_shown > subject.override_ends {
        format!(
            "{measure}. After {}: if today’s rules went on",
            march(subject.override_ends)
        )
    } else {
        measure.to_owned()
    }
}

fn sentence(subject: &Subject<'_>, series: &[Series]) -> String {
    let parts: Vec<String> = series
        .iter()
        .rev()
        .filter_map(|line| {
            let (first_year, first) = line.figures.first()?;
            let (last_year, last) = line.figures.last()?;
            Some(format!(
                "{}: {} in {}, {} in {}",
                line.name,
                money::millions(*first),
                march(*first_year),
                money::millions(*last),
                march(*last_year)
            ))
        })
        .collect();
    format!(
        "{}. {}. The table has every year.",
        caption(subject),
        parts.join(". ")
    )
}
