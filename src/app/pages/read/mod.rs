//! The public page: what is said of the agreement before any slider.
//!
//! Answers for: showing `view`. Uses `widgets`.

pub mod view;

use std::rc::Rc;

use yew::prelude::*;

use self::view::ReadView;
use crate::app::calculator::Calculator;
use crate::app::pages::drawn::Drawn;
use crate::app::pages::known::{known_figures, notes};
use crate::app::state::State;
use crate::app::widgets::drawing::Drawing;
use crate::app::widgets::figures::figure_table;
use crate::app::widgets::page_link::page_link;
use crate::app::widgets::tags::{dd, dt, li, note, p, says, strong, summary};
use crate::scenario::view::Page;
use crate::settings::Settings;
use crate::words::about::About;
use crate::words::{self, presets, read};
use engine::levers::Preset;

/// What the view is shown from.
pub struct Shows<'a> {
    pub calculator: &'a Rc<Calculator>,
    pub view: &'a Rc<ReadView>,
    /// The addresses of Explore and My school.
    pub links: [String; 2],
    pub dispatch: &'a UseReducerDispatcher<State>,
}

/// The view.
pub fn read_page(props: &Shows<'_>) -> Html {
    let view = props.view;
    let settings = &props.calculator.settings;
    let about = &props.calculator.about;
    let prose = about.content.prose();
    html! {
        <article class="read">
            <h1 id="headline" tabindex="-1">{ words::question(about) }</h1>
            { p(&view.what_it_is) }
            { p(strong(read::MY_CHILD)) }
            { met(props) }
            { about.known.as_ref().map(notes).unwrap_or_default() }
            { known_figures(about) }
            { part("drives", "What drives it", html! {
                <>
                    <ul class="said">{ for view.drivers.iter().map(li) }</ul>
                    { for view.not_the_counts.iter().map(p) }
                    { figure_table(&view.driver_table) }
                </>
            }) }
            { part("children", "Children", html! {
                <>
                    { for view.taught_says.iter().map(p) }
                    { for view.taught.iter().map(|figures| html! { { figure_table(figures) } }) }
                    if !prose.of_the_taught.is_empty() { { says(&prose.of_the_taught) } }
                    { for view.refusals.iter().map(p) }
                    { for view.context.iter().map(|figures| figure_table(figures)) }
                </>
            }) }
            { part("since", "What has happened since", since(about)) }
            { part("would", "What each package would do", html! {
                <>
                    <dl class="since">
                        { for about.presets().filter(|preset| *preset != Preset::NoAction).map(|preset| html! {
                            <>{ dt(&*presets::title(preset, about)) }{ dd(&*presets::sentence(preset, about)) }</>
                        }) }
                    </dl>
                    { for view.presets_say.iter().map(p) }
                    { for view.presets.iter().map(|figures| html! { { figure_table(figures) } }) }
                </>
            }) }
            { part("method", "How it is worked out", method(about)) }
            { part("not-known", "What is not counted, and not known", html! {
                <>
                    { p(words::NOT_COUNTED) }
                    <ul class="said">{ filled(&prose.not_known, about) }</ul>
                    { p(words::the_override(about)) }
                </>
            }) }
            { part("sources", "Where the figures are from", sources(about)) }
            { part("who", "Who made this", who(view, settings, about)) }
            { part("accessible", "Accessibility statement", html! {
                { for view.accessibility.iter().map(p) }
            }) }
            { part("try", "Try it yourself", html! {
                <p>
                    { "Every assumption can be moved, and the page says at once what that does: " }
                    { page(Page::Explore, &props.links[0], props.dispatch) }
                    { ". What including more children would do for a school is under " }
                    { page(Page::School, &props.links[1], props.dispatch) }
                    { "." }
                </p>
            }) }
        </article>
    }
}

fn part(id: &'static str, title: &'static str, inside: Html) -> Html {
    let heading = format!("read-{id}");
    html! {
        <section class="read-part" aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ title }</h2>
            { inside }
        </section>
    }
}

