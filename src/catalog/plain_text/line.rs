//! The lines of a plain text.

/// The width of a tab, in columns.
const TAB: usize = 8;

/// A line with something on it.
pub(super) struct Line<'a> {
    pub number: u32,
    pub indent: usize,
    pub text: &'a str,
    /// True if a blank line is before it.
    pub apart: bool,
}

/// The lines of a text that are neither blank nor comments nor drawn under a heading.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut apart = true;
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') || is_rule(line) {
            apart = true;
            continue;
        }
        let blanks = line.len() - line.trim_start().len();
        let indent = line[..blanks].chars().fold(0, |at, c| if c == '\t' { (at / TAB + 1) * TAB } else { at + 1 });
        lines.push(Line { number, indent, text: line.trim(), apart: std::mem::take(&mut apart) });
    }
    lines
}

/// True for a line that is drawn: `-----`.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && ['-', '=', '~', '^'].into_iter().any(|sign| line.trim_start_matches(sign).is_empty())
}
