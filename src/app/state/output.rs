//! Files and tables that leave the page.

use std::rc::Rc;

use super::values::State;
use crate::app::pages::drawn::Drawn;
use crate::app::pages::workshop::view::{fixed, link_to, ordered, spreads_of, start, start_link};
use crate::app::widgets::drawing::Draws;
use crate::chart::palette::Theme;
use crate::chart::svg;
use crate::scenario::annotations::Text;
use crate::scenario::codec::json;
use crate::scenario::library::Kept;
use crate::words;
use crate::words::csv::{self, Listed, Made};

/// How wide a chart is that is taken along, in CSS pixels.
const WIDTH_TAKEN_ALONG: f64 = 960.0;

impl State {
    /// This scenario as a file, with the groups of the workshop or without.
    #[must_use]
    pub fn as_file(&self, with_groups: bool) -> String {
        let groups: &[Rc<Kept>] = if with_groups {
            &self.workspace.library.groups
        } else {
            &[]
        };
        json::write(
            &self.scenario,
            self.view.look,
            groups,
            &self.made(),
            self.calculator.basis(),
        )
    }

    /// What a file is called: after the workshop and the scenario, so that those of several groups
    /// can lie side by side.
    #[must_use]
    pub fn file_name(&self, end: &str) -> String {
        let annotations = &self.scenario.annotations;
        let named = [Text::Workshop, Text::Name].map(|text| annotations.text(text));
        let mut name = "safety-valve".to_owned();
        for part in named.iter().filter(|part| !part.is_empty()) {
            name.push('-');
            let plain = part.chars().map(|letter| match letter {
                letter if letter.is_ascii_alphanumeric() || !letter.is_ascii() => letter,
                _ => '-',
            });
            name.extend(plain);
        }
        format!("{name}.{end}")
    }

    /// The chart as it is now, to be taken along: whose it is and what it says; where it is from, and of
    /// which day; and the chart as SVG. Parts have an empty line between them, texts a line each;
    /// `boot.js` makes one picture of all.
    #[must_use]
    pub fn picture(&self) -> String {
        let drawn = Drawn::Balances {
            calculator: self.calculator.clone(),
            results: self.results.clone(),
            view: self.view,
            sliding: false,
            at_a_glance: false,
        };
        let spec = drawn.decide(WIDTH_TAKEN_ALONG, None);
        let about = &self.calculator.about;
        format!(
            "{}\n{}\n{}\n\nSafety Valve calculator, {}. {}\n{}\n\n{}",
            about.authority,
            spec.caption,
            self.results.headline.first,
            self.workspace.today,
            words::a_model(about),
            self.subject().whole_link(),
            svg::draw(&spec, Theme::Light).unwrap_or_default(),
        )
    }

    /// Results by year as CSV: this scenario and those beside it.
    #[must_use]
    pub fn csv_by_year(&self) -> String {
        let scenarios = crate::app::pages::panels::scenarios::view::Scenarios::of(&self.subject());
        let (basis, about) = (self.calculator.basis(), &self.calculator.about);
        let mut all = vec![
            Listed {
                name: scenarios.names.first().map_or("", String::as_str),
                projection: &self.results.yours,
                assumed: csv::assumed(&self.scenario, &self.results.values, basis, about),
            },
            Listed {
                name: about.nothing_changed()[0],
                projection: &self.calculator.no_action,
                assumed: String::new(),
            },
        ];
        if let Some(beside) = &scenarios.beside {
            all.extend(beside.kept.iter().filter_map(|(name, kept, _)| {
                let values = kept.scenario.assumptions(basis).ok()?.values;
                Some(Listed {
                    name,
                    projection: kept.projection(&self.calculator.model)?,
                    assumed: csv::assumed(&kept.scenario, &values, basis, about),
                })
            }));
        }
        csv::by_year(&all, &self.made_now())
    }

    fn made_now(&self) -> Made {
        Made {
            council: self.calculator.about.authority.clone(),
            edition: self.calculator.fingerprint.clone(),
            link: format!("{}{}", self.workspace.place, self.link_to(self.view.page)),
            on: self.workspace.today.to_string(),
        }
    }

    /// Everything of the workshop as CSV.
    #[must_use]
    pub fn csv_of_workshop(&self) -> String {
        let subject = self.subject();
        let groups = ordered(&subject);
        let begun = start(&self.scenario);
        let mut rows = vec![csv::Group {
            name: csv::START,
            scenario: &begun,
            projection: &self.results.yours,
            link: start_link(&subject, self.view.look),
        }];
        rows.extend(groups.iter().map(|group| csv::Group {
            name: group.name(),
            scenario: &group.shown,
            projection: group.projection,
            link: link_to(&group.shown, group.projection, &subject, self.view.look),
        }));
        let fixed: Vec<String> = fixed(&self.scenario, &subject)
            .iter()
            .map(|parts| parts.join(": "))
            .collect();
        csv::workshop(
            &rows,
            &spreads_of(&subject),
            self.focus_year(),
            &fixed.join(" | ").replace('−', "-"),
            &self.made_now(),
            self.calculator.basis(),
            &self.calculator.about,
        )
    }
}
