//! The page as a whole: the answer, the levers beside it, and what stands behind the answer.

use std::rc::Rc;

use yew::prelude::*;

use super::agreement::AgreementTable;
use super::answer::{Answer, BlockChoice, small_print, table};
use super::changes::Changes;
use super::chart::chart;
use super::conditions::Conditions;
use super::group::LeverGroup;
use super::panels::PanelsBehind;
use super::read::ReadPage;
use super::report::report;
use super::school::MySchool;
use super::start::StartFrom;
use super::steps::Steps;
use super::trouble::trouble;
use super::workshop::{group, wall};
#[cfg(feature = "browser")]
use super::workshop::{pasted_box, typed_boxes};
use crate::app::calculator::Calculator;
#[cfg(feature = "browser")]
use crate::app::state::Keep;
use crate::app::state::{Action, Draft, Start, State};
use crate::scenario::group::Group;
use crate::scenario::field::Field;
use crate::scenario::view::Page;
use crate::words;
use crate::words::about::About;
use engine::model::actuals::Actual;

/// Keys that do something here. None is a letter by itself: those belong to boxes and to screen
/// readers.
const KEYS: [(&str, &str); 6] = [
    ("Tab, Shift+Tab", "to the next control, and back"),
    ("Arrow keys", "move a slider by one step"),
    ("Page up, page down", "move a slider by ten steps"),
    ("Home, End", "move a slider to its lowest or highest value"),
    ("Ctrl+Z", "undo, outside boxes for text; with Shift, redo"),
    ("Enter, space", "press a button, open a part, follow a link"),
];

/// What the page is made from.
#[derive(Properties, Clone)]
pub struct Props {
    pub calculator: Rc<Calculator>,
    /// The address that it is opened with, from `#` on.
    #[prop_or_default]
    pub address: AttrValue,
    /// What the browser knows besides.
    #[prop_or_default]
    pub start: Start,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.calculator, &other.calculator)
            && self.address == other.address
            && self.start == other.start
    }
}

/// The page.
#[component]
pub fn App(props: &Props) -> Html {
    let calculator = props.calculator.clone();
    match State::begin(calculator, &props.address, props.start.clone()) {
        Ok(state) => html! { <Explore state={Rc::new(state)} /> },
        Err(error) => {
            html! { <p role="alert">{ format!("The page’s own figures do not fit together: {error}.") }</p> }
        }
    }
}

#[derive(Properties)]
struct ExploreProps {
    state: Rc<State>,
}

impl PartialEq for ExploreProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

#[component]
fn Explore(props: &ExploreProps) -> Html {
    let opened = props.state.clone();
    let reducer = use_reducer(move || (*opened).clone());
    let now: Rc<State> = Rc::new((*reducer).clone());
    let dispatch = reducer.dispatcher();
    let pinned = use_state_eq(|| false);
    use_address(&now, &dispatch);
    use_title(now.view.page, &now.calculator.about);
    use_settling(now.has_unsettled(), &now, &dispatch);
    use_storage(&now, &dispatch);
    use_emptying(&now);
    let results = &now.results;
    let refused: Vec<_> = now
        .refused()
        .into_iter()
        .map(|(field, refused)| (field, AttrValue::from(refused.sentence(field, &now.calculator.about))))
        .collect();
    let drafts: Vec<_> = now
        .drafts_of_known()
        .map(|(field, draft)| (*field, draft.clone()))
        .collect();
    html! {
        <>
            <header class="top">
                <p class="product">{ "Safety Valve calculator" }</p>
                <p class="authority">{ &now.calculator.authority.name }</p>
                if now.view.page != Page::Read {
                    <Steps now={now.clone()} dispatch={dispatch.clone()} />
                }
                <nav aria-label="Views">{ for Page::LISTED.map(|page| html! { <>{ door_link(page, &now, &dispatch) }{ " " }</> }) }</nav>
            </header>
            if let Some(main) = other_door(&now, &refused, &dispatch) {
                { main }
            } else if let Some(view) = results.pages.read.as_ref() {
                <main id="main" class="in-read">
                    { trouble(&refused, &now, &dispatch) }
                    <ReadPage calculator={now.calculator.clone()} view={view.clone()} links={[Page::Explore, Page::School].map(|page| address_of(page, &now))} dispatch={dispatch.clone()} />
                </main>
            } else if let Some(view) = results.pages.school.as_ref() {
                <main id="main" class="in-school">
                    { trouble(&refused, &now, &dispatch) }
                    <MySchool about={now.calculator.about.clone()} view={view.clone()} school={now.scenario.school} {drafts} dispatch={dispatch.clone()} />
                </main>
            } else {
                { explore(&now, refused, drafts, &pinned, &dispatch) }
            }
            <footer class="always">
                <p>{ words::RIGHTS }</p>
                <p>{ words::NOT_COUNTED }</p>
                <p>{ words::a_model(&now.calculator.about) }</p>
                <p>{ words::the_override(&now.calculator.about) }</p>
                <details class="keys">
                    <summary>{ "Keyboard" }</summary>
                    <dl>{ for KEYS.map(|(keys, words)| html! { <><dt>{ keys }</dt><dd>{ words }</dd></> }) }</dl>
                </details>
                <p>
                    <abbr title="Education, Health and Care">{ "EHC" }</abbr>
                    { " plans: Education, Health and Care plans. DSG: Dedicated Schools Grant, of which the high needs block pays for them. Top-up: what a school is paid for a child beyond place funding." }
                </p>
            </footer>
        </>
    }
}

