//! The choice of council: a box to type into, and the names that fit.
//!
//! Answers for: typing, arrow keys, and what is said beside the box. Which names fit a text is
//! `words::councils`'.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::platform;
use crate::words::councils::{self, Match};
use engine::authority::Listed;
use engine::origin::{Baseline, Code, Origin};

const BOX: &str = "council";
const LIST: &str = "councils";

#[derive(Properties, PartialEq, Clone)]
pub struct ChooserProps {
    /// All councils; none until they were fetched.
    pub index: Rc<[Listed]>,
    /// Counties with their districts.
    pub districts: Rc<str>,
    pub name: AttrValue,
    /// What is said of figures that are still on their way.
    pub note: AttrValue,
    pub choose: Callback<Origin>,
    /// Somebody is about to look for a council.
    pub looked_for: Callback<()>,
}

#[component]
pub fn Chooser(props: &ChooserProps) -> Html {
    // What is typed; nothing while nobody types.
    let typed = use_state_eq(|| None::<String>);
    let at = use_state_eq(|| 0_usize);
    let matches: Vec<Match> = typed.as_ref().map_or_else(Vec::new, |text| {
        councils::matching(&props.index, &props.districts, text)
    });
    let open = typed.is_some();
    let at_now = (*at).min(matches.len().saturating_sub(1));
    let pick = {
        let (typed, at, choose) = (typed.clone(), at.clone(), props.choose.clone());
        move |found: &Match| {
            if let Some(code) = found.leads_to {
                typed.set(None);
                at.set(0);
                choose.emit(Origin {
                    code,
                    baseline: Baseline::Latest,
                });
            }
        }
    };
    let oninput = {
        let (typed, at, name) = (typed.clone(), at.clone(), props.name.clone());
        Callback::from(move |event: InputEvent| {
            let text = platform::typed_in(&event);
            // The first letter takes the place of the name that was there.
            let first = typed.is_none();
            typed.set(text.map(|text| match text.strip_prefix(&*name) {
                Some(new) if first => new.to_owned(),
                _ => text,
            }));
            at.set(0);
        })
    };
    let onkeydown = {
        let (typed, at, matches, pick) = (typed.clone(), at.clone(), matches.clone(), pick.clone());
        Callback::from(move |event: KeyboardEvent| {
            let last = matches.len().saturating_sub(1);
            match platform::key(&event).as_str() {
                "ArrowDown" if !open => typed.set(Some(String::new())),
                "ArrowDown" => at.set(if at_now >= last { 0 } else { at_now + 1 }),
                "ArrowUp" if open => at.set(if at_now == 0 { last } else { at_now - 1 }),
                "Enter" if open => {
                    if let Some(found) = matches.get(at_now) {
                        pick(found);
                    }
                }
                "Escape" => typed.set(None),
                _ => return,
            }
            event.prevent_default();
        })
    };
    // Nobody types any more; a name that is being pressed has its turn first.
    let onblur = {
        let typed = typed.clone();
        Callback::from(move |_: FocusEvent| typed.set(None))
    };
    let select = Callback::from(move |_: MouseEvent| platform::select(BOX));
    let onfocus = {
        let looked_for = props.looked_for.clone();
        Callback::from(move |_: FocusEvent| {
            platform::select(BOX);
            looked_for.emit(());
        })
    };
    let active = open && !matches.is_empty();
    html! {
        <div class="council">
            <label for={BOX}>{ "Council" }</label>
            <div class="council-box">
                <input
                    id={BOX}
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-expanded={if active { "true" } else { "false" }}
                    aria-controls={LIST}
                    aria-activedescendant={active.then(|| format!("{LIST}-{at_now}"))}
                    placeholder={councils::HINT}
                    value={typed.as_ref().map_or_else(|| props.name.to_string(), String::clone)}
                    {oninput}
                    {onkeydown}
                    {onblur}
                    onclick={select}
                    {onfocus}
                />
                <ul id={LIST} role="listbox" aria-label="Councils" hidden={!active}>
                    { for matches.iter().enumerate().map(|(nth, found)| {
                        let (pick, found_now) = (pick.clone(), found.clone());
                        // Before the box loses the focus, which would close the list.
                        let onpointerdown = Callback::from(move |event: PointerEvent| {
                            event.prevent_default();
                            pick(&found_now);
                        });
                        html! {
                            <li
                                id={format!("{LIST}-{nth}")}
                                role="option"
                                aria-selected={if nth == at_now { "true" } else { "false" }}
                                aria-disabled={found.leads_to.is_none().then_some("true")}
                                {onpointerdown}
                            >
                                { &found.name }
                                if !found.said.is_empty() { <span class="quiet">{ &found.said }</span> }
                            </li>
                        }
                    }) }
                </ul>
            </div>
            <p class="council-note" role="status">
                if open && matches.is_empty() && !props.index.is_empty() { { councils::NO_MATCH } } else { { &props.note } }
            </p>
        </div>
    }
}

/// The starting point, and the way to the other one, where there is one.
pub fn starting_point(now: Origin, choose: &Callback<Origin>) -> Html {
    let Origin { code, baseline } = now;
    if code != Code::SOUTHWARK {
        return Html::default();
    }
    let (other, [now, words]) = match baseline {
        Baseline::Latest => (Baseline::AgreementForecast, councils::LATEST),
        Baseline::AgreementForecast => (Baseline::Latest, councils::FORECAST),
    };
    let choose = choose.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        choose.emit(Origin {
            code,
            baseline: other,
        });
    });
    html! {
        <p class="starting-point">{ now }{ " " }<button type="button" class="link" {onclick}>{ words }</button></p>
    }
}
