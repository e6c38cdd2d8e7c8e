//! The difference between two references as Markdown, for a changelog.

use std::io::{self, Write};

use super::escape::{code_span, text};
use crate::catalog::{Catalog, Code};
use crate::diff::{Diff, Pair, PartChange};

/// Writes a section for those added, gone, renamed and changed, where there are any.
pub fn diff(out: &mut impl Write, diff: &Diff) -> io::Result<()> {
    let item = |catalog: &Catalog, code: &Code| match catalog.meaning(code).line() {
        line if line.is_empty() => format!("- {}\n", code_span(&code.name)),
        line => format!("- {}: {}\n", code_span(&code.name), text(&line)),
    };
    let sections = [
        ("Added", diff.added.iter().map(|code| item(diff.new, code)).collect::<String>()),
        ("Gone", diff.gone.iter().map(|code| item(diff.old, code)).collect()),
        ("Renamed", diff.renamed.iter().map(pair).collect()),
        ("Changed", diff.changed.iter().map(pair).collect()),
    ];
    let mut gap = "";
    for (heading, items) in sections.iter().filter(|(_, items)| !items.is_empty()) {
        write!(out, "{gap}### {heading}\n\n{items}")?;
        gap = "\n";
    }
    Ok(())
}

/// A code that both references have, with what changed as items below it.
fn pair(Pair { old, new, parts }: &Pair) -> String {
    let before = if old.name == new.name { String::new() } else { format!("{} is now ", code_span(&old.name)) };
    let parts: String = parts.iter().map(part).collect();
    format!("- {before}{}\n{parts}", code_span(&new.name))
}

/// The lines of a part that differ, in a block that is shown as those of a patch are.
fn part(PartChange { part, lines }: &PartChange) -> String {
    let longest = lines.iter().flat_map(|line| line.text().split(|c| c != '`')).map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let lines: String = lines.iter().map(|line| format!("    {} {}\n", line.sign(), line.text())).collect();
    format!("  - {}\n\n    {fence}diff\n{lines}    {fence}\n", part.word())
}
