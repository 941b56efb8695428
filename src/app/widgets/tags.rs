//! Tags that hold one thing: paragraphs, cells, headings without an address of their own.
//!
//! Answers for: one copy of each in the program. Written out in `html!` at every place, such a tag
//! is about 150 bytes (docs/size.md).

use yew::prelude::*;

fn tag(name: &'static str, class: Option<&'static str>, inside: Html) -> Html {
    html! { <@{name} {class}>{ inside }</@> }
}

fn head(scope: &'static str, inside: Html) -> Html {
    html! { <th {scope}>{ inside }</th> }
}

pub fn p(inside: impl Into<Html>) -> Html {
    tag("p", None, inside.into())
}

/// A paragraph in small print.
pub fn says(inside: impl Into<Html>) -> Html {
    tag("p", Some("says"), inside.into())
}

/// A paragraph that is set apart from the text around it.
pub fn note(inside: impl Into<Html>) -> Html {
    tag("p", Some("note"), inside.into())
}

pub fn h3(inside: impl Into<Html>) -> Html {
    tag("h3", None, inside.into())
}

pub fn strong(inside: impl Into<Html>) -> Html {
    tag("strong", None, inside.into())
}

pub fn summary(inside: impl Into<Html>) -> Html {
    tag("summary", None, inside.into())
}

pub fn legend(inside: impl Into<Html>) -> Html {
    tag("legend", None, inside.into())
}

pub fn li(inside: impl Into<Html>) -> Html {
    tag("li", None, inside.into())
}

pub fn dt(inside: impl Into<Html>) -> Html {
    tag("dt", None, inside.into())
}

pub fn dd(inside: impl Into<Html>) -> Html {
    tag("dd", None, inside.into())
}

pub fn td(inside: impl Into<Html>) -> Html {
    tag("td", None, inside.into())
}

/// The heading of a column.
pub fn column(inside: impl Into<Html>) -> Html {
    head("col", inside.into())
}

/// The heading of a row.
pub fn row_head(inside: impl Into<Html>) -> Html {
    head("row", inside.into())
}
