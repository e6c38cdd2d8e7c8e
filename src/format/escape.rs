//! Text as Markdown that reads back as the same text: what would be taken for markup is escaped, and no more than that.

use std::collections::{HashMap, HashSet};

use crate::catalog::{RichText, Span, Style};

/// The place of a text, as far as that decides what is markup in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Context {
    Block,
    Heading,
    Cell,
}

/// A text with its code and its bold parts, as a block of its own.
pub(super) fn inline(text: &RichText) -> String {
    write(text, text.spans(), Context::Block)
}

/// The same in a cell of a table.
pub(super) fn cell(text: &RichText) -> String {
    write(text, text.spans(), Context::Cell)
}

/// A text without styles, as a block of its own.
pub(super) fn text(text: &str) -> String {
    write(text, &[], Context::Block)
}

/// A text without styles in a heading.
pub(super) fn heading(text: &str) -> String {
    write(text, &[], Context::Heading)
}

/// Code in a line of text.
pub(super) fn code_span(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // One space on either side belongs to the fence.
    let has_spaces = code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
    let gap = if code.starts_with('`') || code.ends_with('`') || has_spaces { " " } else { "" };
    format!("{fence}{gap}{code}{gap}{fence}")
}

fn write(text: &str, spans: &[Span], context: Context) -> String {
    let of = |style| spans.iter().filter(move |span| span.style == style).map(Span::range);
    // By their ends alone: bold parts do not overlap.
    let strong: HashSet<usize> = of(Style::Strong).flat_map(|range| [range.start, range.end]).collect();
    let codes: HashMap<usize, usize> = of(Style::Code).map(|range| (range.start, range.end)).collect();
    let mut out = String::with_capacity(text.len() + 8);
    let (mut at, mut code_end) = (0, None);
    while let Some(c) = text[at..].chars().next() {
        if strong.contains(&at) {
            out.push_str("**");
            code_end = None;
        }
        let code = codes.get(&at).copied();
        let end = code.unwrap_or(at + c.len_utf8());
        if code.is_some() {
            if code_end == Some(at) {
                // Without something between them, two fences would be one.
                out.push_str("<!-- -->");
            }
            let code = code_span(text.get(at + 1..end - 1).unwrap_or_default());
            out.push_str(&if context == Context::Cell { code.replace('|', "\\|") } else { code });
            code_end = Some(end);
        } else {
            // Beside the mark of bold text an underscore is not inside a word.
            let is_joint = c == '_' && (strong.contains(&at) || strong.contains(&end));
            if is_joint || is_markup(text, at, c, context) {
                out.push('\\');
            }
            out.push(c);
        }
        at = end;
    }
    if strong.contains(&at) {
        out.push_str("**");
    }
    out
}

/// True if a character would be taken for markup.
fn is_markup(text: &str, at: usize, c: char, context: Context) -> bool {
    let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '<' | '[' | '~' => true,
        '|' => context == Context::Cell,
        '#' | '{' | '}' if context == Context::Heading => true,
        '#' | '+' | '-' | '=' | ':' | '>' => at == 0,
        // Inside a word it is none.
        '_' => !(is_word(before.chars().next_back()) && is_word(after.chars().next())),
        // A number at the start would be that of a list item.
        '.' | ')' => at > 0 && before.len() < 10 && before.bytes().all(|byte| byte.is_ascii_digit()),
        '&' => {
            let name = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
            name.is_some_and(|end| end > 0 && after[end..].starts_with(';'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        for (plain, written) in [
            ("PAPER_DOES_NOT_EXIST", "PAPER_DOES_NOT_EXIST"),
            ("_x_ ~~y~~ a_", "\\_x\\_ \\~\\~y\\~\\~ a\\_"),
            ("# a <b> *c* [d](e) - f > g", "\\# a \\<b> \\*c\\* \\[d](e) - f > g"),
            ("an ` and <script>", "an \\` and \\<script>"),
            ("1. a", "1\\. a"),
            ("12) a", "12\\) a"),
            ("1.5 a", "1\\.5 a"),
            ("R&D &amp; &#8203;", "R&D \\&amp; \\&#8203;"),
            ("- a", "\\- a"),
        ] {
            assert_eq!(text(plain), written);
        }
        assert_eq!(heading("a {#b} #"), "a \\{\\#b\\} \\#");
        assert_eq!(cell(&"a | b".into()), "a \\| b");
    }

    #[test]
    fn code_is_fenced_by_more_backticks_than_it_has() {
        for (code, written) in [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), (" a ", "`  a  `"), (" ", "` `")] {
            assert_eq!(code_span(code), written);
        }
    }
}
