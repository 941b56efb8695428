//! The answer of the public page, by rule: two sentences, dated figures, and what happens next.
//!
//! Answers for: words that agree with the figures as they are shown, for a council with an
//! agreement and for one without, with balances entered or not. What is said is of nothing changed.

use super::super::about::About;
use super::super::balance::{against_income, balance, is_surplus, standing_alone};
use super::super::figures::{Figures, NONE, Origin, Row};
use super::super::known::{How, about_size};
use super::super::levers::row::Tone;
use super::super::terms::{april, capitalised, march};
use super::super::{money, published};
use crate::content::Known;
use engine::decimal;
use engine::model::actuals::{Actual, Actuals, BaseSum, StabilityGrant};
use engine::model::agreement::{AgreementYear, ROUNDING};
use engine::model::project::{Model, Projection, YearResult};
use engine::units::{FinancialYear, Pounds};

/// What the page speaks of.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub about: &'a About,
    /// Nothing changed, with the actual figures that were entered.
    pub unchanged: &'a Projection,
    pub actuals: &'a Actuals,
    pub model: &'a Model,
}

/// How a balance is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    Published,
    Estimated,
    Entered,
    Projected,
}

/// A balance at a 31 March, a deficit where it is above zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Balance {
    pub year: FinancialYear,
    pub pounds: Pounds,
    pub count: Count,
}

/// A dated figure: when and how it is known, the figure, what it is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    pub when: String,
    pub value: String,
    pub beside: String,
    pub says: String,
    pub also: String,
    pub tone: Tone,
}

/// Something that is dated, and how well it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    pub when: String,
    pub says: String,
    pub known: Known,
}

impl Count {
    const fn words(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Estimated => "our estimate",
            Self::Entered => "entered here",
            Self::Projected => "if nothing changes",
        }
    }
}

/// How a balance compares with what was agreed for its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    Ahead,
    OnTarget,
    Behind,
}

impl Compared {
    /// Of a balance less what was agreed; the agreement's own rows differ by rounding.
    #[must_use]
    pub fn of(gap: Pounds) -> Self {
        if gap > ROUNDING {
            Self::Behind
        } else if gap < Pounds::ZERO && money::shows(gap) {
            Self::Ahead
        } else {
            Self::OnTarget
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::OnTarget => "on target",
            Self::Behind => "behind",
        }
    }
}

impl<'a> Subject<'a> {
    /// Every balance up to the last one that is projected, first to last.
    #[must_use]
    pub fn balances(&self) -> Vec<Balance> {
        let base_year = self.about.calendar.base_year;
        let opening = self.unchanged.opening().1;
        let known = self.about.known.as_ref();
        let mut found: Vec<Balance> = known
            .map_or(&[][..], |known| &known.balances)
            .iter()
            .map(|balance| Balance {
                year: balance.year,
                pounds: balance.after_grant,
                count: match balance.how {
                    How::Published => Count::Published,
                    How::Estimated => Count::Estimated,
                },
            })
            .collect();
        let entered = self.actuals.base.sum(BaseSum::OpeningDeficit).is_some();
        let of_base_year = found.iter().position(|balance| balance.year == base_year);
        if self.is_known(base_year) {
            let count = match of_base_year {
                _ if entered => Count::Entered,
                Some(at) => found[at].count,
                None => Count::Published,
            };
            let balance = Balance {
                year: base_year,
                pounds: opening,
                count,
            };
            match of_base_year {
                Some(at) => found[at] = balance,
                None => found.push(balance),
            }
        }
        let projected = self.unchanged.years.iter().map(|result| Balance {
            year: result.year,
            pounds: result.after_grant,
            count: match self.actuals.actual(Actual::Deficit, result.year) {
                Some(_) => Count::Entered,
                None => Count::Projected,
            },
        });
        found.extend(projected.filter(|balance| self.is_known(balance.year)));
        found
    }

    /// Whether a balance is known up to a year: what counts from £0 is none.
    fn is_known(&self, year: FinancialYear) -> bool {
        self.model.from_zero(self.actuals, year).is_none()
    }

