//! Texts and nested values of data -> blocks of clean text.

use crate::catalog::description::{Block, Description, Marker};
use crate::catalog::limits::MAX_LIST_DEPTH;
use crate::catalog::markdown;
use crate::catalog::rich_text::RichText;
use crate::text;

use super::tree::Node;

/// The blocks of a text: its paragraphs, parted by blank lines. Lines that are items make a list; lines of a paragraph
/// that are indented or aligned stay as they are, and others are one text. HTML is told by its first paragraph.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    if text.starts_with("<p>") {
        return marked_up(&text.replace("<p>", "").replace("</p>", "\n\n")).blocks;
    }
    let clean = text::sanitise(text);
    let paragraphs = clean.split("\n\n").map(|paragraph| paragraph.trim_matches('\n'));
    let mut blocks = Vec::new();
    for paragraph in paragraphs.filter(|paragraph| !paragraph.trim().is_empty()) {
        match items(paragraph) {
            Some(items) => blocks.extend(items),
            None if is_set(paragraph) => blocks.push(lines(paragraph)),
            None => blocks.push(Block::Paragraph(text::one_line(paragraph).into())),
        }
    }
    blocks
}

/// The description in a text of Markdown or HTML.
pub(super) fn marked_up(text: &str) -> Description {
    let mut description = Description::default();
    for section in markdown::parse(text, 1).sections {
        description.append(&section.heading, section.body);
    }
    description
}

/// The blocks of a text that this program wrote: [`Description::text`] of them is the same text.
pub(super) fn own_blocks(text: &str) -> Vec<Block> {
    let clean = text::sanitise(text);
    let mut blocks = Vec::new();
    let mut rest = &*clean;
    while !rest.is_empty() {
        // Blank lines at the start belong to what follows them.
        let blank = rest.len() - rest.trim_start_matches('\n').len();
        let end = rest[blank..].find("\n\n").map_or(rest.len(), |end| blank + end);
        let paragraph = &rest[..end];
        rest = rest.get(end + 2..).unwrap_or_default();
        let after_item = matches!(blocks.last(), Some(Block::Item { .. }));
        match items(paragraph).filter(|items| !after_item && is_written_so(items, paragraph)) {
            Some(items) => blocks.extend(items),
            None if paragraph.contains('\n') || text::one_line(paragraph) != paragraph => blocks.push(lines(paragraph)),
            None => blocks.push(Block::Paragraph(paragraph.into())),
        }
    }
    blocks
}

/// True if that is the text of some blocks.
fn is_written_so(blocks: &[Block], text: &str) -> bool {
    let description = Description { blocks: blocks.to_vec(), ..Description::default() };
    description.text().is_some_and(|written| written == text)
}

fn lines(text: &str) -> Block {
    Block::CodeBlock { depth: 0, language: "".into(), text: text.replace('\t', "    ") }
}

/// True if the lines of a text are set with blanks that mean something.
fn is_set(paragraph: &str) -> bool {
    paragraph.contains('\n') && paragraph.lines().any(|line| line.starts_with([' ', '\t']) || line.contains("   "))
}

/// The items of a list, if every line of a text is one as [`Description::text`] writes them.
fn items(paragraph: &str) -> Option<Vec<Block>> {
    paragraph.lines().map(item).collect()
}

fn item(line: &str) -> Option<Block> {
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    let (mark, text) = text.split_once(' ')?;
    let marker = match mark.strip_suffix(['.', ')']) {
        Some(number) => Marker::Number(number.parse().ok()?),
        None if matches!(mark, "-" | "*" | "\u{2022}") => Marker::Bullet,
        None => return None,
    };
    let one_line = text::one_line(text);
    (one_line == text).then(|| Block::Item {
        depth: (indent / 2).min(MAX_LIST_DEPTH.into()) as u8,
        marker,
        text: one_line.into(),
    })
}

/// The blocks of any value: a text, or a list of what is nested.
pub(super) fn blocks_of(node: &Node) -> Vec<Block> {
    match node {
        Node::Null => Vec::new(),
        Node::Text(text) | Node::Bare(text) => blocks(text),
        Node::List(_) | Node::Object(_) => {
            let mut blocks = Vec::new();
            add_nested(node, 0, &mut blocks);
            blocks
        }
    }
}

