//! How each figure is computed, with the values in it.
//!
//! Answers for: every formula of My school, and its source. Uses `numbers`, `ledger` and `money`.

use super::super::about::About;
use super::super::{fields, ledger, money};
use super::numbers::{each, pounds, rounded};
use engine::analysis::school::{BreakEven, ForCouncil, OWN_SHARE, Outcome, SchoolYear};
use engine::analysis::school::{Figure, School};
use engine::decimal;
use engine::model::cost::{EMPTY_UNIT_PLACE_FUNDING, UNIT_PLACE_FUNDING};
use engine::units::{FinancialYear, Pounds, Pupils};

/// How a figure is computed: its name, the formula with the values in it, and its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working {
    pub name: String,
    pub formula: String,
    pub source: String,
    rests_on: RestsOn,
}

/// What a figure rests on besides the school itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RestsOn {
    Nothing,
    /// The places that the children leave. Children of another council leave none here.
    OldPlaces,
}

const FUNDING_GUIDE: &str =
    "DfE, High needs funding operational guide 2023 to 2024, taken to hold since";
const TYPED: &str = "What was entered above, or its example";
const MODEL: &str = "The model; prices are the {council}’s averages";

/// How every figure of every year is computed.
#[must_use]
pub fn workings(
    outcome: &Outcome,
    school: &School,
    about: &About,
) -> Vec<(FinancialYear, Vec<Working>)> {
    let years = outcome.years.iter();
    years
        .map(|year| (year.year, of_year(outcome, year, school, about)))
        .collect()
}

/// A year, and what several of its workings share.
struct Year<'a> {
    outcome: &'a Outcome,
    of: &'a SchoolYear,
    school: &'a School,
    about: &'a About,
    /// Children at the January before.
    placed_before: Pupils,
    /// Children funded, unrounded, so that anyone who checks it gets the same pounds.
    funded: String,
    /// The top-up for each child, in pounds.
    topup: f64,
}

impl Year<'_> {
    fn working(&self, name: &str, formula: String, source: &str) -> Working {
        Working {
            name: format!("{name}, {}", self.of.year),
            formula,
            source: self.about.fill(source).into_owned(),
            rests_on: RestsOn::Nothing,
        }
    }
}

fn of_year(outcome: &Outcome, year: &SchoolYear, school: &School, about: &About) -> Vec<Working> {
    let (us, council) = (&year.school, &year.council);
    let before = outcome.years.iter().find(|it| it.year.next() == year.year);
    let placed_before = before.map_or(Pupils::ZERO, |it| it.council.placed);
    let funded = if placed_before == council.placed {
        about_exactly(us.funded)
    } else {
        format!(
            "(5/12 × {} + 7/12 × {})",
            about_exactly(placed_before),
            about_exactly(council.placed)
        )
    };
    let topup = if us.funded > Pupils::ZERO {
        us.topups.get() / us.funded.get()
    } else {
        0.0
    };
    let year = Year {
        outcome,
        of: year,
        school,
        about,
        placed_before,
        funded,
        topup,
    };
    let mut all = for_school(&year);
    all.extend(for_council(&year));
    if let BreakEven::From(_) | BreakEven::UpTo(_) | BreakEven::Always | BreakEven::Never =
        outcome.break_even_children
    {
        all.push(children_to_break_even(&year));
    }
    all.extend(rest(outcome, school, about));
    if school.lives_elsewhere {
        // This council pays only the place funding of a base.
        all.retain(|working| working.rests_on == RestsOn::Nothing);
        all.push(year.working(
            &about.fill("What this {council} spends"),
            format!(
                "place funding of the base, {}, and nothing else",
                money::whole(us.place_funding)
            ),
            MODEL,
        ));
    }
    all
}

