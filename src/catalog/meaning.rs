//! The meaning of a code in a line.

use super::description::{Description, first_sentence, sentences};
use super::model::{Catalog, Code};
use super::note::Author;
use crate::text;

/// The meaning of a code in a line, and who says so: the first sentence of a text, and the number of those there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// The reference.
    Reference(&'a str, usize),
    /// A note by this author.
    Note(&'a Author, &'a str, usize),
    /// Nobody.
    Unknown,
}

/// The cells of a sentence that is cut which come before the number of sentences: the ellipsis says that there is more.
const LEAST_TEXT: usize = 40;

/// The most cells of the mark before a meaning that is a note's.
const MAX_MARK: usize = 24;

impl Meaning<'_> {
    /// The line, marked where it is a note's, and with the number of sentences where there are more. Empty where there is none.
    pub fn line(&self) -> String {
        self.fit(usize::MAX)
    }

    /// The line, cut to a width in cells; the number of sentences stays if there is room for some text before it.
    pub fn fit(&self, width: usize) -> String {
        let (mark, sentence, count) = match *self {
            Self::Reference(sentence, count) => (String::new(), sentence, count),
            Self::Note(author, sentence, count) => {
                (format!("{}: ", text::fit(author.short(), MAX_MARK)), sentence, count)
            }
            Self::Unknown => return String::new(),
        };
        let more = if count > 1 { format!(" (1 of {count})") } else { String::new() };
        let line = format!("{mark}{sentence}");
        match width.checked_sub(more.len()).filter(|&room| room >= text::width(&line).min(LEAST_TEXT)) {
            Some(room) => text::fit(&line, room).into_owned() + &more,
            None => text::fit(&line, width).into_owned(),
        }
    }
}

impl Catalog {
    /// The meaning of a code, in a line.
    pub fn meaning<'a>(&self, code: &'a Code) -> Meaning<'a> {
        match (code.own_text().and_then(Description::summary), code.notes.first()) {
            (Some((sentence, count)), _) => Meaning::Reference(sentence, count),
            // What a note rests on is not one more thing to know.
            (None, Some(note)) => Meaning::Note(&note.author, first_sentence(&note.text), sentences(note.statement())),
            (None, None) => Meaning::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Source, open};
    use super::*;

    #[test]
    fn a_meaning_says_how_much_more_there_is_and_whose_it_is() {
        let catalog = open(&[Source::embedded()]).unwrap();
        let meaning = |name: &str| catalog.meaning(catalog.find(name).unwrap());
        assert_eq!(meaning("RIPPER_INVALID_BASE64_PDF_FILE").line(), "A PDF file was not provided. (1 of 2)");
        let only = "Returned whenever an iPaper ID is requested that does not exist.";
        assert_eq!(meaning("PAPER_DOES_NOT_EXIST").line(), only);
        let line = meaning("SUCCESS").line();
        assert!(line.ends_with(" completed successfully. (1 of 3)"), "{line}");
        let line = meaning("LOGIN_SECURITY_VIOLATION").line();
        assert!(line.starts_with("ours: Inferred: the login may not ") && line.ends_with("(1 of 2)"), "{line}");
        let line = meaning("CUSTOMFIELD_INVALID_DATATYPE").line();
        assert_eq!(line, "ours: The dataType must be datetime, bool, int or string. (1 of 2)");
        assert_eq!(Meaning::Unknown.line(), "");
    }

    #[test]
    fn a_meaning_that_is_cut_still_says_how_much_more_there_is() {
        let meaning = Meaning::Reference("A PDF file was not provided.", 2);
        assert_eq!(meaning.fit(37), "A PDF file was not provided. (1 of 2)");
        assert_eq!(meaning.fit(36), "A PDF file was not provided.");
        assert_eq!(meaning.fit(12), "A PDF file …");
        let long = Meaning::Note(&Author::Us, "The system is being upgraded and takes no changes.", 3);
        assert_eq!(long.fit(49), "ours: The system is being upgraded and … (1 of 3)");
        assert_eq!(long.fit(48), "ours: The system is being upgraded and takes no…");
        assert_eq!(Meaning::Note(&Author::Us, "It is.", 1).fit(80), "ours: It is.");
        assert_eq!(Meaning::Note(&Author::Named("Payments".into()), "It is.", 1).line(), "Payments: It is.");
    }
}
