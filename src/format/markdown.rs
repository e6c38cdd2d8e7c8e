//! Entries as Markdown, for an issue, a wiki or a chat: what is written reads back as the same blocks and text.

use std::io::{self, Write};

use super::escape::{cell, code_span, heading, inline, text};
use crate::catalog::{EntryItem, Handling, MARK, Marker, RichText};

/// Writes a section per entry, below a line by which they are known again when they are read.
pub fn reference(out: &mut impl Write, entries: &[Vec<EntryItem>]) -> io::Result<()> {
    writeln!(out, "{MARK}\n")?;
    self::entries(out, entries)
}

/// Writes a section per entry.
pub fn entries(out: &mut impl Write, entries: &[Vec<EntryItem>]) -> io::Result<()> {
    for (number, items) in entries.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let mut writer = Writer { out: &mut *out, open: Vec::new() };
        for (at, (before, item)) in EntryItem::with_previous(items).enumerate() {
            match (item, items.get(at + 1)) {
                (EntryItem::Name(name), Some(EntryItem::Title(title))) => {
                    writeln!(writer.out, "## {}: {}", heading(name), heading(title))?;
                }
                (EntryItem::Title(_), _) => {}
                _ => writer.item(before, item)?,
            }
        }
    }
    Ok(())
}

struct Writer<W> {
    out: W,
    /// The list items that are open, outermost first.
    open: Vec<OpenItem>,
}

#[derive(Debug, Clone, Copy)]
struct OpenItem {
    /// The column that its text starts in; what belongs to it is indented so far.
    column: usize,
    /// Its number and what follows that, `.` or `)`.
    number: Option<(u64, char)>,
}

impl<W: Write> Writer<W> {
    fn item(&mut self, before: Option<&EntryItem>, item: &EntryItem) -> io::Result<()> {
        match (before, item) {
            (None, _) => {}
            (Some(EntryItem::Quote(_)), EntryItem::Quote(_)) => writeln!(self.out, ">")?,
            (Some(before), item) if is_tight(before, item) => {}
            _ => writeln!(self.out)?,
        }
        match item {
            EntryItem::Item(depth, marker, text) => return self.list_item(*depth, *marker, text),
            EntryItem::CodeBlock(depth, language, text) => return self.code_block(*depth, language, text),
            _ => self.open.clear(),
        }
        let out = &mut self.out;
        match item {
            EntryItem::Name(name) | EntryItem::Title(name) => writeln!(out, "## {}", heading(name))?,
            EntryItem::Origin(label) => writeln!(out, "**From** {}", text(label))?,
            EntryItem::Group(group) => writeln!(out, "**In** {}", text(group))?,
            EntryItem::Heading(text) => writeln!(out, "### {}", heading(text))?,
            EntryItem::Label(label) | EntryItem::Links(label) => writeln!(out, "**{}**", text(label))?,
            EntryItem::Remark(remark) => writeln!(out, "*{}*", text(remark))?,
            EntryItem::Paragraph(paragraph) => writeln!(out, "{}", inline(paragraph))?,
            EntryItem::Quote(quote) => writeln!(out, "> {}", inline(quote))?,
            EntryItem::Table(rows) => table(out, rows)?,
            EntryItem::Link(url) => {
                writeln!(out, "<{}>", url.replace(' ', "%20").replace('<', "%3C").replace('>', "%3E"))?;
            }
            EntryItem::Method(name, mark) => writeln!(out, "- {}{}", text(name), marked(*mark))?,
            EntryItem::Code(name, meaning, mark) => {
                writeln!(out, "- {}{} {}", code_span(name), marked(*mark), text(&meaning.line()))?;
            }
            EntryItem::Fact(fact) => {
                writeln!(out, "### {}\n\n{}\n", heading(&fact.heading), text(&fact.text))?;
                writeln!(out, "*{}* <{}>", text(&fact.source()), fact.url)?;
            }
            EntryItem::Note(note) => {
                let handling = note.handling.map(Handling::in_heading).unwrap_or_default();
                writeln!(out, "> **{}**{handling}: {}", text(&note.author.heading()), text(&note.text))?;
            }
            EntryItem::Item(..) | EntryItem::CodeBlock(..) => {}
        }
        Ok(())
    }

    fn list_item(&mut self, depth: u8, marker: Marker, text: &RichText) -> io::Result<()> {
        let depth = usize::from(depth).min(self.open.len());
        let before = self.open.get(depth).copied();
        let parent = depth.checked_sub(1).and_then(|parent| self.open.get(parent));
        let indent = parent.map_or(0, |parent| parent.column);
        let (mark, number) = match (marker, before) {
            (Marker::Continued, before) => {
                self.open.truncate(depth + 1);
                return writeln!(self.out, "{}{}", " ".repeat(before.map_or(0, |item| item.column)), inline(text));
            }
            (Marker::Bullet, _) => ("-".to_owned(), None),
            (Marker::Number(number), before) => {
                // Another sign starts another list, where the numbers do not go on.
                let sign = match before.and_then(|item| item.number) {
                    Some((last, sign)) if number == last + 1 => sign,
                    Some((_, '.')) => ')',
                    _ => '.',
                };
                (format!("{}{sign}", number.min(LARGEST_NUMBER)), Some((number, sign)))
            }
        };
        self.open.truncate(depth);
        self.open.push(OpenItem { column: indent + mark.len() + 1, number });
        writeln!(self.out, "{}", format!("{}{mark} {}", " ".repeat(indent), inline(text)).trim_end())
    }

