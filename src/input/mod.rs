//! Reading what people enter and paste.
//!
//! | room | answers for |
//! |---|---|
//! | `found` | links within other text |

pub mod found;
