//! Links within other text: a chat, an e-mail, a list, and what mail services make of them.

use engine::units::Pounds;
use form_urlencoded::byte_serialize;
use proptest::prelude::*;
use safety_valve::input::found::{MOST, links};
use safety_valve::scenario::Scenario;
use safety_valve::scenario::codec::{Provenance, read, stamped, write};
use safety_valve::scenario::view::{Page, View};

use crate::MODEL;
use crate::address::scenarios;

const ONE: &str = "#/group?v=1&special_places=65&name=Peckham";
const OTHER: &str = "#/group?v=1&special_topup=-0.03&name=Nunhead+%26+Dulwich";
const SITE: &str = "https://example.org/valve/";

/// A link of a group as the page writes it: with figure and fingerprint at its end.
fn written(scenario: &Scenario) -> String {
    let view = View {
        page: Page::Group,
        ..View::default()
    };
    let made = Provenance {
        figure: Some(Pounds::of(48_912_000.0)),
        model: "0a1b2c3d".to_owned(),
    };
    stamped(write(scenario, &view, MODEL.basis()), &made)
}

/// A mail service's link around another.
fn wrapped(link: &str) -> String {
    let url: String = byte_serialize(format!("{SITE}{link}").as_bytes()).collect();
    let url = url.replace('+', "%20");
    format!(
        "https://eur01.safelinks.protection.outlook.com/?url={url}&data=05%7C02%7Cname%40example.org%7C0123&sdata=abc%3D&reserved=0"
    )
}

#[test]
fn links_are_found_whatever_stands_around_them() {
    for (what, text) in [
        ("by itself", format!("{SITE}{ONE}")),
        ("without its site", ONE.to_owned()),
        (
            "in a line of chat",
            format!("[10:42] Ann: ours is {SITE}{ONE} have a look!"),
        ),
        ("with a full stop", format!("Ours: {SITE}{ONE}.")),
        ("with a comma", format!("{SITE}{ONE}, as promised")),
        ("with a question mark", format!("Did you get {SITE}{ONE}?")),
        ("with an exclamation mark", format!("Look: {SITE}{ONE}!")),
        ("with three dots", format!("{SITE}{ONE}...")),
        ("with a semicolon", format!("{SITE}{ONE}; and no more")),
        ("in brackets", format!("(ours is at {SITE}{ONE})")),
        ("in angle brackets", format!("Ours <{SITE}{ONE}>")),
        ("in quotation marks", format!("ours: \"{SITE}{ONE}\"")),
        ("in curly ones", format!("ours: “{SITE}{ONE}”")),
        ("as Markdown", format!("[our scenario]({SITE}{ONE})")),
        ("as bold Markdown", format!("**{SITE}{ONE}**")),
        (
            "as HTML",
            format!("<a href=\"{SITE}{ONE}\">our scenario</a>"),
        ),
        (
            "in a quoted mail",
            format!("Ann wrote:\n> > {SITE}{ONE}\n>"),
        ),
        ("quoted without a space", format!(">>{SITE}{ONE}\r\n")),
        ("in a table", format!("|Peckham|{SITE}{ONE}|ready|")),
        ("between tabs", format!("Peckham\t{SITE}{ONE}\tready")),
        ("twice", format!("{SITE}{ONE} {SITE}{ONE}\n{ONE}")),
        (
            "on two sites",
            format!("{SITE}{ONE} http://localhost:8080/{ONE}"),
        ),
        ("as mail services wrap it", wrapped(ONE)),
        (
            "wrapped, and as it is",
            format!("{} <{SITE}{ONE}>", wrapped(ONE)),
        ),
        (
            "after another site's",
            format!("https://example.org/#top https://example.org/?a=b {SITE}{ONE}"),
        ),
    ] {
        assert_eq!(links(&text), [ONE], "{what}");
    }
}

