//! The public page, in words and tables: what a reader is told before any slider.
//!
//! Answers for: its sentences by rule from numbers, and its tables. What happened and where
//! figures are from is `catalogue::history`'s.

use super::figures::{Figures, Origin, Row};
use super::headline::{against_income, balance};
use super::{fields, march, money, presets, published};
use engine::estimate::PublishedCensus;
use engine::levers::Preset;
use engine::model::agreement::Agreement;
use engine::model::cost::{SPECIAL_PLACE_FUNDING, UNIT_PLACE_FUNDING};
use engine::model::placement::Placement;
use engine::model::places::Placed;
use engine::model::project::{CalibratedBase, YearResult};
use engine::units::{Census, FinancialYear, Pounds, Pupils};

pub const TITLE: &str = "Is the Safety Valve agreement being met?";
pub const NOT_KNOWN: &str =
    "Nobody outside can tell: no balance after March 2023 was found in published figures.";
pub const ENDED: &str = "The programme is reported to have ended in April 2026, and a new grant is to pay 90% of the eligible deficit at March 2026. Neither is in these figures of March 2023.";
pub const TYPED: &str =
    "By the balances typed in under “Known by now”, and with nothing else done:";
pub const WHAT_IS_LOOKED_AT: &str = "This page speaks of the council’s forecast if nothing were done. What else is changed in this address is shown in Explore.";

