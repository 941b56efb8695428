//! Pages and panels: for each, what is said and the component that says it.
//!
//! `view` of a page or panel is what is worked out, in words and figures, while it is shown; `mod`
//! beside it is the component, which works out nothing. View models use `subject` and know no
//! state; components use the state and `widgets`.
//!
//! | module | answers for |
//! |---|---|
//! | `explore` | the answer, the levers beside it, and what is behind the answer |
//! | `panels` | the tabs: why it moved, children, money, how sure, what it would take, actual figures, what is shared and kept |
//! | `school`, `read`, `workshop`, `group`, `report` | the other pages |
//! | `known` | what is published of a council, on more than one page |
//! | `look` | the list of years, on whichever page |
//! | `subject` | what view models are worked out from |
//! | `shown` | which of them are worked out |
//! | `parts` | which of the other pages is shown, once its part of the program has been fetched |
//! | `beside` | several scenarios on one chart |
//! | `drawn` | the charts, from the view models |

pub mod beside;
pub mod drawn;
pub mod explore;
pub mod group;
pub mod known;
mod look;
pub mod panels;
pub mod parts;
pub mod read;
pub mod report;
pub mod school;
pub mod shown;
pub mod subject;
pub mod workshop;
