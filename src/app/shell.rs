//! What is around every page: header, footer, and keeping browser and state the same.
//!
//! Answers for: the one state's component, which page is shown, and every effect that belongs to
//! no single page. Uses `pages`, `widgets`, `platform`.

use std::rc::Rc;

use yew::prelude::*;

use super::pages::explore::Explore;
use super::pages::parts::{Shows, fetch, shown};
use super::pages::read;
use super::pages::workshop::{pasted_box, typed_boxes};
use super::platform::address::{Writer, watch};
use super::platform::{self, storage};
use super::state::Keep;
use super::state::{Action, Begun, State};
use super::widgets::after::use_after;
use super::widgets::ids::{HEADLINE, panel_id};
use super::widgets::page_link::page_link;
use super::widgets::steps::Steps;
use crate::app::widgets::tags::{dd, dt, p, summary};
use crate::scenario::codec;
use crate::scenario::view::{Page, Panel};
use crate::words;
use crate::words::about::About;
use crate::words::levers;

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

#[derive(Properties)]
pub struct ShellProps {
    pub state: Rc<State>,
    /// As [`super::councils::Props`] has it.
    pub only_read: bool,
    /// The choice of council, in the header.
    pub chooser: Html,
    /// Which starting point this is, and the way to the other.
    pub starting_point: Html,
    /// Called with an address that is of another council or starting point.
    pub elsewhere: Callback<String>,
}

impl PartialEq for ShellProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && self.chooser == other.chooser
            && self.starting_point == other.starting_point
    }
}

#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let opened = props.state.clone();
    let reducer = use_reducer(move || (*opened).clone());
    let now: Rc<State> = Rc::new((*reducer).clone());
    let dispatch = reducer.dispatcher();
    use_begun(&props.state, &dispatch);
    use_address(&now, &dispatch, &props.elsewhere);
    use_title(now.view.page, &now.calculator.about);
    use_settling(now.has_unsettled(), &now, &dispatch);
    use_storage(&now, &dispatch);
    use_emptying(&now);
    use_part(&now, &dispatch);
    let prose = read::use_prose(now.view.page);
    let refused: Vec<_> = now
        .refused()
        .into_iter()
        .map(|(field, refused)| {
            (
                field,
                AttrValue::from(refused.sentence(field, &now.calculator.about)),
            )
        })
        .collect();
    let drafts: Vec<_> = now
        .drafts_of_figures()
        .map(|(field, draft)| (*field, draft.clone()))
        .collect();
    html! {
        <>
            <header class="top">
                <p class="product">{ "Safety Valve calculator" }</p>
                { props.chooser.clone() }
                if !matches!(now.view.page, Page::Read | Page::Explore) {
                    <Steps now={now.clone()} dispatch={dispatch.clone()} />
                }
                <nav aria-label="Views">
                    { for Page::LISTED.map(|page| html! { <>{ door_link(page, &now, &dispatch) }{ " " }</> }) }
                    { share(&dispatch) }
                </nav>
                // Beside the chart on the page that has one.
                if !matches!(now.view.page, Page::Explore | Page::Report | Page::Group) {
                    { props.starting_point.clone() }
                }
            </header>
            if let Some(main) = shown(&Shows {
                now: &now,
                refused: &refused,
                drafts: &drafts,
                prose: &prose,
                explore: address_of(Page::Explore, &now),
                dispatch: &dispatch,
            }) {
                { main }
            } else {
                <Explore
                    now={now.clone()}
                    {refused}
                    {drafts}
                    starting_point={props.starting_point.clone()}
                    only_read={props.only_read}
                    {dispatch}
                />
            }
            { for printed(&now).into_iter().map(|line| html! { <p class="paper-only">{ line }</p> }) }
            <footer class="always">
                { p(words::RIGHTS) }
                { p(words::NOT_COUNTED) }
                { p(words::a_model(&now.calculator.about)) }
                { p(words::the_override(&now.calculator.about)) }
                <details class="keys">
                    { summary("Keyboard") }
                    <dl>{ for KEYS.map(|(keys, words)| html! { <>{ dt(keys) }{ dd(words) }</> }) }</dl>
                </details>
                <p>
                    <abbr title="Education, Health and Care">{ "EHC" }</abbr>
                    { " plans: Education, Health and Care plans. DSG: Dedicated Schools Grant, of which the high needs block pays for them. Top-up: what a school is paid for a child beyond place funding." }
                </p>
            </footer>
        </>
    }
}

/// What every page has on paper, unless it says so itself: which figures were typed in, and of which
/// day, edition and link it is.
fn printed(now: &State) -> Vec<String> {
    let subject = now.subject();
    let typed =
        || levers::typed_figures(&now.scenario, now.calculator.basis(), &now.calculator.about);
    match now.view.page {
        // Said with the scenarios that are side by side.
        Page::Explore if now.view.panel == Panel::Scenarios => Vec::new(),
        Page::Explore | Page::Group => vec![subject.made(&subject.whole_link())],
        Page::Read | Page::School => typed().into_iter().collect(),
        Page::Workshop | Page::Report => Vec::new(),
    }
}

/// The way to the links, files and pictures of the scenario, from wherever one is.
fn share(dispatch: &UseReducerDispatcher<State>) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Enter(Page::Explore));
        dispatch.dispatch(Action::ShowPanel(Panel::Scenarios));
        platform::focus_later(panel_id(Panel::Scenarios));
    });
    html! { <button type="button" class="share" {onclick}>{ "Share" }</button> }
}

