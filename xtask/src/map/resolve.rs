//! Answers for names: the module or the item that a path leads to, and the file that defines it.
//! Uses [`super::sources`]; knows no map and no rules.

use super::sources::{Meaning, Sources};

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Module(usize),
    Item { file: usize, name: String },
}

impl Sources {
    /// Everything that a path within a module can lead to: nothing if that is in no crate here.
    pub fn resolve(&self, module: usize, path: &[String]) -> Vec<Target> {
        self.follow(module, path, &mut Vec::new())
    }

    /// What a module's name leads to, asked from outside it.
    pub fn look_up(&self, module: usize, name: &str) -> Vec<Target> {
        self.find(module, name, false, &mut Vec::new())
    }

    fn follow(
        &self,
        module: usize,
        path: &[String],
        asked: &mut Vec<(usize, String)>,
    ) -> Vec<Target> {
        let Some((first, rest)) = path.split_first() else {
            return Vec::new();
        };
        let library = |name: &String| {
            let root = self.libraries.get(name);
            root.map(|root| Target::Module(*root)).into_iter().collect()
        };
        let (mut targets, rest): (Vec<Target>, _) = match (first.as_str(), rest) {
            ("", [name, rest @ ..]) => (library(name), rest),
            ("", []) => (Vec::new(), rest),
            ("crate", _) => (vec![Target::Module(self.modules[module].root)], rest),
            ("self", _) => (vec![Target::Module(module)], rest),
            ("super", _) => (self.parent(module), rest),
            _ => match self.find(module, first, true, asked) {
                found if found.is_empty() => (library(first), rest),
                found => (found, rest),
            },
        };
        for name in rest {
            let modules = |target: &Target| matches!(target, Target::Module(_));
            if targets.iter().any(modules) {
                // A function may share a module's name; only the module has names within.
                targets.retain(modules);
            }
            let mut next = Vec::new();
            for target in targets {
                match target {
                    Target::Module(at) if name == "super" => next.extend(self.parent(at)),
                    Target::Module(at) if name == "self" => next.push(Target::Module(at)),
                    Target::Module(at) => match self.find(at, name, false, asked) {
                        found if found.is_empty() => next.push(Target::Item {
                            file: self.modules[at].file,
                            name: name.clone(),
                        }),
                        found => next.extend(found),
                    },
                    item @ Target::Item { .. } => next.push(item),
                }
            }
            next.sort();
            next.dedup();
            targets = next;
        }
        targets
    }

    fn parent(&self, module: usize) -> Vec<Target> {
        let parent = self.modules[module].parent;
        parent.map(Target::Module).into_iter().collect()
    }

    fn find(
        &self,
        at: usize,
        name: &str,
        from_within: bool,
        asked: &mut Vec<(usize, String)>,
    ) -> Vec<Target> {
        if asked
            .iter()
            .any(|(module, other)| *module == at && other == name)
        {
            return Vec::new();
        }
        asked.push((at, name.to_owned()));
        let module = &self.modules[at];
        let inner = from_within.then(|| module.inner.get(name)).flatten();
        let meanings = inner.or_else(|| module.names.get(name));
        let mut found = Vec::new();
        for meaning in meanings.into_iter().flatten() {
            match meaning {
                Meaning::Module(module) => found.push(Target::Module(*module)),
                Meaning::Item => found.push(Target::Item {
                    file: module.file,
                    name: name.to_owned(),
                }),
                Meaning::Import(path) => found.extend(self.follow(at, path, asked)),
            }
        }
        if meanings.is_none() {
            for glob in &module.globs {
                for target in self.follow(at, glob, asked) {
                    if let Target::Module(from) = target {
                        found.extend(self.find(from, name, false, asked));
                    }
                }
            }
        }
        asked.pop();
        found.sort();
        found.dedup();
        found
    }
}
