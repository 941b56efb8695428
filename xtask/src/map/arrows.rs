//! Answers for which file imports what from which other file. Uses [`super::sources`] and
//! [`super::resolve`]; knows no map and no rules.
//!
//! A `use` is an import, and so is a path written out in code, in a macro call or as text in an
//! attribute. A module that was imported only to write shorter paths counts as the items that
//! those paths lead to. A file that hands on what its own child modules define imports nothing
//! by that.

use super::resolve::Target;
use super::sources::{Sources, attributes, hands_on, imports, is_for_tests, plain};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};

/// For each pair of files, the names that the first imports from the second.
pub type Arrows = BTreeMap<(usize, usize), BTreeSet<String>>;

/// Every import between two files of these sources.
pub fn arrows(sources: &mut Sources) -> Arrows {
    let mut arrows = Arrows::new();
    for module in 0..sources.modules.len() {
        let items = std::mem::take(&mut sources.modules[module].items);
        let mut within = Within::default();
        for item in &items {
            // Not `within.visit_item`: the module's own items have their names already.
            visit::visit_item(&mut within, item);
        }
        for item in within.0 {
            sources.name_within(module, &item);
        }
        let mut reader = Reader {
            sources,
            module,
            arrows: &mut arrows,
            modules: Vec::new(),
            paths: BTreeSet::new(),
        };
        for item in &items {
            reader.visit_item(item);
        }
        reader.finish();
        sources.modules[module].items = items;
    }
    arrows
}

/// Items within blocks.
#[derive(Default)]
struct Within(Vec<syn::Item>);

impl<'a> Visit<'a> for Within {
    fn visit_item(&mut self, item: &'a syn::Item) {
        if !is_for_tests(attributes(item)) {
            self.0.push(item.clone());
            visit::visit_item(self, item);
        }
    }
}

/// A module that was brought into scope.
struct ModuleInScope {
    /// None for what `*` brought.
    name: Option<String>,
    module: usize,
}

/// Reads one module's items.
struct Reader<'s, 'a> {
    sources: &'s Sources,
    module: usize,
    arrows: &'a mut Arrows,
    modules: Vec<ModuleInScope>,
    /// Paths in the code, each by its names.
    paths: BTreeSet<Vec<String>>,
}

impl Reader<'_, '_> {
    fn file(&self) -> usize {
        self.sources.modules[self.module].file
    }

    fn arrow(&mut self, to: usize, name: &str) {
        let from = self.file();
        if from != to {
            let names = self.arrows.entry((from, to)).or_default();
            names.insert(name.to_owned());
        }
    }

    fn is_below(&self, file: usize) -> bool {
        let own = &self.sources.modules[self.module].path;
        self.sources.files[file].path.starts_with(own)
    }

    fn read_use(&mut self, item: &syn::ItemUse) {
        for import in imports(item) {
            for target in self.sources.resolve(self.module, &import.path) {
                match target {
                    Target::Item { file, .. } if hands_on(item) && self.is_below(file) => {}
                    Target::Item { file, name } => self.arrow(file, &name),
                    Target::Module(module) => {
                        let file = self.sources.modules[module].file;
                        if !(hands_on(item) && self.is_below(file)) {
                            let name = import.name.clone().filter(|_| !import.is_glob);
                            self.modules.push(ModuleInScope { name, module });
                        }
                    }
                }
            }
            // `use levers::Lever` after `use super::levers` is a path through that module.
            if import.path.len() > 1 && !hands_on(item) {
                self.paths.insert(import.path);
            }
        }
    }

    fn read_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        // Colons since the last name, and whether a name here would be a method or a field.
        let (mut colons, mut after_dot) = (0, false);
        for token in tokens {
            match &token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.keep(std::mem::take(&mut path));
                    }
                    if !after_dot {
                        path.push(plain(ident));
                    }
                    (colons, after_dot) = (0, false);
                    continue;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => {
                    colons += 1;
                    continue;
                }
                TokenTree::Punct(mark) => after_dot = mark.as_char() == '.',
                TokenTree::Group(group) => {
                    self.read_tokens(group.stream());
                    after_dot = false;
                }
                TokenTree::Literal(literal) => {
                    self.read_text(&literal.to_string());
                    after_dot = false;
                }
            }
            self.keep(std::mem::take(&mut path));
            colons = 0;
        }
        self.keep(path);
    }

    /// A path as text, as serde has it in attributes.
    fn read_text(&mut self, literal: &str) {
        let Ok(text) = syn::parse_str::<syn::LitStr>(literal) else {
            return;
        };
        let own = ["crate::", "super::", "self::"];
        if own.iter().any(|start| text.value().starts_with(start))
            && let Ok(path) = syn::parse_str::<syn::Path>(&text.value())
        {
            self.visit_path(&path);
        }
    }

    fn keep(&mut self, path: Vec<String>) {
        if !path.is_empty() {
            self.paths.insert(path);
        }
    }

    fn finish(&mut self) {
        let mut used = BTreeSet::new();
        for path in std::mem::take(&mut self.paths) {
            let mut found_item = false;
            for target in self.sources.resolve(self.module, &path) {
                match target {
                    Target::Item { file, name } => {
                        self.arrow(file, &name);
                        found_item = true;
                    }
                    // A lone name is a variable's or a field's, if not an imported module's.
                    Target::Module(_) => {}
                }
            }
            if !found_item {
                continue;
            }
            for (number, in_scope) in self.modules.iter().enumerate() {
                let is_used = match &in_scope.name {
                    Some(name) => path.len() > 1 && path[0] == *name,
                    None => !self.sources.look_up(in_scope.module, &path[0]).is_empty(),
                };
                if is_used {
                    used.insert(number);
                }
            }
        }
        for (number, in_scope) in std::mem::take(&mut self.modules).into_iter().enumerate() {
            if !used.contains(&number) {
                let module = &self.sources.modules[in_scope.module];
                let name = match (&in_scope.name, module.path.last()) {
                    (None, _) => "*",
                    (Some(_), Some(own)) => own,
                    (Some(name), None) => name,
                };
                self.arrow(module.file, name);
            }
        }
    }
}

impl<'c> Visit<'c> for Reader<'_, '_> {
    fn visit_item(&mut self, item: &'c syn::Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'c syn::ImplItemFn) {
        if !is_for_tests(&item.attrs) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'c syn::ItemUse) {
        self.read_use(item);
    }

    /// `pub(in crate::app)` imports nothing.
    fn visit_visibility(&mut self, _: &'c syn::Visibility) {}

    fn visit_path(&mut self, path: &'c syn::Path) {
        let start = path.leading_colon.map(|_| String::new());
        let names = path.segments.iter().map(|segment| plain(&segment.ident));
        self.keep(start.into_iter().chain(names).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'c syn::Macro) {
        self.visit_path(&call.path);
        self.read_tokens(call.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'c syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.read_tokens(list.tokens.clone());
        }
    }
}
