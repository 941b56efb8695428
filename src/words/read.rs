//! The public page, in words and tables: what a reader learns before any slider.
//!
//! Answers for: its sentences by rule from numbers, and its tables. What happened, where figures
//! are from and how the model works is in `content`.

use super::about::About;
use super::balance::{against_income, balance};
use super::figures::{Figures, Origin, Row};
use super::headline::published_in;
use super::terms::{MINUS, capitalised, march, placement};
use super::{money, presets, published};
use crate::content::Known;
use engine::estimate::PublishedCensus;
use engine::levers::Preset;
use engine::model::agreement::Agreement;
use engine::model::cost::{SPECIAL_PLACE_FUNDING, UNIT_PLACE_FUNDING};
use engine::model::placement::Placement;
use engine::model::places::Placed;
use engine::model::project::{CalibratedBase, YearResult};
use engine::units::{Census, FinancialYear, Pounds, Pupils};

pub const TYPED: &str =
    "By the balances typed in under “Known by now”, and with nothing else done:";
/// That nothing but what was typed in is counted here.
#[must_use]
pub fn what_is_shown(about: &About) -> String {
    let forecast = match about.forecast {
        Some(_) => "the council’s forecast if nothing were done",
        None => "what is forecast if nothing is done",
    };
    format!(
        "This page speaks of {forecast}. What else is changed in this address is shown in Explore."
    )
}

/// That no balance since the base year is known.
#[must_use]
pub fn not_known(about: &About) -> String {
    format!(
        "Nobody outside can tell: no balance after {} was found in published figures.",
        march(about.calendar.base_year)
    )
}

/// How well a statement is known.
#[must_use]
pub const fn how_known(known: Known) -> &'static str {
    match known {
        Known::Published => "published",
        Known::Secondary => "told by others, not seen at its source",
        Known::Computed | Known::Fitted => "computed from published figures",
        Known::Judgement => "judgement: nothing is published",
    }
}

/// Kinds of figures, each looking different everywhere.
pub const KINDS: [(&str, &str); 3] = [
    ("published", "published by the council or the Department"),
    (
        "computed",
        "worked out by this page’s model from published figures",
    ),
    ("judged", "judgement: nothing is published"),
];

/// What the page is about, for someone who has never heard of it.
#[must_use]
pub fn what_it_is(about: &About) -> String {
    let spent = format!(
        "{} pays for children with Education, Health and Care (EHC) plans from the high needs block of its Dedicated Schools Grant (DSG)",
        about.authority
    );
    let years = about
        .agreement
        .as_ref()
        .map(|agreement| (agreement, agreement.years.as_slice()));
    let Some((agreement, [first, .., last])) = years else {
        return format!("{spent}. Where spending is more than what comes in, a deficit grows.");
    };
    format!(
        "{spent}, and has spent more than came in. By an agreement of {} the Department for Education was to pay that deficit off, if the council’s yearly spending came within its income by {}. The agreement was for {} to {}.",
        agreement.made,
        march(last.year),
        first.year,
        last.year
    )
}

/// What the agreement says of its first and last year.
#[must_use]
pub fn agreement_says(agreement: &Agreement) -> Option<String> {
    let [first, .., last] = agreement.years.as_slice() else {
        return None;
    };
    let said = |figure: engine::model::agreement::Published| {
        published::figure(figure.pounds(), figure.rounded_to())
    };
    let paid = agreement.paid_by(last.year);
    Some(format!(
        "The agreement: a deficit of {} in {}, before any payment, would become {} by {} if nothing were done. What was agreed was to hold it at {}, and payments of {} in all to bring it to {}.",
        said(first.mitigated),
        march(first.year),
        said(last.unmitigated),
        march(last.year),
        said(last.mitigated),
        published::figure(paid, Pounds::of(10_000.0)),
        said(last.remaining)
    ))
}