    fn agreed(&self, year: FinancialYear) -> Option<&'a AgreementYear> {
        self.about.agreement.as_ref()?.of(year)
    }

    fn ends(&self) -> Option<&'a AgreementYear> {
        self.about.agreement.as_ref()?.years.last()
    }

    fn gap(&self, balance: &Balance) -> Option<Pounds> {
        Some(balance.pounds - self.agreed(balance.year)?.remaining.pounds())
    }

    /// What the deficit grows by after the day on which it is eligible for a grant, up to the end
    /// of a year.
    #[must_use]
    pub fn run_up(&self, to: FinancialYear) -> Option<Pounds> {
        let calendar = &self.about.calendar;
        let since = calendar.stability_grant_from.before();
        // A balance that is entered in between says nothing of what ran up where none was known.
        (self.is_known(since) == self.is_known(to)).then_some(())?;
        let at = |year| match self.unchanged.of(year) {
            None if year == calendar.base_year => Some(self.unchanged.opening().1),
            result => result.map(|result| result.after_grant),
        };
        Some(at(to)? - at(since)?)
    }
}

/// The answer, in two sentences.
#[must_use]
pub fn answer(subject: &Subject<'_>) -> [String; 2] {
    match subject.ends() {
        Some(ends) => against_agreement(subject, ends),
        None => how_big(subject),
    }
}

fn against_agreement(subject: &Subject<'_>, ends: &AgreementYear) -> [String; 2] {
    let balances = subject.balances();
    let target = format!("target for {}", march(ends.year));
    let last = balances.iter().rev().find(|balance| {
        balance.year <= ends.year && matches!(balance.count, Count::Published | Count::Entered)
    });
    let compared = last.and_then(|last| Some((last, Compared::of(subject.gap(last)?))));
    let result = |gap: Pounds, [met, missed]: [&str; 2]| match Compared::of(gap) {
        Compared::Behind => format!("{missed} the {target} by {}", money::size(gap)),
        Compared::OnTarget => format!("{met} the {target}"),
        Compared::Ahead => format!("{met} the {target} with {} to spare", money::size(gap)),
    };
    let at_the_end = balances.iter().find(|balance| balance.year == ends.year);
    let first = match compared {
        // The forecast begins where the agreement does.
        Some((last, _))
            if subject.about.forecast.is_some()
                && last.year == subject.about.calendar.base_year =>
        {
            format!(
                "This is judged by the council’s forecast of {}.",
                subject.about.made()
            )
        }
        Some((last, _)) if last.year == ends.year => {
            let gap = subject.gap(last).unwrap_or_default();
            let result = result(gap, ["met", "missed"]);
            return [
                format!("It {result}, by the balance entered here."),
                follows(subject, &balances),
            ];
        }
        Some((last, compared)) => {
            let (how, when) = (compared.words(), march(last.year));
            match last.count {
                Count::Entered => format!("It was {how} in {when}, by the balance entered here."),
                _ => format!("It was {how} at the last published count, in {when}."),
            }
        }
        None => "No balance of the agreement’s years is published.".to_owned(),
    };
    let then = at_the_end.and_then(|end| subject.gap(end)).map_or_else(
        || follows(subject, &balances),
        |gap| {
            let result = result(gap, ["meet", "miss"]);
            format!("If nothing changes, it will {result}.")
        },
    );
    [first, then]
}

/// What follows after the agreement's end, or where no year of it is projected.
fn follows(subject: &Subject<'_>, balances: &[Balance]) -> String {
    let last = subject.about.calendar.last_shown;
    let then = balances.iter().find(|balance| balance.year == last);
    then.map_or_else(String::new, |then| {
        format!(
            "If nothing changes, {} in {}.",
            balance(then.pounds),
            march(last)
        )
    })
}

