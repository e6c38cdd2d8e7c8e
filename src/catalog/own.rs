//! Codes as this program writes them in Markdown -> the codes that they were: what it says beside the text of the
//! reference (see [`super::EntryItem`]) is no part of that text.

use super::description::{Block, Description, Marker};
use super::model::Code;
use super::note::{Author, Handling, Note};
use super::rich_text::{RichText, Style};

/// The line above what is written of a whole reference.
pub const MARK: &str = "<!-- A section per code, as ipaper-codes writes it. -->";

/// A code without what this program wrote beside its text. The code of any other document stays as it is, save that an
/// address at the end of its text becomes its own.
pub(super) fn restored(mut code: Code) -> Code {
    take_start(&mut code);
    take_end(&mut code);
    code
}

/// Takes what stands above the text.
fn take_start(code: &mut Code) {
    let mut count = 0;
    for block in &code.description.blocks {
        match block {
            Block::Paragraph(text) if led(text, "From").is_some() => {}
            Block::Paragraph(text) if led(text, "In").is_some() => code.group = led(text, "In").map(Into::into),
            Block::Paragraph(text) if aliases(text).is_some() => code.aliases.extend(aliases(text).unwrap_or_default()),
            Block::Paragraph(text) if **text == *"No description in the reference." => {}
            Block::Paragraph(text) if is_remark(text, "Not in the reference: known only from ", " methods below.") => {
                code.in_reference = false;
            }
            Block::Paragraph(text) => match about_another(text) {
                Some(other) => code.text_of = Some(other.into()),
                None => break,
            },
            Block::Quote(text) => match note(text) {
                Some(note) => code.notes.push(note),
                None => break,
            },
            _ => break,
        }
        count += 1;
    }
    code.description.blocks.drain(..count);
}

/// Takes what stands below the text: conditions and solutions, methods, the address.
fn take_end(code: &mut Code) {
    let Description { blocks, conditions, solutions, .. } = &mut code.description;
    if let Some(Block::Paragraph(text)) = blocks.last()
        && is_web(text)
    {
        code.url = Some((**text).into());
        blocks.pop();
    }
    let no_method =
        |block: &Block| matches!(block, Block::Paragraph(text) if **text == *"No documented method lists it.");
    if blocks.last().is_some_and(no_method) {
        blocks.pop();
    }
    let is_list_of_methods = |block: &Block| matches!(block, Block::Paragraph(text) if is_label(text) && text.starts_with("Returned by ") && text.contains(" method"));
    if let Some(at) = blocks.iter().rposition(is_list_of_methods)
        && blocks[at + 1..].iter().all(|block| as_item(block).is_some() || is_exception(block))
    {
        blocks.truncate(at);
    }
    for (label, texts) in [("Solutions", solutions), ("Returned if", conditions)] {
        let is_it = |block: &Block| matches!(block, Block::Paragraph(text) if is_label(text) && **text == *label);
        let Some(at) = blocks.iter().rposition(is_it) else { continue };
        let items: Option<Vec<RichText>> = blocks[at + 1..].iter().map(as_item).collect();
        if let Some(items) = items.filter(|items| !items.is_empty()) {
            texts.splice(..0, items);
            blocks.truncate(at);
        }
    }
}

/// The rest of a text that begins with a bold word.
fn led<'a>(text: &'a RichText, word: &str) -> Option<&'a str> {
    let (lead, rest) = lead(text)?;
    (lead == word).then(|| rest.trim_start()).filter(|rest| !rest.is_empty())
}

/// The bold start of a text, and what follows it.
fn lead(text: &RichText) -> Option<(&str, &str)> {
    let first = text.spans().iter().find(|span| span.style == Style::Strong).map(super::Span::range)?;
    (first.start == 0).then(|| text.split_at_checked(first.end)).flatten()
}

/// True if all of a text is bold.
fn is_label(text: &RichText) -> bool {
    lead(text).is_some_and(|(_, rest)| rest.is_empty())
}

fn is_remark(text: &str, start: &str, end: &str) -> bool {
    text.starts_with(start) && text.ends_with(end)
}

/// The names in `Also known as 28, 0x1C.`
fn aliases(text: &str) -> Option<Vec<Box<str>>> {
    let names = text.strip_prefix("Also known as ")?.strip_suffix('.')?;
    let names = names.split(", ").map(|name| (!name.is_empty() && !name.contains(' ')).then(|| name.into()));
    names.collect()
}

/// The code that the text is about, where the program has seen that it is another one.
fn about_another(text: &str) -> Option<&str> {
    let name = text.strip_prefix("The reference's text here reads like a description of ")?.strip_suffix('.')?;
    (!name.contains(' ')).then_some(name)
}

/// A note in `**Our note, not the vendor's** (retry: try again later, unchanged): text`.
fn note(text: &RichText) -> Option<Note> {
    let (lead, rest) = lead(text)?;
    let author = Author::of_heading(lead)?;
    let handling = |handling: &Handling| Some((*handling, rest.strip_prefix(&*handling.in_heading())?));
    let (handling, rest) = match Handling::ALL.iter().find_map(handling) {
        Some((handling, rest)) => (Some(handling), rest),
        None => (None, rest),
    };
    Some(Note { handling, ..Note::of_text(author, rest.strip_prefix(": ")?) })
}

/// The text of an item of a plain list.
fn as_item(block: &Block) -> Option<RichText> {
    match block {
        Block::Item { depth: 0, marker: Marker::Bullet, text } => Some(text.clone()),
        _ => None,
    }
}

/// True for the remark on the methods that do not return a code which all others do.
fn is_exception(block: &Block) -> bool {
    matches!(block, Block::Paragraph(text) if is_remark(text, "All but ", "."))
}

/// True if a text is the address of a page on the web, and nothing else.
pub(super) fn is_web(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control()))
}