/// The school's income and costs.
fn for_school(of: &Year<'_>) -> Vec<Working> {
    let Year {
        outcome,
        of: year,
        school,
        placed_before,
        funded,
        topup,
        ..
    } = of;
    let (us, council) = (&year.school, &year.council);
    let working = |name: &str, formula: String, source: &str| of.working(name, formula, source);
    let ran = weight(school, year.year);
    let on_costs = fields::value(Figure::OnCosts.into(), school.number(Figure::OnCosts));
    let pay = format!(
        "{} weeks × £{} an hour × (1 + {on_costs} on-costs)",
        fields::number(Figure::Weeks.into(), school.number(Figure::Weeks)),
        decimal::fixed(school.number(Figure::Rate), 2),
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
            format!(
                "{funded} × {} = {}",
                pounds(*topup),
                money::whole(us.topups)
            ),
            if school.get(Figure::TopUp).is_some() {
                "The top-up entered above, with the {council}’s price rises since its first year"
            } else {
                MODEL
            },
        ),
    ];
    if school.is_base() {
        let [january_before, january_inside] = [
            (year.year.before(), *placed_before),
            (year.year, council.placed),
        ]
        .map(|(year, filled)| money::whole(outcome.entry.place_funding(year, filled)));
        all.push(working(
            "Place funding",
            format!(
                "5/12 × {january_before}, by the January before, + 7/12 × {january_inside}, by the one inside = {}. A year, a filled place brings {}, an empty one {}; in the first school year each brings {}",
                money::whole(us.place_funding),
                ledger::per_place(UNIT_PLACE_FUNDING),
                ledger::per_place(EMPTY_UNIT_PLACE_FUNDING),
                ledger::per_place(EMPTY_UNIT_PLACE_FUNDING),
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
    if let Some(plans) = school.get(Figure::Plans) {
        all.insert(
            0,
            Working {
                name: "What we have now".to_owned(),
                formula: format!(
                    "{} plans × {} = {}",
                    money::grouped(plans),
                    ledger::per_place(OWN_SHARE),
                    pounds(plans * OWN_SHARE.get())
                ),
                source: FUNDING_GUIDE.to_owned(),
                rests_on: RestsOn::Nothing,
            },
        );
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
                "{} hours × {pay} + {} for teachers × (1 + {on_costs} on-costs) + {} training + {} space = {}",
                hours(Figure::HoursShared),
                pounds(school.teacher()),
                pounds(school.number(Figure::Training)),
                pounds(school.number(Figure::Space)),
                money::whole(outcome.support.shared)
            ),
            TYPED,
        ),
        working(
            "What the support costs",
            format!(
                "{funded} × {} + {ran} × {} = {}",
                pounds(outcome.support.each.get()),
                money::whole(outcome.support.shared),
                money::whole(us.support)
            ),
            TYPED,
        ),
        working(
            "Left over",
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
            "Left over for each child",
            format!(
                "{} ÷ {funded} = {}",
                money::whole(us.balance),
                each(us.balance, us.funded)
            ),
            "The rows above",
        ),
        working(
            "The top-up at which it breaks even",
            format!(
                "({} support − {} own share and places) ÷ {funded} = {}",
                money::whole(us.support),
                money::whole(us.own_share + us.place_funding),
                outcome
                    .break_even_topup
                    .map_or_else(String::new, |topup| pounds(topup.get()))
            ),
            "The rows above",
        ),
    ]);
    all
}

/// What the council spends and saves.
fn for_council(of: &Year<'_>) -> Vec<Working> {
    let Year {
        outcome,
        of: year,
        about,
        funded,
        ..
    } = of;
    let (us, council) = (&year.school, &year.council);
    let working = |name: &str, formula: String, source: &str| of.working(name, formula, source);
    let of_old_places = |name: &str, formula: String| Working {
        rests_on: RestsOn::OldPlaces,
        ..of.working(name, formula, MODEL)
    };
    vec![
        of_old_places(
            "Counting only this place",
            format!(
                "{funded} × {}, the price of the old place, − {} top-ups − {} place funding = {}",
                ledger::per_place(council.old_place),
                money::whole(us.topups),
                money::whole(us.place_funding),
                money::whole(council.this_childs_place)
            ),
        ),
        of_old_places(
            "Once places left empty are filled",
            format!(
                "{}, the {}’s spending without these children in the list, − {} with them = {}",
                money::whole(council.spending[0]),
                about.council(),
                money::whole(council.spending[1]),
                money::whole(council.refilled)
            ),
        ),
        of_old_places(
            "Children who come",
            format!(
                "{} of {}, at the January inside the year: at most as many as are of these ages in that placement",
                rounded(council.placed),
                rounded(council.asked)
            ),
        ),
        working(
            "For each child, both ways",
            format!(
                "{} ÷ {funded} = {}; {} ÷ {funded} = {}",
                money::whole(council.this_childs_place),
                each(council.this_childs_place, council.funded),
                money::whole(council.refilled),
                each(council.refilled, council.funded)
            ),
            "The rows above",
        ),
        working(
            "Added up, both ways",
            format!(
                "{} = {}; {} = {}",
                sum(outcome, year.year, |council| council.this_childs_place),
                money::whole(council.this_childs_place_so_far),
                sum(outcome, year.year, |council| council.refilled),
                money::whole(council.refilled_so_far)
            ),
            "The rows above",
        ),
        of_old_places(
            "Other children, and those in independent schools because special schools are full",
            format!(
                "children in independent schools without these children in the list less those with them: {}; in independent schools because special schools are full, without them: {}",
                rounded(council.out_of_independent),
                rounded(council.independent_before)
            ),
        ),
    ]
}

