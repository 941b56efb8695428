//! Part of Trunk's minifier of JavaScript, left out: only the names that Trunk asks for.

#[derive(Default)]
pub struct Config;

impl Config {
    pub fn with_minify(self, _: bool) -> Self {
        self
    }
}

pub struct Emitter<Map, Writer> {
    pub cfg: Config,
    pub cm: Map,
    pub comments: Option<()>,
    pub wr: Writer,
}

impl<Map, Writer> Emitter<Map, Writer> {
    pub fn emit_program<Program>(&mut self, _: &Program) -> Result<(), &'static str> {
        Err("this Trunk was built without a minifier of JavaScript")
    }
}

pub mod text_writer {
    pub struct JsWriter;

    impl JsWriter {
        #[allow(clippy::ptr_arg)]
        pub fn new<Map>(_: Map, _: &str, _: &mut Vec<u8>, _: Option<()>) -> Self {
            Self
        }
    }
}