/// What the forecast comes to, by the model.
#[must_use]
pub fn forecast_says(
    no_action: &YearResult,
    published_block: Option<&YearResult>,
    typed: bool,
    about: &About,
) -> String {
    let other = published_block
        .filter(|other| {
            money::millions(other.after_grant) != money::millions(no_action.after_grant)
        })
        .map(|other| {
            format!(
                " With the high needs block as it has since been published {}.",
                balance(other.after_grant)
            )
        });
    let agreed = about.agreement.as_ref();
    let what = if typed {
        let payments = match agreed {
            Some(_) => ": after the payments that are counted",
            None => "",
        };
        format!("With the figures typed in and nothing else done, by this page’s model{payments}")
    } else {
        let expected = match about.made() {
            "" => "by this page’s model".to_owned(),
            made => {
                format!("as the council expected in {made} and this page’s model tells it again")
            }
        };
        let payments = match agreed {
            Some(_) => ": after every agreed payment",
            None => "",
        };
        format!("If nothing were done, {expected}{payments}")
    };
    let good_to = agreed.map_or_else(String::new, |agreement| {
        let [how, good_to] = published_in(agreement);
        format!(" That is good to about {good_to}: the forecast was published {how}.")
    });
    format!(
        "{what} {} in {}, with spending {} that year.{}{good_to}",
        balance(no_action.after_grant),
        march(no_action.year),
        against_income(no_action.in_year),
        other.unwrap_or_default(),
    )
}

/// What of the base year is shown beside the projected ones.
#[derive(Debug, Clone, Copy)]
pub struct Base<'a> {
    pub year: FinancialYear,
    pub calibrated: &'a CalibratedBase,
    pub block: Pounds,
}

fn price_then(base: &Base<'_>, placement: Placement) -> Pounds {
    Pounds::of((base.calibrated.costs.unit_cost[placement.at()] * base.calibrated.kappa).get())
}

fn price_now(year: &YearResult, placement: Placement) -> Pounds {
    Pounds::of(year.prices[placement.at()].get())
}

/// By how much something grew, in per cent.
fn growth(from: f64, to: f64) -> String {
    if from == 0.0 {
        return super::figures::NONE.to_owned();
    }
    let percent = ((to / from - 1.0) * 100.0).round();
    match percent.total_cmp(&0.0) {
        std::cmp::Ordering::Less => format!("{}{:.0}%", MINUS, -percent),
        _ => format!("+{percent:.0}%"),
    }
}

const TAUGHT: [(&str, &[Placement]); 5] = [
    (
        "in mainstream schools and their bases",
        &[Placement::Mainstream, Placement::Unit, Placement::Included],
    ),
    ("in state special schools", &[Placement::Special]),
    ("in independent special schools", &[Placement::Independent]),
    ("in colleges", &[Placement::Fe, Placement::Spi]),
    (
        "elsewhere, in alternative provision or without a place",
        &[Placement::Elsewhere, Placement::Ap, Placement::Unplaced],
    ),
];

fn placed(placed: &Placed, placements: &[Placement]) -> Pupils {
    placements.iter().map(|at| placed.of(*at)).sum()
}

/// Whether state special schools are full, and what follows.
fn full(last: &YearResult) -> String {
    let overflow = last.placed.overflow.get().round();
    if overflow == 0.0 {
        return format!(
            "the model has room in state special schools in {}.",
            last.year.census()
        );
    }
    format!(
        "the model expects state special schools to fill, and {} children to be in independent schools because of it in {}.",
        money::grouped(overflow),
        last.year.census()
    )
}

/// What drives it, in three sentences: plans, places and prices, the block.
#[must_use]
pub fn drivers(base: &Base<'_>, last: &YearResult, about: &About) -> Vec<String> {
    let by_the_plan = match about.made_year() {
        "" => String::new(),
        year => format!("by the plan of {year} "),
    };
    let plans = [base.calibrated.base.plans(), last.placed.plans()];
    let independent = [
        base.calibrated.base.of(Placement::Independent),
        last.placed.of(Placement::Independent),
    ];
    let spent = base.calibrated.base_spend.unwrap_or_default();
    vec![
        format!(
            "How many plans: {} in {}. If nothing were done, the model expects {} in {} ({}).",
            money::grouped(plans[0].get()),
            base.year.census(),
            money::grouped(plans[1].get()),
            last.year.census(),
            growth(plans[0].get(), plans[1].get())
        ),
        format!(
            "Where children are placed: {} In all it has {} there, from {} in its {}. A place there would cost {} in {}, in a state special school {} on top of its place funding.",
            full(last),
            money::grouped(independent[1].get()),
            money::grouped(independent[0].get()),
            base.year.census(),
            money::whole(price_now(last, Placement::Independent)),
            last.year,
            money::whole(price_now(last, Placement::Special)),
        ),
        format!(
            "What comes in: {by_the_plan}the high needs block goes from {} to {} ({}), spending in the model from {} to {} ({}).",
            money::size(base.block),
            money::size(last.block),
            growth(base.block.get(), last.block.get()),
            money::size(spent),
            money::size(last.spending),
            growth(spent.get(), last.spending.get())
        ),
    ]
}

