//! The engine's JSON reader against serde_json, and its map of few entries against the standard
//! library's.

use std::collections::BTreeMap;

use engine::json::{Json, push_text};
use engine::small_map::SmallMap;
use proptest::prelude::*;
use serde_json::Value;

fn value() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        "\\PC{0,12}",
        prop::collection::vec(any::<char>(), 0..12)
            .prop_map(|text| text.into_iter().collect::<String>()),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u32>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::num::f64::NORMAL.prop_map(Value::from),
        text.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((text.clone(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Whether both readers understand the same.
fn agree(ours: &Json<'_>, theirs: &Value) -> bool {
    match theirs {
        Value::Null => ours.is_null(),
        Value::Bool(value) => ours.boolean() == Ok(*value),
        Value::Number(number) => {
            let whole = number.as_u64().and_then(|whole| u32::try_from(whole).ok());
            ours.number().ok() == number.as_f64() && ours.whole().ok() == whole
        }
        Value::String(text) => ours.text() == Ok(text.as_str()),
        Value::Array(items) => ours.list().is_ok_and(|list| {
            list.len() == items.len()
                && list
                    .iter()
                    .zip(items)
                    .all(|(ours, theirs)| agree(ours, theirs))
        }),
        Value::Object(fields) => ours.members().is_ok_and(|members| {
            members.len() == fields.len()
                && members
                    .iter()
                    .zip(fields)
                    .all(|((name, ours), (known, theirs))| name == known && agree(ours, theirs))
        }),
    }
}

proptest! {
    #[test]
    fn what_serde_json_writes_is_read_as_it_was(value in value(), pretty in any::<bool>()) {
        let text = if pretty {
            serde_json::to_string_pretty(&value).unwrap()
        } else {
            value.to_string()
        };
        prop_assert!(Json::read(&text).is_ok_and(|ours| agree(&ours, &value)), "{}", text);
    }

    /// One letter taken out, put in or changed: both read it or neither does, and if they do not,
    /// both name the same line.
    #[test]
    fn a_damaged_text_is_refused_by_both(
        value in value(),
        at in any::<prop::sample::Index>(),
        by in prop::sample::select(vec!["", ",", "\"", "[", "}", "\\", "0", "e", "\u{1}", " ", "nul"]),
        keeps in any::<bool>(),
    ) {
        let mut letters: Vec<String> = value.to_string().chars().map(String::from).collect();
        let at = at.index(letters.len());
        if keeps {
            letters.insert(at, by.to_owned());
        } else {
            letters[at] = by.to_owned();
        }
        let text = letters.concat();
        let theirs = serde_json::from_str::<Value>(&text);
        match (Json::read(&text), theirs) {
            (Ok(_), Ok(_)) => {}
            (Err(ours), Err(theirs)) => prop_assert_eq!(ours.line(), theirs.line(), "{}", text),
            // A number too large for a computer is refused by serde_json at once, by ours when
            // somebody asks for the number.
            (Ok(_), Err(theirs)) if theirs.to_string().starts_with("number out of range") => {}
            (ours, theirs) => prop_assert!(false, "{}: {:?}, {:?}", text, ours, theirs),
        }
    }

    #[test]
    fn a_text_that_is_written_is_read_back(text in prop::collection::vec(any::<char>(), 0..40)) {
        let text: String = text.into_iter().collect();
        let mut json = String::new();
        push_text(&mut json, &text);
        prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text.clone());
        let read = Json::read(&json).unwrap();
        prop_assert_eq!(read.text().unwrap(), text);
    }

    #[test]
    fn a_small_map_holds_what_a_large_one_does(
        steps in prop::collection::vec((any::<bool>(), 0..8_u8, any::<u16>()), 0..40),
    ) {
        let mut ours = SmallMap::new();
        let mut theirs = BTreeMap::new();
        for (adds, key, value) in steps {
            if adds {
                ours.insert(key, value);
                theirs.insert(key, value);
            } else {
                ours.remove(&key);
                theirs.remove(&key);
            }
            prop_assert!(ours.iter().map(|(key, value)| (key, value)).eq(theirs.iter()));
            prop_assert_eq!(ours.get(&key), theirs.get(&key));
        }
    }
}

/// A name that is there twice is a mistake where the value is asked for.
#[test]
fn a_name_given_twice_is_said_and_where() {
    let twice = Json::read("{\"one\": 1,\n \"one\": 2, \"two\": 3}").unwrap();
    let error = twice.field("one").unwrap_err();
    assert_eq!(
        error.to_string(),
        "duplicate field `one` at line 2 column 6"
    );
    assert_eq!(twice.field("two").and_then(Json::whole), Ok(3));
}
