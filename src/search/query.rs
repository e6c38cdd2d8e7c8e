//! The search line as text -> what is asked for.

use super::normalize;
use super::pasted::{Mentions, without_markup};
use super::quote::Quote;
use super::scope::Scope;
use super::term::{Clause, MatchMode, Term};
use super::token::Needle;
use crate::catalog::without_paths;

/// The most characters that are read.
const MAX_CHARS: usize = 512;

/// A query, ready to be asked: cheap to make and to compare.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// As it was typed, cut and trimmed. Two queries are the same if this is.
    pub(super) typed: String,
    /// Each must match.
    pub(super) clauses: Vec<Clause>,
    /// None may match.
    pub(super) excluded: Vec<Term>,
    /// The names it may mention among other words; none if something is excluded.
    pub(super) mentions: Mentions,
    /// All that was typed, where some of it is an operator and may be a sign of a text as well.
    pub(super) literal: Option<Quote>,
}

impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.typed == other.typed
    }
}

impl Eq for Query {}

impl Query {
    /// Reads a query. Whatever is typed means something: a lone operator asks for nothing, and anything that is no
    /// operator is words. Input is cut at 512 characters.
    pub fn parse(input: &str) -> Self {
        let cut = cut(input);
        let mut query = Self { typed: cut.trim().to_owned(), ..Self::default() };
        let mut clauses: Vec<Clause> = Vec::new();
        let mut or = false;
        for word in without_paths(&without_markup(cut)).split_whitespace() {
            if word == "|" {
                or = true;
                continue;
            }
            let Some(term) = Term::parse(word) else { continue };
            match clauses.last_mut() {
                Some(clause) if or => clause.alternatives.push(term),
                _ => clauses.push(Clause { alternatives: vec![term] }),
            }
            or = false;
        }
        query.arrange(clauses);
        if query.excluded.is_empty() {
            query.mentions = Mentions::of(&query.typed);
        }
        let words_alone = query.plain().and_then(|plain| plain.quote.as_ref());
        if words_alone.is_none_or(|quote| !quote.has_letters_of(&query.typed)) {
            query.literal = Quote::literal(&query.typed);
        }
        query
    }

    /// Returns true if the query asks for nothing, so that all entries are listed in the document's order.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.excluded.is_empty()
    }

    /// What the query asks of an entry whose name is only like it: to have nothing that is excluded, and to be within its
    /// limits.
    pub(super) fn limits(&self) -> Self {
        let clauses = self.clauses.iter().filter(|clause| clause.is_filter()).cloned().collect();
        Self { clauses, excluded: self.excluded.clone(), ..Self::default() }
    }

    /// The term of its plain words, if it has any.
    pub(super) fn plain(&self) -> Option<&Term> {
        self.clauses.first().and_then(Clause::plain)
    }

    /// What it asks for beside plain words.
    pub(super) fn without_plain(&self) -> Self {
        let clauses = self.clauses.iter().filter(|clause| clause.plain().is_none()).cloned().collect();
        Self { clauses, excluded: self.excluded.clone(), ..Self::default() }
    }

    /// All its needles.
    pub(super) fn needles(&self) -> impl Iterator<Item = &Needle> {
        let terms = self.clauses.iter().flat_map(|clause| &clause.alternatives).chain(&self.excluded);
        terms.flat_map(Term::needles)
    }

    /// The letters that it looks for in names.
    pub(super) fn name_letters(&self) -> String {
        let terms = self.clauses.iter().flat_map(|clause| &clause.alternatives);
        let terms = terms.filter(|term| !term.negated && !term.scope.is_filter() && term.scope != Scope::Text);
        terms.map(|term| term.concatenated.text.as_str()).collect()
    }

    /// Plain words become one term, since they may be a name together.
    fn arrange(&mut self, clauses: Vec<Clause>) {
        let mut plain: Option<Term> = None;
        for mut clause in clauses {
            match clause.alternatives.pop() {
                Some(term) if !clause.alternatives.is_empty() => {
                    clause.alternatives.push(term);
                    self.clauses.push(clause);
                }
                Some(term) if term.negated => self.excluded.push(term),
                Some(term) if term.mode == MatchMode::Fuzzy && term.scope == Scope::Everywhere => match &mut plain {
                    Some(plain) => plain.tokens.extend(term.tokens),
                    None => plain = Some(term),
                },
                Some(term) => self.clauses.push(Clause { alternatives: vec![term] }),
                None => {}
            }
        }
        if let Some(mut term) = plain {
            let letters: String = term.tokens.iter().map(|token| token.letters.text.as_str()).collect();
            term.concatenated = Needle::new(&letters);
            let words: Vec<&str> = term.tokens.iter().map(|token| token.typed.text.as_str()).collect();
            term.quote = Quote::of_words(&words.join(" "));
            self.clauses.insert(0, Clause { alternatives: vec![term] });
        }
        let terms = self.clauses.iter_mut().flat_map(|clause| &mut clause.alternatives).chain(&mut self.excluded);
        for (number, needle) in terms.flat_map(Term::needles_mut).enumerate() {
            needle.number = number;
        }
    }
}

