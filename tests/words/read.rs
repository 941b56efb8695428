//! The public page's sentences follow from numbers, and its settings are checked.

use crate::southwark::{self, ABOUT, SOUTHWARK};
use safety_valve::content::{READ, ReadProse};
use safety_valve::settings::Settings;
use safety_valve::words::read;

#[test]
fn what_adds_and_takes_off_most_is_said_in_order() {
    let parts = [
        ("Payments", "−£8.3m"),
        ("Growth in the high needs block", "−£3.0m"),
        ("Other", "−£0.2m"),
        ("Where children are placed", "£0.0m"),
        ("What a place costs", "+£2.1m"),
        ("More children with a plan", "+£9.0m"),
    ];
    insta::assert_snapshot!(read::drivers(parts.into_iter()).join(" "), @"What adds most: more children with a plan (+£9.0m), what a place costs (+£2.1m). What takes off most: payments (−£8.3m), growth in the high needs block (−£3.0m).");
    assert!(read::drivers(parts[3..4].iter().copied()).is_empty());
}

#[test]
fn the_agreement_is_said_as_it_was_printed() {
    insta::assert_snapshot!(read::agreement_says(&SOUTHWARK).expect("five years"), @"Before any payment the deficit was £23.9m in March 2023. It was forecast to reach £72m by March 2027 if nothing was done. The council agreed to hold it at £23m. The Department agreed to pay £23.06m in all, to bring it to £0.");
}

#[test]
fn where_children_are_taught_has_the_censuss_shares() {
    let [own, ..] = southwark::counts().expect("the data built in");
    let (said, table) = read::taught(&own.censuses, &ABOUT).expect("seven censuses");
    let last = own.censuses.last().expect("seven");
    let mainstream = last.children[0].get() + last.children[1].get();
    let share = (mainstream / last.plans.get() * 100.0).round();
    assert!(
        said[1].contains(&format!(
            "Where they are taught: {share:.0}% in mainstream schools"
        )),
        "{}",
        said[1]
    );
    assert_eq!(table.columns.len(), own.censuses.len());
}

#[test]
fn what_happened_is_dated_and_sourced() {
    let prose = ReadProse::of(READ, "E09000028").expect("the content built in");
    let elsewhere = ReadProse::of(READ, "E10000016").expect("the content built in");
    assert_eq!((elsewhere.events.len(), elsewhere.sources.len()), (4, 5));
    assert!(elsewhere.record.len() < prose.record.len());
    assert!(ReadProse::of("", "E10000016").is_err());
    assert_eq!((prose.events.len(), prose.sources.len()), (7, 11));
    for event in &prose.events {
        assert!(
            event.title.ends_with(|c: char| c.is_ascii_digit()),
            "{}",
            event.title
        );
        assert!(!event.by.is_empty() && event.text.ends_with('.'));
    }
    for source in &prose.sources {
        assert!(
            !source.text.is_empty() && !source.by.is_empty(),
            "{}",
            source.title
        );
    }
}

#[test]
fn settings_that_cannot_be_are_named() {
    let with = |name: &str, value: &str| {
        let mut settings = serde_json::json!({"publisher": "", "contact": "", "address": "", "logo": "", "statement_date": "2026-11-24"});
        settings[name] = value.into();
        Settings::read(&settings.to_string())
    };
    assert_eq!(
        with("publisher", "A council")
            .expect("fits")
            .statement_day(),
        "24 November 2026"
    );
    let said: Vec<String> = [
        ("address", "http://example.org/"),
        ("address", "https://example.org"),
        ("logo", "../logo.svg"),
        ("statement_date", "24 November"),
        ("publsher", "A council"),
    ]
    .into_iter()
    .map(|(name, value)| with(name, value).expect_err("cannot be").to_string())
    .collect();
    insta::assert_snapshot!(said.join("\n"), @r#"
    static/settings.json: “address” is empty or starts with https:// and ends with /
    static/settings.json: “address” is empty or starts with https:// and ends with /
    static/settings.json: “logo” is empty or the name of a file in static/, without a folder
    static/settings.json: “statement_date” is a day, like 2026-11-24
    static/settings.json cannot be read: unknown field `publsher`, expected one of `publisher`, `contact`, `address`, `logo`, `statement_date` at line 1 column 92
    "#);
    assert!(read::publisher("", "").starts_with("This copy does not name its publisher"));
    assert_eq!(
        read::publisher("A council", "a@b.org"),
        "This copy is published by A council. Contact: a@b.org."
    );
}
