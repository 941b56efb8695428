//! What follows from the model for a question that someone asks of it.
//!
//! | room | answers for |
//! |---|---|
//! | `school` | what including more children does, for the school and for the borough |

pub mod school;
