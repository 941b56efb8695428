//! My school, in words and tables: the child first, then the school, then the borough.
//!
//! Answers for: what figures are called, every sentence of the view, and how each figure is
//! worked out, with the values in it.

use super::figures::{Figures, Origin, Row};
use super::{capitalised, fields, ledger, march, money};
use crate::analysis::school::{BreakEven, OWN_SHARE, Outcome, SchoolYear};
use crate::model::cost::{EMPTY_UNIT_PLACE_FUNDING, UNIT_PLACE_FUNDING};
use crate::model::named::NamedError;
use crate::model::placement::{FIRST_AGE, LAST_AGE, Placement};
use crate::scenario::school::{Figure, Instead, School};
use crate::units::{FinancialYear, Pounds, Pupils};

pub const MUST_ADMIT: &str = "If a plan names your school you must admit the child. This is for planning support, not for deciding places.";
pub const CHILD_FIRST: &str = "A child’s needs, and what the plan says of them, come first. Money is never a reason to refuse a place.";
pub const EXAMPLE: &str = "example";
pub const CASH_FLOW: &str = "When the money comes: an academy is paid from September, a maintained school from April, by the census of the January in between. The sums are the same; a maintained school bridges the first seven months.";
pub const AVERAGES: &str = "Prices are the borough’s averages, not what this child’s place costs. Type your own top-up, or the borough’s prices under “Known by now”.";
pub const TWO_RESULTS: &str = "Two results, never mixed. “This child’s place” compares what these children’s old places would have cost with what is paid now, and leaves those places empty. “Once places are refilled” is the whole borough without these children in the model, less the borough with them: a special school place that they leave is taken by a child who would otherwise be in an independent school only because special schools are full.";
pub const STAYED_ANYWAY: &str = "These children would have stayed in mainstream in any case, so the borough saves nothing by it. What changes is their support.";
pub const OTHER_BOROUGH: &str = "These children live in another borough. It pays the top-up and keeps what is saved; this borough’s spending does not move, but for the place money of a base.";

/// What a figure is called.
#[must_use]
pub const fn name(figure: Figure) -> &'static str {
    match figure {
        Figure::Plans => "EHC plans on our roll now",
        Figure::Budget => "Our notional SEN budget, £ a year",
        Figure::Children => "How many children",
        Figure::TopUp => "Top-up for each child, £ a year",
        Figure::Places => "Places in our base",
        Figure::Filled => "Children who come, if it fills only in part",
        Figure::Seats => "Of them, children who fill an empty seat",
        Figure::HoursEach => "Hours of support a week, for each child",
        Figure::HoursShared => "Hours a week, shared by all of them",
        Figure::Weeks => "Paid weeks a year",
        Figure::Rate => "Pay, £ an hour",
        Figure::OnCosts => "On-costs, % of pay",
        Figure::Training => "Training, £ a year",
        Figure::Space => "Space and equipment, £ a year",
        Figure::Therapy => "Therapy that we must buy, £ a year for each child",
        Figure::Capital => "Building, £ once",
        Figure::Schools => "Schools doing the same",
    }
}

/// Where the children would be without this.
#[must_use]
pub const fn instead(instead: Instead) -> &'static str {
    match instead {
        Instead::StayedAnyway => "mainstream in any case",
        Instead::Of(placement) => fields::placement(placement),
    }
}

/// Phases of schooling, by first and last age on 31 August.
pub const PHASES: [(&str, (u16, u16)); 4] = [
    ("Early years", (2, 3)),
    ("Primary", (4, 10)),
    ("Secondary", (11, 15)),
    ("From 16", (16, 25)),
];

/// Who brings basic entitlement, and that it is left out.
#[must_use]
pub fn element_1(school: &School) -> String {
    let seats = school.number(Figure::Seats).min(school.children());
    let who = if seats == 0.0 {
        "none of them does, as typed above".to_owned()
    } else {
        format!("{} of them, as typed above", money::grouped(seats))
    };
    format!(
        "Basic entitlement (element 1) comes only for a child who fills an empty seat: {who}. It comes with the next budget, and is left out of the balance."
    )
}

