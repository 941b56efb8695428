//! Which council the page is of, and getting its figures.
//!
//! Answers for: opening addresses of other councils and starting points, fetching the packed file
//! the first time that one needs it, and what is shown meanwhile. Everything else is the state of
//! one council's page: choosing another begins a new one. Uses `shell`.

use std::rc::Rc;

use yew::prelude::*;

use super::calculator::{Calculator, CalculatorError};
use super::platform;
use super::shell::Shell;
use super::state::State;
use super::widgets::chooser::{Chooser, starting_point};
use crate::app::widgets::after::use_after;
use crate::scenario::codec;
use crate::scenario::view::Page;
use crate::words::councils as said;
use engine::authority::{Listed, Records};
use engine::levers::OutOfRange;
use engine::origin::{Baseline, Code, Origin};

/// What the page is made from.
#[derive(Properties, Clone)]
pub struct Props {
    pub calculator: Rc<Calculator>,
    /// The address that it is opened with, from `#` on.
    #[prop_or_default]
    pub address: AttrValue,
    /// Whether the levers are left out, which nothing can move before the program runs.
    #[prop_or_default]
    pub only_read: bool,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.calculator, &other.calculator)
            && self.address == other.address
            && self.only_read == other.only_read
    }
}

/// The page.
#[component]
pub fn App(props: &Props) -> Html {
    let Props {
        calculator,
        address,
        only_read,
    } = props.clone();
    let councils = use_reducer(move || Councils::begin(&calculator, &address));
    let dispatch = councils.dispatcher();
    {
        let dispatch = dispatch.clone();
        use_after(councils.tries, move |tries| {
            if *tries > 0 {
                let arrived = move |texts| dispatch.dispatch(Asked::Arrived(texts));
                platform::records::fetch(&["districts.txt", "authorities.json"], Rc::new(arrived));
            }
        });
    }
    let elsewhere = {
        let dispatch = dispatch.clone();
        Callback::from(move |address| dispatch.dispatch(Asked::Open(address)))
    };
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |origin| {
            // Somebody's school or groups are of one council; what a council has and could do is of any.
            let page = match codec::view(&platform::address::now()).page {
                page @ (Page::Read | Page::School) => page,
                Page::Explore | Page::Workshop | Page::Group | Page::Report => Page::Explore,
            };
            let address = codec::of_origin(origin, page);
            platform::address::go(&address);
            dispatch.dispatch(Asked::Open(address));
        })
    };
    let looked_for = {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(Asked::LookedFor))
    };
    let again = Callback::from(move |_: MouseEvent| dispatch.dispatch(Asked::Again));
    let chooser = html! {
        <Chooser
            index={councils.index.clone()}
            districts={councils.districts.clone()}
            name={councils.name()}
            note={councils.note()}
            choose={choose.clone()}
            {looked_for}
        />
    };
    match &councils.shown {
        Shown::Page(state) => html! {
            <Shell state={state.clone()} {only_read} {chooser} starting_point={starting_point(councils.shown.origin(), &choose)} {elsewhere} />
        },
        Shown::Waiting(_) => html! {
            <>
                <header class="top"><p class="product">{ "Safety Valve calculator" }</p>{ chooser }</header>
                <main id="main" class="waiting">
                    <p role="status">{ councils.waiting() }</p>
                    if councils.failed {
                        <button type="button" onclick={again}>{ said::TRY_AGAIN }</button>
                    }
                </main>
            </>
        },
        Shown::Refused(_, why) => html! {
            <>
                <header class="top"><p class="product">{ "Safety Valve calculator" }</p>{ chooser }</header>
                <main id="main" class="waiting"><p role="alert">{ why.clone() }</p></main>
            </>
        },
    }
}

/// What happens to the choice of council.
enum Asked {
    /// An address, of whatever council.
    Open(String),
    /// Districts and the packed file, or nothing where they did not arrive.
    Arrived(Option<Vec<String>>),
    /// Somebody is about to choose.
    LookedFor,
    /// It is asked for once more.
    Again,
}

/// An address whose figures are not here yet.
#[derive(Clone)]
struct Wanted {
    origin: Origin,
    address: String,
}

#[derive(Clone)]
enum Shown {
    Page(Rc<State>),
    Waiting(Wanted),
    /// Why there is no page of a council.
    Refused(Origin, AttrValue),
}

impl Shown {
    fn origin(&self) -> Origin {
        match self {
            Self::Page(state) => state.calculator.basis().origin,
            Self::Waiting(wanted) => wanted.origin,
            Self::Refused(origin, _) => *origin,
        }
    }
}

#[derive(Clone)]
struct Councils {
    index: Rc<[Listed]>,
    districts: Rc<str>,
    shown: Shown,
    /// What is to be opened as soon as its figures are here, while another page is shown.
    next: Option<Wanted>,
    /// All figures and their text, once they were fetched.
    records: Option<(Rc<Records>, Rc<str>)>,
    /// How often they were asked for.
    tries: u32,
    failed: bool,
}

