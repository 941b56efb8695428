//! Reading what people paste. What is typed into a box is read by `words::typed`, which has the
//! sentence for each box too.
//!
//! | module | answers for |
//! |---|---|
//! | `found` | links within other text |

pub mod found;