/// What does not fit together.
#[must_use]
pub fn refused(error: NamedError, school: &School) -> String {
    let (first, last) = school.ages;
    match error {
        NamedError::Children => "How many children: enter a whole number from 1.".to_owned(),
        NamedError::Ages => format!("Ages go from {FIRST_AGE} to {LAST_AGE}."),
        NamedError::AgesReversed => {
            format!(
                "The youngest age, {first}, is above the oldest, {last}. Choose the other way round."
            )
        }
        NamedError::From(_) | NamedError::To(_) => {
            "Children move from one placement to mainstream or a base. Choose others.".to_owned()
        }
        NamedError::Start { first, last } => {
            format!(
                "It can start in September {} to {}.",
                first.first_calendar_year(),
                last.first_calendar_year()
            )
        }
        NamedError::Years { most } => {
            let years = if most == 1 {
                "1 year"
            } else {
                &format!("1 to {most} years")
            };
            format!(
                "From September {} the projection has room for {years}. Choose fewer years or an earlier start.",
                school.start.first_calendar_year()
            )
        }
        NamedError::TopUp => "The top-up is more than this page can work with.".to_owned(),
        NamedError::PlacesWithoutUnit => {
            "Places are those of a base. Choose a base, or clear them.".to_owned()
        }
        NamedError::FewerPlaces => format!(
            "There are more children ({}) than places in the base ({}). Enter more places, or fewer children.",
            money::grouped(school.children()),
            money::grouped(school.number(Figure::Places))
        ),
        NamedError::Places => "That is more places than this page can work with.".to_owned(),
    }
}

fn pounds(amount: f64) -> String {
    money::whole(Pounds::of(amount))
}

/// What we have now: plans on roll, and what the first £6,000 of each comes to.
#[must_use]
pub fn have_now(school: &School) -> String {
    let share = OWN_SHARE.get();
    let Some(plans) = school.get(Figure::Plans) else {
        return format!(
            "Type how many plans are on your roll: the first {} of each child’s support comes from your own budget.",
            pounds(share)
        );
    };
    let own = plans * share;
    let children = if plans == 1.0 { "plan" } else { "plans" };
    let plain = format!(
        "{} {children} on roll: the first {} of each is {} from our own budget",
        money::grouped(plans),
        pounds(share),
        pounds(own)
    );
    match school.get(Figure::Budget) {
        None => format!("{plain}."),
        Some(0.0) => format!("{plain}, and no notional SEN budget was typed to hold it against."),
        Some(budget) => format!(
            "{plain}, which is {:.0}% of our notional SEN budget of {}. That budget is for children without a plan too.",
            own / budget * 100.0,
            pounds(budget)
        ),
    }
}

fn columns(years: &[SchoolYear]) -> Vec<String> {
    years.iter().map(|year| year.year.to_string()).collect()
}

fn about(children: Pupils) -> String {
    let text = format!("{:.1}", children.get());
    text.trim_end_matches(".0").to_owned()
}

fn each(amount: Pounds, children: Pupils) -> String {
    if children > Pupils::ZERO {
        pounds(amount.get() / children.get())
    } else {
        super::figures::NONE.to_owned()
    }
}

/// For us: what comes, what of our own, what it costs, and what is left.
#[must_use]
pub fn for_us(outcome: &Outcome, school: &School) -> Figures {
    let years = &outcome.years;
    let row = |name: &str, origin, figure: &dyn Fn(&SchoolYear) -> String| {
        Row::new(name, origin, years.iter().map(figure))
    };
    let money_of =
        |amount: fn(&SchoolYear) -> Pounds| move |year: &SchoolYear| money::whole(amount(year));
    let mut rows = vec![
        row(
            "Children, funded through the year",
            Origin::Computed,
            &|year| about(year.school.funded),
        ),
        row(
            "New money: top-ups (element 3)",
            Origin::Computed,
            &money_of(|year| year.school.topups),
        ),
    ];
    if school.is_base() {
        rows.push(row(
            "New money: places of the base",
            Origin::Computed,
            &money_of(|year| year.school.place_funding),
        ));
    } else {
        rows.push(row(
            "From our own budget (element 2)",
            Origin::Computed,
            &money_of(|year| year.school.own_share),
        ));
    }
    rows.extend([
        row(
            "What the support costs",
            Origin::Computed,
            &money_of(|year| -year.school.support),
        ),
        row(
            "Balance",
            Origin::Total,
            &money_of(|year| year.school.balance),
        ),
        row("Balance for each child", Origin::Computed, &|year| {
            each(year.school.balance, year.school.funded)
        }),
    ]);
    Figures {
        label: "For us, by year",
        caption: "Pounds, by financial year. A balance below nought has to come from elsewhere in our budget".to_owned(),
        corner: "What",
        columns: columns(years),
        rows,
    }
}

