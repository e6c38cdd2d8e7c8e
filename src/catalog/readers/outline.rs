//! The headings around a place in a document, and whether they say that codes follow.

use std::sync::Arc;

use super::super::markdown::Section;

/// Words of a heading or a title that say so.
const CONTEXT: [&str; 15] = [
    "code",
    "codes",
    "errno",
    "error",
    "errors",
    "exception",
    "exceptions",
    "exit",
    "lint",
    "lints",
    "rule",
    "rules",
    "status",
    "statuses",
    "warnings",
];

/// Endings of such words, `errcodes`, and words with them that are none.
const ENDINGS: [&str; 5] = ["code", "codes", "errors", "errno", "statuses"];
const NOT: [&str; 14] = [
    "barcode",
    "bytecode",
    "decode",
    "encode",
    "geocode",
    "lowcode",
    "nocode",
    "opcode",
    "opcodes",
    "qrcode",
    "transcode",
    "unicode",
    "vscode",
    "xcode",
];

/// Titles of documents that mention many codes and describe none.
const CHANGES: [&str; 5] = ["changelog", "changes", "history", "news", "releases"];

/// Words that come with these where the heading is about something else: `Code of Conduct`, `Source code`.
const OTHER: [&str; 9] =
    ["conduct", "source", "example", "examples", "style", "sample", "samples", "coverage", "build"];

/// The headings around a place in a document.
#[derive(Debug, Default)]
pub struct Outline {
    /// Outermost first, each with its level and true if it, or one around it, says that codes follow.
    open: Vec<(u8, Arc<str>, bool)>,
    /// True if the document's title, or a first heading that is one, says so.
    title: bool,
    /// True once there was a heading.
    begun: bool,
    /// True if it lists changes: nothing in it is about codes.
    is_of_changes: bool,
}

impl Outline {
    /// The outline of a document with these titles: its own, and the name of its file.
    pub fn new(titles: &[&str]) -> Self {
        let is_of_changes = titles.iter().any(|title| says_changes(title));
        Self { title: titles.iter().any(|title| says_codes(title)), is_of_changes, ..Self::default() }
    }

    /// Leaves what ends where a heading of this level starts.
    pub fn leave(&mut self, level: u8) {
        self.open.retain(|(outer, ..)| *outer < level);
    }

    /// Enters a section.
    pub fn enter(&mut self, section: &Section) {
        if section.level > 0 {
            let says = says_codes(&section.heading);
            self.is_of_changes |= !self.begun && says_changes(&section.heading);
            self.title |= !self.begun && says && section.level == 1;
            self.begun = true;
            self.open.push((section.level, Arc::clone(&section.heading), says || self.is_about_codes()));
        }
    }

    /// True if a heading around this place, or the title, says that codes follow.
    pub fn is_about_codes(&self) -> bool {
        !self.is_of_changes && (self.title || self.open.last().is_some_and(|(.., says)| *says))
    }

    /// The innermost heading around this place.
    pub fn group(&self) -> Option<Arc<str>> {
        self.open.last().map(|(_, heading, _)| Arc::clone(heading))
    }
}

/// True if a heading says that codes follow.
fn says_codes(heading: &str) -> bool {
    let has_ending = |word: &str| ENDINGS.iter().any(|ending| word.ends_with(ending)) && !NOT.contains(&word);
    let says = |word: String| CONTEXT.contains(&word.as_str()) || has_ending(&word);
    words(heading).any(says) && !words(heading).any(|word| OTHER.contains(&word.as_str()))
}

/// True if a title says that changes follow.
fn says_changes(title: &str) -> bool {
    words(title).any(|word| CHANGES.contains(&word.as_str()))
}

fn words(heading: &str) -> impl Iterator<Item = String> {
    heading.split(|c: char| !c.is_alphanumeric()).map(str::to_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_around_says_that_codes_follow() {
        let enter = |outline: &mut Outline, level, heading: &str| {
            outline.leave(level);
            outline.enter(&Section { level, heading: heading.into(), ..Section::default() });
        };
        let mut outline = Outline::new(&[]);
        enter(&mut outline, 1, "The program");
        assert!(!outline.is_about_codes());
        enter(&mut outline, 2, "Exit status");
        enter(&mut outline, 3, "More");
        assert!(outline.is_about_codes() && outline.group().as_deref() == Some("More"));
        enter(&mut outline, 2, "Usage");
        assert!(!outline.is_about_codes());
        enter(&mut outline, 1, "Exit status");
        enter(&mut outline, 1, "Files");
        assert!(!outline.is_about_codes());
        assert!(Outline::new(&["Return Codes"]).is_about_codes());
    }

    #[test]
    fn a_heading_about_something_else_does_not() {
        for (heading, says) in [
            ("Error codes", true),
            ("HTTP Status", true),
            ("Code of Conduct", false),
            ("Source code", false),
            ("Encoding", false),
            ("CURLcode", true),
            ("Unicode", false),
            ("", false),
        ] {
            assert_eq!(says_codes(heading), says, "{heading}");
        }
    }
}