impl Councils {
    fn begin(calculator: &Rc<Calculator>, address: &str) -> Self {
        let mut councils = Self {
            index: Rc::default(),
            districts: Rc::from(""),
            shown: Shown::Refused(calculator.basis().origin, AttrValue::default()),
            next: None,
            records: None,
            tries: 0,
            failed: false,
        };
        let asked = codec::origin(address);
        // A page that is written before any program runs is of the figures that it is given.
        if asked == calculator.basis().origin || !platform::RUNS {
            councils.show(calculator.clone(), address);
        } else {
            councils.open(address.to_owned());
        }
        councils
    }

    /// What the council that is shown, or waited for, is called; its code while that is not known.
    fn name(&self) -> String {
        match &self.shown {
            Shown::Page(state) => state.calculator.authority.name.clone(),
            Shown::Waiting(Wanted { origin, .. }) | Shown::Refused(origin, _) => {
                let mut all = self.index.iter();
                let found = all.find(|listed| listed.code == origin.code);
                found.map_or_else(|| origin.code.to_string(), |listed| listed.name.clone())
            }
        }
    }

    fn ask(&mut self) {
        if self.records.is_none() && (self.tries == 0 || self.failed) {
            self.tries += 1;
            self.failed = false;
        }
    }

    /// Opens an address: at once, or as soon as its figures are here.
    fn open(&mut self, address: String) {
        let origin = codec::origin(&address);
        self.next = None;
        match self.calculator(origin) {
            Ok(Some(calculator)) => self.show(calculator, &address),
            Ok(None) => {
                let wanted = Wanted { origin, address };
                if matches!(self.shown, Shown::Page(_)) {
                    self.next = Some(wanted);
                } else {
                    self.shown = Shown::Waiting(wanted);
                }
                self.ask();
            }
            Err(why) => self.shown = Shown::Refused(origin, why.into()),
        }
    }

    /// A council's calculator; nothing where its figures have to be fetched first.
    fn calculator(&self, origin: Origin) -> Result<Option<Rc<Calculator>>, String> {
        let made = |made: Result<Calculator, CalculatorError>| match made {
            Ok(calculator) => Ok(Some(Rc::new(calculator))),
            Err(error) => Err(said::cannot_be_read(&error.to_string())),
        };
        if origin.code == Code::SOUTHWARK {
            return made(Calculator::built_in(origin.baseline));
        }
        let Some((records, text)) = &self.records else {
            return Ok(None);
        };
        let Some(listed) = self.index.iter().find(|listed| listed.code == origin.code) else {
            return Err(said::unknown(origin.code));
        };
        if let Some(why) = said::not_projected(&listed.name, listed.status) {
            return Err(why);
        }
        if origin.baseline == Baseline::AgreementForecast {
            return Err(said::no_forecast(&listed.name));
        }
        made(Calculator::latest(origin.code, records, text))
    }

    fn show(&mut self, calculator: Rc<Calculator>, address: &str) {
        let origin = calculator.basis().origin;
        let begun: Result<State, OutOfRange> =
            State::begin(calculator, address, platform::start::start(origin));
        self.shown = match begun {
            Ok(state) => Shown::Page(Rc::new(state)),
            Err(error) => Shown::Refused(origin, said::cannot_be_read(&error.to_string()).into()),
        };
    }

    fn arrived(&mut self, texts: Option<Vec<String>>) {
        let records = texts.and_then(|texts| {
            let [districts, text] = <[String; 2]>::try_from(texts).ok()?;
            let records = Records::read(&text).ok()?;
            self.index = Listed::all(&records).into();
            self.districts = districts.into();
            Some((Rc::new(records), Rc::from(text)))
        });
        self.failed = records.is_none();
        self.records = records;
        if self.failed {
            return;
        }
        let wanted = match (&self.shown, self.next.take()) {
            (Shown::Waiting(wanted), None) => Some(wanted.clone()),
            (_, next) => next,
        };
        if let Some(wanted) = wanted {
            self.open(wanted.address);
        }
    }

    /// What is said of figures that are not here yet.
    const fn waiting(&self) -> &'static str {
        if self.failed {
            said::NOT_FETCHED
        } else {
            said::FETCHING
        }
    }

    /// The same, beside the page that is still shown.
    const fn note(&self) -> &'static str {
        if self.next.is_some() || self.failed {
            self.waiting()
        } else {
            ""
        }
    }
}

impl Reducible for Councils {
    type Action = Asked;

    fn reduce(self: Rc<Self>, asked: Asked) -> Rc<Self> {
        let mut next = (*self).clone();
        match asked {
            Asked::Open(address) => next.open(address),
            Asked::Arrived(text) => next.arrived(text),
            Asked::LookedFor | Asked::Again => next.ask(),
        }
        Rc::new(next)
    }
}