/// For the borough: both results, for each child, by year and summed.
#[must_use]
pub fn for_borough(outcome: &Outcome) -> Figures {
    let years = &outcome.years;
    let row = |name: &str, origin, figure: &dyn Fn(&SchoolYear) -> String| {
        Row::new(name, origin, years.iter().map(figure))
    };
    Figures {
        label: "For the borough, by year",
        caption:
            "Pounds less that the borough spends, by financial year. Below nought it spends more"
                .to_owned(),
        corner: "What",
        columns: columns(years),
        rows: vec![
            row(
                "Children moved, of those asked for",
                Origin::Computed,
                &|year| {
                    if year.borough.asked == Pupils::ZERO {
                        return super::figures::NONE.to_owned();
                    }
                    format!(
                        "{} of {}",
                        about(year.borough.placed),
                        about(year.borough.asked)
                    )
                },
            ),
            row(
                "This child’s place, nothing refilled",
                Origin::Total,
                &|year| money::whole(year.borough.this_childs_place),
            ),
            row("for each child", Origin::Computed, &|year| {
                each(year.borough.this_childs_place, year.borough.funded)
            }),
            row("summed", Origin::Computed, &|year| {
                money::whole(year.borough.this_childs_place_so_far)
            }),
            row("Once places are refilled", Origin::Total, &|year| {
                money::whole(year.borough.refilled)
            }),
            row("for each child", Origin::Computed, &|year| {
                each(year.borough.refilled, year.borough.funded)
            }),
            row("summed", Origin::Computed, &|year| {
                money::whole(year.borough.refilled_so_far)
            }),
            row(
                "Other children who leave or never enter independent schools",
                Origin::Computed,
                &|year| about(year.borough.out_of_independent),
            ),
            row(
                "In independent schools because special schools are full, without this",
                Origin::Computed,
                &|year| about(year.borough.overflow_before),
            ),
        ],
    }
}

/// The year that sentences speak of: the first that all are there throughout.
fn full(outcome: &Outcome) -> Option<&SchoolYear> {
    outcome
        .years
        .iter()
        .find(|year| (year.school.funded - year.borough.placed).abs() < Pupils::of(1e-9))
        .or_else(|| outcome.years.first())
}

/// "8 children" or "1 child".
fn children(count: f64) -> String {
    if count == 1.0 {
        "1 child".to_owned()
    } else {
        format!("{} children", money::grouped(count))
    }
}

/// Where they are instead: "in our mainstream classes", "in our base".
fn place(school: &School) -> &'static str {
    if school.is_base() {
        "in our resource base"
    } else {
        "in our mainstream classes"
    }
}

/// How much of what was asked can be moved, where it is not all.
#[must_use]
pub fn could_not(outcome: &Outcome, school: &School) -> Option<String> {
    let short = outcome
        .years
        .iter()
        .find(|year| year.borough.asked - year.borough.placed > Pupils::of(1e-6))?;
    Some(format!(
        "In {} about {} of {} can be moved: there are no more children of {} to {} in “{}”. The model counts in averages.",
        short.year.census(),
        about(short.borough.placed),
        about(short.borough.asked),
        school.ages.0,
        school.ages.1,
        instead(school.instead)
    ))
}

/// Where the school's balance is nought.
#[must_use]
pub fn break_even(outcome: &Outcome) -> Vec<String> {
    let mut said = Vec::new();
    if let (Some(topup), Some(year)) = (outcome.break_even_topup, full(outcome)) {
        said.push(format!(
            "In {} the balance is nought at a top-up of {} for each child.",
            year.year,
            pounds(topup.get())
        ));
    }
    match outcome.break_even_children {
        BreakEven::NotABase => {}
        BreakEven::From(count) => said.push(format!(
            "An established base breaks even from {} on.",
            children(count.get().ceil())
        )),
        BreakEven::UpTo(count) => said.push(format!(
            "An established base breaks even up to {}: each one costs more than comes for it.",
            children(count.get().floor())
        )),
        BreakEven::Always => {
            said.push("An established base breaks even at any number of children.".to_owned())
        }
        BreakEven::Never => said
            .push("An established base does not break even at any number of children.".to_owned()),
    }
    said
}

