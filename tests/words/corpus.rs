//! Links and files that were made once are opened by every later edition, with nothing left out.
//!
//! The files in corpus/ are never changed: what a later edition writes is added beside them.

use std::collections::BTreeSet;

use engine::analysis::school::Figure;
use engine::authority::Records;
use engine::levers::Lever;
use engine::origin::Baseline;
use safety_valve::scenario::Scenario;
use safety_valve::scenario::annotations::Text;
use safety_valve::scenario::codec::json;
use safety_valve::scenario::codec::{
    self, MIGRATIONS, Migration, Opened, Pair, Provenance, VERSION, read_by, write,
};
use safety_valve::scenario::field::Field;
use safety_valve::scenario::view::{Page, Panel};
use safety_valve::words;

use crate::MODEL;

const LINKS: &str = include_str!("corpus/v1-links.txt");
const SCENARIO: &str = include_str!("corpus/v1-scenario.json");
const WORKSHOP: &str = include_str!("corpus/v1-workshop.json");
/// Links that this edition writes.
const LATEST_LINKS: &str = include_str!("corpus/v2-links.txt");
const ALL: &str = include_str!("../../static/data/authorities.json");
const OLDER_LINKS: &str = include_str!("corpus/v0-made-up.txt");
const OLDER_FILE: &str = include_str!("corpus/v0-made-up.json");

/// What was opened as this edition writes it, with what it was made with, and what was left out.
fn told(opened: &Opened) -> String {
    let address = write(&opened.scenario, &opened.view, MODEL.basis());
    let made = opened.made.as_ref().map(|Provenance { figure, model }| {
        let figure = figure.map_or_else(|| "no figure".to_owned(), codec::figure);
        format!("\n  made with {model}, {figure}")
    });
    let left_out = opened.left_out.iter();
    let left_out: String = left_out
        .map(|part| {
            format!(
                "\n  {}",
                words::link::left_out(part, &crate::southwark::ABOUT)
            )
        })
        .collect();
    format!("{address}{}{left_out}", made.unwrap_or_default())
}

fn links(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty())
}

fn all(migrations: &[Migration], text: &str) -> Vec<String> {
    links(text)
        .map(|link| told(&read_by(migrations, link, MODEL.basis())))
        .collect()
}

fn all_of_file(migrations: &[Migration], text: &str) -> Vec<String> {
    let read = json::read_by(migrations, text, MODEL.basis()).expect("a file of ours");
    std::iter::once(&read.scenario)
        .chain(&read.groups)
        .map(told)
        .collect()
}

#[test]
fn links_of_version_1_open_to_what_they_always_did() {
    for link in links(LINKS) {
        let opened = codec::read(link, MODEL.basis());
        assert_eq!(opened.left_out, vec![], "{link}");
    }
    insta::assert_snapshot!(all(MIGRATIONS, LINKS).join("\n"));
}

/// Each is of the authority and starting point that it names, and reads back as it is written.
#[test]
fn links_of_version_2_open_on_what_they_name() {
    let records = Records::read(ALL).expect("the packed file");
    for link in links(LATEST_LINKS) {
        let origin = codec::origin(link);
        let basis = match origin.baseline {
            Baseline::AgreementForecast => MODEL.basis().clone(),
            Baseline::Latest => {
                safety_valve::data::latest(origin.code, &records)
                    .expect("projected")
                    .basis
            }
        };
        let opened = codec::read(link, &basis);
        assert_eq!(
            (&opened.left_out, opened.elsewhere),
            (&vec![], None),
            "{link}"
        );
        assert_eq!(write(&opened.scenario, &opened.view, &basis), link);
        // On anything else nothing of it is taken.
        if origin != MODEL.basis().origin {
            let other = codec::read(link, MODEL.basis());
            assert_eq!(other.elsewhere, Some(origin));
            assert_eq!(other.scenario, Scenario::untouched(MODEL.basis()));
        }
    }
}

#[test]
fn files_of_version_1_open_to_what_they_always_did() {
    for text in [SCENARIO, WORKSHOP] {
        let read = json::read(text, MODEL.basis()).expect("a file of ours");
        for opened in std::iter::once(&read.scenario).chain(&read.groups) {
            assert_eq!(opened.left_out, vec![]);
        }
    }
    let told = [SCENARIO, WORKSHOP].map(|text| all_of_file(MIGRATIONS, text).join("\n"));
    insta::assert_snapshot!(told.join("\n\n"));
}

/// Names of parts as links have them, without their value.
fn names(text: &str) -> BTreeSet<String> {
    links(text)
        .filter_map(|link| link.split_once('?'))
        .flat_map(|(_, query)| form_urlencoded::parse(query.as_bytes()))
        .map(|(name, _)| name.into_owned())
        .collect()
}

/// Every kind of part is in the corpus. Add a new kind in a link of its own.
#[test]
fn a_link_that_names_the_first_tab_opens_it() {
    let opened = codec::read("#/explore?v=2&basis=agreement&panel=why", MODEL.basis());
    assert_eq!(opened.left_out, vec![]);
    assert_eq!(opened.view.panel, Panel::Why);
}

