//! Why a data document, or a part of it, gives no code.

use crate::text;

/// A data document that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum DataError {
    /// A mistake in what it is written in.
    Syntax(Mistake),
    /// There is no code in it: what there is, and what would be one.
    NoCodes(String),
    /// It has more values or codes than there is room for.
    TooMuch,
}

/// A mistake at a place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// Its line, counted from 1.
    pub line: u32,
    /// Its column in characters, counted from 1; 0 for the line as a whole.
    pub column: u32,
    /// What is wrong.
    pub message: String,
}

impl Mistake {
    /// A mistake in a text that starts on a line of a document, on a line of that text and after so many of its bytes.
    pub fn after(text: &str, first: usize, line: usize, bytes: usize, message: String) -> Self {
        let line_text = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        let column = text::prefix(line_text, bytes).chars().count();
        Self { line: (first + line.saturating_sub(1)) as u32, column: column as u32 + 1, message }
    }
}

/// The warnings of rows that are left out for a mistake, each begun with such words, beside so many others. Errs with the
/// first of them, unless there are fewer of them than of the others.
pub(super) fn left_out(mut mistakes: Vec<Mistake>, others: usize, words: &str) -> Result<Vec<Mistake>, DataError> {
    if !mistakes.is_empty() && mistakes.len() >= others {
        return Err(DataError::Syntax(mistakes.swap_remove(0)));
    }
    for mistake in &mut mistakes {
        mistake.message.insert_str(0, words);
    }
    Ok(mistakes)
}
