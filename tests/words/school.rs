//! My school's words agree with its numbers, whatever is asked and whoever asks.

use std::sync::LazyLock;

use engine::analysis::school::{Figure, Instead, Outcome, School, by_lever, outcome};
use engine::authority::{Code, NATIONAL, Records};
use engine::levers::{Lever, Preset};
use engine::model::placement::Placement;
use engine::model::project::{Assumptions, Model};
use engine::units::{FinancialYear, Pounds, Pupils};
use proptest::prelude::*;
use safety_valve::content::Content;
use safety_valve::data;
use safety_valve::words::about::About;
use safety_valve::words::school::{self, Answer};

use crate::wording::{AVOIDED, has_word};

/// Southwark, a county, a metropolitan borough, and two unitary authorities, from their latest figures.
const AUTHORITIES: [&str; 5] = [
    "E09000028",
    "E10000016",
    "E08000025",
    "E06000052",
    "E06000015",
];

static COUNCILS: LazyLock<Vec<(Model, About)>> = LazyLock::new(|| {
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/static/data/authorities.json"
    ))
    .expect("the figures of all authorities");
    let records = Records::read(&text).expect("the figures of all authorities");
    let councils = AUTHORITIES.iter().filter_map(|code| {
        let code = Code::new(code).expect("a code");
        let start = data::latest(code, &records).ok()?;
        let model = Model::new(start.basis);
        let content = Content::of(code.as_str()).expect("its texts");
        let about = About::new(
            &start.authority,
            start.baseline,
            model.basis(),
            &NATIONAL,
            content,
        );
        Some((model, about))
    });
    councils.collect()
});

/// A school, and what else is assumed, of one of the councils.
#[derive(Debug, Clone)]
struct Asked {
    council: usize,
    school: School,
    preset: Preset,
    overflow: f64,
}

impl Asked {
    fn model(&self) -> &'static (Model, About) {
        &COUNCILS[self.council % COUNCILS.len()]
    }

    fn assumed(&self) -> Assumptions {
        let mut assumed = self.model().0.untouched();
        if let Ok(values) = self.preset.on(&assumed.values) {
            assumed.values = values;
        }
        assumed
            .values
            .set(Lever::OverflowIndependent, self.overflow)
            .expect("within range");
        assumed
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    let who = (
        1..60_u8,
        (2..=24_u16, 0..8_u16),
        0..Instead::ALL.len(),
        any::<bool>(),
    );
    let how = (
        2025..=2031_u16,
        1..=3_u16,
        prop::option::of(1..3_u16),
        prop::bool::weighted(0.2),
    );
    let money = (
        prop::option::of(0..60_000_u32),
        prop::option::of(0..12_u8),
        prop::option::of(0..60_u8),
        prop::option::of(0..200_000_u32),
    );
    (
        0..AUTHORITIES.len(),
        who,
        how,
        money,
        0..Preset::ALL.len(),
        0.0..=1.0_f64,
    )
        .prop_map(
            |(
                council,
                (children, (first, more), instead, base),
                (start, years, breaks, elsewhere),
                (top_up, places, hours, teacher),
                preset,
                overflow,
            )| {
                let mut school =
                    School::example(COUNCILS[council % COUNCILS.len()].0.basis().horizon());
                let children = f64::from(children);
                let mut set =
                    |figure, number: Option<f64>| school.set(figure, number).expect("within range");
                set(Figure::Children, Some(children));
                set(Figure::TopUp, top_up.map(f64::from));
                set(Figure::HoursEach, hours.map(f64::from));
                set(Figure::Teacher, teacher.map(f64::from));
                if base {
                    set(
                        Figure::Places,
                        places.map(|more| children + f64::from(more)),
                    );
                    school.to = Placement::Unit;
                }
                school.ages = (first, (first + more).min(25));
                school.instead = Instead::ALL[instead];
                school.start = FinancialYear::starting(start);
                school.years = years;
                school.breaks_after = breaks;
                school.lives_elsewhere = elsewhere;
                Asked {
                    council,
                    school,
                    preset: Preset::ALL[preset],
                    overflow,
                }
            },
        )
}

/// What a sentence on pounds says, from "£47,000 less": −47,000 spent.
fn read(words: &str) -> f64 {
    let words = words.to_ascii_lowercase();
    if words.contains("the same amount") {
        return 0.0;
    }
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    let size: f64 = digits.parse().expect("a number");
    // "Under £1,000" is somewhere below it.
    let size = if words.starts_with("under") {
        size / 2.0
    } else {
        size
    };
    match words.rsplit(' ').next() {
        Some("less") => size,
        Some("more") => -size,
        other => panic!("{other:?} in “{words}”"),
    }
}

fn agrees(words: &str, less: Pounds) {
    let said = read(words);
    assert!((said - less.get()).abs() <= 500.5, "“{words}” of {less:?}");
    if less.abs() >= Pounds::of(0.5) {
        assert_eq!(said > 0.0, less > Pounds::ZERO, "“{words}” of {less:?}");
    }
}

