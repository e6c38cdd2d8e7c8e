//! The choices of the popups: the languages, and everything that can be copied of an entry.

use tui_input::Input as Editor;

use super::effect::CopyRequest;
use super::list_view::ListView;
use super::snippets::Snippets;
use super::store::{Entry, Store};
use crate::format::{json, markdown};
use crate::snippet::{Kind, Language};

/// The list of languages, narrowed by what is typed.
#[derive(Debug, Clone, Default)]
pub struct Languages {
    /// The text that was typed.
    pub editor: Editor,
    /// The selected row.
    pub selected: usize,
}

impl Languages {
    /// The languages left, with any of their names holding what was typed.
    pub fn rows<'a>(&self, languages: &'a [Language]) -> Vec<&'a Language> {
        let typed = self.editor.value().trim().to_lowercase();
        let holds = |name: &String| name.to_lowercase().contains(&typed);
        languages.iter().filter(|it| holds(&it.id) || holds(&it.name) || it.aliases.iter().any(holds)).collect()
    }
}

/// The list of what can be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyMenu {
    /// The rows.
    pub rows: Vec<Copyable>,
    /// The selected row.
    pub selected: usize,
}

/// Something that can be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copyable {
    /// The key that copies it.
    pub key: char,
    /// Its name, in a word or two.
    pub label: String,
    /// The copy to make.
    pub request: CopyRequest,
}

impl CopyMenu {
    /// Everything that can be copied of the selected entry: what there is none of is left out.
    pub fn of(snippets: &Snippets, list: &ListView, store: &Store) -> Option<Self> {
        let entry = list.selected_entry(store)?;
        let catalog = &store.catalog;
        let name = entry.name();
        let mut rows = Vec::new();
        let mut add = |key, label: &str, what: String, text: Option<String>| {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                rows.push(Copyable { key, label: label.to_owned(), request: CopyRequest { what, text } });
            }
        };
        add('n', "name", name.to_owned(), Some(name.to_owned()));
        for (key, kind) in ['a', 'm', 'e'].into_iter().zip(Kind::ALL) {
            if let Some(snippet) = snippets.make(kind, list, store) {
                add(key, kind.word(), snippet.title, snippet.text.ok());
            }
        }
        let description = match entry {
            Entry::Code(code) => code.description.text(),
            Entry::Method(_) => None,
        };
        add('d', "description", format!("the description of {name}"), description);
        let parts = match entry {
            Entry::Code(code) => catalog.entry(code),
            Entry::Method(method) => catalog.method_entry(method),
        };
        let written = written(|out| markdown::entries(out, &[parts]));
        add('w', "Markdown", format!("{name} as Markdown"), written);
        let written = self::written(|out| match entry {
            Entry::Code(code) => json::codes(out, catalog, &[code]),
            Entry::Method(method) => json::methods(out, catalog, &[method]),
        });
        add('j', "JSON", format!("{name} as JSON"), written);
        let url = match entry {
            Entry::Code(code) => catalog.url(code),
            Entry::Method(method) => method.url.clone(),
        };
        add('l', "link", format!("the link to {name}"), url);
        Some(Self { rows, selected: 0 })
    }
}

/// The text that a function writes.
fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Option<String> {
    let mut out = Vec::new();
    write(&mut out).ok()?;
    String::from_utf8(out).ok()
}
