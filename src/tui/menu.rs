//! The choices of the popups: the languages, and everything that can be copied of an entry.

use tui_input::Input as Editor;

use super::effect::CopyRequest;
use super::list_view::ListView;
use super::snippets::Snippets;
use super::store::{Entry, Store};
use crate::catalog::{Catalog, Code, Method};
use crate::format::{json, markdown};
use crate::snippet::{Kind, Language};
use crate::text;

/// The list of languages, narrowed by what is typed.
#[derive(Debug, Clone, Default)]
pub struct Languages {
    /// The text that was typed.
    pub editor: Editor,
    /// The selected row.
    pub selected: usize,
    /// The first row in view.
    pub first: usize,
}

impl Languages {
    /// The languages left, with any of their names holding what was typed.
    pub fn rows<'a>(&self, languages: &'a [Language]) -> Vec<&'a Language> {
        let typed = self.editor.value().trim().to_lowercase();
        let holds = |name: &String| name.to_lowercase().contains(&typed);
        languages.iter().filter(|it| holds(&it.id) || holds(&it.name) || it.aliases.iter().any(holds)).collect()
    }
}

/// The list of what can be copied of the marked entries, or of the selected one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyMenu {
    /// Its title: of what.
    pub title: String,
    /// The rows.
    pub rows: Vec<Copyable>,
    /// The selected row.
    pub selected: usize,
    /// The first row in view.
    pub first: usize,
}

/// Something that can be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copyable {
    /// The key that copies it.
    pub key: char,
    /// Its name, in a word or two.
    pub label: String,
    /// How much it is, and in which language.
    pub about: String,
    /// The copy to make.
    pub request: CopyRequest,
}

impl CopyMenu {
    /// Everything that can be copied: what there is none of is left out.
    pub fn of(snippets: &Snippets, list: &ListView, store: &Store) -> Option<Self> {
        let entries = entries(snippets, list, store);
        let of = subject(&entries)?;
        let marked = if snippets.marked.of(list.kind).is_empty() { "" } else { "marked " };
        let title = match entries.len() {
            1 => format!("Copy {of}"),
            count => format!("Copy {count} {marked}{}", list.kind.plural()),
        };
        let mut menu = Self { title, rows: Vec::new(), selected: 0, first: 0 };
        menu.add('n', "name", names(snippets, list, store)?, "");
        for kind in Kind::ALL {
            if let Some((snippet, language)) = snippets.make(kind, list, store).zip(snippets.language())
                && let Ok(text) = &snippet.text
            {
                let codes = text::counted(snippet.codes, "code");
                let about = match kind {
                    Kind::Response => format!(", {}", language.name),
                    _ => format!(", {}, {codes}", language.name),
                };
                let request = CopyRequest::new(snippet.title.clone(), text.clone());
                menu.add(key_of(kind), language.kind_word(kind), request, &about);
            }
        }
        let mut add =
            |key, label: &str, what: String, text: String| menu.add(key, label, CopyRequest::new(what, text), "");
        let described: Vec<Entry> = entries.iter().filter(|entry| description(entry).is_some()).copied().collect();
        if let Some(of) = subject(&described) {
            add('d', "description", format!("the description of {of}"), descriptions(&described));
        }
        add('w', "Markdown", format!("{of} as Markdown"), as_markdown(&entries, &store.catalog));
        add('j', "JSON", format!("{of} as JSON"), as_json(&entries, &store.catalog));
        add('l', "link", format!("the link to {of}"), links(&entries, store));
        Some(menu)
    }

    fn add(&mut self, key: char, label: &str, request: CopyRequest, about: &str) {
        if !request.text.is_empty() {
            let about = format!("{}{about}", text::counted(request.text.lines().count(), "line"));
            self.rows.push(Copyable { key, label: label.to_owned(), about, request });
        }
    }
}

/// The key of a kind of snippet.
fn key_of(kind: Kind) -> char {
    match kind {
        Kind::Arm => 'a',
        Kind::Match => 'm',
        Kind::Enum => 'e',
        Kind::Handling => 'h',
        Kind::Response => 'r',
    }
}

/// The names of the marked entries, one a line, or that of the selected one.
pub fn names(snippets: &Snippets, list: &ListView, store: &Store) -> Option<CopyRequest> {
    let entries = entries(snippets, list, store);
    let what = match &entries[..] {
        [] => return None,
        [entry] => entry.name().to_owned(),
        several => format!("{} names", several.len()),
    };
    let names: Vec<&str> = entries.iter().map(Entry::name).collect();
    Some(CopyRequest::new(what, names.join("\n")))
}

/// The marked entries, or the selected one.
pub fn entries<'a>(snippets: &Snippets, list: &ListView, store: &'a Store) -> Vec<Entry<'a>> {
    snippets.targets(list).iter().filter_map(|&number| store.entry(list.kind, number)).collect()
}

/// The entries in a word or two; none where there is none.
fn subject(entries: &[Entry]) -> Option<String> {
    Some(match entries {
        [] => return None,
        [entry] => entry.name().to_owned(),
        [Entry::Code(_), ..] => text::counted(entries.len(), "code"),
        [Entry::Method(_), ..] => text::counted(entries.len(), "method"),
    })
}

/// The document's words on a code, where it has any.
fn description(entry: &Entry) -> Option<String> {
    match entry {
        Entry::Code(code) => code.description.text().filter(|text| !text.is_empty()),
        Entry::Method(_) => None,
    }
}

/// The descriptions of codes, each below its name where there are several.
fn descriptions(entries: &[Entry]) -> String {
    let [entry] = entries else {
        let texts = entries.iter().filter_map(|entry| Some(format!("{}\n{}", entry.name(), description(entry)?)));
        return texts.collect::<Vec<_>>().join("\n\n");
    };
    description(entry).unwrap_or_default()
}

fn as_markdown(entries: &[Entry], catalog: &Catalog) -> String {
    let parts = entries.iter().map(|entry| match entry {
        Entry::Code(code) => catalog.entry(code),
        Entry::Method(method) => catalog.method_entry(method),
    });
    let parts: Vec<_> = parts.collect();
    written(|out| markdown::entries(out, &parts))
}

/// The addresses of the pages of entries, one a line, as far as they are known.
pub fn links(entries: &[Entry], store: &Store) -> String {
    let links: Vec<String> = entries.iter().filter_map(|entry| store.url(*entry)).collect();
    links.join("\n")
}

/// Entries as an array of objects.
pub fn as_json(entries: &[Entry], catalog: &Catalog) -> String {
    let codes: Vec<&Code> =
        entries.iter().filter_map(|it| if let Entry::Code(code) = it { Some(*code) } else { None }).collect();
    let methods: Vec<&Method> =
        entries.iter().filter_map(|it| if let Entry::Method(method) = it { Some(*method) } else { None }).collect();
    written(|out| match methods[..] {
        [] => json::codes(out, catalog, &codes),
        _ => json::methods(out, catalog, &methods),
    })
}

/// The text that a function writes.
fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    // Memory takes whatever is written.
    let _ = write(&mut out);
    String::from_utf8(out).unwrap_or_default()
}
