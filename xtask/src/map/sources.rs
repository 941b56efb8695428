//! Answers for Rust sources as modules: the file of each, and the names in it. Uses syn; knows no
//! map and no rules.
//!
//! Types, values and macros share one list of names here, and every feature counts as switched
//! on. A name that a macro makes is taken to be defined in the module that it is asked of.

use crate::place::{Outcome, about};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use syn::{Attribute, Item, ItemMod, Meta, UseTree, Visibility};

/// A file, by its path from the clone's root.
pub struct SourceFile {
    pub name: String,
    /// The crate's name, then the modules down to this file's own.
    pub path: Vec<String>,
    /// The `//!` lines at its top.
    pub doc: Vec<String>,
}

/// A module: a file's own, or one written within a file.
pub struct Module {
    pub file: usize,
    pub path: Vec<String>,
    pub parent: Option<usize>,
    pub root: usize,
    pub names: BTreeMap<String, Vec<Meaning>>,
    /// Names of blocks within it, which nothing outside sees.
    pub inner: BTreeMap<String, Vec<Meaning>>,
    pub globs: Vec<Vec<String>>,
    pub items: Vec<Item>,
}

/// What a name in a module means.
#[derive(Clone)]
pub enum Meaning {
    Module(usize),
    Item,
    Import(Vec<String>),
}

/// One path of a `use` declaration; starts with an empty name where it starts with `::`.
pub struct Import {
    pub path: Vec<String>,
    /// The name that it brings into scope: none for `*` and for `as _`.
    pub name: Option<String>,
    pub is_glob: bool,
}

#[derive(Default)]
pub struct Sources {
    pub files: Vec<SourceFile>,
    pub modules: Vec<Module>,
    /// The module at the root of each library, by the library's name.
    pub libraries: BTreeMap<String, usize>,
}

impl Sources {
    /// Reads a library from its `lib.rs`, by its path from `root`.
    pub fn read_library(&mut self, root: &Path, file: &str, name: &str) -> Outcome {
        let module = self.read_crate(root, file, name)?;
        self.libraries.insert(name.to_owned(), module);
        Ok(())
    }

    /// Reads a program from its first file. Nothing can import from it, so its file is its name.
    pub fn read_program(&mut self, root: &Path, file: &str) -> Outcome {
        self.read_crate(root, file, file).map(|_| ())
    }

    fn read_crate(&mut self, root: &Path, file: &str, name: &str) -> Outcome<usize> {
        let folder = Path::new(file).parent().unwrap_or(Path::new(""));
        self.read_file(root, Path::new(file), folder, vec![name.to_owned()], None)
    }

    /// Reads a file and the modules that it declares, whose files are in `folder`.
    fn read_file(
        &mut self,
        root: &Path,
        file: &Path,
        folder: &Path,
        path: Vec<String>,
        parent: Option<usize>,
    ) -> Outcome<usize> {
        let text = fs::read_to_string(root.join(file)).map_err(about(file, "read"))?;
        let syntax = syn::parse_file(&text).map_err(|error| {
            let line = error.span().start().line;
            format!("{}, line {line}, is not Rust: {error}", file.display())
        })?;
        let number = self.files.len();
        self.files.push(SourceFile {
            name: file.display().to_string(),
            path: path.clone(),
            doc: doc_lines(&syntax.attrs),
        });
        self.read_items(root, syntax.items, number, folder, path, parent)
    }

    fn read_items(
        &mut self,
        root: &Path,
        items: Vec<Item>,
        file: usize,
        folder: &Path,
        path: Vec<String>,
        parent: Option<usize>,
    ) -> Outcome<usize> {
        let number = self.modules.len();
        let top = parent.map_or(number, |parent| self.modules[parent].root);
        self.modules.push(Module {
            file,
            path: path.clone(),
            parent,
            root: top,
            names: BTreeMap::new(),
            inner: BTreeMap::new(),
            globs: Vec::new(),
            items: Vec::new(),
        });
        let mut rest = Vec::new();
        for item in items {
            if is_for_tests(attributes(&item)) {
                continue;
            }
            match item {
                Item::Mod(module) => {
                    let name = plain(&module.ident);
                    let child = self.read_module(root, module, file, folder, &path, number)?;
                    self.name(number, name, Meaning::Module(child));
                }
                other => {
                    self.name_item(number, &other);
                    rest.push(other);
                }
            }
        }
        self.modules[number].items = rest;
        Ok(number)
    }

