//! Parts that know no page: each shows values that it is given and sends actions.
//!
//! | file | answers for |
//! |---|---|
//! | `ids` | by what name a part of the page is found |
//! | `check`, `choice`, `number_box`, `words_box` | a tick, a list, a box for a number, a box for words and what sends a scenario |
//! | `sends` | what a control does |
//! | `chooser` | the choice of council |
//! | `lever` | one assumption as a row |
//! | `after`, `announcement` | what is done once something has changed; a new answer, said aloud |
//! | `tabs`, `stays_open` | parts of which one is in sight, and one that is shown on request |
//! | `readout` | the figures of one year beside the chart |
//! | `drawing`, `pictures` | a chart on a canvas, and the pictures in its place |
//! | `tags` | a paragraph, a cell, a heading |
//! | `figures`, `results_table`, `bar` | tables, and a bar in a cell |
//! | `shared` | what is compared by where it is |
//! | `field_link`, `page_link` | links to a box or a condition, and to a page |
//! | `blocks` | an answer of How sure and What would it take |
//! | `file_place`, `problems`, `steps`, `timer` | files, what is wrong, undo and redo, minutes |

pub mod after;
pub mod announcement;
pub mod bar;
pub mod blocks;
pub mod check;
pub mod choice;
pub mod chooser;
pub mod drawing;
pub mod field_link;
pub mod figures;
pub mod file_place;
pub mod ids;
pub mod lever;
pub mod number_box;
pub mod page_link;
pub mod pictures;
pub mod problems;
pub mod readout;
pub mod results_table;
pub mod sends;
pub mod shared;
pub mod stays_open;
pub mod steps;
pub mod tabs;
pub mod tags;
pub mod timer;
pub mod words_box;
