//! The public page's answer, figures and packages say what the numbers say: with an agreement and
//! without one, with surpluses, with balances entered, for many councils.

use std::rc::Rc;
use std::sync::LazyLock;

use engine::analysis::packages::{Package, Packages};
use engine::authority::{Baseline, Code, Listed};
use engine::levers::{Lever, Preset};
use engine::model::actuals::{Actual, Actuals};
use engine::model::agreement::ROUNDING;
use engine::model::project::{Assumptions, Projection};
use engine::units::{FinancialYear, Pounds};
use proptest::prelude::*;
use safety_valve::app::calculator::Calculator;
use safety_valve::app::pages::drawn;
use safety_valve::app::prerender;
use safety_valve::chart::palette::Role;
use safety_valve::chart::spec::balances::Shading;
use safety_valve::chart::spec::{Point, Text};
use safety_valve::data;
use safety_valve::words::figures::Figures;
use safety_valve::words::known::How;
use safety_valve::words::read::{self, Compared, Count, Figure, Subject};
use safety_valve::words::{march, money};

use crate::wording::{AVOIDED, has_word};

/// Calculators are shared by one thread each.
fn southwark(baseline: Baseline) -> Rc<Calculator> {
    Rc::new(Calculator::built_in(baseline).expect("the data built in"))
}

/// Twenty councils without an agreement, some with no published balance and some with a surplus.
static CODES: LazyLock<Vec<Code>> = LazyLock::new(|| {
    let records = data::records().expect("packed");
    let all: Vec<Code> = Listed::all(&records)
        .into_iter()
        .map(|listed| listed.code)
        .filter(|code| *code != Code::SOUTHWARK)
        .filter(|code| data::latest(*code, &records).is_ok())
        .collect();
    let balance = |code: &Code| records.of(*code).and_then(|record| record.balance_2024);
    let unknown = all.iter().filter(|code| balance(code).is_none()).take(3);
    let surplus = all
        .iter()
        .filter(|code| balance(code).is_some_and(|it| it < -1e6));
    let rest = all
        .iter()
        .filter(|code| balance(code).is_some_and(|it| it > 0.0));
    let codes = unknown
        .chain(surplus.take(5))
        .chain(rest.step_by(9).take(12));
    codes.copied().collect()
});

thread_local! {
    static COUNCILS: Vec<Rc<Calculator>> = {
        let records = data::records().expect("packed");
        let of = |code: &Code| Calculator::latest(*code, &records, "").expect("projected");
        CODES.iter().map(|code| Rc::new(of(code))).collect()
    };
    static SOUTHWARKS: [Rc<Calculator>; 2] =
        [Baseline::Latest, Baseline::AgreementForecast].map(southwark);
}

/// Nothing changed but for actual figures, and what is said of it.
struct State {
    calculator: Rc<Calculator>,
    assumptions: Assumptions,
    unchanged: Projection,
}

impl State {
    /// Deficits as they are entered: the year, and the deficit before payments in pounds.
    fn new(calculator: &Rc<Calculator>, entered: &[(usize, f64)]) -> Self {
        let model = &calculator.model;
        let mut assumptions = model.untouched();
        let (first, last) = assumptions.actuals.years(Actual::Deficit);
        let years = usize::from(last.first_calendar_year() - first.first_calendar_year()) + 1;
        for (at, pounds) in entered {
            let later = u16::try_from(at % years).expect("a few");
            let year = FinancialYear::starting(first.first_calendar_year() + later);
            let _ =
                assumptions
                    .actuals
                    .set_actual(Actual::Deficit, year, Some(Pounds::of(*pounds)));
        }
        Self {
            unchanged: model.project(&assumptions),
            calculator: calculator.clone(),
            assumptions,
        }
    }

    fn subject(&self) -> Subject<'_> {
        Subject {
            about: &self.calculator.about,
            unchanged: &self.unchanged,
            actuals: &self.assumptions.actuals,
            model: &self.calculator.model,
        }
    }

    fn actuals(&self) -> &Actuals {
        &self.assumptions.actuals
    }

    fn answer(&self) -> String {
        read::answer(&self.subject()).join(" ")
    }

    fn figures(&self) -> Vec<Figure> {
        read::figures(&self.subject())
    }
}

fn unchanged(calculator: &Rc<Calculator>) -> State {
    State::new(calculator, &[])
}

/// Balances before payments that an officer could enter: surpluses as well.
fn entered() -> impl Strategy<Value = Vec<(usize, f64)>> {
    prop::collection::vec((0..12_usize, -30e6..120e6_f64), 0..4)
}