fn how_big(subject: &Subject<'_>) -> [String; 2] {
    let balances = subject.balances();
    let last = last_known(&balances);
    let first = match last {
        None => "No balance of this council is published.".to_owned(),
        Some(last) => {
            let size = money::size(last.pounds);
            let was = if is_surplus(last.pounds) {
                format!("There was a surplus of {size}")
            } else {
                format!("It was {size}")
            };
            let when = march(last.year);
            match last.count {
                Count::Published => format!("{was} at the last published count, in {when}."),
                Count::Entered => format!("{was} in {when}, by the balance entered here."),
                _ => format!("{was} in {when}, by our estimate."),
            }
        }
    };
    let calendar = &subject.about.calendar;
    let [from, to] = [
        calendar.stability_grant_from.before(),
        calendar.override_ends,
    ];
    let Some(run_up) = subject.run_up(to) else {
        return [first, follows(subject, &balances)];
    };
    let another = match last {
        Some(last) if Tone::of(last.pounds) == Tone::More => "another ",
        _ => "",
    };
    let between = format!("between {} and {}", march(from), march(to));
    let size = money::size(run_up);
    let then = match Tone::of(run_up) {
        Tone::More => {
            format!("If nothing changes, {another}{size} of deficit is run up {between}.")
        }
        Tone::Less => format!("If nothing changes, {size} is left over {between}."),
        Tone::Quiet => format!("If nothing changes, spending is the same as income {between}."),
    };
    [first, then]
}

/// The last balance that is published or entered; an estimate where there is none.
fn last_known(balances: &[Balance]) -> Option<&Balance> {
    let known = |balance: &&Balance| matches!(balance.count, Count::Published | Count::Entered);
    let estimated = |balance: &&Balance| balance.count == Count::Estimated;
    let found = balances.iter().rev().find(known);
    found.or_else(|| balances.iter().rev().find(estimated))
}

/// The dated figures: published, estimated or entered, and if nothing changes.
#[must_use]
pub fn figures(subject: &Subject<'_>) -> Vec<Figure> {
    let balances = subject.balances();
    let Some(ends) = subject.ends() else {
        return of_no_agreement(subject, &balances);
    };
    let calendar = &subject.about.calendar;
    let known: Vec<&Balance> = balances
        .iter()
        .filter(|balance| balance.year <= ends.year && balance.count != Count::Projected)
        .collect();
    let first = known
        .iter()
        .rev()
        .find(|balance| balance.count == Count::Published);
    let later = known.last().filter(|last| Some(*last) != first);
    let mut years: Vec<FinancialYear> = [first, later]
        .into_iter()
        .flatten()
        .map(|balance| balance.year)
        .collect();
    for year in [ends.year, calendar.last_shown] {
        if years.len() < 3 && !years.contains(&year) {
            years.push(year);
        }
    }
    let found = years
        .into_iter()
        .filter_map(|year| balances.iter().find(|balance| balance.year == year));
    found.map(|balance| figure(subject, balance)).collect()
}

fn figure(subject: &Subject<'_>, balance: &Balance) -> Figure {
    let estimated = balance.count == Count::Estimated;
    let size = |pounds: Pounds| {
        if estimated {
            about_size(pounds)
        } else {
            standing_alone(pounds)
        }
    };
    let (says, tone) = match subject.gap(balance) {
        None => (String::new(), Tone::Quiet),
        Some(gap) => {
            let by = size(Pounds::of(gap.get().abs()));
            match Compared::of(gap) {
                _ if by == "about £0" => ("about as agreed".to_owned(), Tone::Quiet),
                Compared::Ahead => (format!("{by} better than agreed"), Tone::Less),
                Compared::OnTarget => ("as agreed".to_owned(), Tone::Less),
                Compared::Behind => (format!("{by} worse than agreed"), Tone::More),
            }
        }
    };
    let result = subject.unchanged.of(balance.year);
    Figure {
        when: dated(balance.year, balance.count),
        value: capitalised_surplus(&size(balance.pounds)),
        beside: subject
            .agreed(balance.year)
            .map_or_else(String::new, |row| {
                format!("agreed {}", money::millions(row.remaining.pounds()))
            }),
        says,
        also: result.map_or_else(String::new, that_year),
        tone,
    }
}

/// "A surplus of £1.0m" where a figure begins; "£8.7m" and "about £6m" are as they are.
fn capitalised_surplus(words: &str) -> String {
    if words.starts_with("a ") {
        capitalised(words)
    } else {
        words.to_owned()
    }
}

fn dated(year: FinancialYear, count: Count) -> String {
    format!("{}, {}", march(year), count.words())
}

