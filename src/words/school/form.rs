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
use engine::model::placement::{FIRST_AGE, LAST_AGE, Placement};
use engine::units::FinancialYear;

pub const QUESTION: &str = "What would it mean if our school took more children with EHC plans?";
pub const LEAD: &str = "EHC plan: an education, health and care plan, which sets out in law the support a child must get. If a plan names your school you must admit the child. Use this to plan support, not to decide places.";
pub const CHILD_FIRST: &str = "A child’s needs and their plan come first. Money is never a reason to refuse a place. Where a child is taught is decided from the plan, with the child and the parents, and looked at again every year.";
pub const MUST_PROVIDE: &str = "What the plan says must still be provided.";
pub const EXAMPLE: &str = "example";
pub const EXAMPLES: &str =
    "Figures in italics are examples. They are our judgement: replace them with your own.";
pub const CASH_FLOW: &str = "An academy is paid from September. A maintained school is paid from April, by the census in January, and must cover the first seven months itself. The sums are the same.";

/// What the two ways to count are.
#[must_use]
pub fn two_ways(about: &About) -> String {
    about
        .fill("Counting only this place: what these children’s old places would have cost, less what is paid now. Those places stay empty. Once they are filled: what the whole {area} spends without this, less what it spends with it. A special school place that is left goes to a child who would otherwise be elsewhere because special schools are full.")
        .into_owned()
}

/// The three things that a school can be thinking of: each with what it means.
pub const PLANS: [[&str; 2]; 3] = [
    [
        "Children stay in mainstream",
        "in ordinary classes, with support and a top-up",
    ],
    [
        "Our own resource base",
        "a specialist base with its own staff, in our school",
    ],
    [
        "They would have stayed anyway",
        "we want to see what their support costs us",
    ],
];

/// What a child would otherwise go to, within a sentence.
#[must_use]
pub const fn otherwise(of: Placement) -> &'static str {
    match of {
        Placement::Special => "a special school",
        Placement::Independent => "an independent special school",
        Placement::Mainstream => "ordinary classes",
        Placement::Fe => "a further education college",
        Placement::Spi => "a specialist college",
        Placement::Elsewhere => "education elsewhere",
        of => placement(of),
    }
}

/// What is said of the top-up under the sentence.
#[must_use]
pub fn hint(topup: Option<f64>, school: &School, about: &About) -> String {
    let what = match topup {
        Some(topup) if school.typed(Figure::TopUp).is_none() => {
            let like = match school.instead.placement() {
                Placement::Mainstream => "average mainstream top-up",
                _ => "estimated top-up for a child who needs this much support in mainstream",
            };
            format!(
                "{} is the {}’s {like}, filled in for you. Type your own. ",
                pounds(topup),
                about.council()
            )
        }
        _ => "Empty the last box to see this page’s own estimate. ".to_owned(),
    };
    what + "Nothing you type leaves this page."
}

/// That nothing is saved where no place changes.
#[must_use]
pub fn stayed_anyway(about: &About) -> String {
    about
        .fill("These children would have stayed in mainstream anyway, so the {council} saves nothing. What changes is their support.")
        .into_owned()
}

/// Who pays for children of another council.
#[must_use]
pub fn lives_elsewhere(about: &About) -> String {
    about
        .fill("These children live in another {area}, so they cannot be added to “Try changes” here. Their own council pays the top-up and keeps what is saved. This {council} pays only the place funding of a base.")
        .into_owned()
}

/// That prices are averages; what follows leads to where they can be typed.
#[must_use]
pub fn averages(about: &About) -> String {
    about
        .fill("Prices are the {council}’s averages, not what one child’s place costs. Type your own top-up above, or")
        .into_owned()
}

/// Where the council’s own prices are typed.
#[must_use]
pub fn own_prices(about: &About) -> String {
    about
        .fill("the {council}’s prices under “Enter actual figures”.")
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
pub const PHASES: [(u16, u16); 4] = [(2, 3), (4, 10), (11, 15), (16, 25)];

/// Who brings basic entitlement, and that it is left out.
#[must_use]
pub fn element_1(school: &School) -> String {
    if school.is_base() {
        return "Basic entitlement (element 1) comes with the next budget for every child on roll, also in a base. So a filled place brings £6,000 and an empty one £10,000. It pays for what every pupil has and is not counted here.".to_owned();
    }
    let seats = school.number(Figure::Seats).min(school.children());
    let who = if seats == 0.0 {
        "none, as entered below".to_owned()
    } else {
        format!("{} of them, as entered below", money::grouped(seats))
    };
    format!(
        "Basic entitlement (element 1) comes only for a child who fills a place that is empty now: {who}. It comes with the next budget and is not counted here."
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
            "Enter how many plans are on your roll. The first {} of each child’s support comes from your own budget.",
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
        Some(0.0) => format!("{plain}, and no notional SEN budget to compare it with."),
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