#[test]
fn southwark_was_ahead_and_will_miss_its_target() {
    SOUTHWARKS.with(|[latest, forecast]| {
        insta::assert_snapshot!(unchanged(latest).answer(), @"It was ahead at the last published count, in March 2024. If nothing changes, it will miss the target for March 2027 by £10.6m.");
        insta::assert_snapshot!(unchanged(forecast).answer(), @"This is judged by the council’s forecast of March 2023. If nothing changes, it will miss the target for March 2027 by £48.9m.");
        let said: Vec<String> = unchanged(latest).figures().iter().map(|figure| {
            format!("{} | {} | {} | {} | {}", figure.when, figure.value, figure.beside, figure.says, figure.also)
        }).collect();
        insta::assert_snapshot!(said.join("\n"), @r"
        March 2024, published | £8.7m | agreed £12.1m | £3.4m better than agreed | 
        March 2025, our estimate | about £6m | agreed £8.8m | about £3m better than agreed | 
        March 2027, if nothing changes | £10.6m | agreed £0 | £10.6m worse than agreed | Spending £9.9m above income in 2026-27
        ");
        let next: Vec<String> = read::next(&unchanged(latest).subject()).into_iter().map(|next| {
            format!("{} | {} | {:?}", next.when, next.says, next.known)
        }).collect();
        insta::assert_snapshot!(next.join("\n"), @r"
        April 2026 | The Safety Valve programme ended. | Secondary
        2026-27 | A new grant is to pay 90% of the eligible deficit at March 2026. If that is £6.3m, the grant is £5.6m. It is not counted here. Nothing is promised for later deficits. | Published
        March 2027 | The agreement’s last date. The deficit was to be £0. If nothing changes, the deficit would be £10.6m. This counts £8.30m of payments after March 2025. | Published
        March 2028 | The statutory override ends. Until then a deficit is kept apart from the council’s reserves. It is not paid off. If nothing changes, the deficit would be £25.4m. | Secondary
        ");
    });
}

#[test]
fn a_target_that_is_reached_is_met_and_one_that_is_entered_is_past() {
    SOUTHWARKS.with(|[latest, _]| {
        let ends = latest.calendar.agreement_ends.expect("an agreement");
        let (first, _) = latest.model.untouched().actuals.years(Actual::Deficit);
        let at = usize::from(ends.first_calendar_year() - first.first_calendar_year());
        let paid = latest.no_action.of(ends).expect("projected").grant_received.get();
        let said = |after_grant: f64| State::new(latest, &[(at, paid + after_grant)]).answer();
        let past = "by the balance entered here.";
        assert!(said(-2e6).starts_with(&format!("It met the target for March 2027 with £2.0m to spare, {past}")), "{}", said(-2e6));
        assert!(said(0.0).starts_with(&format!("It met the target for March 2027, {past}")), "{}", said(0.0));
        assert!(said(3e6).starts_with(&format!("It missed the target for March 2027 by £3.0m, {past}")), "{}", said(3e6));
        // The year before, far ahead: what follows is a forecast again.
        let before = State::new(latest, &[(at - 1, -60e6)]).answer();
        assert!(before.starts_with("It was ahead in March 2026, by the balance entered here. If nothing changes, it will meet the target"), "{before}");
        assert!(before.ends_with("to spare."), "{before}");
    });
}

#[test]
fn how_a_gap_compares_has_the_agreements_rounding() {
    for (gap, compared) in [
        (-1e6, Compared::Ahead),
        (-40_000.0, Compared::OnTarget),
        (0.0, Compared::OnTarget),
        (ROUNDING.get(), Compared::OnTarget),
        (ROUNDING.get() + 1.0, Compared::Behind),
    ] {
        assert_eq!(Compared::of(Pounds::of(gap)), compared, "{gap}");
    }
}

/// The sum that a text has right after some words: "£12.3m" as 12.3.
fn sum_after(text: &str, words: &str) -> Option<f64> {
    let (_, rest) = text.split_once(words)?;
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(rest.len());
    rest[..end].trim_end_matches('.').parse().ok()
}

fn shown(pounds: Pounds) -> String {
    money::size(pounds)
}

fn agrees_with_the_agreement(state: &State) {
    let subject = state.subject();
    let said = state.answer();
    let agreement = state.calculator.agreement().expect("an agreement");
    let ends = agreement.years.last().expect("five").year;
    let is_entered = |year| state.actuals().actual(Actual::Deficit, year).is_some();
    let end = state.unchanged.of(ends).expect("projected");
    let gap = end.gap_to_remaining.expect("of the agreement");
    let met = end.at_or_below_agreement().expect("of the agreement");
    let [meets, misses] = if is_entered(ends) {
        ["It met", "It missed"]
    } else {
        ["it will meet", "it will miss"]
    };
    assert_eq!(said.contains(meets), met, "{gap:?}: {said}");
    assert_eq!(said.contains(misses), !met, "{gap:?}: {said}");
    if !met {
        assert!(
            said.contains(&format!("March {} by {}", ends.march(), shown(gap))),
            "{gap:?}: {said}"
        );
    } else {
        let spare = gap < Pounds::ZERO && money::shows(gap);
        assert_eq!(
            said.contains(&format!("with {} to spare", shown(gap))),
            spare,
            "{gap:?}: {said}"
        );
    }
    // Ahead or behind at the last balance that somebody published or entered.
    let last = subject.balances().into_iter().rev().find(|balance| {
        balance.year <= ends && matches!(balance.count, Count::Published | Count::Entered)
    });
    let last = last.expect("March 2024 is published");
    let by_the_forecast = said.starts_with("This is judged");
    if last.year != ends && !by_the_forecast {
        let agreed = agreement.of(last.year).expect("a row").remaining.pounds();
        let gap = last.pounds - agreed;
        assert_eq!(
            said.contains("It was ahead"),
            gap < Pounds::ZERO && money::shows(gap),
            "{said}"
        );
        assert_eq!(said.contains("It was behind"), gap > ROUNDING, "{said}");
        assert!(said.contains(&march(last.year)), "{said}");
    }
    for figure in state.figures() {
        let better = figure.says.contains("better than agreed");
        let worse = figure.says.contains("worse than agreed");
        assert_eq!(
            better || figure.says.contains("as agreed"),
            figure.tone.name() == "less" || figure.says.starts_with("about as"),
            "{figure:?}"
        );
        assert_eq!(worse, figure.tone.name() == "more-owed", "{figure:?}");
        // Balance less what was agreed is what is said.
        let balances = subject.balances();
        let of = balances
            .iter()
            .find(|balance| figure.when.starts_with(&march(balance.year)))
            .expect("a balance");
        if let Some(row) = agreement
            .of(of.year)
            .filter(|_| of.count != Count::Estimated)
        {
            let gap = of.pounds - row.remaining.pounds();
            assert_eq!(worse, gap > ROUNDING, "{figure:?}");
            if better || worse {
                assert!(figure.says.starts_with(&shown(gap)), "{figure:?}, {gap:?}");
            }
        }
    }
}

fn agrees_without_an_agreement(state: &State) {
    let subject = state.subject();
    let said = state.answer();
    let figures = state.figures();
    let calendar = &state.calculator.calendar;
    let to = calendar.override_ends;
    let balances = subject.balances();
    if let Some(run_up) = subject.run_up(to) {
        // The sum of each year's overspend, where no payment and no entered balance lies between.
        let from = calendar.stability_grant_from;
        let none_entered = state.actuals().has_any(Actual::Deficit);
        if !none_entered {
            let years = state.unchanged.years.iter();
            let sum: Pounds = years
                .filter(|result| result.year >= from && result.year <= to)
                .map(|result| result.in_year - result.grant)
                .sum();
            assert!((sum - run_up).get().abs() < 1.0, "{sum:?} {run_up:?}");
        }
        let grows = run_up > Pounds::ZERO && money::shows(run_up);
        let shrinks = run_up < Pounds::ZERO && money::shows(run_up);
        assert_eq!(
            said.contains("of deficit is run up between"),
            grows,
            "{run_up:?}: {said}"
        );
        assert_eq!(
            said.contains("is left over between"),
            shrinks,
            "{run_up:?}: {said}"
        );
        if grows || shrinks {
            assert!(said.contains(&shown(run_up)), "{said}");
        }
        let last = figures.last().expect("three");
        assert_eq!(last.value, shown(run_up));
        assert_eq!(last.tone.name() == "more-owed", grows, "{last:?}");
    } else {
        assert!(
            !said.contains("run up")
                && !figures
                    .iter()
                    .any(|figure| figure.beside.contains("run up")),
            "{said}"
        );
    }
    let known = balances
        .iter()
        .rev()
        .find(|balance| matches!(balance.count, Count::Published | Count::Entered));
    match known {
        None => assert!(
            said.starts_with("No balance of this council is published."),
            "{said}"
        ),
        Some(known) => {
            let surplus = known.pounds < Pounds::ZERO && money::shows(known.pounds);
            assert_eq!(
                said.starts_with("There was a surplus of "),
                surplus,
                "{said}"
            );
            assert!(
                said.contains(&shown(known.pounds)) && said.contains(&march(known.year)),
                "{said}"
            );
        }
    }
    let result = state.unchanged.of(calendar.this_year).expect("projected");
    let spent = figures
        .iter()
        .find(|figure| figure.beside.starts_with("spent"));
    // Balances that were entered can leap so far that no spending would explain them.
    let Some(spent) = spent else {
        assert!(result.income + result.in_year_as_known() <= Pounds::ZERO);
        return;
    };
    let each = sum_after(&spent.value, "£").expect("a sum");
    let real = (result.income + result.in_year_as_known()) / result.income;
    assert!((each - real).abs() <= 0.005 + 1e-9, "{spent:?} {real}");
    if money::shows(result.in_year_as_known()) {
        let above = result.in_year_as_known() > Pounds::ZERO;
        assert_eq!(spent.says.contains("above income"), above, "{spent:?}");
        assert_eq!(spent.says.contains("below income"), !above, "{spent:?}");
    }
}

fn cells<'a>(table: &'a Figures, name: &str) -> Option<&'a [String]> {
    let row = table.rows.iter().find(|row| row.name == name)?;
    Some(&row.cells)
}

