//! Children and young people, in words and tables: where they are placed, what the census
//! counted, and what is measured besides.

use super::about::About;
use super::figures::{Figures, NONE, Origin, Row};
use super::money;
use super::terms;
use engine::authority::Context;
use engine::decimal;
use engine::estimate::PublishedCensus;
use engine::model::placement::Placement;
use engine::model::places::Placed;
use engine::units::{Census, Pupils, Rate};

/// What the model says of one January.
#[derive(Debug, Clone, Copy)]
pub struct January<'a> {
    pub census: Census,
    pub placed: &'a Placed,
    /// Children whose need is met without a plan.
    pub met_without_plan: Pupils,
}

pub const ROUNDING: &str = "The model counts in averages. Figures are rounded to whole children, so a column may miss its total by one or two.";

/// What the model's children are, and are not.
#[must_use]
pub fn not_the_count(moved: bool, about: &About) -> String {
    let which = match (moved, about.made()) {
        (true, _) => {
            "These are the model’s estimates with your changes. They are not the official count."
        }
        (false, "") => "These are the model’s estimates. They are not the official count.",
        (false, made) => &format!(
            "These are the model’s estimates, made to reproduce the council’s forecast of {made}. They are not the official count."
        ),
    };
    if about.forecast.is_none() {
        return format!(
            "{which} The model starts from the counts of {} and {}, by age and placement. Nothing has been counted since.",
            about.counted,
            about.calendar.base_year.census()
        );
    }
    let where_placed = if moved { "they are" } else { "children are" };
    format!(
        "{which} The two differ, in number and in where {where_placed} placed: the model starts from the ages and places of {}, scaled to the plans of {}, since that year’s return has no ages.",
        about.counted,
        about.calendar.base_year.census()
    )
}

/// The definitions that the two rates are computed by: the council’s update publishes none.
#[must_use]
pub fn specialist_post_16(about: &About) -> String {
    let update = match about.content.prose().update.as_str() {
        "" => String::new(),
        update => format!(
            " The update of {update} shows such a rate and publishes no definition; this one is ours."
        ),
    };
    format!(
        "Rate in specialist post-16 institutions: young people in specialist colleges, for each plan of someone aged 16 and over.{update}"
    )
}

#[must_use]
pub fn independent(about: &About) -> String {
    let update = match about.content.prose().update.as_str() {
        "" => "",
        _ => " The definition is ours for the same reason.",
    };
    format!(
        "Rate of special school pupils in independent settings, under 16: children in independent special schools, for each child in a special school of any kind, as placed.{update}"
    )
}

/// A census over a column.
fn short(census: Census) -> String {
    format!("Jan {}", census.year())
}

fn whole(children: Pupils) -> String {
    money::grouped(children.get())
}

fn per_cent(rate: Rate) -> String {
    decimal::fixed(rate.get() * 100.0, 1) + "%"
}

