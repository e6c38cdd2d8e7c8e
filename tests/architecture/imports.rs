//! The files that a file names in its paths: `use super::x::Y`, `crate::x::y()`, `child::z`.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::SourceFile;

type Path = Vec<String>;

/// The greatest number of imports and re-exports that a path may lead through.
const MAX_DEPTH: usize = 8;

/// The crate, with the imports of each module.
pub struct Crate<'a> {
    files: BTreeMap<Path, &'a SourceFile>,
    imports: BTreeMap<Path, Vec<Import>>,
}

/// A path that a `use` declaration brings into scope.
struct Import {
    name: String,
    path: Path,
}

/// A file, or a module written inside of one, with its code.
struct Scope {
    module: Path,
    code: String,
}

impl<'a> Crate<'a> {
    pub fn new(files: &'a [SourceFile]) -> Self {
        let files: BTreeMap<Path, &SourceFile> = files.iter().map(|file| (file.module.clone(), file)).collect();
        let mut imports = BTreeMap::new();
        for file in files.values() {
            for Scope { module, code } in scopes(file) {
                imports.insert(module, uses(&code));
            }
        }
        Self { files, imports }
    }

    /// The paths of the files that each file depends on.
    pub fn dependencies(&self) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
        let of = |file: &'a SourceFile| {
            let mut found = BTreeSet::new();
            for Scope { module, code } in scopes(file) {
                let imports = uses(&code).into_iter().map(|import| import.path);
                for path in imports.chain(inline_paths(&code)) {
                    // A module by itself is no dependency; the paths that go on from its name are.
                    if let Some((file, true)) = self.resolve(&module, &path, 0) {
                        found.insert(self.files[&file].path.as_str());
                    }
                }
            }
            found.remove(file.path.as_str());
            found
        };
        self.files.values().map(|&file| (file.path.as_str(), of(file))).collect()
    }

    /// The module of the file that a path leads to from a module, re-exports followed, and whether it names an item there.
    fn resolve(&self, from: &Path, path: &[String], depth: usize) -> Option<(Path, bool)> {
        // An import may name itself: `use io::io`.
        if depth > MAX_DEPTH {
            return None;
        }
        let mut at = from.clone();
        let mut rest = path.iter();
        match path.first()?.as_str() {
            "crate" => at.clear(),
            "self" => {}
            "super" => drop(at.pop()),
            name if self.files.contains_key(&child(from, name)) => at.push(name.to_owned()),
            // A module that was imported: `use super::native;` and then `native::copy()`.
            name => {
                let import = self.imports.get(from)?.iter().find(|import| import.name == name)?;
                at = self.resolve(from, &import.path, depth + 1).filter(|(_, is_item)| !is_item)?.0;
            }
        }
        rest.next();
        for name in rest {
            if name == "super" {
                at.pop();
            } else if self.files.contains_key(&child(&at, name)) {
                at.push(name.clone());
            } else {
                return self.defining_file(&at, name, depth).map(|file| (file, true));
            }
        }
        self.files.contains_key(&at).then_some((at, false))
    }

    /// The module of the file that defines an item which a path finds in a module.
    fn defining_file(&self, module: &Path, item: &str, depth: usize) -> Option<Path> {
        let re_export = self.imports.get(module).into_iter().flatten().find(|import| import.name == item);
        if let Some(import) = re_export
            && let Some((file, true)) = self.resolve(module, &import.path, depth + 1)
        {
            return Some(file);
        }
        // A module written inside of a file belongs to it.
        (0..=module.len()).rev().map(|length| module[..length].to_vec()).find(|module| self.files.contains_key(module))
    }
}

fn child(module: &[String], name: &str) -> Path {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

/// The code of a file, and apart from it that of each module written inside of it.
fn scopes(file: &SourceFile) -> Vec<Scope> {
    let mut scopes = vec![Scope { module: file.module.clone(), code: String::new() }];
    let mut inside: Option<(String, Scope)> = None;
    for line in file.code.lines() {
        let indent = &line[..line.len() - line.trim_start().len()];
        let name = line.split("mod ").nth(1).and_then(|rest| rest.strip_suffix(" {"));
        match (&mut inside, name) {
            (Some((end, _)), _) if line == end => scopes.extend(inside.take().map(|(_, scope)| scope)),
            (Some((_, scope)), _) => scope.code.extend([line, "\n"]),
            (None, Some(name)) if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') => {
                inside =
                    Some((format!("{indent}}}"), Scope { module: child(&file.module, name), code: String::new() }));
            }
            (None, _) => scopes[0].code.extend([line, "\n"]),
        }
    }
    scopes
}

/// The imports of a piece of code, each `{...}` expanded.
fn uses(code: &str) -> Vec<Import> {
    let mut imports = Vec::new();
    let mut rest = code;
    while let Some(start) = rest.find("use ") {
        let begins = rest[..start].ends_with(|c: char| c.is_whitespace() || c == ')') || start == 0;
        rest = &rest[start + "use ".len()..];
        if let (true, Some(end)) = (begins, rest.find(';')) {
            expand(&rest[..end].split_whitespace().collect::<Vec<_>>().join(" "), &[], &mut imports);
            rest = &rest[end..];
        }
    }
    imports
}

fn expand(tree: &str, prefix: &[String], imports: &mut Vec<Import>) {
    let tree = tree.trim();
    if let Some((before, group)) = tree.split_once('{') {
        let segments = before.split("::").map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
        let prefix: Path = prefix.iter().cloned().chain(segments).collect();
        for part in split_group(group.trim_end().strip_suffix('}').unwrap_or(group)) {
            expand(part, &prefix, imports);
        }
    } else if !tree.is_empty() {
        let (path, alias) = tree.split_once(" as ").map_or((tree, None), |(path, alias)| (path, Some(alias)));
        let mut path: Path =
            prefix.iter().cloned().chain(path.split("::").map(|name| name.trim().to_owned())).collect();
        if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
            path.pop();
        }
        let name = alias.map(str::to_owned).or_else(|| path.last().cloned()).unwrap_or_default();
        imports.push(Import { name, path });
    }
}

/// Splits the inside of `{...}` at the commas that are in no deeper group.
fn split_group(group: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[start..]);
    parts
}

/// The paths in a piece of code, outside of `use` declarations too: `crate::text::one_line`, `native::copy`.
fn inline_paths(code: &str) -> Vec<Path> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    let words = code.split(|c: char| !is_part(c)).filter(|word| word.contains("::"));
    let segments = |word: &str| word.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect();
    words.map(segments).collect()
}
