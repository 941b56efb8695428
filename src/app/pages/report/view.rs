//! One page to take away.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words`; knows no state.

use std::rc::Rc;

use yew::AttrValue;

use crate::app::pages::subject::Subject;
use crate::chart::code::{Code, code};
use crate::scenario::annotations::Text;
use crate::words::report::{self, Table};

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportView {
    pub name: String,
    pub by: String,
    pub workshop: String,
    pub note: String,
    pub assumed: Table,
    pub today: AttrValue,
    pub fingerprint: String,
    pub link: AttrValue,
    /// The same as it is printed.
    pub printed: String,
    pub code: Option<Rc<Code>>,
}

impl ReportView {
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Self {
        let said = |text| subject.scenario.annotations.text(text).to_owned();
        let link = subject.whole_link();
        let code = code(&link).map(Rc::new);
        Self {
            name: said(Text::Name),
            by: said(Text::By),
            workshop: said(Text::Workshop),
            note: said(Text::Note),
            assumed: report::table(
                subject.scenario,
                &subject.assumptions.values,
                subject.calculator.basis(),
                &subject.calculator.about,
            ),
            today: subject.workspace.today.clone(),
            fingerprint: subject.calculator.fingerprint.clone(),
            printed: report::printed_link(&link, code.is_some()),
            code,
            link,
        }
    }
}
