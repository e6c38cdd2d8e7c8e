//! JSON that this program wrote -> the codes that it was written from.

use crate::catalog::description::Description;
use crate::catalog::model::Code;
use crate::catalog::note::{Author, Handling, Note};
use crate::catalog::own::is_web;
use crate::text;

use super::text::own_blocks;
use super::tree::Node;

/// True if a document is an array of codes as this program writes them.
pub(super) fn is_own(root: &Node) -> bool {
    let has_all =
        |first: &Node| ["code", "in_reference", "conditions", "solutions"].iter().all(|key| first.get(key).is_some());
    root.items().first().is_some_and(has_all)
}

/// A code that this program wrote.
pub(super) fn code(row: &Node) -> Code {
    let line = |text: &str| text::one_line(text);
    let texts = |key: &str| row.get(key).into_iter().flat_map(Node::items).filter_map(Node::scalar);
    let more_notes = row.get("more_notes").into_iter().flat_map(Node::items);
    let description = Description {
        title: row.text_of("title").map(|title| line(title).into()),
        blocks: row.text_of("description").map(own_blocks).unwrap_or_default(),
        conditions: texts("conditions").map(|text| line(text).into()).collect(),
        solutions: texts("solutions").map(|text| line(text).into()).collect(),
    };
    Code {
        in_reference: row.text_of("in_reference") != Some("false"),
        group: row.text_of("group").map(|group| line(group).into()),
        aliases: texts("aliases").map(|alias| line(alias).into()).collect(),
        url: row.text_of("url").filter(|url| is_web(url)).map(|url| line(url).into()),
        text_of: row.text_of("text_of").map(|name| line(name).into()),
        notes: row.get("note").into_iter().chain(more_notes).filter_map(note).collect(),
        description,
        ..Code::default()
    }
}

fn note(node: &Node) -> Option<Note> {
    let author = node.text_of("author").map_or(Author::Us, |author| Author::Named(text::one_line(author).into()));
    let keywords = node.get("keywords").into_iter().flat_map(Node::items).filter_map(Node::scalar);
    let keywords = keywords.map(text::one_line).collect();
    let handling = node.text_of("handling").and_then(Handling::of);
    Some(Note { handling, keywords, ..Note::of_text(author, &text::one_line(node.text_of("text")?)) })
}
