//! What is behind the answer: why it moved, children, money, how sure, what it would take, actual figures, what is shared and
//! kept. The table is `explore`'s own, and so are the tabs.

pub mod actuals;
pub mod asked;
pub mod children;
pub mod money;
pub mod scenarios;
pub mod why;
