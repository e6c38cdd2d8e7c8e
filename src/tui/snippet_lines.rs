//! The lines of the snippet on show: never wrapped, as they are copied.

use std::ops::Range;

use crate::snippet::{Language, Span, SpanKind, spans};
use crate::text;

/// The blanks that are shown for a tab.
const TAB: &str = "    ";

/// A line of the snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its text, with blanks for tabs.
    pub text: String,
    /// Its strings, comments and names, in order.
    pub spans: Vec<(Range<usize>, SpanKind)>,
}

/// The lines of a snippet in a language.
pub fn of_text(language: &Language, text: &str) -> Vec<Line> {
    let spans = spans(language, text);
    let mut start = 0;
    let line = |line: &str| {
        let range = start..start + line.len();
        start = range.end;
        self::line(text, range.start..range.start + line.trim_end_matches('\n').len(), &spans)
    };
    text.split_inclusive('\n').map(line).collect()
}

/// The lines of a message that no snippet can be made, wrapped.
pub fn of_message(message: &str, columns: usize) -> Vec<Line> {
    let part = |range: Range<usize>| Line { text: message[range].to_owned(), spans: Vec::new() };
    text::wrap(message, columns).into_iter().map(part).collect()
}

/// The line in a range of the text, with its part of the spans.
fn line(text: &str, range: Range<usize>, spans: &[Span]) -> Line {
    let from = spans.partition_point(|span| span.range.end <= range.start);
    let inside = spans[from..].iter().take_while(|span| span.range.start < range.end);
    // A tab takes more cells than one, and as many bytes.
    let shown = |at: usize| {
        let before = &text[range.start..at.clamp(range.start, range.end)];
        before.len() + before.matches('\t').count() * (TAB.len() - 1)
    };
    let spans = inside.map(|span| (shown(span.range.start)..shown(span.range.end), span.kind)).collect();
    Line { text: text[range.clone()].replace('\t', TAB), spans }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snippet::Library;

    #[test]
    fn spans_stay_on_their_words_behind_tabs_and_over_lines() {
        let library = Library::embedded();
        let language = library.language("go").unwrap();
        let lines = of_text(language, "\tcase \"A_A\":\n\t\t// why\n");
        let parts =
            |line: &Line| line.spans.iter().map(|(range, _)| line.text[range.clone()].to_owned()).collect::<Vec<_>>();
        assert_eq!(
            lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(),
            ["    case \"A_A\":", "        // why"]
        );
        assert_eq!(lines.iter().map(parts).collect::<Vec<_>>(), [["\"A_A\""], ["// why"]]);
    }
}
