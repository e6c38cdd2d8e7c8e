//! Entries as Markdown, for an issue, a wiki or a chat.

use std::io::{self, Write};

use crate::catalog::EntryItem;

/// Writes a section per entry.
pub fn entries(out: &mut impl Write, entries: &[Vec<EntryItem>]) -> io::Result<()> {
    for (number, parts) in entries.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        for (before, part) in EntryItem::with_previous(parts) {
            // In Markdown a list stands apart from its label too.
            let label = matches!(before, Some(EntryItem::Label(_)));
            if before.is_some_and(|before| label || part.needs_blank_line_before(before)) {
                writeln!(out)?;
            }
            self::part(out, part)?;
        }
    }
    Ok(())
}

fn part(out: &mut impl Write, part: &EntryItem) -> io::Result<()> {
    match part {
        EntryItem::Name(name) => writeln!(out, "## {}", escaped(name)),
        EntryItem::Group(heading) => writeln!(out, "\n*In {}*", escaped(heading)),
        EntryItem::Label(label) => writeln!(out, "**{}**", escaped(label)),
        EntryItem::Remark(text) => writeln!(out, "*{}*", escaped(text)),
        EntryItem::Paragraph(text) => writeln!(out, "{}", escaped(text)),
        EntryItem::Link(url) => writeln!(out, "<{url}>"),
        EntryItem::Code(name, meaning) => writeln!(out, "- `{name}` {}", escaped(&meaning.line())),
        EntryItem::Item(_, "|", text) => writeln!(out, "> {}", escaped(text)),
        EntryItem::Item(depth, mark, text) => {
            writeln!(out, "{}{mark} {}", "   ".repeat(usize::from(*depth)), escaped(text))
        }
        EntryItem::Verbatim(text) => {
            // A fence must be longer than any in the text.
            let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
            writeln!(out, "{fence}\n{text}\n{fence}")
        }
        EntryItem::Note(handling, text) => {
            let (word, advice) = (handling.word(), handling.advice());
            writeln!(out, "> **Our note, not the vendor's** ({word}: {advice}): {}", escaped(text))
        }
    }
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

/// Text that Markdown would take for markup is written so that it stays text. Code spans keep their backticks, and
/// an underscore inside a word is none.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_code = false;
    for (at, c) in text.char_indices() {
        in_code ^= c == '`';
        let starts_block = at == 0 && (matches!(c, '#' | '+' | '-' | '=' | '~' | ':') || is_number_mark(text));
        if starts_block && c.is_ascii_digit() {
            // `1.` at the start of a line would be a list.
            out.push_str("&#8203;");
        } else if !in_code && (starts_block || matches!(c, '\\' | '*' | '<' | '>' | '[' | ']' | '|' | '&')) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn is_number_mark(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['.', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("PAPER_DOES_NOT_EXIST"), "PAPER_DOES_NOT_EXIST");
        assert_eq!(escaped("# a <b> *c* [d](e)"), "\\# a \\<b\\> \\*c\\* \\[d\\](e)");
        assert_eq!(escaped("`a<b>` <c>"), "`a<b>` \\<c\\>");
        assert_eq!(longest_run("a ``` b `` c", '`'), 3);
    }
}
