//! The lines of a list: its rows, and the headings between them.

use crate::catalog::Handling;

/// A heading between rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heading {
    /// No row has all words of the query; none at all has these.
    SomeWords(Vec<String>),
    /// No row matches; these have similar names.
    SimilarNames,
    /// The rows are those of a text that was pasted or piped in.
    Pasted,
    /// The rows of a handling.
    Handling(Option<Handling>),
}

/// A line of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListLine<'a> {
    /// A heading.
    Heading(&'a Heading),
    /// A row, by its position.
    Row(usize),
}

/// The line that a row is on.
pub fn line_of(headings: &[(usize, Heading)], position: usize) -> usize {
    position + headings.iter().filter(|(at, _)| *at <= position).count()
}

/// The first line in view, which was this one, so that a line is in view with so many above it.
pub fn first_in_view(first: usize, (line, above): (usize, usize), lines: usize, height: usize) -> usize {
    let first = first.min(lines.saturating_sub(height)).min(line - above.min(line));
    if height > 0 { first.max((line + 1).saturating_sub(height)) } else { first }
}

/// The lines from one on.
pub fn lines_from(headings: &[(usize, Heading)], rows: usize, first: usize) -> impl Iterator<Item = ListLine<'_>> {
    // Headings are few: those before the first line are passed over one by one.
    let mut next = 0;
    let mut position = 0;
    let mut line = 0;
    std::iter::from_fn(move || {
        loop {
            let heading = headings.get(next).filter(|(at, _)| *at <= position);
            if let Some((_, heading)) = heading {
                next += 1;
                line += 1;
                if line > first {
                    return Some(ListLine::Heading(heading));
                }
                continue;
            }
            if line < first {
                // The rows up to the next heading or the first line are passed over at once.
                let until = headings.get(next).map_or(usize::MAX, |(at, _)| *at);
                let skipped = (first - line).min(until - position);
                line += skipped;
                position += skipped;
                continue;
            }
            if position >= rows {
                return None;
            }
            line += 1;
            position += 1;
            return Some(ListLine::Row(position - 1));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_from_any_line_on_are_the_end_of_all_lines() {
        let headings = [(0, Heading::SimilarNames), (0, Heading::Handling(None)), (2, Heading::Handling(None))];
        let all: Vec<ListLine> = lines_from(&headings, 5, 0).collect();
        let [a, b, c] = [0, 1, 2].map(|at| ListLine::Heading(&headings[at].1));
        let row = ListLine::Row;
        assert_eq!(all, [a, b, row(0), row(1), c, row(2), row(3), row(4)]);
        for first in 0..10 {
            let rest: Vec<ListLine> = lines_from(&headings, 5, first).collect();
            assert_eq!(rest, all[first.min(all.len())..], "{first}");
        }
        for (position, line) in [(0, 2), (1, 3), (2, 5), (4, 7)] {
            assert_eq!((line_of(&headings, position), all[line]), (line, row(position)));
        }
    }
}