#[test]
fn the_corpus_has_every_kind_of_part() {
    let names = &names(LINKS) | &names(LATEST_LINKS);
    let stem = |name: String| name.split('.').next().unwrap_or_default().to_owned();
    let stems: BTreeSet<String> = names.iter().cloned().map(stem).collect();
    for lever in Lever::ALL {
        assert!(
            names.contains(lever.name()),
            "add a link with {} to tests/words/corpus/v2-links.txt",
            lever.name()
        );
    }
    for figure in Figure::ALL {
        let name = Field::School(figure).name();
        assert!(names.contains(&name), "{name}");
    }
    for name in Field::actuals(MODEL.basis())
        .into_iter()
        .map(|field| stem(field.name()))
    {
        assert!(stems.contains(&name), "{name}");
    }
    let of_many = |text: &Text| matches!(text, Text::Reason(_) | Text::Source(_));
    for text in Text::all(MODEL.basis())
        .into_iter()
        .filter(|text| !of_many(text))
    {
        assert!(names.contains(&text.name()), "{}", text.name());
    }
    for part in [".reason", ".source", ".start", ".phase_in"] {
        let has = |name: &String| name.ends_with(part) && !name.starts_with("school.");
        assert!(names.iter().any(has), "{part}");
    }
    let others = "v preset start phase_in block reconciliation stability_grant \
        stability_grant.share levers show look until open panel figure model school.ages school.from \
        school.to school.start school.years school.breaks_after school.home school.counted";
    for name in others.split_whitespace() {
        assert!(names.contains(name), "{name}");
    }
    for page in Page::ALL {
        assert!(
            LINKS.contains(&format!("#/{}?", page.name())),
            "{}",
            page.name()
        );
    }
    // The page opens with the first tab, which is not written.
    let written = Panel::ALL
        .into_iter()
        .filter(|panel| *panel != Panel::default());
    for panel in written {
        let named = format!("panel={}", panel.name());
        assert!(
            LINKS.contains(&named) || LATEST_LINKS.contains(&named),
            "{}",
            panel.name()
        );
    }
}

/// An invented version 0: cuts to special top-ups were in per cent, and everything acted in full
/// from the first year on.
const MADE_UP: Migration = Migration {
    from: "0",
    to: "1",
    change: |parts| {
        let mut parts: Vec<Pair> = parts
            .into_iter()
            .map(
                |(name, value)| match (name.as_str(), value.parse::<f64>()) {
                    ("special_topup_cut", Ok(cut)) => {
                        ("special_topup".to_owned(), (-cut / 100.0).to_string())
                    }
                    _ => (name, value),
                },
            )
            .collect();
        parts.push(("phase_in".to_owned(), "1".to_owned()));
        parts
    },
};

/// An invented version before that, with another name for the cut.
const OLDEST: Migration = Migration {
    from: "-1",
    to: "0",
    change: |parts| {
        let renamed = |(name, value): Pair| match name.as_str() {
            "cut" => ("special_topup_cut".to_owned(), value),
            _ => (name, value),
        };
        parts.into_iter().map(renamed).collect()
    },
};

/// From the invented version to today's.
fn way() -> Vec<Migration> {
    [MADE_UP]
        .into_iter()
        .chain(MIGRATIONS.iter().copied())
        .collect()
}

#[test]
fn an_earlier_version_is_opened_by_way_of_its_migration() {
    let told = [
        all(&way(), OLDER_LINKS).join("\n"),
        all_of_file(&way(), OLDER_FILE).join("\n"),
    ];
    insta::assert_snapshot!(told.join("\n\n"));
    let basis = MODEL.basis();
    let older = read_by(&way(), "#/explore?v=0&special_topup_cut=3", basis);
    let today = codec::read("#/explore?v=1&phase_in=1&special_topup=-0.03", basis);
    assert_eq!(older.scenario, today.scenario);
    // The version, both parts, and the starting point that version 1 did not have to name.
    assert_eq!((older.left_out, older.understood), (vec![], 4));
}

#[test]
fn without_a_migration_another_version_is_told() {
    // On the agreement's forecast, which is at hand here.
    let links = OLDER_LINKS.replace("v=0", "v=0&basis=agreement");
    let file = OLDER_FILE
        .replace("\":{\"", "\":{\"basis\":\"agreement\",\"")
        .replace("[{", "[{\"basis\":\"agreement\",")
        .replace("},{", "},{\"basis\":\"agreement\",");
    let told = [
        all(MIGRATIONS, &links).join("\n"),
        all_of_file(MIGRATIONS, &file).join("\n"),
    ];
    insta::assert_snapshot!(told.join("\n\n"));
}

#[test]
fn two_migrations_lead_from_one_version_to_the_next_but_one() {
    let basis = MODEL.basis();
    let way: Vec<_> = [OLDEST].into_iter().chain(way()).collect();
    let oldest = read_by(&way, "#/group?v=-1&cut=3&name=Peckham", basis);
    let today = codec::read(
        "#/group?v=1&special_topup=-0.03&phase_in=1&name=Peckham",
        basis,
    );
    assert_eq!(oldest, today);
    // Half of the migrations are not enough.
    let half = read_by(&[OLDEST], "#/group?v=-1&cut=3&basis=agreement", basis);
    assert_eq!(
        told(&half).lines().skip(1).collect::<Vec<_>>(),
        [
            "  “v=0”: this link was made by another edition of the page. What this edition knows was opened.",
            "  “special_topup_cut=3”: this page knows nothing of that name.",
        ]
    );
    // A later version needs only the remaining migrations; today's needs none.
    let older = read_by(&way, "#/explore?v=0&special_topup_cut=3", basis);
    assert_eq!(
        older,
        read_by(&way[1..], "#/explore?v=0&special_topup_cut=3", basis)
    );
    let none = format!("#/explore?v={VERSION}&basis=agreement&cut=3&special_topup_cut=3");
    assert_eq!(read_by(&way, &none, basis), codec::read(&none, basis));
}
