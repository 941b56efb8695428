//! Known by now: boxes for what really was, beside what the model says, and the grants.

use std::rc::Rc;

use yew::prelude::*;

use super::choice::Choice;
use super::number_box::{TypedBox, box_id, draft_of};
use super::panels::panel_id;
use crate::app::panels::{Known, KnownBox};
use crate::app::payments::Payments;
use crate::app::state::{Action, Draft, State};
use crate::model::known::Actual;
use crate::scenario::field::Field;
use crate::scenario::view::Panel;
use crate::words::known;

#[derive(Properties, PartialEq)]
pub struct KnownPanelProps {
    pub panel: Rc<Known>,
    pub drafts: Vec<(Field, Draft)>,
    pub dispatch: UseReducerDispatcher<State>,
}

/// The panel.
#[component]
pub fn KnownPanel(props: &KnownPanelProps) -> Html {
    let panel = &props.panel;
    let forget = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::ForgetKnown);
            #[cfg(feature = "web")]
            crate::app::platform::focus_later(panel_id(Panel::Known));
        })
    };
    let cell = |known: &KnownBox| known_box(props, known);
    let headings = [
        "Deficit at 31 March, before grant",
        "High needs block",
        "Safety Valve payment",
    ];
    html! {
        <section class="panel" id={panel_id(Panel::Known)} aria-labelledby="known-title" tabindex="-1">
            <h2 id="known-title">{ Panel::Known.title() }</h2>
            <p>{ known::MEANING }</p>
            if panel.anything || !props.drafts.is_empty() {
                <button type="button" class="link" onclick={forget}>{ "Clear all that was typed in" }</button>
            }
            <div class="scroll known-years" role="region" aria-label="Balances, blocks and payments by year" tabindex="0">
                <table>
                    <caption>{ "Pounds. Beside each box: what the model has with nothing typed in. An empty box leaves it so." }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ "Year" }</th>
                            { for headings.map(|heading| html! { <th scope="col">{ heading }</th> }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for panel.years.iter().map(|row| html! {
                            <tr key={row.year.to_string()}>
                                <th scope="row">{ row.year.to_string() }</th>
                                { for row.boxes.iter().map(|known| html! {
                                    <td>
                                        if let Some(known) = known {
                                            { cell(known) }
                                        } else {
                                            { "below, as the opening deficit" }
                                        }
                                    </td>
                                }) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            { found_in(panel) }
            { payments(props) }
            { grant(props) }
            <h3>{ "The base year, 2022-23" }</h3>
            <p class="says">{ "κ is found anew from what is typed here; see Money." }</p>
            <ul class="known-base">
                { for panel.base.iter().map(|known| html! {
                    <li key={known.name.clone()}>
                        <label for={box_id(known.field)}>{ &known.name }</label>
                        { cell(known) }
                        <span class="says">{ known.found_in }</span>
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn found_in(panel: &Known) -> Html {
    let Some(row) = panel.years.last() else {
        return Html::default();
    };
    html! {
        <ul class="says found-in">
            { for row.boxes.iter().flatten().zip(["Deficits", "Blocks", "Payments"]).map(|(known, what)| html! {
                <li>{ format!("{what} are found in: {}.", known.found_in) }</li>
            }) }
        </ul>
    }
}

/// A box, what the model says, what is wrong, and a way to clear it.
fn known_box(props: &KnownPanelProps, known: &KnownBox) -> Html {
    let still = if known.typed.is_empty() {
        "the model’s own figure".to_owned()
    } else {
        known.typed.clone()
    };
    html! {
        <TypedBox
            field={known.field}
            name={known.name.clone()}
            number={known.typed.clone()}
            typed={!known.typed.is_empty()}
            beside={known.beside.clone()}
            {still}
            draft={draft_of(&props.drafts, known.field)}
            dispatch={props.dispatch.clone()}
        />
    }
}

/// How the payments go on.
fn payments(props: &KnownPanelProps) -> Html {
    let panel = &props.panel;
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
                label="Safety Valve payments after 2022-23"
                value={panel.payments_now.clone().unwrap_or_default()}
                {options}
                {chosen}
            />
        </div>
    }
}

/// The Stability Grant, its share, and the question that it asks.
fn grant(props: &KnownPanelProps) -> Html {
    let panel = &props.panel;
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
                <p>
                    <label for={box_id(Field::StabilityShare)}>{ &grant.share.name }</label>
                    { known_box(props, &grant.share) }
                    <span class="says">{ grant.share.found_in }</span>
                </p>
                <p>{ &grant.says }</p>
                { still_paid(props, grant.year, grant.paid, &grant.question) }
            }
        </div>
    }
}

fn still_paid(
    props: &KnownPanelProps,
    year: crate::units::FinancialYear,
    paid: bool,
    question: &str,
) -> Html {
    let answer = |yes: bool, id: &'static str, words: &'static str| {
        let dispatch = props.dispatch.clone();
        let onchange = Callback::from(move |_: Event| {
            let field = Field::Actual(Actual::Payment, year);
            dispatch.dispatch(if yes {
                Action::Reset(field)
            } else {
                Action::Type(field, "0".to_owned())
            });
            dispatch.dispatch(Action::Leave(field));
        });
        html! {
            <p class="check">
                <input type="radio" name="still-paid" {id} checked={paid == yes} {onchange} />
                <label for={id}>{ words }</label>
            </p>
        }
    };
    html! {
        <fieldset>
            <legend>{ question.to_owned() }</legend>
            { answer(true, "still-paid-yes", "Yes, as agreed") }
            { answer(false, "still-paid-no", "No") }
        </fieldset>
    }
}
