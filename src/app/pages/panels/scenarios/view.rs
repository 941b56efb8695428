//! Kept scenarios, and up to four side by side.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words`; knows no state.

use std::rc::Rc;

use yew::AttrValue;

use crate::app::pages::beside::Beside;
use crate::app::pages::subject::Subject;
use crate::app::workspace::BESIDE;
use crate::chart::code::Code;
use crate::scenario::annotations::Text;
use crate::scenario::library::Kept;
use crate::words::figures::Figures;
use crate::words::scenarios::{self, Column, THIS};

/// One kept scenario in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRow {
    pub name: AttrValue,
    pub by: AttrValue,
    pub note: AttrValue,
    pub outcome: AttrValue,
    pub beside: bool,
}

/// The panel.
#[derive(Debug, Clone)]
pub struct Scenarios {
    pub kept: Vec<KeptRow>,
    /// What is compared, while there is something to compare with.
    pub beside: Option<Rc<Beside>>,
    pub differ: Rc<Figures>,
    pub by_year: Vec<Rc<Figures>>,
    /// Names of those side by side, this one first, and which the others are compared with.
    pub names: Vec<String>,
    pub against: usize,
    /// Whether no other can be shown beside this one.
    pub full: bool,
    /// Its link as a whole address, and the code of it.
    pub link: AttrValue,
    pub code: Option<Rc<Code>>,
}

impl PartialEq for Scenarios {
    fn eq(&self, other: &Self) -> bool {
        // The tables hold every figure that the chart is drawn from, rounded as it shows them.
        self.kept == other.kept
            && self.names == other.names
            && self.against == other.against
            && self.link == other.link
            && self.code == other.code
            && self.differ == other.differ
            && self.by_year == other.by_year
    }
}

impl Scenarios {
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Self {
        let model = &subject.calculator.model;
        let workspace = subject.workspace;
        let is_beside = |kept: &Kept| workspace.beside.iter().any(|name| name == kept.name());
        let row = |kept: &Rc<Kept>| {
            let said = |text| AttrValue::from(kept.scenario.annotations.text(text).to_owned());
            let outcome = kept.projection(model).map(|projection| {
                let agreement = subject.calculator.agreement();
                scenarios::outcome(projection, agreement, subject.focus_year)
            });
            KeptRow {
                name: said(Text::Name),
                by: said(Text::By),
                note: said(Text::Note),
                outcome: outcome.unwrap_or_default().into(),
                beside: is_beside(kept),
            }
        };
        let chosen: Vec<&Rc<Kept>> = workspace
            .library
            .kept
            .iter()
            .filter(|kept| is_beside(kept))
            .collect();
        // One that is named like a kept one is called something else.
        let own = subject.scenario.annotations.text(Text::Name);
        let called = if own.is_empty() || chosen.iter().any(|kept| kept.name() == own) {
            THIS.to_owned()
        } else {
            own.to_owned()
        };
        let mut columns = vec![Column {
            name: &called,
            scenario: subject.scenario,
            projection: subject.yours,
        }];
        columns.extend(chosen.iter().filter_map(|kept| {
            Some(Column {
                name: kept.name(),
                scenario: &kept.scenario,
                projection: kept.projection(model)?,
            })
        }));
        let against = workspace
            .against
            .as_ref()
            .and_then(|name| columns.iter().position(|column| column.name == name));
        let against = against.unwrap_or_default();
        let several = columns.len() > 1;
        let by_year = if several {
            scenarios::by_year(&columns, against, subject.last_shown)
        } else {
            Vec::new()
        };
        let link = subject.whole_link();
        Self {
            full: chosen.len() >= BESIDE,
            code: subject.code(&link),
            link,
            kept: workspace.library.kept.iter().map(row).collect(),
            differ: Rc::new(scenarios::differences(
                &columns,
                model.basis(),
                &subject.calculator.about,
            )),
            by_year: by_year.into_iter().map(Rc::new).collect(),
            names: columns
                .iter()
                .map(|column| column.name.to_owned())
                .collect(),
            against,
            beside: several.then(|| {
                Rc::new(Beside {
                    yours: subject.yours.clone(),
                    kept: chosen
                        .iter()
                        .enumerate()
                        .map(|(number, kept)| (kept.name().to_owned(), (*kept).clone(), number))
                        .collect(),
                    called,
                    last_shown: subject.last_shown,
                    focus_year: subject.focus_year,
                })
            }),
        }
    }
}
