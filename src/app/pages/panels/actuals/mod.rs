//! Enter actual figures: boxes for what really was, beside what the model says, and the grants.
//!
//! Answers for: showing `view`. Uses `widgets`.

pub mod view;

use yew::prelude::*;

use self::view::{ActualsBox, ActualsView, Answer, Question, YearCell, YearRow};
use crate::app::state::{Action, Draft, State};
use crate::app::widgets::check::radio;
use crate::app::widgets::choice::Choice;
use crate::app::widgets::ids::{box_id, panel_id};
use crate::app::widgets::number_box::{TypedBox, draft_of, typed_box};
use crate::app::widgets::sends::sends_to;
use crate::app::widgets::stays_open::StaysOpen;
use crate::app::widgets::tags::{column, h3, legend, li, p, says};
use crate::app::widgets::words_box::text_box;
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::scenario::payments::Payments;
use crate::scenario::view::Panel;
use crate::words::{actuals, fields};
use engine::model::actuals::Actual;
use engine::units::FinancialYear;

/// What the panel is shown from.
#[derive(Clone, Copy)]
struct Shows<'a> {
    panel: &'a ActualsView,
    drafts: &'a [(Field, Draft)],
    dispatch: &'a UseReducerDispatcher<State>,
}

/// The panel.
pub fn actuals_panel(
    panel: &ActualsView,
    drafts: &[(Field, Draft)],
    left_over: actuals::LeftOver,
    dispatch: &UseReducerDispatcher<State>,
) -> Html {
    let props = Shows {
        panel,
        drafts,
        dispatch,
    };
    let forget = sends_to(
        dispatch,
        vec![Action::ForgetActuals],
        &[&panel_id(Panel::Actuals)],
    );
    let cell = |entry: &ActualsBox| actual_box(props, entry);
    let agreed = panel.about.agreement.is_some();
    let headings: &[&'static str] = if agreed {
        &[
            "Deficit at 31 March, before grant",
            "High needs block",
            "Safety Valve payment",
            fields::OUTTURN,
            "Received by then",
        ]
    } else {
        &[
            "Deficit at 31 March, before grant",
            "High needs block",
            fields::OUTTURN,
        ]
    };
    let label = if agreed {
        "Balances, blocks and payments by year"
    } else {
        "Balances and blocks by year"
    };
    // What is being typed there stays in sight.
    let is_first = |field: &Field| panel.first.iter().any(|entry| entry.field == *field);
    let mut drafted = drafts
        .iter()
        .filter(|(field, _)| !matches!(field, Field::School(_)));
    let others = panel.others || drafted.any(|(field, _)| !is_first(field));
    let in_sight = |row: &&YearRow| {
        let mut boxes = row.boxes.iter();
        !row.beyond
            || boxes.any(|cell| match cell {
                YearCell::Box(entry) => {
                    !entry.typed.is_empty() || draft_of(drafts, entry.field).is_some()
                }
                YearCell::First | YearCell::Base => false,
            })
    };
    html! {
        <section class="panel" id={panel_id(Panel::Actuals)} aria-labelledby="known-title" tabindex="-1">
            <h2 id="known-title">{ Panel::Actuals.title() }</h2>
            { p(actuals::meaning(&panel.about)) }
            if agreed { { p(actuals::BEFORE_GRANT) } }
            if panel.anything || drafts.iter().any(|(field, _)| !matches!(field, Field::School(_))) {
                <button type="button" class="link" onclick={forget}>{ "Clear all that was typed or chosen here" }</button>
            }
            <p class="doubt" role="status">{ actuals::left_over(left_over) }</p>
            <ul class="known-base first-five">
                { for panel.first.iter().map(|entry| base_box(entry, &cell)) }
            </ul>
            if !panel.sources.is_empty() {
                { h3("Where each typed figure is from") }
                { for panel.sources.iter().map(|(field, label, said)| text_box(Text::Source(*field), said, label.clone(), dispatch)) }
            }
            <StaysOpen title={actuals::MORE} class="known-more" open={others}>
            <div class="scroll known-years" role="region" aria-label={label} tabindex="0">
                <table role="table">
                    <caption>{ "Pounds. Under each box is what the model uses if you leave it empty." }</caption>
                    <thead>
                        <tr role="row">
                            { column("Year") }
                            { for headings.iter().map(|heading| column(*heading)) }
                        </tr>
                    </thead>
                    <tbody>
                        // Roles are named, since narrow screens lay the table out as one year under the other.
                        { for panel.years.iter().filter(in_sight).map(|row| html! {
                            <tr role="row" key={row.year.to_string()}>
                                <th role="rowheader" scope="row">{ row.year.to_string() }</th>
                                { for shown(&row.boxes, agreed).zip(headings).map(|(entry, heading)| html! {
                                    <td role="cell" data-heading={*heading}>
                                        { match entry {
                                            YearCell::Box(entry) => cell(entry),
                                            YearCell::First => "above, among the first five".into(),
                                            YearCell::Base => "see “The base year” below".into(),
                                        } }
                                    </td>
                                }) }
                                if agreed { <td role="cell" data-heading="Received by then">{ &row.received }</td> }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            { found_in(panel) }
            if agreed { { payments(props) } }
            { grant(props) }
            { h3(format!("The base year, {}", panel.base_year)) }
            { says(actuals::prices(panel.base_year)) }
            <ul class="known-base">
                { for panel.base.iter().map(|entry| base_box(entry, &cell)) }
            </ul>
            </StaysOpen>
        </section>
    }
}

/// A box under its name, over where its figure is found.
fn base_box(entry: &ActualsBox, cell: &dyn Fn(&ActualsBox) -> Html) -> Html {
    html! {
        <li key={entry.name.clone()}>
            <label for={box_id(entry.field)}>{ &entry.name }</label>
            { cell(entry) }
            <span class="says">{ entry.found_in }</span>
        </li>
    }
}

/// The boxes of a year that this council's page has: payments only under an agreement.
fn shown<T>(of_kinds: &[T], agreed: bool) -> impl Iterator<Item = &T> {
    let kinds = Actual::ALL.into_iter().zip(of_kinds);
    kinds
        .filter(move |(kind, _)| agreed || *kind != Actual::Payment)
        .map(|(_, of_kind)| of_kind)
}

fn found_in(panel: &ActualsView) -> Html {
    let Some(row) = panel.years.last() else {
        return Html::default();
    };
    let whats = ["Deficits", "Blocks", "Payments", "Outturns"];
    let agreed = panel.about.agreement.is_some();
    let found = shown(&row.boxes, agreed).zip(shown(&whats, agreed));
    html! {
        <ul class="says found-in">
            { for found.filter_map(|(entry, what)| match entry {
                YearCell::Box(entry) => Some(li(format!("{what} are found in: {}.", entry.found_in))),
                YearCell::First | YearCell::Base => None,
            }) }
        </ul>
    }
}

/// A box, what the model says, what is wrong, and a way to clear it.
fn actual_box(props: Shows<'_>, entry: &ActualsBox) -> Html {
    let of = TypedBox {
        name: entry.name.clone().into(),
        named: false,
        number: entry.typed.clone().into(),
        typed: !entry.typed.is_empty(),
        beside: entry.beside.clone().into(),
        note: entry.note.clone(),
        doubt: entry.doubt.clone(),
        still: entry.still.clone().into(),
        below: entry.below.clone(),
    };
    typed_box(entry.field, &of, props.drafts, props.dispatch)
}

/// How the payments go on.
fn payments(props: Shows<'_>) -> Html {
    let panel = props.panel;
    let mut options: Vec<(AttrValue, AttrValue)> = panel
        .payments
        .iter()
        .map(|(name, title)| (name.clone().into(), title.clone().into()))
        .collect();
    if panel.payments_now.is_none() {
        options.push((AttrValue::default(), "as typed in above".into()));
    }
    let chosen = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |name: String| {
            if let Some(payments) = Payments::named(&name) {
                dispatch.dispatch(Action::Payments(payments));
            }
        })
    };
    html! {
        <div class="known-choice">
            <Choice
                id="payments"
                label={format!("Safety Valve payments after {}", panel.base_year)}
                value={panel.payments_now.clone().unwrap_or_default()}
                {options}
                {chosen}
            />
        </div>
    }
}

/// The Stability Grant, its share, and the question that it asks.
fn grant(props: Shows<'_>) -> Html {
    let panel = props.panel;
    let mut options: Vec<(AttrValue, AttrValue)> =
        vec![(AttrValue::default(), "not counted".into())];
    options.extend(
        panel
            .grant_years
            .iter()
            .map(|year| (year.to_string().into(), format!("paid in {year}").into())),
    );
    let chosen = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |year: String| {
            dispatch.dispatch(Action::StabilityGrant(year.parse().ok()))
        })
    };
    let now = panel.grant.as_ref();
    let year = now.map(|grant| grant.year);
    if let Some(year) = year.filter(|year| !panel.grant_years.contains(year)) {
        options.push((year.to_string().into(), format!("paid in {year}").into()));
    }
    html! {
        <div class="known-choice">
            <Choice
                id="stability-grant"
                label="High Needs Stability Grant"
                value={year.map(|year| year.to_string()).unwrap_or_default()}
                {options}
                {chosen}
            />
            if let Some(grant) = now {
                <div>
                    <label for={box_id(Field::StabilityShare)}>{ &grant.share.name }</label>
                    { actual_box(props, &grant.share) }
                    <span class="says">{ grant.share.found_in }</span>
                </div>
                <p class="printed">{ &grant.says }</p>
                if panel.about.agreement.is_some() { <p class="printed only">{ &grant.counted }</p> }
                if let Some(question) = &grant.question {
                    { still_paid(props, grant.year, question) }
                }
            }
        </div>
    }
}

/// Whether the payment that is due in the grant's year comes as well.
fn still_paid(props: Shows<'_>, year: FinancialYear, question: &Question) -> Html {
    let field = Field::Actual(Actual::Payment, year);
    let answer = |of: &Answer, id: &'static str, words: String, action: Action| {
        let dispatch = props.dispatch.clone();
        let onchange = Callback::from(move |_: Event| {
            dispatch.dispatch(action.clone());
            dispatch.dispatch(Action::Leave(field));
        });
        radio("still-paid", id, question.answer == *of, words, onchange)
    };
    html! {
        <fieldset>
            { legend(question.words.clone()) }
            if let Some(agreed) = &question.agreed {
                { answer(&Answer::AsAgreed, "still-paid-yes", format!("Yes, as agreed: {agreed}"), Action::Reset(field)) }
            }
            { answer(&Answer::No, "still-paid-no", "No".to_owned(), Action::Type(field, "0".to_owned())) }
            if let Answer::Another(sum) = &question.answer {
                { answer(&question.answer, "still-paid-other", format!("Another sum, as above: {sum}"), Action::Leave(field)) }
            }
        </fieldset>
    }
}