/// Why the two results for the borough differ, from the model's own numbers.
#[must_use]
pub fn why_they_differ(outcome: &Outcome, school: &School) -> Option<String> {
    let year = full(outcome)?;
    let borough = &year.borough;
    let difference = borough.refilled - borough.this_childs_place;
    if matches!(school.instead.placement(), Placement::Mainstream) && !school.other_borough {
        return (difference.abs() >= Pounds::of(0.5)).then(|| {
            format!(
                "In {} the second differs from the first by {}. That is no saving: the model counts a share of all mainstream children as in bases, and the place money of that share goes with these children.",
                year.year,
                money::whole(difference.abs())
            )
        });
    }
    if difference.abs() < Pounds::of(0.5) {
        return Some(format!(
            "In {} the two are the same: no place that these children leave is taken by another.",
            year.year
        ));
    }
    let how = if difference > Pounds::ZERO {
        "more"
    } else {
        "less"
    };
    Some(format!(
        "In {} the second is {} {how} than the first. By {} about {} other children are in a special school place left free, and not in an independent one; without this, about {} would be there because special schools are full. That number is the model’s, and the second result rests on it.",
        year.year,
        money::whole(difference.abs()),
        year.year.census(),
        about(borough.out_of_independent),
        about(borough.overflow_before)
    ))
}

/// When what was built has come back.
#[must_use]
pub fn capital(outcome: &Outcome, school: &School) -> Option<String> {
    let capital = school.number(Figure::Capital);
    if capital <= 0.0 {
        return None;
    }
    let last = outcome.years.last()?;
    Some(match outcome.capital_back {
        Some(year) => format!(
            "Building costs {} once, from capital and not from the DSG. Once places are refilled it has come back by {}.",
            pounds(capital),
            march(year)
        ),
        None => format!(
            "Building costs {} once, from capital and not from the DSG. By {} it has not come back: {} has, once places are refilled.",
            pounds(capital),
            march(last.year),
            money::whole(last.borough.refilled_so_far.max(Pounds::ZERO))
        ),
    })
}

/// If so many schools did the same.
#[must_use]
pub fn many(outcome: &Outcome, school: &School) -> Option<String> {
    let year = full(outcome)?;
    let schools = school.number(Figure::Schools);
    let asked = year
        .borough
        .asked
        .max(Pupils::of(school.children() * schools));
    let cap = if asked - year.borough.placed > Pupils::of(1e-6) && !school.other_borough {
        format!(
            " About {} of {} can be moved; there are no more.",
            about(year.borough.placed),
            about(asked)
        )
    } else {
        String::new()
    };
    let schools = if schools == 1.0 {
        "One school".to_owned()
    } else {
        format!("{} schools", money::grouped(schools))
    };
    Some(format!(
        "{schools} doing the same, in {}: {} for these children’s places, {} once places are refilled.{cap}",
        year.year,
        saved(year.borough.this_childs_place),
        saved(year.borough.refilled)
    ))
}

/// "£44,207 less spent", "£3,000 more spent".
fn saved(amount: Pounds) -> String {
    let how = if amount < Pounds::ZERO {
        "more"
    } else {
        "less"
    };
    format!("{} {how} spent", money::whole(amount.abs()))
}

/// One sentence for governors.
#[must_use]
pub fn for_governors(outcome: &Outcome, school: &School) -> Option<String> {
    let year = full(outcome)?;
    let from = match school.instead {
        Instead::StayedAnyway => "who would have stayed in mainstream in any case".to_owned(),
        Instead::Of(placement) => {
            format!(
                "who would otherwise be in “{}”",
                fields::placement(placement)
            )
        }
    };
    let balance = if year.school.balance < Pounds::ZERO {
        format!("leave us {} short", money::whole(year.school.balance.abs()))
    } else {
        format!("leave us {} over", money::whole(year.school.balance))
    };
    let borough = if school.instead == Instead::StayedAnyway {
        "the borough saves nothing by it".to_owned()
    } else {
        format!(
            "the borough has {} for their places, {} once places are refilled",
            saved(year.borough.this_childs_place),
            saved(year.borough.refilled)
        )
    };
    Some(format!(
        "From September {}, {} of {} to {}, {from}, are taught {} with the support that their plans name. In {} the money that comes and our own share {balance}; {borough}.",
        school.start.first_calendar_year(),
        children(school.children()),
        school.ages.0,
        school.ages.1,
        place(school),
        year.year
    ))
}

/// How a figure is worked out: its name, the formula with the values in it, and its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working {
    pub name: String,
    pub formula: String,
    pub source: String,
}

const FUNDING_GUIDE: &str = "DfE, High needs funding operational guide 2023 to 2024";
const TYPED: &str = "What was typed above, or its example";
const MODEL: &str = "The model; prices are the borough’s averages";

