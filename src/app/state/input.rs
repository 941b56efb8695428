//! What is being entered into boxes and moved with sliders.
//!
//! Answers for: raw text beside the last good value, when an error is reported, and that half a
//! number is nobody's choice.

use super::values::{Draft, State};
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::words::actuals::LeftOver;
use crate::words::typed::{self, InputError};
use crate::words::{fields, levers};
use engine::levers::Lever;
use engine::small_map::SmallMap;
use std::rc::Rc;

impl State {
    #[must_use]
    pub fn draft(&self, field: impl Into<Field>) -> Option<&Draft> {
        self.drafts.get(&field.into())
    }

    /// What is being typed into boxes, none of them a lever's.
    pub fn drafts_of_figures(&self) -> impl Iterator<Item = (&Field, &Draft)> {
        let actuals = |field: &Field| !matches!(field, Field::Lever(_));
        let drafts = self.drafts.iter().map(|(field, draft)| (field, draft));
        drafts.filter(move |(field, _)| actuals(field))
    }

    /// Whether something was typed that has not settled: what is wrong has not been reported at
    /// the top of the page, or what is right may still be the first half of something else.
    #[must_use]
    pub fn has_unsettled(&self) -> bool {
        let mut drafts = self.drafts.iter();
        self.history.goes_on()
            || drafts.any(|(field, draft)| match draft.refused {
                Some(_) => !draft.reported,
                None => draft.before != field.typed(&self.scenario),
            })
    }

    /// Boxes that hold what could not be understood and is reported at the top, in the order of the page.
    #[must_use]
    pub fn refused(&self) -> Vec<(Field, InputError)> {
        let levers = levers::in_order().map(Field::from);
        let actuals = self.drafts_of_figures().map(|(field, _)| *field);
        levers
            .chain(actuals)
            .filter_map(|field| {
                let draft = self.drafts.get(&field).filter(|draft| draft.reported)?;
                Some((field, draft.refused?))
            })
            .collect()
    }

    /// A slider was moved, in the unit shown.
    pub(super) fn slide_to(&mut self, lever: Lever, shown: f64) {
        self.slide(lever, shown / fields::shown_per_unit(lever.into()));
    }

    /// A box was left. What is wrong in it stays, and is reported at the top once typing has stopped: a
    /// report that came at once would move what is being pressed from under the pointer.
    pub(super) fn leave(&mut self, field: Field) {
        let refused = self
            .draft(field)
            .is_some_and(|draft| draft.refused.is_some());
        if !refused {
            self.drafts.remove(&field);
        }
    }

    /// A lever is put back, or what was entered is taken back.
    pub(super) fn reset(&mut self, field: Field) {
        self.put(field, None);
        self.drafts.remove(&field);
        // Nothing is never too long.
        let _ = Rc::make_mut(&mut self.scenario.annotations).say(Text::Source(field), "");
        if let Field::Lever(lever) = field {
            let annotations = Rc::make_mut(&mut self.scenario.annotations);
            let _ = annotations.say(Text::Reason(lever), "");
            // Nothing to take back for a lever without a beginning.
            let _ = self.scenario.timings.set_start(lever, None);
            let _ = self.scenario.timings.set_phase_in(lever, None);
        }
    }

    /// Nobody has typed or slid for a while.
    pub(super) fn settle(&mut self) {
        for (field, draft) in self.drafts.iter_mut() {
            draft.reported |= draft.refused.is_some();
            if draft.refused.is_none() {
                draft.before = field.typed(&self.scenario);
            }
        }
    }

    /// What was being typed belongs to what was there before.
    pub(super) fn forget_drafts(&mut self) {
        self.drafts = SmallMap::new();
    }

    pub(super) fn type_in(&mut self, field: Field, text: String) {
        let before = self
            .draft(field)
            .filter(|draft| one_key_apart(&draft.text, &text))
            .map_or_else(|| field.typed(&self.scenario), |draft| draft.before);
        let range = field.range(&self.calculator.basis().values);
        let emptied = field.may_be_empty() && text.trim().is_empty();
        let read = if emptied {
            Ok(None)
        } else {
            typed::read(field, &text, range).map(Some)
        };
        match read {
            Ok(number) => self.put(field, number),
            // Half of a number, or of a slip, is nobody's choice.
            Err(_) => self.put(field, before),
        }
        self.drafts.insert(
            field,
            Draft {
                text: text.into(),
                range,
                refused: read.err(),
                reported: read.is_err() && self.draft(field).is_some_and(|draft| draft.reported),
                before,
            },
        );
    }

    /// A column of a spreadsheet: its first figure in the first box, and so on. An empty cell leaves
    /// its box as it is. Cells to the right of the column are not read.
    pub(super) fn paste(&mut self, fields: &[Field], text: &str) {
        let cells = text.trim().lines().map(|line| {
            let cell = line.split('\t').next();
            cell.unwrap_or_default().trim()
        });
        let cells: Vec<_> = cells.collect();
        for (field, figure) in fields.iter().zip(&cells) {
            if !figure.is_empty() {
                self.type_in(*field, (*figure).to_owned());
                self.leave(*field);
            }
        }
        self.left_over = LeftOver {
            figures: cells.len().saturating_sub(fields.len()),
            empty: cells.iter().filter(|figure| figure.is_empty()).count(),
        };
    }

    /// A number that a field cannot have is not taken, and the last good one stays.
    pub(super) fn put(&mut self, field: Field, number: Option<f64>) {
        if matches!(field, Field::School(_)) && number.is_some() {
            self.scenario.school = self.school();
        }
        let _ = field.set(&mut self.scenario, self.calculator.basis(), number);
    }

    fn slide(&mut self, lever: Lever, value: f64) {
        let (low, high) = self.calculator.basis().values.range(lever);
        // Dividing by a hundred may leave a bound by its last bit.
        let value = if (value - low).abs() < 1e-12 {
            low
        } else if (value - high).abs() < 1e-12 {
            high
        } else {
            value
        };
        self.put(lever.into(), Some(value));
        self.drafts.remove(&lever.into());
    }
}

/// Whether one key press leads from one text to the other: a character typed or deleted anywhere.
fn one_key_apart(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|text| text.chars().collect::<Vec<_>>());
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    long.len() == short.len() + 1 && short[same..] == long[same + 1..]
}