/// The question of the page, and what can be said of it.
fn met(props: &Shows<'_>) -> Html {
    let view = props.view;
    html! {
        <>
            if view.verdicts.is_empty() {
                <p class="lead">{ read::not_known(&props.calculator.about) }</p>
            } else {
                <p class="lead">{ read::TYPED }</p>
                <ul class="verdicts">
                    { for view.verdicts.iter().map(|verdict| html! {
                        <li class={if verdict.met { "verdict met" } else { "verdict" }}>
                            { strong(&verdict.answer) }
                            <span>{ &verdict.detail }</span>
                        </li>
                    }) }
                </ul>
            }
            { p(props.calculator.about.ended()) }
            { for view.agreement_says.iter().map(|words| html! { <p class="published">{ words }</p> }) }
            <p class="computed">{ &view.forecast_says }</p>
            { for view.typed_balance.iter().map(|words| html! { <p class="computed">{ words }</p> }) }
            if view.moved {
                { note(read::what_is_shown(&props.calculator.about)) }
            }
            <figure class="chart">
                <Drawing<Drawn> of={Drawn::Forecast { calculator: props.calculator.clone(), view: view.clone() }} />
            </figure>
            { figure_table(&view.trajectory) }
            <ul class="kinds" aria-label="How figures look">
                { for read::KINDS.iter().map(|(class, words)| html! { <li class={*class}>{ *words }</li> }) }
            </ul>
        </>
    }
}

/// Texts of the content as a list, but for those that are empty here.
fn filled(texts: &[String], about: &About) -> Html {
    let texts = texts.iter().map(|text| about.fill(text));
    let texts = texts.filter(|text| !text.is_empty());
    texts.map(|text| li(&*text)).collect()
}

fn since(about: &About) -> Html {
    let agreed = about.agreement.is_some();
    html! {
        <dl class="since">
            { for about.content.prose().events.iter().map(|event| html! {
                <>
                    { dt(&event.title) }
                    <dd>
                        <p>{ &event.text }if agreed { { &event.agreed } }</p>
                        { says(format!("{}: {}", event.by, read::how_known(event.known))) }
                    </dd>
                </>
            }) }
        </dl>
    }
}

fn method(about: &About) -> Html {
    let prose = about.content.prose();
    html! {
        <>
            { for prose.method.iter().map(|words| p(&*about.fill(words))) }
            <details>
                { summary("The equations") }
                <ul class="equations">{ filled(&prose.equations, about) }</ul>
            </details>
        </>
    }
}

fn sources(about: &About) -> Html {
    html! {
        <dl class="since">
            // Some stand behind the council's forecast alone.
            { for about.content.prose().sources.iter().map(|source| (source, about.fill(&source.text))).filter(|(_, text)| !text.is_empty()).map(|(source, text)| html! {
                <>
                    { dt(&source.title) }
                    <dd class="says">{ format!("{}. {}. {}.", text, source.by, words::capitalised(read::how_known(source.known))) }</dd>
                </>
            }) }
        </dl>
    }
}

fn who(view: &ReadView, settings: &Settings, about: &About) -> Html {
    html! {
        <>
            if !settings.logo.is_empty() {
                <img class="logo" src={format!("./{}", settings.logo)} alt={settings.publisher.clone()} />
            }
            { p(&view.publisher) }
            { p(read::MADE_BY) }
            { p(words::a_model(about)) }
            { p(read::PRIVACY) }
            <details>
                { summary("Set this page into another") }
                { p("A council’s own page can show it in a frame that grows with it. Copy this:") }
                <pre class="snippet" tabindex="0">{ snippet(settings, &about.authority) }</pre>
            </details>
        </>
    }
}

/// What a webmaster copies. Without an address of its own the copy does not know where it is.
fn snippet(settings: &Settings, authority: &str) -> String {
    let address = if settings.address.is_empty() {
        "https://YOUR-ADDRESS/"
    } else {
        &settings.address
    };
    format!(
        "<iframe src=\"{address}read.html?embed\" title=\"Safety Valve calculator: {}\" style=\"width:100%;border:0\" height=\"1200\"></iframe>\n<script src=\"{address}embed.js\"></script>",
        authority
    )
}

fn page(page: Page, address: &str, dispatch: &UseReducerDispatcher<State>) -> Html {
    page_link(page, address.to_owned(), false, page.title(), dispatch)
}
