//! The snippet that would be copied: in which language, of which kind, over which codes.

use std::collections::BTreeSet;

use super::list_view::ListView;
use super::store::{Entry, ListKind, Store};
use crate::catalog::Code;
use crate::snippet::{COPY_WIDTH, Kind, Language, Library, complete, title};
use crate::text;

/// The choices that decide on a snippet, and the last one made.
#[derive(Debug)]
pub struct Snippets {
    library: Library,
    language: usize,
    /// The kind asked for; none as long as the codes decide.
    kind: Option<Kind>,
    /// The marked codes, by number.
    pub marked: BTreeSet<u32>,
    /// The snippet on show.
    pub shown: Option<Snippet>,
}

/// A snippet, ready to be shown and copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// Its title.
    pub title: String,
    /// Exactly what is copied, or why there is nothing to copy.
    pub text: Result<String, String>,
    made_of: (usize, Kind, Vec<u32>),
}

impl Snippets {
    /// Snippets of a library, in a language of it by any of its names, or in its first.
    pub fn new(library: Library, language: &str) -> Self {
        let named = |candidate: &Language| candidate.is_called(language);
        let language = library.languages().iter().position(named).unwrap_or(0);
        Self { library, language, kind: None, marked: BTreeSet::new(), shown: None }
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
        let several = !self.marked.is_empty() || matches!(list.selected_entry(store), Some(Entry::Method(_)));
        self.kind.unwrap_or(if several { Kind::Match } else { Kind::Arm })
    }

    /// The codes a snippet is made of: a method's, else the marked ones, else the selected one.
    fn numbers(&self, list: &ListView, store: &Store) -> Vec<u32> {
        match list.selected_entry(store) {
            Some(Entry::Method(method)) => method.codes.clone(),
            _ if !self.marked.is_empty() => self.marked.iter().copied().collect(),
            _ => list.selected_number().into_iter().collect(),
        }
    }

    /// The snippet of a kind; none where there is nothing to make it of.
    pub fn make(&self, kind: Kind, list: &ListView, store: &Store) -> Option<Snippet> {
        let language = self.language()?;
        let numbers = self.numbers(list, store);
        let codes: Vec<&Code> = numbers.iter().filter_map(|&at| store.catalog.codes.get(at as usize)).collect();
        if codes.is_empty() {
            return None;
        }
        let title = title(language, kind, &codes);
        let text = self.library.render(language, kind, &complete(&store.catalog, kind, codes), COPY_WIDTH);
        Some(Snippet {
            title,
            text: text.map(|text| text::sanitise(&text).into_owned()).map_err(|error| error.to_string()),
            made_of: (self.language, kind, numbers),
        })
    }

    /// Makes the snippet on show anew where what it is made of has changed; gives whether it has.
    pub fn refresh(&mut self, list: &ListView, store: &Store) -> bool {
        let kind = self.kind(list, store);
        let made_of = (self.language, kind, self.numbers(list, store));
        if self.shown.as_ref().is_some_and(|shown| shown.made_of == made_of) {
            return false;
        }
        self.shown = self.make(kind, list, store);
        true
    }

    /// Marks the selected code, or takes its mark away.
    pub fn mark(&mut self, list: &ListView) {
        if list.kind == ListKind::Codes
            && let Some(number) = list.selected_number()
            && !self.marked.remove(&number)
        {
            self.marked.insert(number);
        }
    }
}