/// Adds a value as an item below its key.
pub(super) fn add_item(key: &str, value: &Node, depth: u8, blocks: &mut Vec<Block>) {
    let key = text::one_line(key);
    if let Some(scalar) = value.scalar() {
        blocks.push(bullet(depth, format!("{key}: {}", text::one_line(scalar)).into()));
        return;
    }
    let at = blocks.len();
    add_nested(value, (depth + 1).min(MAX_LIST_DEPTH), blocks);
    if blocks.len() > at {
        blocks.insert(at, bullet(depth, format!("{key}:").into()));
    }
}

fn add_nested(node: &Node, depth: u8, blocks: &mut Vec<Block>) {
    match node {
        Node::Object(entries) => {
            for entry in entries {
                add_item(&entry.key, &entry.value, depth, blocks);
            }
        }
        Node::List(items) => {
            blocks.extend(items.iter().map(flat).filter(|text| !text.is_empty()).map(|text| bullet(depth, text)));
        }
        scalar => blocks.extend(scalar.scalar().map(|text| bullet(depth, text::one_line(text).into()))),
    }
}

fn bullet(depth: u8, text: RichText) -> Block {
    Block::Item { depth, marker: Marker::Bullet, text }
}

/// The texts of a value, one for each item of a list or line of a text; the mark of a list item goes.
pub(super) fn texts_of(node: &Node) -> Vec<RichText> {
    let texts: Vec<RichText> = match node {
        Node::List(items) => items.iter().map(flat).collect(),
        Node::Text(text) if text.contains('\n') => {
            let mut texts = Vec::new();
            for block in blocks(text) {
                match block {
                    Block::Paragraph(text) | Block::Term(text) | Block::Item { text, .. } => texts.push(text),
                    Block::CodeBlock { text, .. } => texts.push(text::one_line(&text).into()),
                    Block::Heading(_) | Block::Quote(_) | Block::Table(_) => {}
                }
            }
            texts
        }
        other => vec![flat(other)],
    };
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

/// A value on one line.
fn flat(node: &Node) -> RichText {
    fn add(node: &Node, line: &mut String) {
        match node {
            Node::Null => {}
            Node::Text(text) | Node::Bare(text) => line.push_str(text),
            Node::List(items) => {
                for (number, item) in items.iter().enumerate() {
                    line.push_str(if number > 0 { ", " } else { "" });
                    add(item, line);
                }
            }
            Node::Object(entries) => {
                for (number, entry) in entries.iter().enumerate() {
                    line.push_str(if number > 0 { "; " } else { "" });
                    line.extend([&*entry.key, ": "]);
                    add(&entry.value, line);
                }
            }
        }
    }
    let mut line = String::new();
    add(node, &mut line);
    text::one_line(&line).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::value;
    use super::*;
    use proptest::prelude::*;

    fn written(blocks: Vec<Block>) -> String {
        Description { blocks, ..Description::default() }.text().unwrap_or_default()
    }

    #[test]
    fn a_text_has_its_paragraphs_and_lists() {
        for (text, shown) in [
            ("one\ntwo", "one two"),
            ("one\r\n\r\ntwo\n\n\n\nthree\n", "one\n\ntwo\n\nthree"),
            ("a:\n\n* b\n* c\n\n1) d", "a:\n\n- b\n- c\n1. d"),
            ("if x\n    y", "if x\n    y"),
            ("a\x1b[31m", "a\u{241b}[31m"),
            ("- a\nb", "- a b"),
        ] {
            assert_eq!(written(blocks(text)), shown, "{text:?}");
        }
    }

    #[test]
    fn nested_values_are_lists() {
        let node = value(r#"{"a": "x y", "b": {"c": [1, "d", {"e": 2, "f": [3, 4]}], "g": null}, "h": []}"#);
        assert_eq!(written(blocks_of(&node)), "- a: x y\n- b:\n  - c:\n    - 1\n    - d\n    - e: 2; f: 3, 4");
        let texts = |json| texts_of(&value(json)).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(texts(r#"["a", "", {"b": 1}]"#), ["a", "b: 1"]);
        assert_eq!(texts(r#""- a\n- b""#), ["a", "b"]);
        assert_eq!(texts("null"), [""; 0]);
    }

    proptest! {
        #[test]
        fn what_the_program_wrote_stays_the_same_text(lines in prop::collection::vec("(- |  - |1\\. |\\| |    )?[a-b `.]{0,4}", 0..12)) {
            let text = lines.join("\n");
            let again = written(own_blocks(&text));
            prop_assert_eq!(again.trim_end_matches('\n'), text.trim_end_matches('\n'));
        }
    }
}