/// The part of an input that is read.
fn cut(input: &str) -> &str {
    input.char_indices().nth(MAX_CHARS).map_or(input, |(end, _)| &input[..end])
}

/// All letters of an input, whatever else they mean.
pub(super) fn letters(input: &str) -> String {
    normalize::name(&without_markup(cut(input))).key
}

#[cfg(test)]
mod tests {
    use super::super::handlings::Handlings;
    use super::*;
    use proptest::prelude::*;

    /// A query in few words: terms with their operators, `|` between alternatives.
    fn read(input: &str) -> String {
        let query = Query::parse(input);
        let clauses =
            query.clauses.iter().map(|clause| clause.alternatives.iter().map(show).collect::<Vec<_>>().join(" | "));
        clauses.chain(query.excluded.iter().map(show)).collect::<Vec<_>>().join(" & ")
    }

    fn show(term: &Term) -> String {
        let words: Vec<_> = term.tokens.iter().map(|token| token.typed.text.as_str()).collect();
        let not = if term.negated { "not " } else { "" };
        let scope = if term.scope == Scope::Everywhere { String::new() } else { format!("{:?} ", term.scope) };
        let mode = if term.mode == MatchMode::Fuzzy { String::new() } else { format!("{:?} ", term.mode) };
        format!("{not}{scope}{mode}{}", words.join(" "))
    }

    #[test]
    fn words_are_one_term_and_operators_have_their_own() {
        assert_eq!(read("Paper  does"), "paper does");
        assert_eq!(read("'paper"), "Literal paper");
        assert_eq!(read("^paper does !category"), "does & Prefix paper & not Literal category");
        assert_eq!(read("name$"), "Suffix name");
        assert_eq!(read("^name$"), "Whole name");
        assert_eq!(read("!^name"), "not Prefix name");
        assert_eq!(read("a | b c"), "c & a | b");
        assert_eq!(read("a | 'b | !c"), "a | Literal b | not Literal c");
        assert_eq!(
            read("code:x TEXT:'y method:^z !text:u"),
            "Code x & Text Literal y & Method Prefix z & not Text Literal u"
        );
        let retry = format!("{:?}", Scope::Is(Handlings::starting_with("retry")));
        assert_eq!(read("IS:Retry paper !is:retry"), format!("paper & {retry} retry & not {retry} Literal retry"));
    }

    #[test]
    fn a_lone_operator_asks_for_nothing() {
        for input in
            ["", " ", "!", "^", "$", "'", "|", "| |", "code:", "!method:", "is:", "^$", "-- __", "\"\"", "<code>"]
        {
            assert!(Query::parse(input).is_empty(), "{input}");
        }
        assert_eq!(read("| a |"), "a");
        assert_eq!(read("a | !"), "a");
        assert_eq!(read("code: READONLY"), "readonly");
    }

    #[test]
    fn what_stands_around_a_pasted_code_is_dropped() {
        for input in [
            "<code><![CDATA[ SUCCESS ]]></ code>",
            "<code><![CDATA[SUCCESS]]></code>",
            "< CODE type=\"x\">SUCCESS</CODE>",
            "<code>SUCCESS",
            "\"SUCCESS\",",
            "`SUCCESS`",
            "(SUCCESS)",
            "“SUCCESS”",
            "SUCCESS.",
        ] {
            assert_eq!(read(input), "success", "{input}");
        }
        assert_eq!(read("{\"code\":\"READONLY\","), "Code readonly");
        assert_eq!(read("'SUCCESS'"), "Literal success");
        assert_eq!(read("a<codec>b"), "a<codec>b");
    }

    #[test]
    fn input_is_cut_at_512_characters() {
        assert_eq!(Query::parse(&"ä".repeat(513)), Query::parse(&"ä".repeat(512)));
        assert_ne!(Query::parse(&"ä".repeat(511)), Query::parse(&"ä".repeat(512)));
    }

    proptest! {
        #[test]
        fn any_input_is_read(input in any::<String>(), more in "[!^$'|<>a :code/\\[\\]CDAT]{0,40}") {
            let query = Query::parse(&input);
            prop_assert!(query.typed.chars().count() <= MAX_CHARS);
            prop_assert_eq!(Query::parse(&query.typed), query);
            Query::parse(&more);
        }
    }
}
