//! Text pasted into the search line: a code with its markup around it, a line of a log, a whole response.

/// Characters that separate a name from what is next to it in a log or a response.
const DELIMITERS: [char; 17] = ['=', ',', ':', ';', '|', '"', '\'', '`', '(', ')', '<', '>', '[', ']', '{', '}', '/'];

/// Names of entries that a query of several words may mention. Empty for a query of one word, which the tiers of a name
/// are for.
#[derive(Debug, Clone, Default)]
pub struct Mentions {
    words: Vec<Box<str>>,
    /// The lengths of the words as bits, a prefilter: most names have another length.
    lengths: u64,
}

impl Mentions {
    /// The names in a text of any length.
    pub fn of(typed: &str) -> Self {
        let is_word = |word: &&str| word.bytes().any(|byte| byte != b'_');
        let identifiers = typed.split(|c| !is_identifier(c)).filter(is_word);
        // Words of other scripts count too: `错误 PAPER_LOCKED` is a line of a log.
        if identifiers.clone().nth(1).is_none() && typed.split_whitespace().nth(1).is_none() {
            return Self::default();
        }
        // Names of a custom pattern, as `ORA-00942`, have other characters inside.
        let chunks = typed.split_whitespace();
        let pieces = typed.split(|c: char| c.is_whitespace() || DELIMITERS.contains(&c));
        let others = chunks.chain(pieces).map(|piece| piece.trim_matches(|c: char| !c.is_alphanumeric()));
        let others = others.filter(|word| word.contains(|c| !is_identifier(c)));
        // Nobody types an underscore or a capital by chance; all other words need not be compared with every name.
        let identifiers =
            identifiers.filter(|word| word.contains('_') || !word.bytes().any(|byte| byte.is_ascii_lowercase()));
        let words: Vec<Box<str>> = identifiers.chain(others).map(Box::from).collect();
        Self { lengths: words.iter().fold(0, |lengths, word| lengths | length_bit(word.len())), words }
    }

    /// Returns true if the query mentions a name. A name of one word must be written as it is: `error` is a word like any
    /// other in a query, and `ERROR` in a log is a code.
    pub fn has(&self, name: &str) -> bool {
        if self.lengths & length_bit(name.len()) == 0 {
            return false;
        }
        let in_any_case = name.contains(|c: char| c == '_' || !is_identifier(c));
        self.words.iter().any(|word| **word == *name || (in_any_case && word.eq_ignore_ascii_case(name)))
    }
}

fn is_identifier(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn length_bit(length: usize) -> u64 {
    1 << (length % 64)
}

/// Blanks in place of the markup around a pasted code, and nothing in place of its quotes.
pub(crate) fn without_markup(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let markup = match c {
            '<' => tag_length(rest),
            ']' if rest.starts_with("]]>") => Some(3),
            _ => None,
        };
        match c {
            _ if markup.is_some() => clean.push(' '),
            '"' | '`' | '“' | '”' | '„' | '«' | '»' => {}
            c => clean.push(c),
        }
        rest = &rest[markup.unwrap_or(c.len_utf8())..];
    }
    clean
}

/// The length of the tag that a text starts with, if it is one that encloses a code in a response.
fn tag_length(text: &str) -> Option<usize> {
    const CDATA: &str = "<![CDATA[";
    if text.get(..CDATA.len()).is_some_and(|start| start.eq_ignore_ascii_case(CDATA)) {
        return Some(CDATA.len());
    }
    let name = text.trim_start_matches(['<', '/', ' ']);
    let after = name.get("code".len()..).filter(|_| name[.."code".len()].eq_ignore_ascii_case("code"))?;
    if !after.starts_with(['>', '/', ' ']) {
        return None;
    }
    Some(text.len() - after.len() + after.find('>')? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_mentions_what_is_written_in_it_as_a_name_is() {
        let mentions = Mentions::of("at 12:00 ERROR paper_does_not_exist: Login, error");
        for (name, has) in [
            ("ERROR", true),
            ("PAPER_DOES_NOT_EXIST", true),
            ("LOGIN", false),
            ("Login", false),
            ("12", true),
            ("at", false),
        ] {
            assert_eq!(mentions.has(name), has, "{name}");
        }
        assert!(!Mentions::of("ERROR").has("ERROR"));
        assert!(Mentions::of("错误 PAPER_LOCKED 发生").has("PAPER_LOCKED"));
    }

    #[test]
    fn a_line_mentions_names_of_a_custom_pattern() {
        for (line, name) in [
            ("ORA-00942: oops", "ORA-00942"),
            ("java.sql.SQLException: ora-00942: table or view", "ORA-00942"),
            ("failed (code=ORA-00942, line 3)", "ORA-00942"),
            ("[E.4.1] went wrong", "E.4.1"),
            ("see http://x/ORA-00942.", "ORA-00942"),
        ] {
            assert!(Mentions::of(line).has(name), "{line}");
        }
        assert!(!Mentions::of("XORA-00942 oops").has("ORA-00942"));
        assert!(!Mentions::of("ORA-009421 oops").has("ORA-00942"));
    }
}