/// A workshop's views and the page to print.
fn other_door(
    now: &Rc<State>,
    refused: &[(Field, AttrValue)],
    dispatch: &UseReducerDispatcher<State>,
) -> Option<Html> {
    let pages = &now.results.pages;
    let (class, shown) = if let Some(view) = &pages.workshop {
        ("in-workshop", wall(view, now, dispatch))
    } else if let Some(view) = &pages.group {
        ("in-workshop", group(view, now, dispatch))
    } else if let Some(view) = &pages.report {
        ("in-report", report(view, now, dispatch))
    } else {
        return None;
    };
    Some(html! {
        <main id="main" {class}>
            { trouble(refused, now, dispatch) }
            { shown }
        </main>
    })
}

/// Both blocks of the first year, where there is a choice between them: two are known, and none
/// is typed in.
fn block_choice(now: &State) -> Option<BlockChoice> {
    let basis = now.calculator.basis();
    let actuals = &now.scenario.actuals;
    let year = basis.first_year();
    let blocks = actuals.block_path(basis);
    let choice = blocks.published.is_some() && actuals.actual(Actual::Block, year).is_none();
    choice.then_some(BlockChoice {
        blocks,
        year,
        base_typed: actuals.actual(Actual::Block, basis.base_year).is_some(),
    })
}

/// A link to one of the views of the scenario.
fn door_link(page: Page, now: &State, dispatch: &UseReducerDispatcher<State>) -> Html {
    let here = now.view.page == page;
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dispatch.dispatch(Action::Enter(page));
        #[cfg(feature = "browser")]
        crate::app::platform::focus_later("headline".to_owned());
    });
    html! {
        <a href={address_of(page, now)} aria-current={here.then_some("page")} {onclick}>{ page.title() }</a>
    }
}

/// Where a view stands: with scripts, in this page's own address.
#[cfg(feature = "browser")]
fn address_of(page: Page, now: &State) -> String {
    now.link_to(page)
}

/// Where it stands while no script runs: the two written pages are files.
#[cfg(not(feature = "browser"))]
fn address_of(page: Page, _now: &State) -> String {
    written_address(page)
}

/// A view's address with nothing changed.
#[cfg(not(feature = "browser"))]
fn written_address(page: Page) -> String {
    match page {
        Page::Explore => "./index.html".to_owned(),
        Page::Read => "./read.html".to_owned(),
        Page::School | Page::Workshop | Page::Group | Page::Report => {
            format!("./index.html#/{}", page.name())
        }
    }
}

/// The view that the page opens with.
fn explore(
    now: &Rc<State>,
    refused: Vec<(Field, AttrValue)>,
    drafts: Vec<(Field, Draft)>,
    pinned: &UseStateHandle<bool>,
    dispatch: &UseReducerDispatcher<State>,
) -> Html {
    let results = &now.results;
    let pin = {
        let pinned = pinned.clone();
        Callback::from(move |_: MouseEvent| pinned.set(!*pinned))
    };
    let [deficit, against] = &results.line;
    html! {
            <main id="main" class="explore">
                <div class="line">
                    <p><strong>{ deficit }</strong>{ " · " }{ against }</p>
                    <button type="button" class="link" aria-pressed={if **pinned { "true" } else { "false" }} onclick={pin}>{ "Chart" }</button>
                </div>
                <div class="says-first">
                    { trouble(&refused, now, dispatch) }
                    <Answer
                        headline={results.headline.clone()}
                        verdicts={results.verdicts.clone()}
                        block={now.scenario.block}
                        choice={block_choice(now)}
                        dispatch={dispatch.clone()}
                    />
                    { chart(now, **pinned, dispatch) }
                </div>
                <section class="levers" aria-label="Assumptions" inert={cfg!(not(feature = "browser"))}>
                    <StartFrom
                        preset={now.scenario.preset}
                        common={now.scenario.timings.common}
                        focus_year={results.focus_year}
                        follows={now.view.look.is_none() && Some(results.focus_year) != now.calculator.calendar.agreement_ends}
                        calendar={now.calculator.calendar}
                        about={now.calculator.about.clone()}
                        last_shown={results.last_shown}
                        meeting={results.presets.clone()}
                        others_money={results.others_money.clone()}
                        dispatch={dispatch.clone()}
                    />
                    { for Group::ALL.map(|group| html! {
                        <LeverGroup key={group.name()} {group} now={now.clone()} dispatch={dispatch.clone()} />
                    }) }
                </section>
                <div class="behind">
                    <div>
                        { table(&results.table, results.moved, now.calculator.agreement().is_some()) }
                        { small_print(now.scenario.actuals.actuals(Actual::Deficit), &now.calculator.about, dispatch) }
                    </div>
                    <PanelsBehind
                        now={now.clone()}
                        {drafts}
                        dispatch={dispatch.clone()}
                    />
                    <Changes now={now.clone()} dispatch={dispatch.clone()} />
                    <Conditions about={now.calculator.about.clone()} dispatch={dispatch.clone()} />
                    <AgreementTable calculator={now.calculator.clone()} />
                </div>
            </main>
    }
}