    fn read_module(
        &mut self,
        root: &Path,
        module: ItemMod,
        file: usize,
        folder: &Path,
        path: &[String],
        parent: usize,
    ) -> Outcome<usize> {
        let name = plain(&module.ident);
        let below = folder.join(&name);
        let path = [path, std::slice::from_ref(&name)].concat();
        if let Some((_, items)) = module.content {
            return self.read_items(root, items, file, &below, path, Some(parent));
        }
        let choices: [PathBuf; 2] = [folder.join(format!("{name}.rs")), below.join("mod.rs")];
        match choices.iter().find(|file| root.join(file).is_file()) {
            Some(found) => self.read_file(root, found, &below, path, Some(parent)),
            None => Err(format!(
                "{} declares the module `{name}`, and there is neither {} nor {}",
                self.files[file].name,
                choices[0].display(),
                choices[1].display()
            )),
        }
    }

    fn name(&mut self, module: usize, name: String, meaning: Meaning) {
        let names = &mut self.modules[module].names;
        names.entry(name).or_default().push(meaning);
    }

    fn name_item(&mut self, module: usize, item: &Item) {
        match item {
            Item::Use(item) => {
                for import in imports(item) {
                    if import.is_glob {
                        self.modules[module].globs.push(import.path);
                    } else if let Some(name) = import.name {
                        self.name(module, name, Meaning::Import(import.path));
                    }
                }
            }
            Item::Macro(item) => {
                let Some(ident) = &item.ident else { return };
                self.name(module, plain(ident), Meaning::Item);
                let exported = |attribute: &Attribute| attribute.path().is_ident("macro_export");
                let top = self.modules[module].root;
                if top != module && item.attrs.iter().any(exported) {
                    let mut path = self.modules[module].path.clone();
                    path[0] = "crate".to_owned();
                    path.push(plain(ident));
                    self.name(top, plain(ident), Meaning::Import(path));
                }
            }
            other => {
                if let Some(name) = name_of(other) {
                    self.name(module, name, Meaning::Item);
                }
            }
        }
    }

    /// Adds what a block within a module names.
    pub fn name_within(&mut self, module: usize, item: &Item) {
        let module = &mut self.modules[module];
        if let Item::Use(item) = item {
            for import in imports(item) {
                if import.is_glob {
                    module.globs.push(import.path);
                } else if let Some(name) = import.name {
                    let meaning = Meaning::Import(import.path);
                    module.inner.entry(name).or_default().push(meaning);
                }
            }
        } else if let Some(name) = name_of(item) {
            module.inner.entry(name).or_default().push(Meaning::Item);
        }
    }
}

/// A name as other paths have it, without the `r#` of a raw one.
pub fn plain(ident: &proc_macro2::Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map_or(text.clone(), str::to_owned)
}

/// The paths of a `use` declaration, one by one.
pub fn imports(item: &syn::ItemUse) -> Vec<Import> {
    let start = match item.leading_colon {
        Some(_) => vec![String::new()],
        None => Vec::new(),
    };
    let mut found = Vec::new();
    spread(&item.tree, &start, &mut found);
    found
}

fn spread(tree: &UseTree, before: &[String], found: &mut Vec<Import>) {
    let with = |name: String| match (name.as_str(), before) {
        // `use a::{self}` is `a` itself.
        ("self", [_, ..]) => before.to_vec(),
        _ => [before, &[name]].concat(),
    };
    match tree {
        UseTree::Path(path) => spread(&path.tree, &with(plain(&path.ident)), found),
        UseTree::Group(group) => {
            for tree in &group.items {
                spread(tree, before, found);
            }
        }
        UseTree::Name(name) => {
            let path = with(plain(&name.ident));
            found.push(Import {
                name: path.last().cloned(),
                path,
                is_glob: false,
            });
        }
        UseTree::Rename(rename) => found.push(Import {
            path: with(plain(&rename.ident)),
            name: Some(plain(&rename.rename)).filter(|name| name != "_"),
            is_glob: false,
        }),
        UseTree::Glob(_) => found.push(Import {
            path: before.to_vec(),
            name: None,
            is_glob: true,
        }),
    }
}

/// Whether a `use` declaration hands its names on.
pub fn hands_on(item: &syn::ItemUse) -> bool {
    !matches!(item.vis, Visibility::Inherited)
}

fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(plain(ident))
}

pub fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether an item is compiled for tests only: `cfg(test)`, or `cfg(all(test, …))`.
pub fn is_for_tests(attributes: &[Attribute]) -> bool {
    fn asks_for_test(meta: &Meta) -> bool {
        match meta {
            Meta::Path(path) => path.is_ident("test"),
            Meta::List(list) if list.path.is_ident("cfg") || list.path.is_ident("all") => {
                let parts = syn::punctuated::Punctuated::<Meta, syn::Token![,]>::parse_terminated;
                list.parse_args_with(parts)
                    .is_ok_and(|parts| parts.iter().any(asks_for_test))
            }
            _ => false,
        }
    }
    attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("cfg") && asks_for_test(&attribute.meta))
}

fn doc_lines(attributes: &[Attribute]) -> Vec<String> {
    let line = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(text),
                ..
            }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    };
    attributes.iter().filter_map(line).collect()
}