/// Placements down, Januaries across.
#[must_use]
pub fn by_placement(januaries: &[January<'_>]) -> Figures {
    let row = |name: &str, origin, figure: &dyn Fn(&January<'_>) -> String| {
        Row::new(name, origin, januaries.iter().map(figure))
    };
    let mut rows: Vec<Row> = Placement::ALL
        .into_iter()
        .map(|placement| {
            row(terms::placement(placement), Origin::Computed, &|january| {
                whole(january.placed.of(placement))
            })
        })
        .collect();
    rows.push(row("All plans", Origin::Total, &|january| {
        whole(january.placed.plans())
    }));
    Figures {
        label: "Children by placement",
        caption: "Children and young people with a plan, by the model, each January".to_owned(),
        corner: "Placement",
        columns: januaries
            .iter()
            .map(|january| short(january.census))
            .collect(),
        rows,
    }
}

/// What is behind the placements: full and empty places, needs met without a plan, the rates.
#[must_use]
pub fn behind(januaries: &[January<'_>], about: &About) -> Figures {
    let rates = match about.content.prose().update.as_str() {
        "" => "the two rates".to_owned(),
        update => format!("the two rates of the {update} update"),
    };
    type Figure = fn(&January<'_>) -> String;
    let rows: [(&str, Figure); 7] = [
        (
            "In independent schools because special schools are full",
            |january| whole(january.placed.overflow_independent),
        ),
        (
            "In mainstream because special schools are full",
            |january| whole(january.placed.overflow - january.placed.overflow_independent),
        ),
        ("State special school places", |january| {
            whole(january.placed.capacity)
        }),
        ("Special school places that stay empty", |january| {
            whole(january.placed.empty_special_places)
        }),
        ("Children whose needs are met without a plan", |january| {
            whole(january.met_without_plan)
        }),
        ("Rate in specialist post-16 institutions", |january| {
            per_cent(january.placed.specialist_post_16_rate())
        }),
        ("Rate in independent settings, under 16", |january| {
            per_cent(january.placed.independent_rate())
        }),
    ];
    Figures {
        label: "Places, needs and rates",
        caption: format!(
            "Places, needs met without a plan, and {rates}, by the model, each January"
        ),
        corner: "What",
        columns: januaries
            .iter()
            .map(|january| short(january.census))
            .collect(),
        rows: rows
            .into_iter()
            .map(|(name, figure)| Row::new(name, Origin::Computed, januaries.iter().map(figure)))
            .collect(),
    }
}

/// The census's own counts, and how far the model is from them where it has that January.
#[must_use]
pub fn published(
    censuses: &[PublishedCensus],
    januaries: &[January<'_>],
    source: &str,
    release: &str,
) -> Figures {
    let mut rows: Vec<Row> = Placement::CENSUS
        .into_iter()
        .map(|placement| {
            let counts = censuses
                .iter()
                .map(|census| whole(census.children[placement.at()]));
            Row::new(terms::placement(placement), Origin::Published, counts)
        })
        .collect();
    let total = censuses.iter().map(|census| whole(census.plans));
    rows.push(Row::new(
        "All plans, as published",
        Origin::Published,
        total,
    ));
    let model_of = |census: &PublishedCensus| {
        januaries
            .iter()
            .find(|january| january.census == census.census)
            .map(|january| january.placed.plans())
    };
    let or_none = |figure: Option<String>| figure.unwrap_or_else(|| NONE.to_owned());
    rows.push(Row::new(
        "All plans, by the model",
        Origin::Computed,
        censuses
            .iter()
            .map(|census| or_none(model_of(census).map(whole))),
    ));
    rows.push(Row::new(
        "The model less the count",
        Origin::Computed,
        censuses.iter().map(|census| {
            or_none(model_of(census).map(|model| money::signed((model - census.plans).get())))
        }),
    ));
    Figures {
        label: "Children as the census counted them",
        caption: format!("As published: {source}, {}", release.to_ascii_lowercase()),
        corner: "Placement",
        columns: censuses.iter().map(|census| short(census.census)).collect(),
        rows,
    }
}

/// How far the model is from the last count that it can be compared with.
#[must_use]
pub fn difference(censuses: &[PublishedCensus], januaries: &[January<'_>]) -> Option<String> {
    let (census, january) = censuses.iter().rev().find_map(|census| {
        let january = januaries
            .iter()
            .find(|january| january.census == census.census)?;
        Some((census, january))
    })?;
    let model = january.placed.plans();
    let more = (model - census.plans).get().round();
    let how = if more == 0.0 {
        "the same number".to_owned()
    } else if more < 0.0 {
        format!("{} fewer", money::grouped(-more))
    } else {
        format!("{} more", money::grouped(more))
    };
    Some(format!(
        "In {} the census counted {} plans; the model has {}: {how}.",
        census.census,
        whole(census.plans),
        whole(model)
    ))
}

/// How many requests for an assessment are refused here and in England, in the last year known.
#[must_use]
pub fn refusals(context: &Context, about: &About) -> Option<String> {
    let refused = context
        .rows
        .iter()
        .find(|row| row.measure.contains("refused"))?;
    let last = refused.years.iter().max_by_key(|year| year.year)?;
    Some(format!(
        "In {} {} refused {}% of requests for an assessment; in England {}% were refused. A family can appeal.",
        last.year,
        about.authority,
        decimal::fixed(last.authority?, 1),
        decimal::fixed(last.england?, 1)
    ))
}

/// What is published of waiting, refusals and appeals; nothing where nothing is built in.
#[must_use]
pub fn context(context: &Context, about: &About) -> Option<Figures> {
    if context.rows.is_empty() {
        return None;
    }
    let figure = |is_share: bool, figure: Option<f64>| match figure {
        None => NONE.to_owned(),
        Some(figure) if is_share => decimal::fixed(figure, 1) + "%",
        Some(figure) => money::grouped(figure),
    };
    let rows = context.rows.iter().flat_map(|measured| {
        measured.years.iter().map(move |year| {
            let name = format!("{}, {}", measured.measure, year.year);
            let cells = [year.authority, year.region, year.england];
            Row::new(
                name,
                Origin::Published,
                cells.map(|cell| figure(measured.is_share(), cell)),
            )
        })
    });
    let mut sources: Vec<&str> = Vec::new();
    for measured in &context.rows {
        if !sources.contains(&measured.source.as_str()) {
            sources.push(&measured.source);
        }
    }
    Some(Figures {
        label: "Waiting, refusals and appeals",
        caption: format!(
            "As published, by calendar year; not computed here. {}. {}",
            sources.join("; "),
            context.licence
        ),
        corner: "What",
        columns: [&about.authority, &about.region, "England"]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
    })
}
