//! Makes legal and unique identifiers of the names of codes.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The case of identifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// `PaperDoesNotExist`
    Pascal,
    /// `paperDoesNotExist`
    Camel,
    /// `PAPER_DOES_NOT_EXIST`
    UpperSnake,
    /// `paper_does_not_exist`
    LowerSnake,
}

/// The identifiers that a language accepts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules<'a> {
    /// Their case.
    pub style: Style,
    /// The prefix of all identifiers; may be empty.
    pub prefix: &'a str,
    /// Words that are not allowed as identifiers.
    pub reserved: &'a [String],
}

/// An identifier for each name, in order. One that would not be legal (a leading digit, a reserved word, no letter at
/// all) is prefixed with `code`; of equal ones, all but the first get a number.
pub(super) fn identifiers(names: &[&str], rules: Rules<'_>) -> Vec<String> {
    let reserved: HashSet<&str> = rules.reserved.iter().map(String::as_str).collect();
    let plain: Vec<String> = names.iter().map(|name| identifier(name, rules, &reserved)).collect();
    // A numbered one must not equal the identifier of another name.
    let own: HashSet<&str> = plain.iter().map(String::as_str).collect();
    let mut made: HashSet<String> = HashSet::new();
    let mut next: HashMap<&str, usize> = HashMap::new();
    let mut identifiers = Vec::with_capacity(names.len());
    for name in &plain {
        let mut candidate = name.clone();
        while made.contains(&candidate)
            || reserved.contains(candidate.as_str())
            || (candidate != *name && own.contains(candidate.as_str()))
        {
            let number = next.entry(name).or_insert(1);
            *number += 1;
            // `A1` with the number 2 must not become `A12`.
            let digit = name.ends_with(|c: char| c.is_ascii_digit());
            let joint = if digit || !matches!(rules.style, Style::Pascal | Style::Camel) { "_" } else { "" };
            candidate = format!("{name}{joint}{number}");
        }
        made.insert(candidate.clone());
        identifiers.push(candidate);
    }
    identifiers
}

fn identifier(name: &str, rules: Rules<'_>, reserved: &HashSet<&str>) -> String {
    let mut words = words(name);
    let whole = format!("{}{}", rules.prefix, rules.style.join(&words));
    let digit = whole.starts_with(|c: char| c.is_ascii_digit());
    if !words.is_empty() && !digit && !reserved.contains(whole.as_str()) {
        return whole;
    }
    words.insert(0, "code".to_owned());
    format!("{}{}", rules.prefix, rules.style.join(&words))
}

impl Style {
    fn join(self, words: &[String]) -> String {
        let mut joined = String::new();
        for word in words {
            let first = joined.is_empty();
            let digits =
                joined.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_digit());
            let snake = matches!(self, Self::UpperSnake | Self::LowerSnake);
            // `V1_2` must not become `V12`, which is another version.
            if !first && (snake || digits) {
                joined.push('_');
            }
            match self {
                Self::UpperSnake => joined.push_str(&word.to_ascii_uppercase()),
                Self::LowerSnake => joined.push_str(&word.to_ascii_lowercase()),
                Self::Camel if first => joined.push_str(&word.to_ascii_lowercase()),
                Self::Pascal | Self::Camel => {
                    let (head, tail) = word.split_at(word.len().min(1));
                    joined.push_str(&head.to_ascii_uppercase());
                    joined.push_str(&tail.to_ascii_lowercase());
                }
            }
        }
        joined
    }
}

