//! Which councils fit what somebody types.

use engine::authority::Listed;
use engine::origin::Code;
use safety_valve::data;
use safety_valve::words::councils::{Match, matching};

const DISTRICTS: &str = include_str!("../../static/districts.txt");

fn found(text: &str) -> Vec<Match> {
    let index: Vec<Listed> = Listed::all(&data::records().expect("packed"));
    matching(&index, DISTRICTS, text)
}

fn names(text: &str) -> Vec<String> {
    found(text).into_iter().map(|found| found.name).collect()
}

#[test]
fn a_name_is_found_however_its_marks_are_typed() {
    for (typed, name) in [
        ("st helens", "St. Helens"),
        ("St. Helens", "St. Helens"),
        ("stoke on", "Stoke-on-Trent"),
        ("STOKE-ON", "Stoke-on-Trent"),
        ("  kent", "Kent"),
        ("tower ham", "Tower Hamlets"),
    ] {
        assert_eq!(
            names(typed).first().map(String::as_str),
            Some(name),
            "{typed}"
        );
    }
}

#[test]
fn names_that_begin_so_come_before_those_that_hold_it() {
    let all = names("ham");
    let first = all.iter().position(|name| !name.starts_with("Ham"));
    assert!(first.is_some_and(|first| first > 0), "{all:?}");
    let after = &all[first.expect("some")..];
    assert!(after.iter().all(|name| !name.starts_with("Ham")), "{all:?}");
}

#[test]
fn a_district_leads_to_its_county_and_a_council_without_projection_leads_nowhere() {
    let guildford = found("guildf");
    let surrey = found("surrey");
    assert_eq!(guildford[0].leads_to, surrey[0].leads_to);
    assert!(
        guildford[0].said.contains("Surrey"),
        "{}",
        guildford[0].said
    );
    let newham = found("newham");
    assert_eq!(newham[0].leads_to, None::<Code>);
    assert!(
        newham[0].said.contains("not projected"),
        "{}",
        newham[0].said
    );
    assert_eq!(found("no such place"), []);
}
