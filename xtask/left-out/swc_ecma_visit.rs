//! Part of Trunk's minifier of JavaScript, left out: only the names that Trunk asks for.

pub trait VisitMutWith {
    fn visit_mut_with(&mut self, (): &mut ()) {}
}

impl<Program> VisitMutWith for Program {}
