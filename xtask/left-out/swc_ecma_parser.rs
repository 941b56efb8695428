//! Trunk's parser of JavaScript, left out: refuses, and Trunk then says so and leaves the source.

#[derive(Default)]
pub struct EsSyntax {
    pub jsx: bool,
    pub decorators: bool,
}

pub enum Syntax {
    Es(EsSyntax),
}

pub struct Program;

pub fn parse_file_as_program<File, Version>(
    _: &File,
    _: Syntax,
    _: Version,
    _: Option<()>,
    _: &mut Vec<()>,
) -> Result<Program, &'static str> {
    Err("this Trunk was built without a minifier of JavaScript")
}