/// Once nobody has typed for a while, what was typed stands, and what is wrong is told at the top.
#[hook]
fn use_settling(unsettled: bool, now: &Rc<State>, dispatch: &UseReducerDispatcher<State>) {
    #[cfg(feature = "browser")]
    {
        let dispatch = dispatch.clone();
        let typed = unsettled.then_some(now.moves);
        use_effect_with(typed, move |typed| {
            let timer = typed.map(|_| {
                crate::app::platform::once_settled(move || {
                    dispatch.dispatch(Action::Settle);
                })
            });
            move || drop(timer)
        });
    }
    #[cfg(not(feature = "browser"))]
    let _ = (unsettled, now, dispatch);
}

/// Keeps in the browser what is kept here, and follows what another window keeps.
#[hook]
fn use_storage(now: &Rc<State>, dispatch: &UseReducerDispatcher<State>) {
    #[cfg(feature = "browser")]
    {
        use crate::app::platform::storage;

        {
            let dispatch = dispatch.clone();
            use_effect_with((), move |()| {
                let listener = storage::watch(move |text| {
                    dispatch.dispatch(Action::Keep(Keep::Stored(text)));
                });
                move || drop(listener)
            });
        }
        {
            let (dispatch, now) = (dispatch.clone(), now.clone());
            let shut = now.keeping.is_shut();
            let deps = (
                now.workspace.library.clone(),
                now.keeping.seen.clone(),
                shut,
            );
            use_effect_with(deps, move |_| {
                if let Some(text) = now.to_be_kept() {
                    dispatch.dispatch(Action::Keep(match storage::kept() {
                        // What another window wrote meanwhile is put together with this first.
                        Ok(there) if there.as_deref() != now.keeping.text.as_deref() => {
                            Keep::Stored(there)
                        }
                        Ok(_) => match storage::keep(&text) {
                            Ok(()) => Keep::Written(text),
                            Err(trouble) => Keep::NotWritten(trouble),
                        },
                        Err(trouble) => Keep::NotWritten(trouble),
                    }));
                }
            });
        }
        {
            let hidden = now.workspace.names_hidden;
            use_effect_with(hidden, move |hidden| storage::keep_hidden(*hidden));
        }
        let steps = now.history.past().len();
        let going_on = now.history.goes_on();
        let now = now.clone();
        use_effect_with(
            (
                steps,
                now.history.can_redo(),
                going_on,
                now.scenario.clone(),
            ),
            move |_| {
                if !going_on {
                    storage::keep_steps(&now.steps_to_keep());
                }
            },
        );
    }
    #[cfg(not(feature = "browser"))]
    let _ = (now, dispatch);
}

/// Empties boxes once what was in them was taken in.
#[hook]
fn use_emptying(now: &Rc<State>) {
    #[cfg(feature = "browser")]
    {
        use_effect_with(now.pasted, move |pasted| {
            if *pasted > 0 {
                crate::app::platform::empty(&pasted_box());
            }
        });
        let now = now.clone();
        use_effect_with(now.added, move |added| {
            if *added > 0 {
                crate::app::platform::empty(&typed_boxes(&now));
            }
        });
    }
    #[cfg(not(feature = "browser"))]
    let _ = now;
}

/// The window is called after the view.
#[hook]
fn use_title(page: Page, about: &About) {
    #[cfg(feature = "browser")]
    {
        use_effect_with(words::title(page, about), |title| {
            gloo::utils::document().set_title(title);
        });
    }
    #[cfg(not(feature = "browser"))]
    let _ = (page, about);
}

/// Keeps the browser's address and the state the same, whichever moves.
#[hook]
fn use_address(now: &State, dispatch: &UseReducerDispatcher<State>) {
    #[cfg(feature = "browser")]
    {
        use crate::app::platform::address::{Writer, watch};

        let writer = use_memo((), |()| Writer::default());
        let seen = use_mut_ref(|| None);
        {
            let writer = writer.clone();
            // Opening a group of levers is no step that back comes back from.
            let steps = (now.scenario.clone(), now.view.closed());
            let touched = now.touched;
            use_effect_with(
                (now.link.clone(), now.opened),
                move |(link, opened)| match seen.replace(Some((*opened, steps.clone()))) {
                    Some((times, before)) if times == *opened => {
                        writer.write(link, (before != steps).then_some(touched).flatten());
                    }
                    _ => writer.hold(link),
                },
            );
        }
        let dispatch = dispatch.clone();
        use_effect_with((), move |()| {
            let listener = watch(&writer, move |address| {
                dispatch.dispatch(Action::Open(address))
            });
            move || drop(listener)
        });
    }
    #[cfg(not(feature = "browser"))]
    let _ = (now, dispatch);
}
