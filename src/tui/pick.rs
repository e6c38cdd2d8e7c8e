//! The text that is printed of what was picked.

use super::list_view::ListView;
use super::menu;
use super::snippets::Snippets;
use super::store::Store;
use crate::purpose::Print;
use crate::snippet::Kind;

/// The text of the marked entries, or of the selected one; none where nothing is selected. Errs with the reason where there
/// is nothing to print of them.
pub fn text(print: Print, snippets: &Snippets, list: &ListView, store: &Store) -> Option<Result<String, String>> {
    let entries = menu::entries(snippets, list, store);
    let first = entries.first()?;
    match print {
        Print::Name => menu::names(snippets, list, store).map(|names| Ok(names.text)),
        Print::Arm => snippets.make(Kind::Arm, list, store).map(|snippet| snippet.text),
        Print::Match => snippets.make(Kind::Match, list, store).map(|snippet| snippet.text),
        Print::Link => Some(match menu::links(&entries, store) {
            links if links.is_empty() => Err(format!("No page of {} is known", first.name())),
            links => Ok(links),
        }),
        Print::Json => Some(Ok(menu::as_json(&entries, &store.catalog))),
    }
}
