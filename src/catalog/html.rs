//! Blocks of HTML in a document: their text, and their tables.

use super::rich_text::{RichText, RichTextBuilder};
use super::split::newlines;

/// A table, with the lines of its rows.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// The rows, the head first, all of the same number of cells.
    pub rows: Vec<Vec<RichText>>,
    /// The line of each, counted from 0 at the start of the block.
    pub lines: Vec<u32>,
}

/// Splits a block at its first table: what is before it, the table, and what is behind it. `None` where there is none that
/// Markdown could have as well: one with cells over several rows or columns, or in each other, is no more than text.
pub fn split(html: &str) -> Option<(&str, Table, &str)> {
    let (start, inner) = find(html, 0, &["table"])?;
    let (end, behind) = find(html, inner, &["/table"])?;
    let table = &html[inner..end];
    let line_at = |at: usize| newlines(&html.as_bytes()[..at]);
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    let (mut line, mut counted) = (line_at(inner), 0);
    let mut next = find(table, 0, &["tr"]);
    while let Some((at, start)) = next {
        next = find(table, start, &["tr"]);
        line += newlines(&table.as_bytes()[counted..at]);
        counted = at;
        let row = cells(&table[start..next.map_or(table.len(), |(end, _)| end)]);
        if !row.is_empty() {
            rows.push(row);
            lines.push(line);
        }
    }
    let width = rows.first().map_or(0, Vec::len);
    let is_plain = find(table, 0, &["table"]).is_none() && rows.iter().all(|row| row.len() == width);
    (is_plain && rows.len() > 1 && width > 1).then_some((&html[..start], Table { rows, lines }, &html[behind..]))
}

/// The cells of a row.
fn cells(row: &str) -> Vec<RichText> {
    let mut cells = Vec::new();
    let mut next = find(row, 0, &["td", "th"]);
    while let Some((_, start)) = next {
        next = find(row, start, &["td", "th"]);
        let mut text = RichTextBuilder::default();
        text.push(&without_tags(&row[start..next.map_or(row.len(), |(end, _)| end)]));
        cells.push(text.take());
    }
    cells
}

/// Where the next of these tags starts, from a byte on, and where it ends.
fn find(html: &str, from: usize, tags: &[&str]) -> Option<(usize, usize)> {
    let is_tag = |at: &usize| {
        let name = html[at + 1..].split(|c: char| !c.is_ascii_alphanumeric() && c != '/').next();
        name.is_some_and(|name| tags.iter().any(|tag| name.eq_ignore_ascii_case(tag)))
    };
    let start = memchr::memchr_iter(b'<', &html.as_bytes()[from..]).map(|at| from + at).find(is_tag)?;
    Some((start, start + html[start..].find('>')? + 1))
}

/// HTML as text: tags go, what they enclose stays, comments go whole. What only looks like a tag (`Vec<u8>`) stays.
pub fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let end = rest.find('>').map_or(rest.len(), |close| close + 1);
        let tag = &rest[..end];
        let name = tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next();
        match name.unwrap_or_default().to_ascii_lowercase().as_str() {
            "br" | "p" | "li" | "td" | "th" | "tr" | "div" | "dt" | "dd" | "hr" | "pre" => text.push('\n'),
            "a" | "abbr" | "b" | "code" | "dl" | "details" | "em" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "i"
            | "kbd" | "ol" | "s" | "section" | "small" | "span" | "strong" | "sub" | "summary" | "sup" | "table"
            | "tbody" | "thead" | "u" | "ul" => {}
            _ => text.push_str(tag),
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &Table) -> Vec<Vec<&str>> {
        table.rows.iter().map(|row| row.iter().map(|cell| &**cell).collect()).collect()
    }

    #[test]
    fn a_table_is_read_with_the_text_around_it_and_its_lines() {
        let html = "<p>Before</p>\n<table border=1>\n<thead>\n<TR>\n<th>Code</th><th>Text</th>\n</tr></thead>\n\
            <tr><td><code>A_A</code></td>\n  <td>one\n two<br>three</td></tr>\n<tr></tr><tr><td>B_B<td>\n</table>\nafter\n";
        let (before, table, behind) = split(html).unwrap();
        assert_eq!((before, behind), ("<p>Before</p>\n", "\nafter\n"));
        assert_eq!(rows(&table), [["Code", "Text"], ["A_A", "one two three"], ["B_B", ""]]);
        assert_eq!(table.lines, [3, 6, 9]);
    }

    #[test]
    fn what_markdown_could_not_have_is_no_table() {
        for html in [
            "<p>text</p>",
            "<table><tr><td>a<td>b<tr><td>c<td>d",
            "<table><tr><td>a<tr><td>b</table>",
            "<table><tr><td>a<td>b<tr><td>c</table>",
            "<table><tr><td>a<td>b<tr><td>c<td><table><tr><td>d</table></table>",
            "<table",
            "<table>",
            "<",
        ] {
            assert_eq!(split(html), None, "{html}");
        }
    }
}
