//! Pairs as an address, and back.
//!
//! Answers for: `#/explore?v=1&start=2026-27&special_places=65`.

use form_urlencoded::{Serializer, parse};

use super::migrations::{MIGRATIONS, Migration, VERSION, migrated};
use super::pairs::{AUTHORITY, BASIS, pairs, pairs_of_view};
use super::provenance::{Provenance, figure};
use super::read::{LinkError, Opened, from_pairs, origin_of};
use crate::scenario::Scenario;
use crate::scenario::view::{Page, Panel, View};
use engine::model::basis::Basis;
use engine::origin::Origin;

/// The address of a scenario and a view.
#[must_use]
pub fn write(scenario: &Scenario, view: &View, basis: &Basis) -> String {
    let query = Serializer::new(String::new())
        .extend_pairs(pairs(scenario, basis))
        .extend_pairs(pairs_of_view(view, basis))
        .finish();
    let page = view.page.name();
    if query.is_empty() {
        format!("#/{page}")
    } else {
        format!("#/{page}?v={VERSION}&{query}")
    }
}

/// The same with what it was made with; an address without parts stays as it is.
#[must_use]
pub fn stamped(address: String, made: &Provenance) -> String {
    if address.contains('?') {
        let figure = made.figure.map(figure);
        let figure = figure.map_or_else(String::new, |figure| format!("&figure={figure}"));
        format!("{address}{figure}&model={}", made.model)
    } else {
        address
    }
}

/// Whether a text after `#` is an address of ours, not an anchor on the page.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches('#');
    text.is_empty()
        || text.starts_with('/')
        || Page::ALL
            .iter()
            .any(|page| text.split('?').next() == Some(page.name()))
}

/// The page and the panel that an address opens, whatever else it holds.
#[must_use]
pub fn view(address: &str) -> View {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let page = Page::named(path.trim_matches(['#', '/']));
    let panels = parse(query.as_bytes()).filter(|(name, _)| name == "panel");
    let panel = panels.last().and_then(|(_, panel)| Panel::named(&panel));
    View {
        page: page.unwrap_or_default(),
        panel: panel.unwrap_or_default(),
        ..View::default()
    }
}

/// Which authority and starting point an address is of.
#[must_use]
pub fn origin(address: &str) -> Origin {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    origin_of(&migrated(
        MIGRATIONS,
        parse(query.as_bytes()).into_owned().collect(),
    ))
}

/// The address of a view of an authority with nothing changed.
#[must_use]
pub fn of_origin(origin: Origin, page: Page) -> String {
    let mut query = Serializer::new(String::new());
    if origin.code != Origin::USUAL.code {
        query.append_pair(AUTHORITY, origin.code.as_str());
    }
    if origin.baseline != Origin::USUAL.baseline {
        query.append_pair(BASIS, origin.baseline.name());
    }
    let query = query.finish();
    let page = page.name();
    if query.is_empty() {
        format!("#/{page}")
    } else {
        format!("#/{page}?v={VERSION}&{query}")
    }
}

/// Opens an address. Whatever it holds, this gives a scenario.
#[must_use]
pub fn read(address: &str, basis: &Basis) -> Opened {
    read_by(MIGRATIONS, address, basis)
}

/// The same, with other migrations.
#[must_use]
pub fn read_by(migrations: &[Migration], address: &str, basis: &Basis) -> Opened {
    let address = address.trim_start_matches('#');
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut opened = from_pairs(
        migrations,
        parse(query.as_bytes()).into_owned().collect(),
        basis,
    );
    let page = path.trim_matches('/');
    if let Some(page) = Page::named(page).or_else(|| page.is_empty().then(Page::default)) {
        opened.view.page = page;
    } else {
        let part = (path.to_owned(), String::new());
        opened.leave_out(part, LinkError::View);
    }
    opened
}