fn that_year(result: &YearResult) -> String {
    format!(
        "Spending {} in {}",
        against_income(result.in_year_as_known()),
        result.year
    )
}

/// What is spent in a year, as its balance shows it; nothing where balances that were entered would
/// have it below zero.
fn spending(result: &YearResult) -> Option<Pounds> {
    Some(result.income + result.in_year_as_known()).filter(|spent| *spent > Pounds::ZERO)
}

/// The balance, what is spent for each pound received, and what is run up.
fn of_no_agreement(subject: &Subject<'_>, balances: &[Balance]) -> Vec<Figure> {
    let calendar = &subject.about.calendar;
    let this_year = subject.unchanged.of(calendar.this_year);
    let of_the_block = |pounds: Pounds| {
        let block = this_year.filter(|result| result.block > Pounds::ZERO);
        block.map_or_else(String::new, |result| {
            format!(
                "{}% of the high needs block of {}",
                decimal::fixed((pounds / result.block).abs() * 100.0, 0),
                result.year
            )
        })
    };
    let known = last_known(balances);
    let later = balances
        .iter()
        .rev()
        .find(|balance| balance.count == Count::Estimated)
        .filter(|later| known.is_some_and(|known| known.year < later.year));
    let first = known.map_or_else(
        || Figure {
            when: "Deficit of all years".to_owned(),
            value: "Not published".to_owned(),
            ..Figure::default()
        },
        |balance| Figure {
            value: capitalised_surplus(&match balance.count {
                Count::Estimated => about_size(balance.pounds),
                _ => standing_alone(balance.pounds),
            }),
            when: dated(balance.year, balance.count),
            beside: if is_surplus(balance.pounds) {
                String::new()
            } else {
                "of all years".to_owned()
            },
            says: of_the_block(balance.pounds),
            also: later.map_or_else(String::new, |later| {
                format!(
                    "{} in {}, our estimate",
                    about_size(later.pounds),
                    march(later.year)
                )
            }),
            tone: Tone::Quiet,
        },
    );
    let spent = this_year.and_then(|result| Some((result, spending(result)? / result.income)));
    let spent = spent
        .filter(|(_, each)| each.is_finite())
        .map(|(result, each)| {
            let in_year = result.in_year_as_known();
            Figure {
                when: format!("{}, if nothing changes", result.year),
                value: format!("£{}", decimal::fixed(each, 2)),
                beside: "spent for each £1 received".to_owned(),
                says: capitalised(&against_income(in_year)),
                also: String::new(),
                tone: Tone::of(in_year),
            }
        });
    let to = calendar.override_ends;
    let run_up = subject.run_up(to).map(|run_up| {
        let tone = Tone::of(run_up);
        let what = if tone == Tone::Less {
            "left over"
        } else {
            "run up"
        };
        Figure {
            when: dated(to, Count::Projected),
            value: money::size(run_up),
            beside: format!(
                "{what} since {}",
                march(calendar.stability_grant_from.before())
            ),
            says: of_the_block(run_up),
            also: String::new(),
            tone,
        }
    });
    [Some(first), spent, run_up].into_iter().flatten().collect()
}