#[test]
fn a_wrapped_link_comes_out_as_it_was() {
    for link in [ONE, OTHER] {
        assert_eq!(links(&format!("Ours <{}>.", wrapped(link))), [link]);
    }
    let outlook = "https://emea01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fhost%2F%23%2Fgroup%3Fv%3D1%26name%3DX&data=05%7C01%7C";
    assert_eq!(links(outlook), ["#/group?v=1&name=X"]);
}

#[test]
fn several_are_found_in_their_order() {
    let text = format!("Two: {SITE}{OTHER},\nand {SITE}{ONE} (late). Again: {SITE}{OTHER}");
    assert_eq!(links(&text), [OTHER, ONE]);
}

#[test]
fn where_there_is_no_link_none_is_found() {
    for text in [
        "",
        "   \n\t",
        "No link here, and no #hashtag either.",
        "https://example.org/",
        "https://example.org/#top",
        "https://example.org/?url=https%3A%2F%2Fexample.org%2F",
        "#/",
        "#/seminar?v=1&special_places=65",
        "https://example.org/app/#/inbox?id=7",
        "a #/ b",
    ] {
        assert_eq!(links(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn of_too_many_the_first_are_found() {
    let link = |number: usize| format!("#/group?v=1&name=Group+{number}");
    let text: Vec<String> = (0..200)
        .map(|number| format!("{SITE}{}", link(number)))
        .collect();
    let first: Vec<String> = (0..MOST).map(link).collect();
    assert_eq!(links(&text.join("\n")), first);
}

/// What can be before and after a link without being part of it.
fn around() -> impl Strategy<Value = (String, String)> {
    let before = prop_oneof![
        Just(""),
        Just("ours: "),
        Just("> "),
        Just("<"),
        Just("[ours]("),
        Just("“"),
        Just("\""),
        Just("|"),
        Just("¡"),
    ];
    let after = prop_oneof![
        Just(""),
        Just("."),
        Just(","),
        Just(">"),
        Just(")"),
        Just("\""),
        Just("”"),
        Just(" 👍"),
        Just("…"),
        Just("。"),
        Just("\r\n"),
        Just(" - Ann"),
        Just("|"),
        Just("!"),
        Just(";"),
    ];
    // Words of any script that are not links themselves.
    let words = || "[^#?]{0,20}";
    (words(), before, after, words()).prop_map(|(first, before, after, last)| {
        (format!("{first} {before}"), format!("{after} {last}"))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn whatever_is_said_in_a_scenario_its_link_is_found_whole(
        scenario in scenarios(), (before, after) in around(), site in any::<bool>(),
    ) {
        let link = written(&scenario);
        let site = if site { SITE } else { "" };
        let text = format!("{before}{site}{link}{after}");
        let found = links(&text);
        prop_assert_eq!(&found, &vec![link], "{}", text);
        prop_assert_eq!(read(&found[0], MODEL.basis()).scenario, scenario);
    }

    #[test]
    fn and_so_it_is_in_what_mail_services_make_of_it(scenario in scenarios()) {
        let link = written(&scenario);
        prop_assert_eq!(links(&wrapped(&link)), [link]);
    }

    #[test]
    fn several_links_of_scenarios_are_found_in_any_text(
        all in prop::collection::vec((scenarios(), around()), 0..4),
    ) {
        let mut text = String::new();
        let mut expected: Vec<String> = Vec::new();
        for (scenario, (before, after)) in &all {
            let link = written(scenario);
            text = format!("{text}\n{before}{SITE}{link}{after}");
            if !expected.contains(&link) {
                expected.push(link);
            }
        }
        prop_assert_eq!(links(&text), expected, "{}", text);
    }

    #[test]
    fn no_text_makes_it_stumble(text in "\\PC{0,80}|[#/?=&%a-f0-9<>| .]{0,60}") {
        for link in links(&text) {
            prop_assert!(link.starts_with("#/"), "{}", link);
            let _ = read(&link, MODEL.basis());
        }
    }
}