/// How every figure of the first full year is worked out.
#[must_use]
pub fn workings(outcome: &Outcome, school: &School) -> Vec<Working> {
    let Some(year) = full(outcome) else {
        return Vec::new();
    };
    let (us, borough) = (&year.school, &year.borough);
    let working = |name: &str, formula: String, source: &str| Working {
        name: format!("{name}, {}", year.year),
        formula,
        source: source.to_owned(),
    };
    let funded = about(us.funded);
    let topup = if us.funded > Pupils::ZERO {
        us.topups.get() / us.funded.get()
    } else {
        0.0
    };
    let pay = format!(
        "{} weeks × £{:.2} an hour × (1 + {} on-costs)",
        fields::number(Figure::Weeks.into(), school.number(Figure::Weeks)),
        school.number(Figure::Rate),
        ledger::share(crate::units::Rate::of(school.number(Figure::OnCosts)))
    );
    let hours = |figure: Figure| fields::number(figure.into(), school.number(figure));
    let mut all = vec![
        working(
            "Children funded",
            format!(
                "5/12 of those at school in January {} and 7/12 of those in January {}: {funded}",
                year.year.first_calendar_year(),
                year.year.march()
            ),
            FUNDING_GUIDE,
        ),
        working(
            "Top-ups",
            format!("{funded} × {} = {}", pounds(topup), money::whole(us.topups)),
            if school.get(Figure::TopUp).is_some() {
                "The top-up typed above, with the borough’s price rises since its first year"
            } else {
                MODEL
            },
        ),
    ];
    if school.is_base() {
        all.push(working(
            "Place funding",
            format!(
                "{} for a filled place, {} for an empty one, {} for each in the first year: {}",
                ledger::per_place(UNIT_PLACE_FUNDING),
                ledger::per_place(EMPTY_UNIT_PLACE_FUNDING),
                ledger::per_place(EMPTY_UNIT_PLACE_FUNDING),
                money::whole(us.place_funding)
            ),
            FUNDING_GUIDE,
        ));
    } else {
        all.push(working(
            "Our own share",
            format!(
                "{funded} × {} = {}",
                ledger::per_place(OWN_SHARE),
                money::whole(us.own_share)
            ),
            FUNDING_GUIDE,
        ));
    }
    all.extend([
        working(
            "Support for each child, a full year",
            format!(
                "{} hours × {pay} + {} therapy = {}",
                hours(Figure::HoursEach),
                pounds(school.number(Figure::Therapy)),
                pounds(outcome.support.each.get())
            ),
            TYPED,
        ),
        working(
            "Support shared by all, a full year",
            format!(
                "{} hours × {pay} + {} training + {} space = {}",
                hours(Figure::HoursShared),
                pounds(school.number(Figure::Training)),
                pounds(school.number(Figure::Space)),
                money::whole(outcome.support.shared)
            ),
            TYPED,
        ),
        working(
            "What the support costs",
            format!(
                "{funded} × {} + {} for the part of the year = {}",
                pounds(outcome.support.each.get()),
                money::whole(outcome.support.shared),
                money::whole(us.support)
            ),
            TYPED,
        ),
        working(
            "Balance",
            format!(
                "{} + {} − {} = {}",
                money::whole(us.topups),
                money::whole(us.place_funding + us.own_share),
                money::whole(us.support),
                money::whole(us.balance)
            ),
            "The rows above",
        ),
        working(
            "This child’s place",
            format!(
                "{funded} × the price of the old place − {} top-ups − {} place funding = {}",
                money::whole(us.topups),
                money::whole(us.place_funding),
                money::whole(borough.this_childs_place)
            ),
            MODEL,
        ),
        working(
            "Once places are refilled",
            format!(
                "the borough’s spending without these children in the list − with them = {}",
                money::whole(borough.refilled)
            ),
            MODEL,
        ),
    ]);
    all
}

/// What the entry is called among what is assumed differently.
#[must_use]
pub fn change(school: &School) -> [String; 2] {
    [
        format!(
            "My school: {} of {} to {} {}, instead of “{}”",
            children(school.children()),
            school.ages.0,
            school.ages.1,
            place(school),
            instead(school.instead)
        ),
        capitalised(&format!(
            "from September {}, for {}. Who would do it: one school, with the borough.",
            school.start.first_calendar_year(),
            years(school.runs())
        )),
    ]
}

#[must_use]
pub fn years(count: u16) -> String {
    if count == 1 {
        "1 year".to_owned()
    } else {
        format!("{count} years")
    }
}

/// September of a financial year, as a list has it.
#[must_use]
pub fn september(year: FinancialYear) -> String {
    format!("September {}", year.first_calendar_year())
}
