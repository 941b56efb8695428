//! What follows from the model for a question that someone asks of it.
//!
//! | room | answers for |
//! |---|---|
//! | `fingerprint` | a short mark of model and data |
//! | `workshop` | what the groups of a workshop chose: lowest, median, highest |
//! | `school` | what including more children does, for the school and for the borough |

pub mod workshop;
