//! What comes and goes by year, for the school and for the council.

use super::super::about::About;
use super::super::figures::{Figures, NONE, Origin, Row};
use super::super::money;
use super::numbers::{each, rounded};
use engine::analysis::school::School;
use engine::analysis::school::{Outcome, SchoolYear};
use engine::units::{Pounds, Pupils};

fn columns(years: &[SchoolYear]) -> Vec<String> {
    years.iter().map(|year| year.year.to_string()).collect()
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
            &|year| rounded(year.school.funded),
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

/// For the council: both results, for each child, by year and summed.
#[must_use]
pub fn for_council(outcome: &Outcome, school: &School, about: &About) -> Figures {
    let years = &outcome.years;
    let row = |name: &str, origin, figure: &dyn Fn(&SchoolYear) -> String| {
        Row::new(name, origin, years.iter().map(figure))
    };
    // Another council’s children leave no place of this one’s.
    let ours = |figure: String| {
        if school.lives_elsewhere {
            NONE.to_owned()
        } else {
            figure
        }
    };
    Figures {
        label: match about.council() {
            "borough" => "For the borough, by year",
            "county" => "For the county, by year",
            _ => "For the council, by year",
        },
        caption:
            about.fill("Pounds less that the {council} spends, by financial year. Below nought it spends more").into_owned(),
        corner: "What",
        columns: columns(years),
        rows: vec![
            row(
                "Children who come, of those hoped for",
                Origin::Computed,
                &|year| {
                    if year.council.asked == Pupils::ZERO {
                        return NONE.to_owned();
                    }
                    format!(
                        "{} of {}",
                        rounded(year.council.placed),
                        rounded(year.council.asked)
                    )
                },
            ),
            row(
                "This child’s place, nothing refilled",
                Origin::Total,
                &|year| money::whole(year.council.this_childs_place),
            ),
            row(
                "This child’s place, for each child",
                Origin::Computed,
                &|year| each(year.council.this_childs_place, year.council.funded),
            ),
            row("This child’s place, summed", Origin::Computed, &|year| {
                money::whole(year.council.this_childs_place_so_far)
            }),
            row("Once places are refilled", Origin::Total, &|year| {
                money::whole(year.council.refilled)
            }),
            row("Once refilled, for each child", Origin::Computed, &|year| {
                each(year.council.refilled, year.council.funded)
            }),
            row("Once refilled, summed", Origin::Computed, &|year| {
                money::whole(year.council.refilled_so_far)
            }),
            row(
                "Other children who leave or never enter independent schools",
                Origin::Computed,
                &|year| ours(rounded(year.council.out_of_independent)),
            ),
            row(
                "In independent schools because special schools are full, without this",
                Origin::Computed,
                &|year| ours(rounded(year.council.independent_before)),
            ),
        ],
    }
}
