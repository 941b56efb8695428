//! What comes and goes by year, for the school and for the council; and our base beside the lever.

use super::super::about::About;
use super::super::figures::{Figures, NONE, Origin, Row};
use super::super::terms::april;
use super::super::{levers, money};
use super::form::otherwise;
use super::numbers::{about_spends, each, rounded};
use engine::analysis::school::{ByLever, Instead, Outcome, School, SchoolYear};
use engine::decimal;
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
            "Left over",
            Origin::Total,
            &money_of(|year| year.school.balance),
        ),
        row("Left over for each child", Origin::Computed, &|year| {
            each(year.school.balance, year.school.funded)
        }),
    ]);
    Figures {
        label: "For us, by year",
        caption: "Pounds, by financial year. A minus under “Left over” means a shortfall to find from the rest of your budget".to_owned(),
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
            about.fill("Pounds less that the {council} spends, by financial year. A minus means that it spends more").into_owned(),
        corner: "What",
        columns: columns(years),
        rows: vec![
            row(
                "Children who come, of those asked for",
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
                "Counting only this place",
                Origin::Total,
                &|year| money::whole(year.council.this_childs_place),
            ),
            row(
                "Counting only this place, for each child",
                Origin::Computed,
                &|year| each(year.council.this_childs_place, year.council.funded),
            ),
            row("Counting only this place, added up", Origin::Computed, &|year| {
                money::whole(year.council.this_childs_place_so_far)
            }),
            row("Once places left empty are filled", Origin::Total, &|year| {
                money::whole(year.council.refilled)
            }),
            row("Once filled, for each child", Origin::Computed, &|year| {
                each(year.council.refilled, year.council.funded)
            }),
            row("Once filled, added up", Origin::Computed, &|year| {
                money::whole(year.council.refilled_so_far)
            }),
            row(
                "Other children who leave or never enter independent schools",
                Origin::Computed,
                &|year| ours(rounded(year.council.out_of_independent)),
            ),
            row(
                "Other children who leave mainstream for a special school",
                Origin::Computed,
                &|year| ours(rounded(year.council.out_of_mainstream)),
            ),
            row(
                "In independent schools because special schools are full, without this",
                Origin::Computed,
                &|year| ours(rounded(year.council.independent_before)),
            ),
        ],
    }
}

/// Our base beside as many places by the lever, and why the two differ.
#[must_use]
pub fn beside_the_lever(
    lever: &ByLever,
    year: &SchoolYear,
    school: &School,
    about: &About,
) -> Figures {
    let percent = |share: f64| format!("{}%", decimal::fixed(share * 100.0, 0));
    let timing = lever.timing;
    let places = format!("{} places", money::grouped(lever.places));
    let whose = match school.instead {
        Instead::Of(of) => {
            format!("all would otherwise go to {}", otherwise(of))
        }
        Instead::StayedAnyway => "all in mainstream anyway".to_owned(),
    };
    let from_special = lever.from_special.get();
    let row = |name: &str, cells: [String; 2]| Row::new(name, Origin::Computed, cells);
    Figures {
        label: "My school beside “Try changes”",
        caption: "The two differ because My school counts whole children from its first September, and “Try changes” phases places in and gives some to children who leave no special school place".to_owned(),
        corner: "What",
        columns: vec![
            "My school".to_owned(),
            format!("“New resource base places”, {places} more"),
        ],
        rows: vec![
            row(
                &format!("What the {} spends in {}", about.council(), year.year),
                [about_spends(year.council.refilled), about_spends(lever.less)],
            ),
            row(
                &format!("How much of it is there in {}", year.year),
                [
                    format!("{} children", rounded(year.council.placed)),
                    format!(
                        "{} of {places}: from {}, phased in over {}",
                        percent(lever.share),
                        april(timing.start),
                        levers::years(timing.phase_in)
                    ),
                ],
            ),
            row(
                "Which children",
                [
                    whose,
                    format!(
                        "{} from special schools, {} from mainstream",
                        percent(from_special),
                        percent(1.0 - from_special)
                    ),
                ],
            ),
            row(
                "Empty places",
                ["paid for".to_owned(), "none: filled at once".to_owned()],
            ),
        ],
    }
}
