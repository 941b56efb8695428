//! Has the linker keep where functions and data refer to each other: by that, `bin/write-pages`
//! splits the page's program into the parts that are marked in it.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        println!("cargo::rustc-link-arg-bin=page=--emit-relocs");
    }
}