/// Splits a name into words of ASCII: `INVALID_TOKEN`, `invalid-token`, `InvalidToken`. Accents are dropped; a letter of
/// another script becomes its code point, `U4E2D`, which every language accepts and which is unique.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let chars: Vec<char> = name.nfkd().filter(|&c| !is_combining_mark(c)).collect();
    for (at, &c) in chars.iter().enumerate() {
        if !c.is_ascii_alphanumeric() {
            words.push(std::mem::take(&mut word));
            if c.is_alphanumeric() {
                words.push(format!("U{:X}", u32::from(c)));
            }
            continue;
        }
        let lower = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_lowercase);
        let before = at.checked_sub(1);
        let upper_run = before.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_uppercase);
        if c.is_ascii_uppercase() && (lower(before) || (upper_run && lower(Some(at + 1)))) {
            words.push(std::mem::take(&mut word));
        }
        word.push(c);
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STYLES: [Style; 4] = [Style::Pascal, Style::Camel, Style::UpperSnake, Style::LowerSnake];

    fn made<const N: usize>(style: Style, names: [&str; N], reserved: &[&str]) -> Vec<String> {
        let reserved: Vec<String> = reserved.iter().map(ToString::to_string).collect();
        identifiers(&names, Rules { style, prefix: "", reserved: &reserved })
    }

    #[test]
    fn a_name_is_written_in_the_style_of_the_language() {
        let all = |name| STYLES.map(|style| made(style, [name], &[]).concat());
        assert_eq!(
            all("RIPPER_INVALID_BASE64_PDF_FILE"),
            [
                "RipperInvalidBase64PdfFile",
                "ripperInvalidBase64PdfFile",
                "RIPPER_INVALID_BASE64_PDF_FILE",
                "ripper_invalid_base64_pdf_file"
            ]
        );
        assert_eq!(all("invalid-HTTPToken"), all("INVALID_HTTP_TOKEN"));
        assert_eq!(all("ORA-00001")[0], "Ora00001");
        assert_eq!(all("__A__B__")[2], "A_B");
    }

    #[test]
    fn names_that_differ_in_their_digits_stay_different() {
        assert_eq!(made(Style::Pascal, ["V1_2", "V12", "V_12"], &[]), ["V1_2", "V12", "V12_2"]);
    }

    #[test]
    fn a_name_that_is_no_identifier_gets_a_prefix() {
        assert_eq!(
            made(Style::Pascal, ["404", "4XX", "SELF", "-", ""], &["Self"]),
            ["Code404", "Code4xx", "CodeSelf", "Code", "Code2"]
        );
        assert_eq!(made(Style::UpperSnake, ["404", "END"], &["END"]), ["CODE_404", "CODE_END"]);
    }

    #[test]
    fn a_prefix_makes_a_leading_digit_legal() {
        let rules = Rules { style: Style::Pascal, prefix: "ReturnCode", reserved: &[] };
        assert_eq!(identifiers(&["404", "TYPE"], rules), ["ReturnCode404", "ReturnCodeType"]);
    }

    #[test]
    fn a_number_does_not_make_a_new_collision() {
        assert_eq!(made(Style::Pascal, ["A", "a", "A2", "A_"], &["A3"]), ["A", "A4", "A2", "A5"]);
        assert_eq!(made(Style::UpperSnake, ["A-1", "A_1", "A_1_2"], &[]), ["A_1", "A_1_3", "A_1_2"]);
    }

    #[test]
    fn other_scripts_are_written_in_ascii() {
        assert_eq!(made(Style::UpperSnake, ["GRÖSSE", "中文", "A中"], &[]), ["GROSSE", "U4E2D_U6587", "A_U4E2D"]);
    }

    proptest! {
        #[test]
        fn identifiers_are_legal_and_unique(names in prop::collection::vec("[A-Ca-c1-3_ é中-]{0,4}", 0..40)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let reserved = ["Self".to_owned(), "A".to_owned(), "CODE_A".to_owned(), "CodeA".to_owned()];
            for style in STYLES {
                let made = identifiers(&names, Rules { style, prefix: "", reserved: &reserved });
                for name in &made {
                    let legal = name.starts_with(|c: char| c.is_ascii_alphabetic())
                        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
                    prop_assert!(legal, "{}", name);
                }
                prop_assert!(!made.iter().any(|name| reserved.contains(name)));
                let unique: HashSet<&String> = made.iter().collect();
                prop_assert_eq!(unique.len(), names.len());
            }
        }
    }
}
