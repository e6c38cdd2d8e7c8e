//! The snippet that would be copied: in which language, of which kind, over which codes.

use std::collections::HashSet;

use super::list_view::ListView;
use super::marks::Marks;
use super::snippet_lines::{self, Line};
use super::store::{Entry, ListKind, Store};
use crate::catalog::{Code, Edition};
use crate::snippet::{COPY_WIDTH, Chosen, Kind, Language, Library, complete, title};
use crate::text;

/// The most codes whose snippet is shown: it is made anew for each frame that changes them.
const MAX_PREVIEW: usize = 1000;

/// The choices that decide on a snippet, and the last one made.
#[derive(Debug)]
pub struct Snippets {
    library: Library,
    language: usize,
    /// The kind asked for; none as long as the codes decide.
    kind: Option<Kind>,
    /// What everything acts on instead of the selected entry.
    pub marked: Marks,
    /// The snippet on show.
    pub preview: Option<Preview>,
}

/// A snippet, ready to be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// Its title.
    pub title: String,
    /// Exactly what is copied, or why there is nothing to copy.
    pub text: Result<String, String>,
    /// The number of codes it was asked for.
    pub codes: usize,
}

/// A snippet as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Its lines; those of a message where none can be made.
    pub lines: Vec<Line>,
    made_of: (usize, Kind, usize, (Vec<u32>, Chosen)),
}

impl Snippets {
    /// Snippets of a library, in a language of it by any of its names, or in its first, and of a kind if one is asked for.
    pub fn new(library: Library, language: &str, kind: Option<Kind>) -> Self {
        let named = |candidate: &Language| candidate.is_called(language);
        let language = library.languages().iter().position(named).unwrap_or(0);
        Self { library, language, kind, marked: Marks::default(), preview: None }
    }

    /// Every language there is.
    pub fn languages(&self) -> &[Language] {
        self.library.languages()
    }

    /// The one chosen.
    pub fn language(&self) -> Option<&Language> {
        self.languages().get(self.language)
    }

    /// Chooses a language.
    pub fn choose(&mut self, id: &str) {
        self.language = self.languages().iter().position(|language| language.id == id).unwrap_or(self.language);
    }

    /// Goes on to the next kind.
    pub fn next_kind(&mut self, list: &ListView, store: &Store) {
        self.kind = Some(self.kind(list, store).next());
    }

    /// The kind asked for; else an arm for the selected code, and the whole match over several.
    pub fn kind(&self, list: &ListView, store: &Store) -> Kind {
        let several =
            !self.marked.of(list.kind).is_empty() || matches!(list.selected_entry(store), Some(Entry::Method(_)));
        self.kind.unwrap_or(if several { Kind::Match } else { Kind::Arm })
    }

    /// The entries that actions act on: the marked ones, else the selected one.
    pub fn targets(&self, list: &ListView) -> Vec<u32> {
        let marked = self.marked.of(list.kind);
        if marked.is_empty() { list.selected_number().into_iter().collect() } else { marked.iter().copied().collect() }
    }

    /// The codes a snippet is made of: the targets, or those that the methods among them list today. A method's
    /// are in its own order, the most specific first; those of several methods are so again, each once.
    fn codes(&self, list: &ListView, store: &Store) -> (Vec<u32>, Chosen) {
        let targets = self.targets(list);
        if list.kind == ListKind::Codes {
            return (targets, Chosen::Singly);
        }
        let methods = targets.iter().filter_map(|&number| store.catalog.methods.get(number as usize));
        let mut seen = HashSet::new();
        let mut codes: Vec<u32> = methods.flat_map(|method| method.codes_in(Edition::Today)).collect();
        codes.retain(|&code| seen.insert(code));
        if targets.len() > 1 {
            codes.sort_by_key(|&code| store.entry(ListKind::Codes, code).map_or(0, |code| code.links().len()));
        }
        (codes, Chosen::AsMethod)
    }

    /// The snippet of a kind, as it is copied; none where there is nothing to make it of.
    pub fn make(&self, kind: Kind, list: &ListView, store: &Store) -> Option<Snippet> {
        self.make_of(&self.codes(list, store), kind, COPY_WIDTH, store)
    }

    /// The snippet that is copied now.
    pub fn current(&self, list: &ListView, store: &Store) -> Option<Snippet> {
        self.make(self.kind(list, store), list, store)
    }

    /// The snippet of a kind over these codes, with comments of at most so many columns.
    fn make_of(
        &self,
        (numbers, chosen): &(Vec<u32>, Chosen),
        kind: Kind,
        columns: usize,
        store: &Store,
    ) -> Option<Snippet> {
        let language = self.language()?;
        let codes: Vec<&Code> = numbers.iter().filter_map(|&at| store.catalog.codes.get(at as usize)).collect();
        if codes.is_empty() {
            return None;
        }
        let title = title(language, kind, &codes);
        let codes = complete(&store.catalog, kind, codes, *chosen).map_err(|error| error.to_string());
        let render = |codes: Vec<&Code>| self.library.render(language, kind, &codes, columns);
        let text = codes.and_then(|codes| render(codes).map_err(|error| error.to_string()));
        let text = text.map(|text| text::sanitise(&text).into_owned());
        Some(Snippet { title, text, codes: numbers.len() })
    }

    /// The language and the kind of the snippet, without its codes: `Rust arm`.
    pub fn short_title(&self, list: &ListView, store: &Store) -> String {
        self.language().map_or_else(String::new, |language| language.title(self.kind(list, store)))
    }

    /// Makes the snippet on show anew, for a pane of so many columns, where what it is made of has changed; gives whether
    /// it has.
    pub fn refresh(&mut self, list: &ListView, store: &Store, columns: usize) -> bool {
        let made_of = (self.language, self.kind(list, store), columns, self.codes(list, store));
        if self.preview.as_ref().is_some_and(|preview| preview.made_of == made_of) {
            return false;
        }
        let (_, kind, columns, codes) = &made_of;
        let lines = if codes.0.len() > MAX_PREVIEW {
            let text =
                format!("A snippet over {} codes is too long to be shown here. It can be copied.", codes.0.len());
            Some(snippet_lines::of_message(&text, *columns))
        } else {
            let snippet = self.make_of(codes, *kind, *columns, store);
            snippet.zip(self.language()).map(|(snippet, language)| match snippet.text {
                Ok(text) => snippet_lines::of_text(language, &text),
                Err(reason) => snippet_lines::of_message(&reason, *columns),
            })
        };
        self.preview = lines.map(|lines| Preview { lines, made_of });
        true
    }

    /// Marks the selected entry, or takes its mark away.
    pub fn mark(&mut self, list: &ListView) {
        if let Some(number) = list.selected_number() {
            self.marked.toggle(list.kind, number);
        }
    }
}