/// The same as a table, from the model's own lines.
#[must_use]
pub fn driver_table(base: &Base<'_>, last: &YearResult, about: &About) -> Figures {
    let mut rows = Vec::new();
    let mut add = |name: String, from: f64, to: f64, write: &dyn Fn(f64) -> String, origin| {
        rows.push(Row::new(
            name,
            origin,
            [write(from), write(to), growth(from, to)],
        ));
    };
    let count = |number: f64| money::grouped(number);
    let pounds = |number: f64| money::whole(Pounds::of(number));
    let millions = |number: f64| money::size(Pounds::of(number));
    add(
        "Children and young people with a plan".to_owned(),
        base.calibrated.base.plans().get(),
        last.placed.plans().get(),
        &count,
        Origin::Total,
    );
    for (name, placements) in TAUGHT {
        add(
            name.to_owned(),
            placed(&base.calibrated.base, placements).get(),
            placed(&last.placed, placements).get(),
            &count,
            Origin::Computed,
        );
    }
    for at in [
        Placement::Mainstream,
        Placement::Special,
        Placement::Independent,
    ] {
        add(
            format!("A place: {}, £ a year", placement(at).to_lowercase()),
            price_then(base, at).get(),
            price_now(last, at).get(),
            &pounds,
            Origin::Computed,
        );
    }
    add(
        "Spending".to_owned(),
        base.calibrated.base_spend.unwrap_or_default().get(),
        last.spending.get(),
        &millions,
        Origin::Total,
    );
    add(
        "High needs block".to_owned(),
        base.block.get(),
        last.block.get(),
        &millions,
        Origin::Computed,
    );
    let mut only_last = |name: &str, pounds: Pounds, origin| {
        rows.push(Row::new(
            name,
            origin,
            [
                super::figures::NONE.to_owned(),
                money::millions(pounds),
                super::figures::NONE.to_owned(),
            ],
        ));
    };
    if last.transfer != Pounds::ZERO {
        only_last(
            "Moved from schools’ budgets",
            last.transfer,
            Origin::Computed,
        );
    }
    if about.agreement.is_some() {
        only_last(
            "Reconciliation with the published forecast",
            last.reconciliation,
            Origin::Computed,
        );
    }
    only_last("Spending above income", last.in_year, Origin::Total);
    Figures {
        label: "What drives it, in figures",
        caption: format!(
            "By the model, nothing done: children at the January inside the year; prices on top of place funding ({} in a state special school, {} in a base)",
            money::whole(Pounds::of(SPECIAL_PLACE_FUNDING.get())),
            money::whole(Pounds::of(UNIT_PLACE_FUNDING.get()))
        ),
        corner: "What",
        columns: vec![
            base.year.to_string(),
            last.year.to_string(),
            "change".to_owned(),
        ],
        rows,
    }
}