/// A link to one of the views of the scenario.
fn door_link(page: Page, now: &State, dispatch: &UseReducerDispatcher<State>) -> Html {
    let here = now.view.page == page;
    let title = words::door(page, &now.calculator.about);
    page_link(page, address_of(page, now), here, title, dispatch)
}

/// Where a view is: with scripts, in this page's own address; without, the two written pages are
/// files.
fn address_of(page: Page, now: &State) -> String {
    if platform::RUNS {
        now.link_to(page)
    } else {
        written_address(page)
    }
}

/// A view's address with nothing changed.
fn written_address(page: Page) -> String {
    match page {
        Page::Explore => "./index.html".to_owned(),
        Page::Read => "./read.html".to_owned(),
        Page::School | Page::Workshop | Page::Group | Page::Report => {
            format!("./index.html#/{}", page.name())
        }
    }
}

/// Another page that begins takes the place of the one before: what both show stays where it is, and
/// the keyboard with it.
#[hook]
fn use_begun(state: &Rc<State>, dispatch: &UseReducerDispatcher<State>) {
    let dispatch = dispatch.clone();
    let first = use_mut_ref(|| true);
    use_after(Begun(state.clone()), move |begun| {
        if !first.replace(false) {
            dispatch.dispatch(Action::Begins(begun.clone()));
        }
    });
}

/// Fetches the part of the program that the open view is in, where it is not there.
#[hook]
fn use_part(now: &State, dispatch: &UseReducerDispatcher<State>) {
    let dispatch = dispatch.clone();
    use_after(now.awaited(), move |part| {
        if let Some(part) = *part {
            platform::spawn(async move {
                let arrived = fetch(part).await.is_ok();
                // What was there until now goes, and the keyboard's place with it.
                let waited = platform::has_focus(HEADLINE);
                dispatch.dispatch(Action::Fetched(part, arrived));
                if waited {
                    platform::focus_later(HEADLINE.to_owned());
                }
            });
        }
    });
}

/// Once nobody has typed for a while, what was typed is settled, and what is wrong is said at the top.
#[hook]
fn use_settling(unsettled: bool, now: &Rc<State>, dispatch: &UseReducerDispatcher<State>) {
    let dispatch = dispatch.clone();
    let typed = unsettled.then_some(now.moves);
    use_after(typed, move |typed| {
        typed.map(|_| {
            platform::once_settled(move || {
                dispatch.dispatch(Action::Settle);
            })
        })
    });
}

/// Keeps in the browser what is kept here, and follows what another window keeps.
#[hook]
fn use_storage(now: &Rc<State>, dispatch: &UseReducerDispatcher<State>) {
    let origin = now.calculator.basis().origin;
    {
        let dispatch = dispatch.clone();
        use_after(origin, move |_| {
            storage::watch(origin, move |text| {
                dispatch.dispatch(Action::Keep(Keep::Stored(text)));
            })
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
        use_after(deps, move |_| {
            if let Some(text) = now.to_be_kept() {
                dispatch.dispatch(Action::Keep(match storage::kept(origin) {
                    // What another window wrote meanwhile is put together with this first.
                    Ok(there) if there.as_deref() != now.keeping.text.as_deref() => {
                        Keep::Stored(there)
                    }
                    Ok(_) => match storage::keep(origin, &text) {
                        Ok(()) => Keep::Written(text),
                        Err(storage_error) => Keep::NotWritten(storage_error),
                    },
                    Err(storage_error) => Keep::NotWritten(storage_error),
                }));
            }
        });
    }
    let steps = now.history.past().len();
    let going_on = now.history.goes_on();
    let now = now.clone();
    use_after(
        (
            steps,
            now.history.can_redo(),
            going_on,
            now.scenario.clone(),
            now.remembered(),
        ),
        move |(.., remembered)| {
            if !going_on {
                storage::keep_steps(origin, &now.steps_to_keep());
                storage::remember(origin, remembered);
            }
        },
    );
}

/// Empties boxes once what was in them was taken in.
#[hook]
fn use_emptying(now: &Rc<State>) {
    use_after(now.pasted, move |pasted| {
        if *pasted > 0 {
            platform::empty(&pasted_box());
        }
    });
    let now = now.clone();
    use_after(now.added, move |added| {
        if *added > 0 {
            platform::empty(&typed_boxes(&now));
        }
    });
}

/// The window is called after the view.
#[hook]
fn use_title(page: Page, about: &About) {
    use_after(words::title(page, about), |title| {
        platform::set_title(title);
    });
}

/// Keeps the browser's address and the state the same, whichever moves.
#[hook]
fn use_address(now: &State, dispatch: &UseReducerDispatcher<State>, elsewhere: &Callback<String>) {
    let writer = use_memo((), |()| Writer::default());
    let seen = use_mut_ref(|| None);
    {
        let writer = writer.clone();
        // Opening a group of levers is no step that back comes back from.
        let steps = (now.scenario.clone(), now.view.closed());
        let touched = now.touched;
        use_after(
            (now.link.clone(), now.opened),
            move |(link, opened)| match seen.replace(Some((*opened, steps.clone()))) {
                Some((times, before)) if times == *opened => {
                    writer.write(link, (before != steps).then_some(touched).flatten());
                }
                _ => writer.hold(link),
            },
        );
    }
    let (dispatch, elsewhere) = (dispatch.clone(), elsewhere.clone());
    let origin = now.calculator.basis().origin;
    use_after(origin, move |_| {
        watch(&writer, move |address| {
            if codec::origin(&address) == origin {
                dispatch.dispatch(Action::Open(address));
            } else {
                elsewhere.emit(address);
            }
        })
    });
}
