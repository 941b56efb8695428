//! The public page: is the agreement met, or how big is the deficit, before any slider.
//!
//! Answers for: showing `view`. Uses `widgets`.

pub mod view;

use std::rc::Rc;

use yew::prelude::*;

use self::view::ReadView;
use crate::app::calculator::Calculator;
use crate::app::pages::drawn::Drawn;
use crate::app::pages::known::{known_figures, notes};
use crate::app::pages::panels::why::bars;
use crate::app::platform::records;
use crate::app::state::State;
use crate::app::widgets::after::use_after;
use crate::app::widgets::drawing::Drawing;
use crate::app::widgets::figures::figure_table;
use crate::app::widgets::page_link::page_link;
use crate::app::widgets::sends::sends_to;
use crate::app::widgets::tags::{dd, dt, h3, li, note, p, says, strong, summary};
use crate::content::ReadProse;
use crate::scenario::view::Page;
use crate::settings::Settings;
use crate::words::about::About;
use crate::words::figures::Figures;
use crate::words::read::{self, Figure};
use crate::words::{self, presets};

/// What the view is shown from.
pub struct Shows<'a> {
    pub calculator: &'a Rc<Calculator>,
    pub view: &'a Rc<ReadView>,
    /// The address of Try changes.
    pub link: String,
    /// What `use_prose` gives.
    pub prose: &'a Option<String>,
    pub dispatch: &'a UseReducerDispatcher<State>,
}

/// The places and headings of the parts.
const PARTS: [[&str; 2]; 9] = [
    ["drives", "Why is the deficit growing?"],
    ["children", "Children"],
    ["would", "What would each package do?"],
    ["method", "How is it worked out?"],
    ["not-known", "What is not counted"],
    ["since", "Background"],
    ["sources", "Where the figures come from"],
    ["who", "Who made this, privacy"],
    ["accessible", "Accessibility statement"],
];

/// The view.
pub fn read_page(props: &Shows<'_>) -> Html {
    let view = props.view;
    let about = &props.calculator.about;
    let [question, why] = read::MY_CHILD;
    html! {
        <article class="read">
            <p class="says">{ read::dated(about) }</p>
            <h1 id="headline" tabindex="-1">{ words::question(about) }</h1>
            <p class="lead">{ view.answer.join(" ") }</p>
            <div class="three">{ for view.figures.iter().map(figure) }</div>
            if view.moved { { note(read::WHAT_IS_SHOWN) } }
            <div class="two">
                <div>
                    { for view.charts.iter().map(|shading| html! {
                        <figure class="chart">
                            <Drawing<Drawn> of={Drawn::Unchanged { calculator: props.calculator.clone(), view: view.clone(), shading: *shading }} />
                        </figure>
                    }) }
                    { figure_table(&view.years) }
                </div>
                <div>
                    <h2>{ "What happens next" }</h2>
                    { dated(view.next.iter().map(|next| (&*next.when, Html::from(&next.says), words::capitalised(read::how_known(next.known)) + "."))) }
                </div>
            </div>
            <p class="kid">{ strong(question) }{ why }</p>
            <ul class="go">
                <li>{ page_link(Page::Explore, props.link.clone(), false, "Try what would change it", props.dispatch) }</li>
                { for PARTS.iter().map(|[id, title]| {
                    let id = format!("read-{id}");
                    let onclick = sends_to(props.dispatch, Vec::new(), &[&id]);
                    html! { <li><a href={format!("#{id}")} {onclick}>{ *title }</a></li> }
                }) }
            </ul>
            { for first_parts(view, about).into_iter().enumerate().map(part) }
            { prose_parts(props) }
            <p class="only">{ &view.printed }{ " " }{ &view.link }</p>
        </article>
    }
}

fn part((at, inside): (usize, Html)) -> Html {
    let [id, title] = PARTS[at];
    let id = format!("read-{id}");
    html! {
        <section class="read-part" aria-labelledby={id.clone()}>
            <h2 {id} tabindex="-1">{ title }</h2>
            { inside }
        </section>
    }
}

/// A dated figure.
fn figure(of: &Figure) -> Html {
    html! {
        <p class={of.tone.name()}>
            { strong(&of.when) }
            <span class="value">{ &of.value }{ " " }<small>{ &of.beside }</small></span>
            <b>{ &of.says }</b>
            <small>{ &of.also }</small>
        </p>
    }
}

/// Dates or names, what is said of each, and in small print how that is known.
fn dated<'a>(entries: impl Iterator<Item = (&'a str, Html, String)>) -> Html {
    html! {
        <dl class="since">
            { for entries.map(|(when, what, known)| html! {
                <>{ dt(when) }<dd><p>{ what }</p>{ says(known) }</dd></>
            }) }
        </dl>
    }
}

/// Something that is shown on request.
fn behind(title: &'static str, inside: Html) -> Html {
    html! { <details>{ summary(title) }{ inside }</details> }
}

