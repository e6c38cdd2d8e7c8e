//! Hints: the words of headings, columns, keys and names of files that say that codes follow.

/// Words that say so.
const CODES: [&str; 11] =
    ["code", "err", "errno", "error", "exception", "exit", "lint", "rule", "sqlstate", "status", "warning"];

/// Endings of such words, `errcodes`, and words with them that are none.
const ENDINGS: [&str; 5] = ["code", "codes", "errors", "errno", "statuses"];
const NOT: [&str; 15] = [
    "barcode",
    "bytecode",
    "decode",
    "encode",
    "geocode",
    "lowcode",
    "nocode",
    "opcode",
    "postcode",
    "qrcode",
    "transcode",
    "unicode",
    "vscode",
    "xcode",
    "zipcode",
];

/// Words that come with these where a heading is about something else: `Code of Conduct`, `Source code`.
const ELSE: [&str; 9] = ["conduct", "source", "example", "examples", "style", "sample", "samples", "coverage", "build"];

/// Words of a header that say that its column has codes where something around it does too.
const NAMES: [&str; 15] = [
    "alias",
    "constant",
    "enum",
    "id",
    "identifier",
    "key",
    "macro",
    "name",
    "no",
    "number",
    "reason",
    "signal",
    "symbol",
    "type",
    "value",
];

/// Words that change nothing of what a header says.
const FILLERS: [&str; 6] = ["return", "result", "response", "and", "or", "numeric"];

/// True if a heading, a key or the name of a file says that codes follow.
pub fn says_codes(text: &str) -> bool {
    let words = words(text);
    // A heading that is `Warning` heads a single one.
    let says = |word: &String| word != "warning" && is_of_codes(word);
    words.iter().any(says) && !words.iter().any(|word| ELSE.contains(&&**word))
}

/// What a header, or a key, says of its column: the more, the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Header {
    /// Nothing.
    Other,
    /// That it may have names of codes.
    Name,
    /// That it has them.
    Code,
}

impl Header {
    /// What a header says.
    pub fn of(header: &str) -> Self {
        let words = words(header);
        let is_name = |word: &str| NAMES.contains(&word);
        let is_known = |word: &String| is_of_codes(word) || is_name(word) || FILLERS.contains(&&**word);
        // `HTTP status` of an error is no name of it, unless there is no other.
        if words.iter().all(is_known) && words.iter().any(|word| is_of_codes(word)) {
            Self::Code
        } else if words.iter().any(|word| is_of_codes(word) || is_name(word)) || header.trim() == "#" {
            Self::Name
        } else {
            Self::Other
        }
    }
}

/// True for a header of statuses: many codes share one, so it gives them no other name.
pub fn is_status(header: &str) -> bool {
    words(header).iter().any(|word| word == "status")
}

fn is_of_codes(word: &str) -> bool {
    let singular = singular(word);
    CODES.contains(&singular) || ENDINGS.iter().any(|ending| word.ends_with(ending)) && !NOT.contains(&singular)
}

fn singular(word: &str) -> &str {
    let of_us = word.strip_suffix("es").filter(|word| word.ends_with("us"));
    of_us.or_else(|| word.strip_suffix('s').filter(|word| !word.ends_with('u'))).unwrap_or(word)
}

/// The words of a text in small letters: `error`, `codes` of `errorCodes` or `error-codes`.
pub fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut is_open, mut was_lower) = (false, false);
    for c in text.chars() {
        let starts = !is_open || was_lower && c.is_uppercase();
        is_open = c.is_alphanumeric();
        was_lower = c.is_lowercase();
        match words.last_mut() {
            Some(word) if is_open && !starts => word.extend(c.to_lowercase()),
            _ if is_open => words.push(c.to_lowercase().collect()),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_says_codes() {
        for text in [
            "Error codes",
            "HTTP Status",
            "CURLcode",
            "errorCodes",
            "http-statuses",
            "return_codes",
            "EXIT STATUS",
            "warnings",
            "errno",
        ] {
            assert!(says_codes(text), "{text}");
        }
        for text in ["Code of Conduct", "Source code", "Encoding", "Unicode", "opcodes", "scripts", "terror", ""] {
            assert!(!says_codes(text), "{text}");
        }
        assert_eq!(words("errorCodes_ofAPI x"), ["error", "codes", "of", "api", "x"]);
    }

    #[test]
    fn a_header_says_codes_in_any_spelling() {
        for (header, says) in [
            ("Error Code", Header::Code),
            ("error_code", Header::Code),
            ("errorCode", Header::Code),
            ("Rule ID", Header::Code),
            ("HTTP status", Header::Name),
            ("Country code", Header::Name),
            ("Name", Header::Name),
            ("#", Header::Name),
            ("Symbolic Name", Header::Name),
            ("text", Header::Other),
            ("", Header::Other),
        ] {
            assert_eq!(Header::of(header), says, "{header}");
        }
    }
}