/// What happens next, by date.
#[must_use]
pub fn next(subject: &Subject<'_>) -> Vec<Next> {
    let about = subject.about;
    let calendar = &about.calendar;
    let balances = subject.balances();
    let at = |year: FinancialYear| balances.iter().find(|balance| balance.year == year);
    let then = |year| {
        at(year).map_or_else(String::new, |then| {
            format!(" If nothing changes, {}.", balance(then.pounds))
        })
    };
    let mut next = Vec::new();
    let mut add = |when, says, known| next.push(Next { when, says, known });
    let ends = subject.ends();
    if ends.is_some() {
        add(
            april(about.programme_ended),
            "The Safety Valve programme ended.".to_owned(),
            Known::Secondary,
        );
    }
    let eligible = calendar.stability_grant_from.before();
    let share = StabilityGrant::SHARE;
    let grant = at(eligible)
        .filter(|balance| balance.pounds > Pounds::ZERO && money::shows(balance.pounds * share));
    let grant = grant.map_or_else(String::new, |balance| {
        format!(
            " If that is {}, the grant is {}.",
            money::size(balance.pounds),
            money::size(balance.pounds * share)
        )
    });
    add(
        calendar.stability_grant_from.to_string(),
        format!(
            "A new grant is to pay {}% of the eligible deficit at {}.{grant} It is not counted here. Nothing is promised for later deficits.",
            decimal::fixed(share.get() * 100.0, 0),
            march(eligible)
        ),
        Known::Published,
    );
    if let Some(ends) = ends {
        let paid: Pounds = subject
            .unchanged
            .years
            .iter()
            .filter(|result| result.year <= ends.year)
            .map(|result| result.grant)
            .sum();
        let counted = if paid > Pounds::ZERO {
            format!(
                " This counts {} of payments after {}.",
                published::figure(paid, Pounds::of(10_000.0)),
                march(calendar.base_year)
            )
        } else {
            String::new()
        };
        add(
            march(ends.year),
            format!(
                "The agreement’s last date. The deficit was to be {}.{}{counted}",
                money::millions(ends.remaining.pounds()),
                then(ends.year)
            ),
            Known::Published,
        );
    }
    let over = calendar.override_ends;
    add(
        march(over),
        format!(
            "The statutory override ends. Until then a deficit is kept apart from the council’s reserves. It is not paid off.{}",
            then(over)
        ),
        Known::Secondary,
    );
    next
}

/// Every year as a table, the chart's equal.
#[must_use]
pub fn years(subject: &Subject<'_>) -> Figures {
    let about = subject.about;
    let last = about.calendar.last_shown;
    let mut balances = subject.balances();
    balances.retain(|balance| balance.year <= last);
    let mut years: Vec<FinancialYear> = balances.iter().map(|balance| balance.year).collect();
    for result in &subject.unchanged.years {
        if result.year <= last && !years.contains(&result.year) {
            years.push(result.year);
        }
    }
    let mut rows = Vec::new();
    let mut add = |name: &str, origin, figure: &dyn Fn(FinancialYear) -> Option<String>| {
        let cells: Vec<Option<String>> = years.iter().map(|year| figure(*year)).collect();
        if cells.iter().any(Option::is_some) {
            let cells = cells
                .into_iter()
                .map(|cell| cell.unwrap_or_else(|| NONE.to_owned()));
            rows.push(Row::new(name, origin, cells));
        }
    };
    for (count, name, origin) in [
        (Count::Published, "Published", Origin::Published),
        (Count::Entered, "Entered here", Origin::Judged),
        (Count::Estimated, "Our estimate", Origin::Computed),
        (Count::Projected, "If nothing changes", Origin::Computed),
    ] {
        add(name, origin, &|year| {
            let mut of_count = balances.iter().filter(|balance| balance.count == count);
            let found = of_count.find(|balance| balance.year == year)?;
            Some(match count {
                Count::Estimated => about_size(found.pounds),
                _ => money::millions(found.pounds),
            })
        });
    }
    add("Agreed", Origin::Published, &|year| {
        let agreed = subject.agreed(year)?.remaining;
        Some(published::figure(agreed.pounds(), agreed.rounded_to()))
    });
    let result = |year| subject.unchanged.of(year);
    if about.agreement.is_none() {
        let since = about.calendar.stability_grant_from.before();
        add(
            &format!("Run up since {}", march(since)),
            Origin::Computed,
            &|year| {
                let later = Some(year).filter(|year| *year > since)?;
                Some(money::millions(subject.run_up(later)?))
            },
        );
        add("Spending in the year", Origin::Computed, &|year| {
            Some(money::millions(spending(result(year)?)?))
        });
        add("Income in the year", Origin::Computed, &|year| {
            Some(money::millions(result(year)?.income))
        });
    }
    add("Spending above income", Origin::Total, &|year| {
        Some(money::millions(result(year)?.in_year_as_known()))
    });
    Figures {
        label: "The deficit by year",
        caption: "Deficit at 31 March, after payments received".to_owned(),
        corner: "At 31 March",
        columns: years.iter().map(|year| march(*year)).collect(),
        rows,
    }
}
