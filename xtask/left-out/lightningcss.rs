//! Trunk's minifier of CSS, left out: refuses, and Trunk then says so and leaves the source.

pub mod stylesheet {
    type Outcome<T> = Result<T, &'static str>;

    const LEFT_OUT: &str = "this Trunk was built without a minifier of CSS";

    pub struct StyleSheet;

    #[derive(Default)]
    pub struct ParserOptions;

    #[derive(Default)]
    pub struct MinifyOptions;

    #[derive(Default)]
    pub struct PrinterOptions {
        pub minify: bool,
        pub project_root: Option<()>,
    }

    pub struct ToCssResult {
        pub code: String,
    }

    impl StyleSheet {
        pub fn parse(_: &str, _: ParserOptions) -> Outcome<Self> {
            Err(LEFT_OUT)
        }

        pub fn minify(&mut self, _: MinifyOptions) -> Outcome<()> {
            Err(LEFT_OUT)
        }

        pub fn to_css(&self, _: PrinterOptions) -> Outcome<ToCssResult> {
            Err(LEFT_OUT)
        }
    }
}