/// How many children a base needs, or can have.
fn children_to_break_even(of: &Year<'_>) -> Working {
    let Year {
        outcome,
        school,
        topup,
        ..
    } = of;
    let places = school.places().unwrap_or_default();
    of.working(
        "The number of children at which a base breaks even",
        format!(
            "with none: {} × {} − {} shared = {}; each child moves that by {} + {} − {} − {}",
            money::grouped(places),
            ledger::per_place(EMPTY_UNIT_PLACE_FUNDING),
            money::whole(outcome.support.shared),
            pounds(places * EMPTY_UNIT_PLACE_FUNDING.get() - outcome.support.shared.get()),
            pounds(*topup),
            ledger::per_place(UNIT_PLACE_FUNDING),
            ledger::per_place(EMPTY_UNIT_PLACE_FUNDING),
            pounds(outcome.support.each.get())
        ),
        FUNDING_GUIDE,
    )
}

/// Figures not tied to one year.
fn rest(outcome: &Outcome, school: &School, about: &About) -> Vec<Working> {
    let mut all = Vec::new();
    if let (Some(plans), Some(budget)) = (school.get(Figure::Plans), school.get(Figure::Budget))
        && budget > 0.0
    {
        let own = plans * OWN_SHARE.get();
        all.push(Working {
            name: "Share of our notional SEN budget".to_owned(),
            formula: format!(
                "{} ÷ {} = {}%",
                pounds(own),
                pounds(budget),
                decimal::fixed(own / budget * 100.0, 0)
            ),
            source: TYPED.to_owned(),
            rests_on: RestsOn::Nothing,
        });
    }
    let capital = school.number(Figure::Capital);
    if capital > 0.0 {
        let summed = outcome.years.iter().map(|it| {
            format!(
                "{}: {} and {}",
                it.year,
                money::whole(it.council.this_childs_place_so_far),
                money::whole(it.council.refilled_so_far)
            )
        });
        all.push(Working {
            name: "When as much as the building cost is saved".to_owned(),
            formula: format!(
                "the first year by which the sum reaches {}: {}",
                pounds(capital),
                summed.collect::<Vec<_>>().join("; ")
            ),
            source: "The rows above".to_owned(),
            rests_on: RestsOn::Nothing,
        });
    }
    let schools = school.number(Figure::Schools);
    all.push(Working {
        name: "Schools doing the same".to_owned(),
        formula: format!(
            "the same calculation for {} × {} = {} children, capped at the children available",
            money::grouped(schools),
            money::grouped(school.children()),
            money::grouped(schools * school.children())
        ),
        source: about.fill(MODEL).into_owned(),
        rests_on: RestsOn::Nothing,
    });
    all
}

/// How many children, to the thousandth where they are not whole.
fn about_exactly(children: Pupils) -> String {
    let text = decimal::fixed(children.get(), 3);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// How much of a year it runs, as a sum of twelfths.
fn weight(school: &School, year: FinancialYear) -> &'static str {
    match (school.runs_at(year.before()), school.runs_at(year)) {
        (true, true) => "1",
        (true, false) => "5/12",
        (false, true) => "7/12",
        (false, false) => "0",
    }
}

/// "£1 + £2", from the first year to this one.
fn sum(outcome: &Outcome, to: FinancialYear, of: fn(&ForCouncil) -> Pounds) -> String {
    let years = outcome.years.iter().filter(|it| it.year <= to);
    let parts: Vec<_> = years.map(|it| money::whole(of(&it.council))).collect();
    parts.join(" + ")
}
