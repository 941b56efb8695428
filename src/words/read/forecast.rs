//! What happened to the forecast, in words and tables: the agreement, the balance by year, and
//! what drives it.
//!
//! Answers for: the sentences by rule from a projection, and its tables.

use super::super::about::About;
use super::super::balance::{against_income, balance};
use super::super::figures::{Figures, NONE, Origin, Row};
use super::super::terms::{march, placement};
use super::super::{money, published};
use super::common::{Base, TAUGHT, growth, placed};
use engine::model::agreement::Agreement;
use engine::model::cost::{SPECIAL_PLACE_FUNDING, UNIT_PLACE_FUNDING};
use engine::model::placement::Placement;
use engine::model::project::YearResult;
use engine::units::{FinancialYear, Pounds};

pub const TYPED: &str =
    "By the balances typed in under “Enter actual figures”, and with nothing else done:";

/// That nothing but what was typed in is counted here.
#[must_use]
pub fn what_is_shown(about: &About) -> String {
    let forecast = match about.forecast {
        Some(_) => "the council’s forecast if nothing were done",
        None => "what is forecast if nothing is done",
    };
    format!(
        "This page speaks of {forecast}. What else is changed in this address is shown under “Try changes”."
    )
}

/// That no balance since the base year is known.
#[must_use]
pub fn not_known(about: &About) -> String {
    if let Some(last) = about.known.as_ref().and_then(|known| known.last.as_ref()) {
        return format!("{last} No later balance was found in published figures.");
    }
    format!(
        "Nobody outside can tell: no balance after {} was found in published figures.",
        march(about.calendar.base_year)
    )
}

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
    let forecast = agreed.filter(|_| about.forecast.is_some());
    let good_to = forecast.map_or_else(String::new, |agreement| {
        let [how, good_to] = published::published_in(agreement);
        format!(" That is good to about {good_to}: the forecast was published {how}.")
    });
    format!(
        "{what} {} in {}, with spending {} that year.{}{good_to}",
        balance(no_action.after_grant),
        march(no_action.year),
        against_income(no_action.in_year_as_known()),
        other.unwrap_or_default(),
    )
}

fn price_then(base: &Base<'_>, placement: Placement) -> Pounds {
    Pounds::of((base.calibrated.costs.unit_cost[placement.at()] * base.calibrated.kappa).get())
}

fn price_now(year: &YearResult, placement: Placement) -> Pounds {
    Pounds::of(year.prices[placement.at()].get())
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
    let independent = last.placed.overflow_independent.get().round();
    let others = match overflow - independent {
        0.0 => String::new(),
        staying => format!(
            " Another {} would stay in mainstream with more support.",
            money::grouped(staying)
        ),
    };
    format!(
        "the model expects state special schools to fill, and {} children to be in independent schools because of it in {}.{others}",
        money::grouped(independent),
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
            "Where children are placed: {} In all, {} would be in independent schools, from {} in {}. A place there would cost {} in {}, in a state special school {} on top of its place funding.",
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
            format!("A place: {}, £ a year", placement(at).to_ascii_lowercase()),
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
            [NONE.to_owned(), money::millions(pounds), NONE.to_owned()],
        ));
    };
    if last.transfer != Pounds::ZERO {
        only_last(
            "Moved from schools’ budgets",
            last.transfer,
            Origin::Computed,
        );
    }
    if about.agreement.is_some() && about.forecast.is_some() {
        only_last(
            "Reconciliation with the published forecast",
            last.reconciliation,
            Origin::Computed,
        );
    }
    only_last(
        "Spending above income",
        last.in_year_as_known(),
        Origin::Total,
    );
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
pub fn trajectory(years: &[YearResult], typed: bool, about: &About) -> Figures {
    let agreement = about.agreement.as_ref();
    let [nothing_changed, _] = about.nothing_changed();
    let agreed = |year: FinancialYear| {
        agreement.and_then(|rows| rows.of(year)).map_or_else(
            || NONE.to_owned(),
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
                    "With what was typed in, by the model".to_owned()
                } else {
                    format!("{nothing_changed}, by the model")
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
                years.iter().map(|result| money::millions(result.in_year_as_known())),
            )),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}
