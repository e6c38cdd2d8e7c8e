//! The headings around a place in a document, and whether they say that codes follow.

use std::sync::Arc;

use super::super::hints::{says_codes, words};
use super::super::markdown::Section;

/// Titles of documents that mention many codes and describe none.
const CHANGES: [&str; 5] = ["changelog", "changes", "history", "news", "releases"];

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
        Self { title: titles.iter().any(|title| says_codes(&title.to_lowercase())), is_of_changes, ..Self::default() }
    }

    /// Leaves what ends where a heading of this level starts.
    pub fn leave(&mut self, level: u8) {
        self.open.retain(|(outer, ..)| *outer < level);
    }

    /// Enters a section that has a heading.
    pub fn enter(&mut self, section: &Section) {
        // A name with humps, `LintRules`, is that of a class.
        let says = says_codes(&section.heading.to_lowercase());
        self.is_of_changes |= !self.begun && says_changes(&section.heading);
        self.title |= !self.begun && says && section.level == 1;
        self.begun = true;
        self.open.push((section.level, Arc::clone(&section.heading), says || self.is_about_codes()));
    }

    /// Goes on to a section: leaves what ends there, and enters it. One without a heading changes nothing.
    pub fn go_to(&mut self, section: &Section) {
        if section.level > 0 {
            self.leave(section.level);
            self.enter(section);
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

/// True if a title says that changes follow.
fn says_changes(title: &str) -> bool {
    words(title).iter().any(|word| CHANGES.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_around_says_that_codes_follow() {
        let enter = |outline: &mut Outline, level, heading: &str| {
            outline.go_to(&Section { level, heading: heading.into(), ..Section::default() });
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
}