/// The balances year by year, the chart's equal.
#[must_use]
pub fn trajectory(years: &[YearResult], agreement: Option<&Agreement>, typed: bool) -> Figures {
    let agreed = |year: FinancialYear| {
        agreement.and_then(|rows| rows.of(year)).map_or_else(
            || super::figures::NONE.to_owned(),
            |row| published::figure(row.remaining.pounds(), row.remaining.rounded_to()),
        )
    };
    Figures {
        label: "The deficit by year",
        caption: match agreement {
            Some(_) => "Deficit after Safety Valve payments at 31 March; what spending is above income in the year",
            None => "Deficit at 31 March; what spending is above income in the year",
        }
        .to_owned(),
        corner: "What",
        columns: years.iter().map(|result| result.year.to_string()).collect(),
        rows: [
            Some(Row::new(
                if typed {
                    "With what was typed in, by the model"
                } else {
                    "No-action forecast, by the model"
                },
                Origin::Computed,
                years.iter().map(|result| money::millions(result.after_grant)),
            )),
            agreement.map(|_| {
                Row::new(
                    "Agreed",
                    Origin::Published,
                    years.iter().map(|result| agreed(result.year)),
                )
            }),
            Some(Row::new(
                "Spending above income",
                Origin::Computed,
                years.iter().map(|result| money::millions(result.in_year)),
            )),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}

/// Where children are taught, by the census: the first that is known and the last.
#[must_use]
pub fn taught(censuses: &[PublishedCensus], about: &About) -> Option<(Vec<String>, Figures)> {
    let [first, .., last] = censuses else {
        return None;
    };
    let of = |census: &PublishedCensus, placements: &[Placement]| -> Pupils {
        let counts = placements
            .iter()
            .filter_map(|placement| census.children.get(placement.at()));
        counts.copied().sum()
    };
    let share = |part: Pupils, census: &PublishedCensus| {
        format!("{:.0}%", (part / census.plans * 100.0).round())
    };
    let shares: Vec<String> = TAUGHT
        .into_iter()
        .enumerate()
        .map(|(at, (name, placements))| {
            let then = share(of(first, placements), first);
            let when = if at == 0 {
                format!(" in {}", first.census)
            } else {
                String::new()
            };
            format!(
                "{} {name} ({then}{when})",
                share(of(last, placements), last)
            )
        })
        .collect();
    let said = vec![
        format!(
            "In {} {} children and young people had a plan kept by {}; in {} there were {} ({}).",
            last.census,
            money::grouped(last.plans.get()),
            about.authority,
            first.census,
            money::grouped(first.plans.get()),
            growth(first.plans.get(), last.plans.get())
        ),
        format!("Of them are taught: {}.", shares.join(", ")),
    ];
    let columns: Vec<String> = censuses
        .iter()
        .map(|census| january(census.census))
        .collect();
    let mut rows: Vec<Row> = TAUGHT
        .into_iter()
        .map(|(name, placements)| {
            Row::new(
                capitalised(name),
                Origin::Published,
                censuses
                    .iter()
                    .map(|census| money::grouped(of(census, placements).get())),
            )
        })
        .collect();
    rows.push(Row::new(
        "All plans",
        Origin::Published,
        censuses
            .iter()
            .map(|census| money::grouped(census.plans.get())),
    ));
    Some((
        said,
        Figures {
            label: "Where children are taught",
            caption: "As counted each January".to_owned(),
            corner: "Taught",
            columns,
            rows,
        },
    ))
}

fn january(census: Census) -> String {
    format!("Jan {}", census.year())
}

/// That the model's base year is no count, and what the counts have been.
#[must_use]
pub fn not_the_counts(
    base: &Base<'_>,
    censuses: &[PublishedCensus],
    last_year: &YearResult,
    about: &About,
) -> Option<String> {
    let [first, .., last] = censuses else {
        return None;
    };
    let independent = |census: &PublishedCensus| {
        money::grouped(census.children[Placement::Independent.at()].get())
    };
    let counted = censuses
        .iter()
        .find(|census| census.census == base.year.census())?;
    let at = Placement::Independent;
    let fewer = last.children[at.at()] < first.children[at.at()];
    let fewer = if fewer && last_year.placed.of(at) > base.calibrated.base.of(at) {
        ": fewer, where the model expects more"
    } else {
        ""
    };
    Some(format!(
        "The model’s {} is not the count{}. In independent special schools the model has {}; counted were {}, after {} in {}, and {} in {}{fewer}.",
        base.year.census(),
        about.content.prose().of_the_base_count,
        money::grouped(base.calibrated.base.of(Placement::Independent).get()),
        independent(counted),
        independent(first),
        first.census,
        independent(last),
        last.census
    ))
}

/// What a package would do.
#[derive(Debug, Clone, Copy)]
pub struct Would<'a> {
    pub preset: Preset,
    /// The agreement's last year, as if begun with it.
    pub then: &'a YearResult,
    /// The last year shown, begun now.
    pub now: &'a YearResult,
}

/// What each would do, by the model.
#[must_use]
pub fn presets(rows: &[Would<'_>], about: &About) -> Option<Figures> {
    let agreed = about.agreement.is_some();
    let first = rows.first()?;
    let met = |result: &YearResult| match result.at_or_below_agreement() {
        Some(true) => "yes",
        Some(false) => "no",
        None => super::figures::NONE,
    };
    Some(Figures {
        label: "What each package would do, in figures",
        caption: "Deficit after grant, by the model. The size of each package is our judgement"
            .to_owned(),
        corner: "Package",
        columns: with_agreed(
            agreed,
            [
                format!("{}, {}", march(first.then.year), as_if_begun(about)),
                "Deficit as agreed?".to_owned(),
                format!("{}, begun now", march(first.now.year)),
            ],
        ),
        rows: rows
            .iter()
            .map(|would| {
                Row::new(
                    presets::title(would.preset, about),
                    Origin::Judged,
                    with_agreed(
                        agreed,
                        [
                            money::millions(would.then.after_grant),
                            met(would.then).to_owned(),
                            money::millions(would.now.after_grant),
                        ],
                    ),
                )
            })
            .collect(),
    })
}

/// The columns of packages; without an agreement there is none on it.
fn with_agreed(agreed: bool, columns: [String; 3]) -> Vec<String> {
    let [then, met, now] = columns;
    if agreed {
        vec![then, met, now]
    } else {
        vec![then, now]
    }
}

/// "as if begun in 2023".
fn as_if_begun(about: &About) -> String {
    let first = about.calendar.base_year.next();
    format!("as if begun in {}", first.first_calendar_year())
}

/// Whether any of them meets the agreement: never softened.
#[must_use]
pub fn presets_say(rows: &[Would<'_>], about: &About) -> Option<String> {
    about.agreement.as_ref()?;
    let meeting: Vec<_> = rows
        .iter()
        .filter(|would| would.preset != Preset::NoAction)
        .filter(|would| would.then.at_or_below_agreement() == Some(true))
        .map(|would| presets::title(would.preset, about))
        .collect();
    Some(if meeting.is_empty() {
        format!(
            "None of these packages brings the deficit to what was agreed, in this model, even {}.",
            as_if_begun(about)
        )
    } else {
        format!(
            "In this model the deficit comes to what was agreed with: {}.",
            meeting.join(", ")
        )
    })
}

pub const MY_CHILD: &str = "Does any of this change my child’s plan? No. A plan is a legal entitlement: what it names must be provided, whatever the balance and whatever any figure here says.";

pub const PRIVACY: &str = "This page sets no cookie and sends nothing anywhere (inside another page’s frame it tells that page how high it is). What you move or type is in its address. Steps, and scenarios that you or your groups keep, are in this browser’s own storage on this device, until you delete them or clear the browser’s data; nobody else has them unless you share a link or a file.";

/// Who publishes this copy.
#[must_use]
pub fn publisher(name: &str, contact: &str) -> String {
    match (name, contact) {
        ("", _) => "This copy has no publisher: nobody has put a name to it.".to_owned(),
        (name, "") => format!("This copy is published by {name}. It gives no contact."),
        (name, contact) => format!("This copy is published by {name}. Contact: {contact}."),
    }
}

pub const MADE_BY: &str = "Made as free software from published figures, by people who are neither the council nor the Department. Neither has endorsed it.";

/// The accessibility statement, in the parts that the regulations of 2018 ask for.
#[must_use]
pub fn accessibility(day: &str, contact: &str) -> Vec<String> {
    let contact = if contact.is_empty() {
        "This copy names nobody to write to; its publisher has to."
    } else {
        contact
    };
    vec![
        "This statement is about the Safety Valve calculator: Explore, My school and this page. Everything should be usable by keyboard alone, read by screen readers, at 400% zoom and 320 pixels wide, in dark and forced colours, with motion reduced.".to_owned(),
        "How accessible it is: it is meant to meet the Web Content Accessibility Guidelines 2.2 at level AA, and is partially compliant, because of what follows.".to_owned(),
        "What is not accessible: no failure of a criterion is known, and compliance in full is not claimed, because it has not been tried by people who use assistive technology every day, nor audited by anyone independent. Known to be harder than it should be: charts are pictures, each with its figures in a sentence and a table; wide tables scroll sideways on small screens; sliders and boxes need scripts. No disproportionate burden is claimed, and nothing is out of scope.".to_owned(),
        format!("Something missing or in the way? {contact} If you are not happy with the answer, the Equality Advisory and Support Service can help, and the Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018."),
        format!("How it was tested: with axe in each view and in the states that a reader meets, by automated keyboard journeys, in Chromium and once in Firefox, at 320 to 1920 pixels, in light, dark and forced colours. This statement was prepared on 24 November 2026, last reviewed and last tested on {day}."),
    ]
}
