//! What each package of changes would do, ranked, in pounds and for children.

use super::super::about::About;
use super::super::figures::{Figures, NONE, Origin, Row};
use super::super::terms::march;
use super::super::{money, presets, why};
use super::common::{TAUGHT, placed};
use engine::analysis::packages::Package;
use engine::levers::Preset;
use engine::order::order;
use engine::units::Pupils;

/// The packages that are offered here, the one that takes off most first, without that in which
/// nothing changes.
#[must_use]
pub fn ranked<'a>(each: &'a [Package], about: &About) -> Vec<&'a Package> {
    let offered: Vec<&Package> = about
        .presets()
        .filter(|preset| *preset != Preset::NoAction)
        .filter_map(|preset| each.iter().find(|package| package.preset == preset))
        .collect();
    let places = order(offered.len(), &|a, b| {
        let [a, b] = [a, b].map(|at| offered[at].result.after_grant.get());
        a.total_cmp(&b)
    });
    places.into_iter().map(|at| offered[at]).collect()
}

/// What each comes to, and what it does to children, compared with nothing changed.
#[must_use]
pub fn packages(each: &[Package], timing: &str, about: &About) -> Option<Figures> {
    let unchanged = each
        .iter()
        .find(|package| package.preset == Preset::NoAction)?;
    let from = unchanged.result;
    let [mainstream, _, independent, ..] = TAUGHT;
    let children = |package: &Package| {
        let of = |placements| {
            placed(&package.result.placed, placements) - placed(&from.placed, placements)
        };
        let all = package.result.placed.plans() - from.placed.plans();
        [all, of(mainstream.1), of(independent.1)]
            .map(|children: Pupils| money::signed(children.get()))
    };
    let mut rows = vec![Row::new(
        about.nothing_changed()[0],
        Origin::Computed,
        [money::millions(from.after_grant)]
            .into_iter()
            .chain(std::iter::repeat_n(NONE.to_owned(), 4)),
    )];
    for package in ranked(each, about) {
        let pounds = package.result.after_grant;
        rows.push(Row::new(
            presets::title(package.preset, about),
            Origin::Judged,
            [
                money::millions(pounds),
                why::effect(pounds - from.after_grant),
            ]
            .into_iter()
            .chain(children(package)),
        ));
    }
    Some(Figures {
        label: "What each package would do, in figures",
        caption: format!(
            "The one that takes off most is first. Each applies {}. Children are those of {}. The size of each package is our judgement",
            timing,
            from.year.census()
        ),
        corner: "Package",
        columns: vec![
            format!("Deficit, {}", march(from.year)),
            "Change".to_owned(),
            "Children with a plan".to_owned(),
            "In mainstream".to_owned(),
            "In independent special schools".to_owned(),
        ],
        rows,
    })
}
