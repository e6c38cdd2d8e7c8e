//! What was typed -> what is asked for.

use super::fold;
use super::markup::without_markup;
use super::named::Named;
use super::token::{Needle, Token};

/// More characters than this are not read.
const LONGEST: usize = 512;

/// A query, ready to be asked: cheap to make and to compare.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// As it was typed, cut and trimmed. Two queries are the same if this is.
    pub(super) typed: String,
    /// Each must be met.
    pub(super) clauses: Vec<Clause>,
    /// None may be met.
    pub(super) without: Vec<Term>,
    /// What it may name among other words, if nothing must be absent.
    pub(super) named: Named,
}

/// Terms any one of which will do.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub any: Vec<Term>,
}

/// Words that are looked for in one way, in one place.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// Which of the query's terms it is.
    pub number: usize,
    /// All of them must be there.
    pub tokens: Vec<Token>,
    /// All letters of all tokens: what a whole name is compared with.
    pub joined: Needle,
    pub how: How,
    pub scope: Scope,
    /// Met by what lacks it.
    pub negated: bool,
}

/// In which way a term is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// In every way there is.
    Any,
    /// `'word`: as it stands.
    Literal,
    /// `^word`
    Start,
    /// `word$`
    End,
    /// `^word$`
    Both,
}

/// Where a term is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Everywhere,
    /// `code:`
    Code,
    /// `method:`
    Method,
    /// `text:`
    Text,
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
        for word in without_markup(cut).split_whitespace() {
            if word == "|" {
                or = true;
                continue;
            }
            let Some(term) = Term::parse(word) else { continue };
            match clauses.last_mut() {
                Some(clause) if or => clause.any.push(term),
                _ => clauses.push(Clause { any: vec![term] }),
            }
            or = false;
        }
        query.arrange(clauses);
        if query.without.is_empty() {
            query.named = Named::of(&query.typed);
        }
        query
    }

    /// Whether it asks for nothing, so that all entries stand in the document's order.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.without.is_empty()
    }

    /// All terms, in the order of their numbers.
    pub(super) fn terms(&self) -> impl Iterator<Item = &Term> {
        self.clauses.iter().flat_map(|clause| &clause.any).chain(&self.without)
    }

    /// Whether one of its words may stand in an ASCII text in lower case. Long queries are not worth the asking.
    pub(super) fn may_be_in(&self, text: &[u8]) -> bool {
        const WORDS: usize = 4;
        let mut tokens = self.terms().flat_map(|term| &term.tokens).enumerate();
        tokens.any(|(number, token)| number >= WORDS || token.may_be_in(text))
    }

    /// Plain words become one term, since they may be a name together.
    fn arrange(&mut self, clauses: Vec<Clause>) {
        let mut plain: Option<Term> = None;
        for mut clause in clauses {
            match clause.any.pop() {
                Some(term) if !clause.any.is_empty() => {
                    clause.any.push(term);
                    self.clauses.push(clause);
                }
                Some(term) if term.negated => self.without.push(term),
                Some(term) if term.how == How::Any && term.scope == Scope::Everywhere => match &mut plain {
                    Some(plain) => plain.tokens.extend(term.tokens),
                    None => plain = Some(term),
                },
                Some(term) => self.clauses.push(Clause { any: vec![term] }),
                None => {}
            }
        }
        if let Some(mut term) = plain {
            term.joined = Needle::new(term.tokens.iter().map(|token| token.letters.text.as_str()).collect());
            self.clauses.insert(0, Clause { any: vec![term] });
        }
        let terms = self.clauses.iter_mut().flat_map(|clause| &mut clause.any).chain(&mut self.without);
        let mut needles = 0..;
        for (number, term) in terms.enumerate() {
            term.number = number;
            for token in &mut term.tokens {
                for (needle, number) in std::iter::once(&mut token.letters).chain(&mut token.parts).zip(&mut needles) {
                    needle.number = number;
                }
            }
            // Alone, a token's letters are the term's.
            term.joined.number = match term.tokens.as_slice() {
                [token] => token.letters.number,
                _ => needles.next().unwrap_or_default(),
            };
        }
    }
}

impl Term {
    /// All words of all tokens.
    pub(super) fn words(&self) -> impl Iterator<Item = &Needle> {
        self.tokens.iter().flat_map(|token| {
            let letters = std::slice::from_ref(&token.letters);
            if token.parts.is_empty() { letters } else { &token.parts }
        })
    }

    /// Whether it is one word and no more.
    pub(super) fn is_one_word(&self) -> bool {
        matches!(self.tokens.as_slice(), [token] if token.parts.is_empty())
    }