    fn code_block(&mut self, depth: u8, language: &str, text: &str) -> io::Result<()> {
        self.open.truncate(depth.into());
        let indent = " ".repeat(self.open.last().map_or(0, |item| item.column));
        // A fence must be longer than any in the text, and what follows one of backticks has none.
        let mark = if language.contains('`') { '~' } else { '`' };
        let longest = text.split(|c| c != mark).map(str::len).max().unwrap_or(0);
        let fence = mark.to_string().repeat(longest.max(2) + 1);
        writeln!(self.out, "{indent}{fence}{}", language.replace('\\', "\\\\").replace('&', "\\&"))?;
        for line in text.lines() {
            writeln!(self.out, "{}{line}", if line.is_empty() { "" } else { &indent })?;
        }
        writeln!(self.out, "{indent}{fence}")
    }
}

/// The mark of what not every edition has, behind a name.
fn marked(mark: Option<&str>) -> String {
    mark.map(|mark| format!(" *({mark})*")).unwrap_or_default()
}

/// A list cannot start with a larger number.
const LARGEST_NUMBER: u64 = 999_999_999;

/// True if no blank line separates two items in Markdown.
fn is_tight(before: &EntryItem, item: &EntryItem) -> bool {
    match (before, item) {
        (EntryItem::Method(..), EntryItem::Method(..)) | (EntryItem::Code(..), EntryItem::Code(..)) => true,
        (EntryItem::Item(..), EntryItem::Item(_, Marker::Continued, _)) => false,
        // An item without a text begins with what is nested in it, which follows at once.
        (EntryItem::Item(_, _, text), EntryItem::Item(..) | EntryItem::CodeBlock(..)) if text.is_empty() => true,
        // Deeper down, only a list that starts with 1 and a text can follow a text at once.
        (EntryItem::Item(outer, ..), EntryItem::Item(inner, marker, text)) => {
            inner <= outer || !text.is_empty() && !matches!(marker, Marker::Number(2.. | 0))
        }
        _ => false,
    }
}

fn table(out: &mut impl Write, rows: &[Vec<RichText>]) -> io::Result<()> {
    let columns = rows.first().map_or(0, Vec::len);
    for (number, row) in rows.iter().enumerate() {
        let cells = row.iter().map(|cell| format!(" {} |", self::cell(cell)));
        writeln!(out, "|{}", cells.collect::<String>())?;
        if number == 0 {
            writeln!(out, "|{}", " --- |".repeat(columns))?;
        }
    }
    Ok(())
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::{Block, Catalog, read_text};

    /// The first code's description as Markdown, below its name.
    fn written(catalog: &Catalog) -> String {
        let mut code = catalog.codes[0].clone();
        let (conditions, solutions) = (&mut code.description.conditions, &mut code.description.solutions);
        conditions.clear();
        solutions.clear();
        let catalog = Catalog::default();
        let mut out = Vec::new();
        let mut items = catalog.entry(&code);
        items.retain(|item| !matches!(item, EntryItem::Remark(_)));
        entries(&mut out, &[items]).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn blocks(catalog: &Catalog) -> &[Block] {
        &catalog.codes[0].description.blocks
    }

    #[test]
    fn every_block_keeps_its_form() {
        let source = "\
## A_B: a *title*

Text with **bold `code`** and ``a`b``, an \\` and \\<script>.

### Notes

1. one

   ```js
   x


   y
   ```

   more
   - inner
   3. third
2. two

> quoted
>
> and more

| h | `a\\|b` |
| --- | --- |
| **b** |  |

````
```
````
";
        let read = read_text(source);
        assert_eq!(read.codes[0].description.title.as_deref(), Some("a title"));
        let written = written(&read);
        assert_eq!(written, source.replace("a *title*", "a title"));
        assert_eq!(blocks(&read_text(&written)), blocks(&read));
    }

    #[test]
    fn a_document_made_to_be_slow_is_not() {
        let parts =
            ["- -\n", "**a** ", "`a` ", "**`a`**", "[a](b) ", "> ", "_a", "- a\n  ", "| ", "<b>", "&amp;", "1. a\n\n"];
        for part in parts {
            let read = read_text(&format!("# A_A\n\n{}", part.repeat(30_000)));
            // Quadratic, this would take minutes.
            assert!(written(&read).contains("A_A"), "{part:?}");
        }
    }

    /// Lines that documents are made of, and characters that may be markup.
    pub fn line() -> impl Strategy<Value = String> {
        let text = "[a-c1 .)]{0,3}[-a-c _*~`<>\\[\\]()|&#;:+=!\\\\{}1.]{0,12}";
        prop_oneof![
            3 => text,
            1 => (" {0,5}", "(-|\\*|1\\.|3\\)|12\\.|>|> -|- -|- 1\\.|:|\\||###)", text).prop_map(|(indent, mark, text)| format!("{indent}{mark} {text}")),
            1 => (" {0,3}", "(```|~~~|````)([a-c` ]{0,3})?").prop_map(|(indent, fence)| format!("{indent}{fence}")),
            1 => "(\\*\\*[a-c_`.(]{1,4}\\*\\*([a-c._]|\\\\_){0,3}){1,3}",
            1 => Just("| a | b |\n|---|---|\n| `c` | d \\| e |".to_owned()),
            1 => "(&lt;|&#42;|&nbsp;|<br>|<b>|</b>|<!-- x -->|[a-c]){1,3}",
            3 => Just(String::new()),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_as_the_same_blocks(lines in prop::collection::vec(line(), 0..16)) {
            let source = format!("## A_A\n\n{}", lines.join("\n"));
            let read = read_text(&source);
            let written = written(&read);
            let again = read_text(&written);
            prop_assert_eq!(blocks(&again), blocks(&read), "{}\n---\n{}", source, written);
        }
    }
}