fn table(figures: Option<&Rc<Figures>>) -> Html {
    figures
        .map(|figures| figure_table(figures))
        .unwrap_or_default()
}

/// Texts of the content as a list, but for those that are empty here.
fn filled(texts: &[String], about: &About) -> Html {
    let texts = texts.iter().map(|text| about.fill(text));
    let texts = texts.filter(|text| !text.is_empty());
    html! { <ul class="said">{ for texts.map(|text| li(&*text)) }</ul> }
}

/// The parts that are made of figures.
fn first_parts(view: &ReadView, about: &About) -> [Html; 3] {
    [
        html! {
            <>
                { for view.drivers_say.iter().map(p) }
                { for view.drivers.iter().map(bars) }
            </>
        },
        html! {
            <>
                { for view.taught_says.iter().map(p) }
                { for view.refusals.iter().map(p) }
                { behind("Counts by year", html! {
                    <>
                        { table(view.taught.as_ref()) }
                        { says(&about.content.prose().of_the_taught) }
                        { table(view.context.as_ref()) }
                    </>
                }) }
            </>
        },
        html! {
            <>
                { p(&view.meeting) }
                { table(view.packages.as_ref()) }
                <dl class="since">
                    { for view.ranked.iter().map(|preset| html! {
                        <>{ dt(&*presets::title(*preset, about)) }{ dd(&*presets::sentence(*preset, about)) }</>
                    }) }
                </dl>
            </>
        },
    ]
}

/// The prose of the page: fetched when the page is shown, empty until it has arrived, and nothing
/// where it did not.
#[hook]
pub fn use_prose(page: Page) -> Option<String> {
    let text = use_state(|| Some(records::PROSE.to_owned()));
    let setter = text.setter();
    use_after(page == Page::Read, move |shown| {
        if *shown {
            let arrived = move |texts: Option<Vec<String>>| {
                setter.set(texts.and_then(|mut texts| texts.pop()));
            };
            records::fetch(&["read.json"], Rc::new(arrived));
        }
    });
    (*text).clone()
}

/// The parts that are prose.
fn prose_parts(props: &Shows<'_>) -> Html {
    let Some(text) = &props.prose else {
        return p(read::NOT_LOADED);
    };
    // Nothing has arrived yet.
    let Ok(prose) = ReadProse::of(text, props.calculator.about.code.as_str()) else {
        return p("…");
    };
    let rest = rest(props, &prose);
    let first = PARTS.len() - rest.len();
    let rest = rest.into_iter().enumerate();
    rest.map(|(at, inside)| part((first + at, inside)))
        .collect()
}

fn rest(props: &Shows<'_>, prose: &ReadProse) -> [Html; 6] {
    let about = &props.calculator.about;
    let agreed = about.agreement.is_some();
    let settings = &props.calculator.settings;
    [
        html! {
            <>
                { for prose.method.iter().map(|text| p(&*about.fill(text))) }
                { behind("The equations", filled(&prose.equations, about)) }
                if about.known.is_some() {
                    { h3("How well it has predicted") }
                    { filled(&prose.record, about) }
                }
            </>
        },
        html! {
            <>
                { p(words::NOT_COUNTED) }
                { filled(&prose.not_known, about) }
                { p(words::the_override(about)) }
            </>
        },
        html! {
            <>
                { for props.view.about.iter().map(p) }
                { dated(prose.events.iter().map(|event| {
                    let text = html! { <>{ &event.text }if agreed { { &event.agreed } }</> };
                    (&*event.title, text, format!("{}: {}", event.by, read::how_known(event.known)))
                })) }
            </>
        },
        html! {
            <>
                { known_figures(about) }
                { about.known.as_ref().map(notes).unwrap_or_default() }
                // Some are behind the council's forecast alone.
                { dated(prose.sources.iter().map(|source| (source, about.fill(&source.text))).filter(|(_, text)| !text.is_empty()).map(|(source, text)| {
                    let known = words::capitalised(read::how_known(source.known));
                    (&*source.title, Html::from(&*text), format!("{}. {known}.", source.by))
                })) }
            </>
        },
        who(prose, settings, about),
        prose
            .accessibility
            .iter()
            .map(|text| {
                p(read::accessibility(
                    text,
                    &settings.statement_day(),
                    &settings.contact,
                ))
            })
            .collect(),
    ]
}

fn who(prose: &ReadProse, settings: &Settings, about: &About) -> Html {
    html! {
        <>
            if !settings.logo.is_empty() {
                <img class="logo" src={format!("./{}", settings.logo)} alt={settings.publisher.clone()} />
            }
            { p(read::publisher(&settings.publisher, &settings.contact)) }
            { p(words::a_model(about)) }
            { for prose.who.iter().map(p) }
            { behind("Set this page into another", html! {
                <>
                    { p("A council’s own page can show it in a frame that grows with it. Copy this:") }
                    <pre class="snippet" tabindex="0">{ snippet(settings, &about.authority) }</pre>
                </>
            }) }
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