    /// The longest of its words: what the fewest names have.
    pub(super) fn rarest(&self) -> &Needle {
        self.words().max_by_key(|word| word.length).unwrap_or(&self.joined)
    }

    /// What a text must have to have one of its tokens, and whether that is but a part of a token: the longest of its
    /// words, or of the tokens where the words are single letters.
    pub(super) fn rarest_in_text(&self) -> (&Needle, bool) {
        let rarest = self.rarest();
        let alone = |token: &Token| token.parts.is_empty() && token.typed.text == rarest.text;
        if rarest.says_nothing() {
            let tokens = self.tokens.iter().map(|token| &token.typed);
            return (tokens.max_by_key(|typed| typed.length).unwrap_or(rarest), false);
        }
        (rarest, !self.tokens.iter().any(alone))
    }

    fn parse(word: &str) -> Option<Self> {
        // Brackets around a pasted code are no part of it.
        let word = word.trim_start_matches(['(', '[', '{', '<']);
        let (negated, word) = strip(word, '!');
        let (scope, word) = Scope::strip(word);
        let (literal, word) = strip(word, '\'');
        let (start, word) = strip(word, '^');
        let (end, word) = word.strip_suffix('$').map_or((false, word), |word| (true, word));
        let how = match (start, end) {
            (true, true) => How::Both,
            (true, false) => How::Start,
            (false, true) => How::End,
            (false, false) if literal || negated => How::Literal,
            (false, false) => How::Any,
        };
        let token = Token::new(word)?;
        Some(Self { number: 0, joined: token.letters.clone(), tokens: vec![token], how, scope, negated })
    }
}

fn strip(word: &str, operator: char) -> (bool, &str) {
    word.strip_prefix(operator).map_or((false, word), |word| (true, word))
}

impl Scope {
    /// `code=` is how logs have it.
    const NAMES: [(&str, Self); 4] =
        [("code:", Self::Code), ("code=", Self::Code), ("method:", Self::Method), ("text:", Self::Text)];

    fn strip(word: &str) -> (Self, &str) {
        let named = Self::NAMES.into_iter().find_map(|(name, scope)| {
            let (start, rest) = word.split_at_checked(name.len())?;
            start.eq_ignore_ascii_case(name).then_some((scope, rest))
        });
        named.unwrap_or((Self::Everywhere, word))
    }
}

/// The part of an input that is read.
fn cut(input: &str) -> &str {
    input.char_indices().nth(LONGEST).map_or(input, |(end, _)| &input[..end])
}

/// All letters of an input, whatever else they mean.
pub(super) fn letters(input: &str) -> String {
    fold::name(&without_markup(cut(input))).key
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A query in few words: terms with their operators, `|` between alternatives.
    fn read(input: &str) -> String {
        let query = Query::parse(input);
        let clauses = query.clauses.iter().map(|clause| clause.any.iter().map(show).collect::<Vec<_>>().join(" | "));
        clauses.chain(query.without.iter().map(show)).collect::<Vec<_>>().join(" & ")
    }

    fn show(term: &Term) -> String {
        let words: Vec<_> = term.tokens.iter().map(|token| token.typed.text.as_str()).collect();
        let not = if term.negated { "not " } else { "" };
        let scope = if term.scope == Scope::Everywhere { String::new() } else { format!("{:?} ", term.scope) };
        let how = if term.how == How::Any { String::new() } else { format!("{:?} ", term.how) };
        format!("{not}{scope}{how}{}", words.join(" "))
    }

    #[test]
    fn words_are_one_term_and_operators_have_their_own() {
        assert_eq!(read("Paper  does"), "paper does");
        assert_eq!(read("'paper"), "Literal paper");
        assert_eq!(read("^paper does !category"), "does & Start paper & not Literal category");
        assert_eq!(read("name$"), "End name");
        assert_eq!(read("^name$"), "Both name");
        assert_eq!(read("!^name"), "not Start name");
        assert_eq!(read("a | b c"), "c & a | b");
        assert_eq!(read("a | 'b | !c"), "a | Literal b | not Literal c");
        assert_eq!(
            read("code:x TEXT:'y method:^z !text:u"),
            "Code x & Text Literal y & Method Start z & not Text Literal u"
        );
    }

    #[test]
    fn a_lone_operator_asks_for_nothing() {
        for input in ["", " ", "!", "^", "$", "'", "|", "| |", "code:", "!method:", "^$", "-- __", "\"\"", "<code>"] {
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
            prop_assert!(query.typed.chars().count() <= LONGEST);
            prop_assert_eq!(Query::parse(&query.typed), query);
            Query::parse(&more);
        }
    }
}
