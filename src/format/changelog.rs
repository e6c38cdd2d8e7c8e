//! The difference between two references as Markdown, for a changelog.

use std::io::{self, Write};

use super::escape::{code_span, text};
use crate::catalog::{Catalog, Code};
use crate::diff::{Diff, Pair, PartChange};

/// Writes a section for those added, gone, renamed and changed, where there are any.
pub fn diff(out: &mut impl Write, diff: &Diff) -> io::Result<()> {
    let mut gap = "";
    for (heading, catalog, codes) in [("Added", diff.new, &diff.added), ("Gone", diff.old, &diff.gone)] {
        if !codes.is_empty() {
            write!(out, "{gap}### {heading}\n\n")?;
            codes.iter().try_for_each(|code| item(out, catalog, code))?;
            gap = "\n";
        }
    }
    for (heading, pairs) in [("Renamed", &diff.renamed), ("Changed", &diff.changed)] {
        if !pairs.is_empty() {
            write!(out, "{gap}### {heading}\n\n")?;
            pairs.iter().try_for_each(|it| pair(out, it))?;
            gap = "\n";
        }
    }
    Ok(())
}

/// Writes a code that one reference has, and its meaning in a line.
fn item(out: &mut impl Write, catalog: &Catalog, code: &Code) -> io::Result<()> {
    let (name, meaning) = (code_span(&code.name), catalog.meaning(code).line());
    let gap = if meaning.is_empty() { "" } else { ": " };
    writeln!(out, "- {name}{gap}{}", text(&meaning))
}

/// Writes a code that both references have, with what changed as items below it.
fn pair(out: &mut impl Write, Pair { old, new, parts }: &Pair) -> io::Result<()> {
    let before = if old.name == new.name { String::new() } else { format!("{} is now ", code_span(&old.name)) };
    writeln!(out, "- {before}{}", code_span(&new.name))?;
    parts.iter().try_for_each(|change| part(out, change))
}

/// Writes the lines of a part that differ, in a block that is shown as those of a patch are.
fn part(out: &mut impl Write, PartChange { part, lines }: &PartChange) -> io::Result<()> {
    let longest = lines.iter().flat_map(|line| line.text().split(|c| c != '`')).map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    write!(out, "  - {}\n\n    {fence}diff\n", part.word())?;
    lines.iter().try_for_each(|line| writeln!(out, "    {} {}", line.sign(), line.text()))?;
    writeln!(out, "    {fence}")
}
