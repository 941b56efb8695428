//! What is said beside the boxes of My school, before any result.
//!
//! Answers for: questions, names of choices, what does not fit together, what each number that is
//! typed means. Uses `about` for what the council and its area are called.

use super::super::about::About;
use super::super::money;
use super::super::terms::placement;
use super::numbers::pounds;
use engine::analysis::school::{Figure, Instead, OWN_SHARE, School};
use engine::decimal;
use engine::model::headcount::HeadcountError;
use engine::model::placement::{FIRST_AGE, LAST_AGE};
use engine::units::FinancialYear;

pub const MUST_ADMIT: &str = "If a plan names your school you must admit the child. This is for planning support, not for deciding places.";
pub const CHILD_FIRST: &str = "A child’s needs, and what the plan says of them, come first. Money is never a reason to refuse a place.";
pub const EXAMPLE: &str = "example";
pub const CASH_FLOW: &str = "When the money comes: an academy is paid from September, a maintained school from April, by the census of the January in between. The sums are the same; a maintained school bridges the first seven months.";

/// What the two results are, and that they are never added.
#[must_use]
pub fn two_results(about: &About) -> String {
    about
        .fill("Two results, kept apart and never added. “This child’s place” compares what these children’s old places would have cost with what is paid now, and leaves those places empty. “Once places are refilled” is the whole {area} without these children in the model, less the {area} with them: a special school place that they leave is taken by a child who would otherwise be in an independent school only because special schools are full.")
        .into_owned()
}

/// That nothing is saved where no place changes.
#[must_use]
pub fn stayed_anyway(about: &About) -> String {
    about
        .fill("These children would have stayed in mainstream in any case, so the {council} saves nothing by it. What changes is their support.")
        .into_owned()
}

/// Who pays for children of another council.
#[must_use]
pub fn lives_elsewhere(about: &About) -> String {
    about
        .fill("These children live in another {area}, so they cannot be put into this one’s scenario. It pays the top-up and keeps what is saved; this {council}’s spending does not move, but for the place money of a base.")
        .into_owned()
}

/// That prices are averages; what follows leads to where they can be typed.
#[must_use]
pub fn averages(about: &About) -> String {
    about
        .fill("Prices are the {council}’s averages, not what this child’s place costs. Type your own top-up above, or")
        .into_owned()
}

/// Where the council’s own prices are typed.
#[must_use]
pub fn own_prices(about: &About) -> String {
    about
        .fill("the {council}’s prices under “Enter actual figures”.")
        .into_owned()
}

/// The question of the view.
#[must_use]
pub fn question(about: &About) -> String {
    about
        .fill("If our school included more children, what would it do, for the child, for us, for the {council}?")
        .into_owned()
}

/// What its part for the council is called.
#[must_use]
pub fn for_whom(about: &About) -> String {
    about.fill("For the {council}").into_owned()
}

/// What the part on failure is about.
#[must_use]
pub fn if_it_fails(about: &About) -> String {
    about
        .fill("What it would mean if it did not work: for the children, for us, for the {council}.")
        .into_owned()
}

/// The choice of children from elsewhere.
#[must_use]
pub fn from_elsewhere(about: &About) -> String {
    about
        .fill("The children live in another {area}")
        .into_owned()
}

/// Where the children would be without this.
#[must_use]
pub const fn instead(instead: Instead) -> &'static str {
    match instead {
        Instead::StayedAnyway => "mainstream in any case: no place changes",
        Instead::Of(of) => placement(of),
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
    if school.is_base() {
        return "Basic entitlement (element 1) comes for children on the roll of a base as for any other, with the next budget; that is why a filled place brings £6,000 and an empty one £10,000. It pays for what every pupil has, and is left out of the balance.".to_owned();
    }
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
pub fn refused(error: HeadcountError, school: &School) -> String {
    let (first, last) = school.ages;
    match error {
        HeadcountError::Children => "How many children: enter a whole number from 1.".to_owned(),
        HeadcountError::Ages => format!("Ages go from {FIRST_AGE} to {LAST_AGE}."),
        HeadcountError::AgesReversed => {
            format!(
                "The youngest age, {first}, is above the oldest, {last}. Choose the other way round."
            )
        }
        HeadcountError::From(_) | HeadcountError::To(_) => {
            "Children move from one placement to mainstream or a base. Choose others.".to_owned()
        }
        HeadcountError::Start { first, last } => {
            format!(
                "It can start in September {} to {}.",
                first.first_calendar_year(),
                last.first_calendar_year()
            )
        }
        HeadcountError::Years { most } => {
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
        HeadcountError::TopUp => "The top-up is more than this page can work with.".to_owned(),
        HeadcountError::PlacesWithoutUnit => {
            "Places are those of a base. Choose a base, or clear them.".to_owned()
        }
        HeadcountError::FewerPlaces => format!(
            "There are more children ({}) than places in the base ({}). Enter more places, or fewer children.",
            money::grouped(school.children()),
            money::grouped(school.number(Figure::Places))
        ),
        HeadcountError::Places => "That is more places than this page can work with.".to_owned(),
    }
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
            "{plain}, which is {}% of our notional SEN budget of {}. That budget is for children without a plan too.",
            decimal::fixed(own / budget * 100.0, 0),
            pounds(budget)
        ),
    }
}

pub const TOO_MANY: &str =
    "That is more children than this page can work with. Enter fewer schools.";

/// What is said of a number that is typed and cannot count in full.
#[must_use]
pub fn beside(figure: Figure, typed: f64, school: &School) -> String {
    let hoped = school.number(Figure::Children);
    match figure {
        Figure::Filled if typed > hoped => {
            format!("counted as the {} hoped for", money::grouped(hoped))
        }
        Figure::Seats if typed > school.children() => {
            format!(
                "counted as the {} who come",
                money::grouped(school.children())
            )
        }
        _ => String::new(),
    }
}

/// September of a financial year, as a list has it.
#[must_use]
pub fn september(year: FinancialYear) -> String {
    format!("September {}", year.first_calendar_year())
}