/// Every balance is in the row of how it is known, and nowhere else.
fn table_agrees(state: &State) {
    let table = read::years(&state.subject());
    let balances = state.subject().balances();
    for (at, column) in table.columns.iter().enumerate() {
        let balance = balances
            .iter()
            .find(|balance| march(balance.year) == *column);
        for (count, name) in [
            (Count::Published, "Published"),
            (Count::Entered, "Entered here"),
            (Count::Projected, "If nothing changes"),
        ] {
            let cell = cells(&table, name).map_or("–", |cells| &cells[at]);
            match balance.filter(|balance| balance.count == count) {
                Some(balance) => {
                    assert_eq!(cell, money::millions(balance.pounds), "{name}, {column}")
                }
                None => assert_eq!(cell, "–", "{name}, {column}"),
            }
        }
    }
}

#[test]
fn among_the_councils_are_surpluses_and_unknown_balances() {
    assert_eq!(CODES.len(), 20);
    COUNCILS.with(|councils| {
        let said: Vec<String> = councils
            .iter()
            .map(|council| unchanged(council).answer())
            .collect();
        for words in [
            "No balance of this council",
            "There was a surplus of",
            "It was £",
            "of deficit is run up",
        ] {
            assert!(
                said.iter().any(|said| said.contains(words)),
                "{words}: {said:#?}"
            );
        }
        for council in councils {
            agrees_without_an_agreement(&unchanged(council));
            table_agrees(&unchanged(council));
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn words_agree_with_the_agreement(latest in any::<bool>(), entered in entered()) {
        SOUTHWARKS.with(|southwarks| {
            let state = State::new(&southwarks[usize::from(!latest)], &entered);
            agrees_with_the_agreement(&state);
            table_agrees(&state);
        });
    }

    #[test]
    fn words_agree_without_an_agreement(at in 0..20_usize, entered in entered()) {
        COUNCILS.with(|councils| {
            let state = State::new(&councils[at], &entered);
            agrees_without_an_agreement(&state);
            table_agrees(&state);
        });
    }
}

/// Packages are ranked by what the projection gives for each, and their differences are theirs.
#[test]
fn packages_are_ranked_by_their_effect_in_the_projection() {
    let all = |calculator: &Rc<Calculator>| {
        let model = &calculator.model;
        let about = &calculator.about;
        let year = calculator
            .calendar
            .usual_focus(calculator.calendar.base_year);
        let untouched = model.untouched();
        let packages = Packages::of(
            model,
            &untouched,
            year,
            calculator.calendar.agreement_ends,
            None,
        )
        .expect("within range");
        let ranked: Vec<&Package> = read::ranked(&packages.each, about);
        assert_eq!(ranked.len(), about.presets().count() - 1);
        let project = |preset: Preset| {
            let values = preset.on(&untouched.values).expect("within range");
            let projection = model.project(&Assumptions {
                values,
                ..untouched.clone()
            });
            *projection.of(year).expect("projected")
        };
        let from = project(Preset::NoAction);
        let table = read::packages(&packages.each, "from some day", about).expect("packages");
        let mut before = f64::NEG_INFINITY;
        for (package, row) in ranked.iter().zip(&table.rows[1..]) {
            let with = project(package.preset);
            let pounds = with.after_grant.get();
            assert!(pounds >= before, "{:?}", package.preset);
            before = pounds;
            assert_eq!(row.cells[0], money::millions(with.after_grant));
            let plans = (with.placed.plans() - from.placed.plans()).get();
            assert_eq!(row.cells[2], money::signed(plans), "{:?}", package.preset);
        }
    };
    SOUTHWARKS.with(|southwarks| southwarks.iter().for_each(all));
    COUNCILS.with(|councils| councils.iter().for_each(all));
}

/// What is shaded is ahead where the balance is below what was agreed, and behind where it is above;
/// texts overlap nothing, at any width.
#[test]
fn ahead_and_behind_are_shaded_as_they_are() {
    let look = |state: &State, shading: Shading| {
        for width in (280..1240).step_by(120) {
            let width = f64::from(width);
            let size = [width, (width * 0.42).clamp(230.0, 330.0)];
            let spec = drawn::unchanged(&state.calculator, &state.unchanged, shading, size);
            let line = |role| spec.lines.iter().find(|line| line.role == role);
            let other = if shading == Shading::Agreement {
                Role::Agreement
            } else {
                Role::NoAction
            };
            let other = &line(other).expect("what it is compared with").points;
            let yours = &line(Role::Yours).expect("nothing changed").points;
            let known = line(Role::Text).map_or(&[][..], |line| &line.points);
            for area in &spec.areas {
                let middle = |of: fn(&Point) -> f64| {
                    area.outline.iter().map(of).sum::<f64>() / area.outline.len() as f64
                };
                let x = middle(|point| point.x);
                let at = |points: &[Point]| {
                    points
                        .windows(2)
                        .find(|pair| pair[0].x <= x && x <= pair[1].x)
                        .map(|pair| {
                            pair[0].y
                                + (pair[1].y - pair[0].y) * (x - pair[0].x)
                                    / (pair[1].x - pair[0].x)
                        })
                };
                let (other, yours) = (
                    at(other).expect("there"),
                    at(yours).or_else(|| at(known)).expect("there"),
                );
                // Lower on the page is a smaller deficit.
                assert_eq!(
                    area.role == Role::Less,
                    yours > other,
                    "{width}: {yours} {other}"
                );
            }
            let mut rooms: Vec<_> = spec
                .ring_labels
                .iter()
                .chain(&spec.spot_label)
                .map(Text::room)
                .collect();
            rooms.extend(
                spec.lines
                    .iter()
                    .flat_map(|line| &line.label)
                    .map(Text::room),
            );
            for (at, room) in rooms.iter().enumerate() {
                assert!(
                    room.left >= 0.0 && room.right <= width + 1.0,
                    "{width}: {room:?}"
                );
                assert!(
                    !rooms[..at].iter().any(|other| other.overlaps(room)),
                    "{width}: {room:?}"
                );
            }
            let labels: Vec<&str> = spec
                .ring_labels
                .iter()
                .map(|text| text.words.as_str())
                .collect();
            let shown = |role| spec.areas.iter().any(|area| area.role == role);
            for (role, word) in [(Role::Less, "ahead"), (Role::More, "behind")] {
                let said = labels.contains(&word);
                assert!(
                    !said || (shown(role) && shading == Shading::Agreement),
                    "{width}: {word}"
                );
            }
        }
    };
    SOUTHWARKS.with(|southwarks| {
        let state = unchanged(&southwarks[0]);
        let wide = drawn::unchanged(
            &state.calculator,
            &state.unchanged,
            Shading::Agreement,
            [760.0, 319.0],
        );
        for word in ["ahead", "behind"] {
            assert!(
                wide.ring_labels.iter().any(|text| text.words == word),
                "{word}"
            );
        }
        for entered in [
            vec![],
            vec![(0, 60e6)],
            vec![(1, -20e6)],
            vec![(0, 1e6), (2, 90e6)],
        ] {
            look(&State::new(&southwarks[0], &entered), Shading::Agreement);
            look(&State::new(&southwarks[1], &entered), Shading::Agreement);
        }
    });
    COUNCILS.with(|councils| {
        for council in councils {
            let state = unchanged(council);
            let base = council.model.base_year(state.actuals());
            look(&state, Shading::Block([base.lines.total(), base.block]));
            look(
                &state,
                Shading::RunUp(council.calendar.stability_grant_from.before()),
            );
        }
    });
}

fn sentences(html: &str) -> String {
    let mut said = String::new();
    let (_, article) = html.split_once("<article").expect("the view");
    let (article, _) = article.split_once("</article>").expect("its end");
    for part in article.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or_default();
        for attribute in ["alt=\"", "aria-label=\""] {
            if let Some((_, rest)) = tag.split_once(attribute) {
                said.push_str(rest.split('"').next().unwrap_or_default());
                said.push('\n');
            }
        }
        said.push_str(text);
        said.push('\n');
    }
    said.replace("&#x27;", "'").replace("&amp;", "&")
}

#[test]
fn no_sentence_of_the_page_has_a_word_to_avoid() {
    let mut wrong = Vec::new();
    let mut look = |calculator: &Rc<Calculator>, address: &str| {
        let said = sentences(&prerender::page(calculator.clone(), address));
        assert!(said.len() > 5_000, "{address} is a page");
        for line in said.lines() {
            for word in AVOIDED {
                if has_word(line, word) {
                    wrong.push(format!("{word}: {line}"));
                }
            }
            let numbers = ["NaN", "inf ", "£−"];
            assert!(
                !numbers.iter().any(|number| line.contains(number)),
                "{line}"
            );
        }
    };
    SOUTHWARKS.with(|[latest, forecast]| {
        look(latest, "#/read");
        look(
            latest,
            "#/read?v=2&special_places=65&actual.2025-26=31000000",
        );
        look(forecast, "#/read?v=2&basis=agreement");
    });
    COUNCILS.with(|councils| {
        for council in councils {
            let origin = council.basis().origin;
            look(council, &format!("#/read?v=2&authority={}", origin.code));
        }
    });
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The record of predictions, with the misses, is on the page of the latest figures.
#[test]
fn the_record_of_predictions_is_there_with_its_misses() {
    SOUTHWARKS.with(|[latest, forecast]| {
        let said = sentences(&prerender::page(latest.clone(), "#/read"));
        for words in [
            "2.8%",
            "4.8%",
            "4.4%",
            "3,469 predicted, 3,552 counted",
            "£69.7m predicted, £65.8m spent",
        ] {
            assert!(said.contains(words), "{words}");
        }
        assert!(!said.contains("good to about"), "rounding is not accuracy");
        let old = sentences(&prerender::page(
            forecast.clone(),
            "#/read?v=2&basis=agreement",
        ));
        assert!(!old.contains("How well it has predicted"));
    });
    COUNCILS.with(|councils| {
        let origin = councils[8].basis().origin;
        let said = sentences(&prerender::page(
            councils[8].clone(),
            &format!("#/read?v=2&authority={}", origin.code),
        ));
        assert!(
            said.contains("half of 145 councils came within 2.8%") && !said.contains("Southwark")
        );
    });
}

/// A balance is published where the council's own figures say so.
#[test]
fn published_and_estimated_are_kept_apart() {
    COUNCILS.with(|councils| {
        for council in councils {
            let state = unchanged(council);
            let balances = state.subject().balances();
            for known in council.known_balances() {
                let found = balances
                    .iter()
                    .find(|balance| balance.year == known.year)
                    .expect("kept");
                let count = match known.how {
                    How::Published => Count::Published,
                    How::Estimated => Count::Estimated,
                };
                assert_eq!(found.count, count);
                assert!((found.pounds - known.after_grant).get().abs() < 1.0);
            }
        }
    });
    // A lever is no reason for a figure: what is said is of nothing changed.
    SOUTHWARKS.with(|[latest, _]| {
        let mut moved = latest.model.untouched();
        moved
            .values
            .set(Lever::SpecialPlaces, 65.0)
            .expect("within range");
        let page = prerender::page(latest.clone(), "#/read?v=2&special_places=65");
        let moved = latest.model.project(&moved);
        let ends = latest.calendar.agreement_ends.expect("an agreement");
        let unmoved = latest.no_action.of(ends).expect("projected").after_grant;
        assert_ne!(
            money::millions(
                moved
                    .of(latest.calendar.last_shown)
                    .expect("projected")
                    .after_grant
            ),
            money::millions(
                latest
                    .no_action
                    .of(latest.calendar.last_shown)
                    .expect("projected")
                    .after_grant
            )
        );
        assert!(sentences(&page).contains(&format!(
            "miss the target for March 2027 by {}",
            money::size(unmoved)
        )));
        assert!(page.contains(read::WHAT_IS_SHOWN));
    });
}
