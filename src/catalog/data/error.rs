//! Why a data document gives no code.

/// A data document that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum DataError {
    /// A mistake at a place: its line and its column in characters, both counted from 1.
    Syntax(u32, u32, String),
    /// There is no code in it: what there is, and what would be one.
    NoCodes(String),
    /// It has more values or codes than there is room for.
    TooMuch,
}

impl DataError {
    /// A mistake on a line, after so many of its bytes.
    pub fn after(text: &str, line: usize, bytes: usize, message: String) -> Self {
        let line_text = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        let column = crate::text::prefix(line_text, bytes).chars().count();
        Self::Syntax(line as u32, column as u32 + 1, message)
    }
}
