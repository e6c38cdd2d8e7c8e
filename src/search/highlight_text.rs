//! The words of a query in any text that is shown.

use super::field::Field;
use super::normalize;
use super::query::Query;
use super::scope::Scope;
use super::texts::Texts;
use super::words::is_stop_word;

impl Query {
    /// The graphemes of a text that match the words of the query, counted from 0, rising: as texts are searched, but
    /// every place, and without words like `the`, unless the query has no other. Meant for the lines on screen.
    pub fn highlight_text(&self, text: &str) -> Vec<usize> {
        let terms = self.clauses.iter().flat_map(|clause| &clause.alternatives);
        let terms = terms.filter(|term| !term.negated && !term.scope.is_filter() && term.scope != Scope::Code);
        let tokens = || terms.clone().flat_map(|term| term.tokens.iter().map(move |token| (token, term.mode)));
        let mut folded = Texts::default();
        folded.push_line(Field::Description, text);
        let first = folded.len() - normalize::text(text).len();
        let only_stop_words = tokens().all(|(token, _)| is_stop_word(&token.letters.text));
        let mut bytes = Vec::new();
        for (token, mode) in tokens().filter(|(token, _)| only_stop_words || !is_stop_word(&token.letters.text)) {
            let found = bytes.len();
            bytes.extend(folded.find_all(&token.typed, mode).flatten());
            if bytes.len() == found {
                bytes.extend(token.parts.iter().flat_map(|part| folded.find_all(part, mode)).flatten());
            }
        }
        if bytes.is_empty() {
            return Vec::new();
        }
        let of_byte = normalize::text_graphemes(text);
        let grapheme = |byte: usize| byte.checked_sub(first).and_then(|byte| of_byte.get(byte)).copied();
        let mut graphemes: Vec<usize> = bytes.into_iter().filter_map(grapheme).collect();
        graphemes.sort_unstable();
        graphemes.dedup();
        graphemes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    fn highlighted(query: &str, text: &str) -> String {
        let places = Query::parse(query).highlight_text(text);
        let show = |(at, grapheme)| if places.contains(&at) { format!("[{grapheme}]") } else { String::from(grapheme) };
        text.graphemes(true).enumerate().map(show).collect::<String>().replace("][", "")
    }

    #[test]
    fn every_place_of_every_word_is_highlighted() {
        for (query, text) in [
            ("base64, pars", "The [base64] string:  [BASE64] could not be [pars]ed."),
            ("'ase the", "The b[ase]64 string:  B[ASE]64 could not be parsed."),
            ("the", "[The] base64 string:  BASE64 could not be parsed."),
            ("text:string !could code:not is:retry", "The base64 [string]:  BASE64 could not be parsed."),
            ("string-thing|x not-parsed", "The base64 [string]:  BASE64 could [not] be [parsed]."),
            ("tring b", "The base64 string:  BASE64 could not be parsed."),
        ] {
            assert_eq!(highlighted(query, &text.replace(['[', ']'], "")), text, "{query}");
        }
        assert_eq!(highlighted("strasse zoe\u{308}", "Zo\u{eb}s Stra\u{df}e, Zo\u{eb}"), "[Zoë]s [Straße], [Zoë]");
    }

    proptest! {
        #[test]
        fn graphemes_are_those_of_the_text(query in "[a-c !'^$]{0,9}", text in "[a-cA-C \te\u{301}漢ß]{0,20}|.{0,20}") {
            let places = Query::parse(&query).highlight_text(&text);
            prop_assert!(places.is_sorted_by(|a, b| a < b));
            prop_assert!(places.last().is_none_or(|&last| last < text.graphemes(true).count()));
        }
    }
}