fn check(found: &Outcome, asked: &School, answer: &Answer) {
    let year = found.settled().expect("some year");
    assert!(answer.heading.contains(&year.year.to_string()));
    // For us.
    let balance = year.school.balance;
    let over = answer.left.contains(" left over in that year");
    let short = answer.left.contains(" short in that year");
    assert_eq!(
        over,
        balance >= Pounds::of(500.0),
        "{} {balance:?}",
        answer.left
    );
    assert_eq!(
        short,
        balance <= Pounds::of(-500.0),
        "{} {balance:?}",
        answer.left
    );
    if let Some(digits) = answer.us.strip_prefix("Break even at £") {
        let said: f64 = digits.replace(',', "").parse().expect("pounds");
        let even = found.break_even_topup.expect("it is said").get();
        assert!(
            (0.0..100.0).contains(&(said - even)),
            "{said} is enough, and no more than needed: {even}"
        );
        let [at, ours] = answer.scale.expect("it is drawn");
        // Our top-up is to the right of where it breaks even just where there is money over.
        assert_eq!(ours > at, balance > Pounds::ZERO, "{ours} {at} {balance:?}");
    } else {
        let none = year.school.funded == Pupils::ZERO;
        assert!(
            none || found.break_even_topup.is_some_and(|even| even.get() == 0.0),
            "{}",
            answer.us
        );
        assert!(none || balance >= Pounds::of(-0.005));
    }
    // For the council.
    let alone = asked.lives_elsewhere || asked.instead == Instead::StayedAnyway;
    assert_eq!(answer.ways.len(), if alone { 1 } else { 2 });
    agrees(&answer.ways[0].amount, year.council.this_childs_place);
    if let [_, filled] = answer.ways.as_slice() {
        agrees(&filled.amount, year.council.refilled);
    }
    assert_eq!(
        answer
            .not_agreed
            .contains("unless you have that in writing"),
        asked.typed(Figure::TopUp).is_some()
    );
}

/// Every sentence, in order.
fn sentences(of: &Asked, found: &Outcome) -> Vec<String> {
    let (model, about) = of.model();
    let (asked, assumed) = (&of.school, of.assumed());
    let year = found.settled().expect("some year");
    let answer = school::answer(found, asked, about).expect("some year");
    let mut all = vec![
        answer.heading.clone(),
        answer.child.clone(),
        answer.us.clone(),
    ];
    all.extend([
        answer.said(),
        answer.not_agreed.clone(),
        answer.left.clone(),
        answer.council,
    ]);
    all.extend(answer.marks);
    for way in answer.ways {
        all.extend([way.amount, way.counts, way.children]);
    }
    all.extend([
        school::in_and_out(year),
        school::element_1(asked),
        school::have_now(asked),
    ]);
    all.extend([
        school::hint(Some(school::first_topup(found)), asked, about),
        school::two_ways(about),
    ]);
    all.extend(school::break_even(found));
    all.extend(school::for_governors(found, asked, about));
    all.extend(school::could_not(found, asked));
    all.extend(school::why_they_differ(found, asked));
    all.extend(school::many(found, asked, year.year, about));
    let mut tables = vec![
        school::for_us(found, asked),
        school::for_council(found, asked, about),
    ];
    if let Some(lever) = by_lever(model, asked, &assumed, year.year) {
        tables.push(school::beside_the_lever(&lever, year, asked, about));
    }
    for table in tables {
        all.push(table.caption);
        for row in table.rows {
            all.push(row.name);
            all.extend(row.cells);
        }
    }
    for (_, workings) in school::workings(found, asked, about) {
        for working in workings {
            all.extend([working.name, working.formula, working.source]);
        }
    }
    for text in [
        school::QUESTION,
        school::LEAD,
        school::CHILD_FIRST,
        school::MUST_PROVIDE,
        school::EXAMPLES,
        school::CASH_FLOW,
    ] {
        all.push(text.to_owned());
    }
    all
}

/// What no answer says, beside the words to avoid.
const NEVER: [&str; 3] = ["refilled", "NaN", "inf "];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_answer_agrees_with_the_numbers_and_is_in_plain_words(of in asked()) {
        let (model, about) = of.model();
        let Ok(found) = outcome(model, &of.school, &of.assumed(), 1.0) else {
            return Ok(());
        };
        let answer = school::answer(&found, &of.school, about).expect("some year");
        check(&found, &of.school, &answer);
        for sentence in sentences(&of, &found) {
            for word in AVOIDED {
                prop_assert!(!has_word(&sentence, word), "“{word}” in “{sentence}”");
            }
            for word in NEVER {
                prop_assert!(!sentence.contains(word), "“{word}” in “{sentence}”");
            }
        }
    }
}

#[test]
fn every_council_is_called_what_it_is() {
    let called: Vec<&str> = COUNCILS.iter().map(|(_, about)| about.council()).collect();
    assert_eq!(
        called.len(),
        AUTHORITIES.len(),
        "each is projected: {called:?}"
    );
    for name in ["borough", "county", "council"] {
        assert!(called.contains(&name), "{called:?}");
    }
}
