//! What drives the deficit: a sentence or two by rule, and a table of the model's own lines.

use super::super::about::About;
use super::super::figures::{Figures, NONE, Origin, Row};
use super::super::money;
use super::super::terms::{MINUS, placement};
use super::common::{Base, TAUGHT, growth, placed};
use engine::model::cost::{SPECIAL_PLACE_FUNDING, UNIT_PLACE_FUNDING};
use engine::model::placement::Placement;
use engine::model::project::YearResult;
use engine::units::Pounds;

fn price_then(base: &Base<'_>, placement: Placement) -> Pounds {
    Pounds::of((base.calibrated.costs.unit_cost[placement.at()] * base.calibrated.kappa).get())
}

fn price_now(year: &YearResult, placement: Placement) -> Pounds {
    Pounds::of(year.prices[placement.at()].get())
}

/// What adds most and what takes off most, from the least to the most of a sorted list: each with its
/// effect, written with its sign.
#[must_use]
pub fn drivers<'a>(parts: impl DoubleEndedIterator<Item = (&'a str, &'a str)> + Clone) -> Vec<String> {
    let of = |(name, effect): (&str, &str)| format!("{} ({effect})", name.to_ascii_lowercase());
    let adding = parts.clone().rev();
    let adding: Vec<String> = adding
        .take_while(|(_, effect)| effect.starts_with('+'))
        .take(3)
        .map(of)
        .collect();
    let taking: Vec<String> = parts
        .take_while(|(_, effect)| effect.starts_with(MINUS))
        .take(2)
        .map(of)
        .collect();
    [("What adds most", adding), ("What takes off most", taking)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(what, names)| format!("{what}: {}.", names.join(", ")))
        .collect()
}

/// How full special schools are in the last year, in a sentence.
#[must_use]
pub fn full(last: &YearResult) -> String {
    let [over, independent] =
        [last.placed.overflow, last.placed.overflow_independent].map(|children| children.get().round());
    let when = last.year.census();
    if over == 0.0 {
        return format!("In {when} state special schools still have room.");
    }
    format!(
        "In {when} state special schools are full: {} children who need one have no place there. Of them {} are in independent schools, and the others in mainstream with more support.",
        money::grouped(over),
        money::grouped(independent)
    )
}

/// Prices, plans and money at the base year and in the last, from the model's own lines.
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
            "By the model, if nothing changes. Children are those of the January inside the year. Prices are on top of place funding: {} in a state special school, {} in a base",
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

