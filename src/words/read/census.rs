//! Where children are taught, by the published counts, in words and as a table.
//!
//! Answers for: how the counts have moved.

use super::super::about::About;
use super::super::figures::{Figures, Origin, Row};
use super::super::money;
use super::super::terms::capitalised;
use super::common::{TAUGHT, growth};
use engine::decimal;
use engine::estimate::PublishedCensus;
use engine::model::placement::Placement;
use engine::units::{Census, Pupils};

/// Where children are taught, by the census: the first that is known and the last.
#[must_use]
pub fn taught(censuses: &[PublishedCensus], about: &About) -> Option<(Vec<String>, Figures)> {
    let [first, .., last] = censuses else {
        return None;
    };
    let of = |census: &PublishedCensus, placements: &[Placement]| -> Pupils {
        let counts = placements
            .iter()
            .filter_map(|placement| census.children.get(placement.at()));
        counts.copied().sum()
    };
    let share = |part: Pupils, census: &PublishedCensus| {
        decimal::fixed((part / census.plans * 100.0).round(), 0) + "%"
    };
    let shares: Vec<String> = TAUGHT
        .into_iter()
        .enumerate()
        .map(|(at, (name, placements))| {
            let then = share(of(first, placements), first);
            let when = if at == 0 {
                format!(" in {}", first.census)
            } else {
                String::new()
            };
            format!(
                "{} {name} ({then}{when})",
                share(of(last, placements), last)
            )
        })
        .collect();
    let said = vec![
        format!(
            "In {} {} children and young people had a plan kept by {}. In {} there were {} ({}).",
            last.census,
            money::grouped(last.plans.get()),
            about.authority,
            first.census,
            money::grouped(first.plans.get()),
            growth(first.plans.get(), last.plans.get())
        ),
        format!("Where they are taught: {}.", shares.join(", ")),
    ];
    let columns: Vec<String> = censuses
        .iter()
        .map(|census| january(census.census))
        .collect();
    let mut rows: Vec<Row> = TAUGHT
        .into_iter()
        .map(|(name, placements)| {
            Row::new(
                capitalised(name),
                Origin::Published,
                censuses
                    .iter()
                    .map(|census| money::grouped(of(census, placements).get())),
            )
        })
        .collect();
    rows.push(Row::new(
        "All plans",
        Origin::Published,
        censuses
            .iter()
            .map(|census| money::grouped(census.plans.get())),
    ));
    Some((
        said,
        Figures {
            label: "Where children are taught",
            caption: "As counted each January".to_owned(),
            corner: "Taught",
            columns,
            rows,
        },
    ))
}

fn january(census: Census) -> String {
    format!("Jan {}", census.year())
}