/// Kinds of figures, each looking different wherever it stands.
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
pub fn what_it_is(agreement: &Agreement) -> Option<String> {
    let [first, .., last] = agreement.years.as_slice() else {
        return None;
    };
    Some(format!(
        "Southwark pays for children with Education, Health and Care (EHC) plans from the high needs block of its Dedicated Schools Grant (DSG), and has spent more than came in. By an agreement of March 2023 the Department for Education was to pay that deficit off, if the council’s yearly spending came within its income by {}. The agreement was for {} to {}.",
        march(last.year),
        first.year,
        last.year
    ))
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

const GOOD_TO: &str = "That is good to about £0.5m: the forecast was published in whole millions.";

/// What the forecast comes to, retold by the model.
#[must_use]
pub fn forecast_says(
    no_action: &YearResult,
    published_block: Option<&YearResult>,
    typed: bool,
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
    let what = if typed {
        "With the figures typed in and nothing else done, by this page’s model: after the payments that are counted"
    } else {
        "If nothing were done, as the council expected in March 2023 and this page’s model tells it again: after every agreed payment"
    };
    format!(
        "{what} {} in {}, with spending {} that year.{} {GOOD_TO}",
        balance(no_action.after_grant),
        march(no_action.year),
        against_income(no_action.in_year),
        other.unwrap_or_default(),
    )
}

/// What of the base year stands beside the projected ones.
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
        std::cmp::Ordering::Less => format!("{}{:.0}%", super::MINUS, -percent),
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
pub fn drivers(base: &Base<'_>, last: &YearResult) -> Vec<String> {
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
            "What comes in: by the plan of 2023 the high needs block goes from {} to {} ({}), spending in the model from {} to {} ({}).",
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
pub fn driver_table(base: &Base<'_>, last: &YearResult) -> Figures {
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
    for placement in [
        Placement::Mainstream,
        Placement::Special,
        Placement::Independent,
    ] {
        add(
            format!(
                "A place: {}, £ a year",
                fields::placement(placement).to_lowercase()
            ),
            price_then(base, placement).get(),
            price_now(last, placement).get(),
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
    only_last(
        "Reconciliation with the published forecast",
        last.reconciliation,
        Origin::Computed,
    );
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
        caption: "Deficit after Safety Valve payments at 31 March; what spending is above income in the year".to_owned(),
        corner: "What",
        columns: years.iter().map(|result| result.year.to_string()).collect(),
        rows: vec![
            Row::new(
                if typed {
                    "With what was typed in, by the model"
                } else {
                    "No-action forecast, by the model"
                },
                Origin::Computed,
                years.iter().map(|result| money::millions(result.after_grant)),
            ),
            Row::new(
                "Agreed",
                Origin::Published,
                years.iter().map(|result| agreed(result.year)),
            ),
            Row::new(
                "Spending above income",
                Origin::Computed,
                years.iter().map(|result| money::millions(result.in_year)),
            ),
        ],
    }
}

/// Where children are taught, by the census: the first that is known and the last.
#[must_use]
pub fn taught(censuses: &[PublishedCensus]) -> Option<(Vec<String>, Figures)> {
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
            "In {} {} children and young people had a plan kept by Southwark; in {} there were {} ({}).",
            last.census,
            money::grouped(last.plans.get()),
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
                super::capitalised(name),
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
pub fn not_the_counts(base: &Base<'_>, censuses: &[PublishedCensus]) -> Option<String> {
    let [first, .., last] = censuses else {
        return None;
    };
    let independent = |census: &PublishedCensus| {
        money::grouped(census.children[Placement::Independent.at()].get())
    };
    let counted = censuses
        .iter()
        .find(|census| census.census == base.year.census())?;
    Some(format!(
        "The model’s {} is not the count, which left many placements out. In independent special schools the model has {}; counted were {}, after {} in {}, and {} in {}: fewer, where the model expects more.",
        base.year.census(),
        money::grouped(base.calibrated.base.of(Placement::Independent).get()),
        independent(counted),
        independent(first),
        first.census,
        independent(last),
        last.census
    ))
}

pub const OF_THE_COUNTS: &str = "In January 2023 many placements were not recorded; those children stand in the last row but one. Up to 2022 the rows come to less than the total, because children who awaited a place have no row.";

/// What a place to start from would do.
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
pub fn presets(rows: &[Would<'_>]) -> Option<Figures> {
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
        columns: vec![
            format!("{}, as if begun in 2023", march(first.then.year)),
            "Deficit as agreed?".to_owned(),
            format!("{}, begun now", march(first.now.year)),
        ],
        rows: rows
            .iter()
            .map(|would| {
                Row::new(
                    presets::title(would.preset),
                    Origin::Judged,
                    [
                        money::millions(would.then.after_grant),
                        met(would.then).to_owned(),
                        money::millions(would.now.after_grant),
                    ],
                )
            })
            .collect(),
    })
}

/// Whether any of them meets the agreement: never softened.
#[must_use]
pub fn presets_say(rows: &[Would<'_>]) -> String {
    let meeting: Vec<&str> = rows
        .iter()
        .filter(|would| would.preset != Preset::NoAction)
        .filter(|would| would.then.at_or_below_agreement() == Some(true))
        .map(|would| presets::title(would.preset))
        .collect();
    if meeting.is_empty() {
        "None of these packages brings the deficit to what was agreed, in this model, even as if begun in 2023."
            .to_owned()
    } else {
        format!(
            "In this model the deficit comes to what was agreed with: {}.",
            meeting.join(", ")
        )
    }
}

/// How it is worked out, for someone who will not read equations.
pub const METHOD: [&str; 6] = [
    "Children first. The model starts from how many children and young people of each age had a plan, and where they were taught. Each year they grow a year older, some plans end, and new plans are made, at the rates of the last two counts, with those of London and England where Southwark’s own are few.",
    "Then places. Children go where children of their age have gone. State special schools have only so many places; when they are full, a child who needs one is placed in an independent school, because the duty to provide is absolute.",
    "Then money. Each place has a price, from what Southwark spent for each plan in 2020-21, raised since. All prices are multiplied by one number, κ, so that 2022-23 costs what it cost. Place funding, alternative provision and support services come on top.",
    "Against it stands income: the high needs block and whatever schools agree to move into it. Spending less income is the year’s deficit; added up, and less what the Department has paid, it is the line in the chart.",
    "Three things are fitted: κ; how many new plans come and how fast that grows, so that the model has the plans that were counted since; and the reconciliation, what the council’s own forecast of March 2023 held and this model does not. With it the untouched model gives the published row to the pound.",
    "Whatever you move in Explore goes the same way: from children to places to money. Nothing is random, and the same assumptions always give the same figures.",
];

/// The equations, for someone who will. `words` and the code call quantities by the same names.
pub const EQUATIONS: [&str; 12] = [
    "a financial year = 5/12 of the January before + 7/12 of the January inside it",
    "need[age + 1, place] = need[age, place] · (1 − ending[age]) + moves + new plans[age, place]",
    "capacity = special capacity + special trend · years + extra special school places",
    "overflow = max(0, need of special − capacity), taught in independent schools",
    "price of mainstream, special = κ · unit cost · state inflation · complexity · (1 + top-up)",
    "price of independent = κ · unit cost · independent inflation · complexity · (1 + fees)",
    "κ = (spending of the base year − place funding − alternative provision − services) ÷ lines with a price",
    "spending = Σ funded children · price + place funding + alternative provision + services − paid by health",
    "income = high needs block + moved from schools’ budgets",
    "in-year = spending − income + reconciliation",
    "cumulative = last year’s + in-year − council contribution",
    "after grant = cumulative − Safety Valve payments so far",
];

/// What nobody should look for here.
pub const NOT_KNOWN_EITHER: [&str; 5] = [
    "The deficit at March 2024, 2025 and 2026; the council’s own top-up bands; the block after 2023-24. Who knows them can type them in, in Explore under “Known by now”.",
    "How large the effect of any action would be: for most there is no published size, and the page says so beside each.",
    "What support costs or saves other services, families and the children themselves.",
    "Whether a plan is kept to, and whether a placement is right for a child. No figure here says anything about that.",
    "Stocks and flows of plans do not quite add up in the published counts; some years’ returns are incomplete. The page uses what was published.",
];

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
