//! A summary of a code, short enough for a comment.

use super::comment::is_visible;
use crate::catalog::{Code, Description, Ground, Handling, Note};

/// The number of characters of a text that are read; a comment keeps fewer.
const LONGEST: usize = 1_000;

/// Sums a code up: the document's sentence and the handling; else, or where the document's text is about another code,
/// the note and the handling. A note is marked with whose it is, and on a line of its own where the line above is the
/// document's. None where nothing is known.
pub(super) fn about(code: &Code) -> Option<String> {
    let theirs = code.own_text().and_then(sentence).map(|text| text.chars().take(LONGEST).collect::<String>());
    let Some(theirs) = theirs.filter(|text| is_visible(text)) else { return code.notes.first().map(of_note) };
    let handled = code.notes.iter().find(|note| note.handling.is_some());
    let advice = handled.and_then(|note| {
        let advice = advice(note)?.trim_end_matches('.');
        Some(format!("\n{advice} ({}).", note.author.mark()))
    });
    Some(one_line(&theirs) + &advice.unwrap_or_default())
}

/// The title and the first sentence of a document's text; else the conditions under which the code is returned.
fn sentence(description: &Description) -> Option<String> {
    if description.title.is_none() && description.blocks.is_empty() {
        let list = |label: &str, texts: &[_]| (!texts.is_empty()).then(|| format!("{label}: {}", texts.join(" ")));
        return list("Returned if", &description.conditions).or_else(|| list("Solution", &description.solutions));
    }
    description.summary().map(|(text, _)| text.to_owned())
}

/// The first sentence of a note.
fn of_note(note: &Note) -> String {
    let inferred = if note.ground == Ground::Inferred { ", inferred" } else { "" };
    let text = note.statement();
    let sentence = text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.');
    let sentence: String = sentence.chars().take(LONGEST).collect();
    let advice = advice(note).map(|advice| format!(" {advice}")).unwrap_or_default();
    one_line(&format!("{}{inferred}: {sentence}.{advice}", note.author.line_start()))
}

/// The handling in words; nothing for a success, whose arm shows that there is nothing to do.
fn advice(note: &Note) -> Option<&'static str> {
    note.handling.filter(|&handling| handling != Handling::Ok).map(Handling::sentence)
}

/// A text on one line: a second one would look like ours.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Author, Block};

    fn code(paragraph: &str, note: Option<(Handling, &str)>) -> Code {
        let blocks = if paragraph.is_empty() { vec![] } else { vec![Block::Paragraph(paragraph.into())] };
        Code {
            description: Description { blocks, ..Description::default() },
            notes: note.into_iter().map(|(handling, text)| of(Author::Us, handling, text)).collect(),
            ..Code::default()
        }
    }

    fn of(author: Author, handling: Handling, text: &str) -> Note {
        let inferred = text.starts_with("Inferred: ");
        let ground = if inferred { Ground::Inferred } else { Ground::Reference };
        Note { text: text.to_owned(), ground, handling: Some(handling), author, ..Note::default() }
    }

    fn said(paragraph: &str, note: Option<(Handling, &str)>) -> String {
        about(&code(paragraph, note)).unwrap_or_default()
    }

    #[test]
    fn the_documents_sentence_comes_before_our_note_and_ours_is_marked() {
        let retry = Some((Handling::Retry, "It is being upgraded. Wait."));
        assert_eq!(said("It is read only. More.", retry), "It is read only.\nRetry later, unchanged (our note).");
        assert_eq!(said("It is read only. More.", None), "It is read only.");
        assert_eq!(said("", retry), "Our note: It is being upgraded. Retry later, unchanged.");
        assert_eq!(
            said("", Some((Handling::Bug, "Inferred: something failed."))),
            "Our note, inferred: something failed. Report it."
        );
    }

    #[test]
    fn a_note_of_somebody_else_is_marked_as_theirs_and_comes_before_ours() {
        let mut noted = code("It is read only.", Some((Handling::Retry, "Wait.")));
        noted.notes.insert(0, of(Author::Named("Payments".into()), Handling::Bug, "Call us. Now."));
        assert_eq!(about(&noted).unwrap(), "It is read only.\nReport it (note by Payments).");
        noted.description = Description::default();
        assert_eq!(about(&noted).unwrap(), "Note by Payments: Call us. Report it.");
        noted.notes[0].handling = None;
        assert_eq!(about(&noted).unwrap(), "Note by Payments: Call us.");
    }

    #[test]
    fn a_success_is_given_no_advice() {
        let ok = Some((Handling::Ok, "It worked."));
        assert_eq!(said("Done.", ok), "Done.");
        assert_eq!(said("", ok), "Our note: It worked.");
    }

    #[test]
    fn nothing_is_said_where_nothing_is_known() {
        assert_eq!(about(&code("", None)), None);
        assert_eq!(about(&code(" \u{feff}", None)), None);
        let retry = Some((Handling::Retry, "Wait."));
        assert_eq!(said(" \u{feff}", retry), "Our note: Wait. Retry later, unchanged.");
    }

    #[test]
    fn a_text_about_another_code_is_not_told() {
        let mut code = code("It is another.", Some((Handling::Request, "Ours.")));
        code.text_of = Some("OTHER".into());
        assert_eq!(about(&code).unwrap(), "Our note: Ours. Fix what was sent.");
    }

    #[test]
    fn a_document_cannot_write_a_line_that_looks_like_ours() {
        assert_eq!(said("a\nOur note: b", None).lines().count(), 1);
        let mut titled = code("", None);
        titled.description.title = Some("a\nOur note: b".into());
        assert_eq!(about(&titled).unwrap(), "a Our note: b");
    }

    #[test]
    fn conditions_and_solutions_are_told_where_there_is_no_text() {
        let mut code = code("", None);
        code.description.solutions = vec!["Try.".into()];
        assert_eq!(about(&code).unwrap(), "Solution: Try.");
        code.description.conditions = vec!["One.".into(), "Two.".into()];
        assert_eq!(about(&code).unwrap(), "Returned if: One. Two.");
    }
}
