//! The code that a line leads with: its name, its other names and its title.

use super::super::limits::MAX_HEADING;
use super::super::pattern::Pattern;
use super::super::token::Token;

/// A line that leads with a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead<'a> {
    /// The code's name.
    pub name: &'a str,
    /// Its form; none where the user's own pattern found it.
    pub token: Option<Token>,
    /// The sign between the name and the rest.
    pub form: Form,
    /// Its other names.
    pub aliases: Vec<&'a str>,
    /// The rest of the line.
    pub title: Option<&'a str>,
}

/// The sign between a name and the rest of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Nothing follows.
    Whole,
    /// By a sign: `T - x`, `T: x`, `T (x)`, `[T] x`.
    SetOff,
    /// By a blank alone: `404 Not Found`.
    Blank,
}

/// Words that may come before a name: `Compiler Error C2065`, `HTTP status 404`.
const WORDS_BEFORE: [&str; 19] = [
    "build",
    "code",
    "compiler",
    "diagnostic",
    "error",
    "errors",
    "exception",
    "exit",
    "fatal",
    "http",
    "linker",
    "message",
    "number",
    "return",
    "rule",
    "sqlstate",
    "status",
    "tools",
    "warning",
];

impl<'a> Lead<'a> {
    /// The code that a line without its markup leads with.
    pub fn of(line: &'a str) -> Option<Self> {
        let line = line.trim();
        if line.len() > MAX_HEADING {
            return None;
        }
        let named = without_words_before(line);
        let numbered = || Some(without_number(named)).filter(|rest| rest.len() < named.len());
        Self::start(named).or_else(|| Self::start(numbered()?)).or_else(|| Self::end(line))
    }

    /// The code in brackets or parentheses that a text ends with: `Not Found (404)`.
    fn end(text: &'a str) -> Option<Self> {
        let inner = text.strip_suffix([')', ']'])?;
        let (title, name) = inner.rsplit_once(['(', '['])?;
        let token = Token::of(unquoted(name)).filter(|token| *token != Token::Upper && *token != Token::Pascal)?;
        let title = title.trim();
        Some(Self { title: Some(title), ..Self::new(unquoted(name), token, Form::SetOff) })
            .filter(|_| !title.is_empty())
    }

    /// A word that is a name whatever it looks like.
    pub fn word(name: &'a str) -> Self {
        Self { name, token: None, form: Form::Whole, aliases: Vec::new(), title: None }
    }

    /// True if more than a blank is between the name and what follows.
    pub fn is_set_off(&self) -> bool {
        self.form != Form::Blank
    }

    /// The code that a text starts with.
    fn start(text: &'a str) -> Option<Self> {
        if let Some((name, rest)) = text.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
            let token = Token::of(unquoted(name))?;
            return Some(
                Self::new(unquoted(name), token, Form::SetOff).titled(rest.trim_start_matches([':', ' ', '-'])),
            );
        }
        // `(0) SQLITE_OK`.
        if let Some((number, rest)) = text.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
            let lead = Self::start(rest.trim_start()).filter(|_| Token::of(number) == Some(Token::Number))?;
            return Some(Self { aliases: vec![number], ..lead });
        }
        let (name, rest) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
        // A colon behind the name sets it off.
        let (name, colon) =
            name.strip_suffix([':', '\u{2014}', '\u{2013}', '=']).map_or((name, false), |name| (name, true));
        let (name, inner) = split_parenthesis(name);
        let name = unquoted(name);
        let Some(token) = Token::of(name) else {
            return Self::glued(text);
        };
        let rest = rest.trim_start();
        let lead = Self::new(name, token, Form::SetOff);
        if let Some(inner) = inner {
            // `printf(3) is` names a page of the manual.
            let form =
                if rest.is_empty() || colon || without_sign(rest).is_some() { Form::SetOff } else { Form::Blank };
            let lead = Self { form, ..lead };
            return Some(lead.with_inner(inner).titled(without_sign(rest).unwrap_or(rest)));
        }
        if rest.is_empty() {
            return Some(Self { form: if colon { Form::SetOff } else { Form::Whole }, ..lead });
        }
        if rest.eq_ignore_ascii_case("error") {
            return Some(Self { form: Form::Whole, ..lead });
        }
        if colon {
            return Some(lead.titled(rest));
        }
        if let Some(title) = without_sign(rest) {
            let mut lead = lead;
            let are_names = rest.starts_with('/') && lead.add_aliases(title, true);
            return Some(if are_names { lead } else { lead.titled(title) });
        }
        if let Some((inner, rest)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            return Some(lead.with_inner(inner).titled(without_sign(rest.trim_start()).unwrap_or(rest)));
        }
        // `1213 ER_LOCK_DEADLOCK`, and `1213 SQLSTATE: 40001 (ER_X)` as a title.
        let (next, after) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
        let next = unquoted(next);
        let is_name = |next: Token| next.is_strong() || next == Token::Pascal && after.trim().is_empty();
        if token == Token::Number && Token::of(next).is_some_and(is_name) {
            let after = after.trim_start();
            return Some(Self { aliases: vec![next], ..lead }.titled(without_sign(after).unwrap_or(after)));
        }
        Some(Self { form: Form::Blank, ..lead }.titled(rest))
    }

    /// A name with a dash or a colon right behind it: `A_B—c`.
    fn glued(text: &'a str) -> Option<Self> {
        if text.is_ascii() {
            return None;
        }
        let (at, sign) = text.char_indices().find(|(_, c)| matches!(c, '\u{2013}' | '\u{2014}'))?;
        let name = unquoted(text[..at].trim_end());
        let token = Token::of(name)?;
        Some(Self::new(name, token, Form::SetOff).titled(&text[at + sign.len_utf8()..]))
    }

    fn new(name: &'a str, token: Token, form: Form) -> Self {
        Self { token: Some(token), form, ..Self::word(name) }
    }

    /// Adds what is behind the sign: a token is another name, anything else the title.
    fn titled(mut self, text: &'a str) -> Self {
        let mut text = text.trim();
        // `B304 - B305: ciphers and modes`.
        let is_strong = |name: &&str| Token::of(name).is_some_and(Token::is_strong);
        if let Some((last, title)) = text.split_once(": ").filter(|(name, _)| self.token.is_some() && is_strong(name)) {
            self.aliases.push(last);
            text = title.trim();
        }
        let in_any_form = self.token == Some(Token::Number);
        if self.title.is_none() && !self.add_aliases(text, in_any_form) && !text.is_empty() {
            self.title = Some(text);
        }
        self
    }

    /// Adds what is in parentheses behind the name. The target of a link says nothing.
    fn with_inner(mut self, inner: &'a str) -> Self {
        let inner = inner.trim();
        let is_target = inner.contains("://") || inner.starts_with(['#', '.', '/']) || inner.contains(".md");
        if !is_target && !self.add_aliases(inner, true) && !inner.is_empty() {
            self.title = Some(inner);
        }
        self
    }

    /// Adds a text that is nothing but other names; gives true if it is.
    fn add_aliases(&mut self, text: &'a str, in_any_form: bool) -> bool {
        let names = || text.split([',', '/', '|']).map(|part| unquoted(part.trim()));
        let is_name = |name: &str| match Token::of(name) {
            Some(token) if token.is_strong() || token == Token::Number => true,
            // A word behind a name that says enough is its title.
            Some(token) => in_any_form && (token != Token::Upper || self.token == Some(Token::Number)),
            None => false,
        };
        // Most texts are none, by their first part.
        let first = memchr::memchr3(b',', b'/', b'|', text.as_bytes()).map_or(text, |end| &text[..end]);
        let are_names = !text.is_empty() && is_name(unquoted(first.trim())) && names().all(is_name);
        if are_names {
            self.aliases.extend(names().filter(|name| *name != self.name));
        }
        are_names
    }

    /// The code of a line by the user's own pattern. Its form is a blank where the line does not start with the name, or goes
    /// on without a sign.
    pub fn by_pattern(pattern: &Pattern, line: &'a str) -> Option<Self> {
        let found = pattern.find(line.trim())?;
        let form = match (found.leads, found.rest) {
            (true, "") => Form::Whole,
            (true, _) => Form::SetOff,
            (false, _) => Form::Blank,
        };
        let lead = Self { form, ..Self::word(found.name) };
        Some(match found.rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(inner) => lead.with_inner(inner),
            None => lead.titled(without_sign(found.rest).unwrap_or(found.rest)),
        })
    }
}

/// A text without the sign that sets it off from a name before it, if it starts with one.
fn without_sign(text: &str) -> Option<&str> {
    let rest = text
        .strip_prefix([':', '\u{2013}', '\u{2014}', '\u{b7}', '|', '/', '='])
        .or_else(|| text.strip_prefix("--"))
        .or_else(|| text.strip_prefix("->"))
        .or_else(|| text.strip_prefix("=>"))
        .or_else(|| text.strip_prefix('-').filter(|rest| rest.starts_with(' ')))?;
    Some(rest.trim_start_matches(['-', ' ']))
}

/// A name without backticks, quotes, bold marks, or a full stop.
pub fn unquoted(name: &str) -> &str {
    name.trim_matches(['`', '"', '\'', '*', '\u{201c}', '\u{201d}', ',', '.', ';'])
}

/// A text without the words that only say that a code follows, unless it consists of them.
fn without_words_before(text: &str) -> &str {
    let mut rest = text;
    // `Error #1234`, but not `#1234` alone, which is an issue.
    while let Some((word, after)) = rest.split_once(' ') {
        let word = word.trim_end_matches(':').to_ascii_lowercase();
        if !WORDS_BEFORE.contains(&word.as_str()) {
            break;
        }
        rest = after.trim_start();
        // `(level 1)` of a warning.
        if let Some((_, after)) = rest.strip_prefix("(level ").and_then(|rest| rest.split_once(')')) {
            rest = after.trim_start();
        }
    }
    let is_number = |number: &&str| rest.len() < text.len() && number.starts_with(|c: char| c.is_ascii_digit());
    rest.strip_prefix('#').filter(is_number).unwrap_or(rest)
}

/// A text without the number of its section, `3.1 ` or `3) `, if it has one.
fn without_number(text: &str) -> &str {
    let Some((number, rest)) = text.split_once(' ') else { return text };
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b')'));
    if is_number { rest.trim_start() } else { text }
}

/// A name and what is in parentheses right behind it.
fn split_parenthesis(name: &str) -> (&str, Option<&str>) {
    match name.strip_suffix(')').and_then(|name| name.split_once('(')) {
        Some((name, inner)) if !name.is_empty() => (name, Some(inner)),
        _ => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(line: &str) -> Option<(&str, Form, Vec<&str>, Option<&str>)> {
        Lead::of(line).map(|lead| (lead.name, lead.form, lead.aliases, lead.title))
    }

    #[test]
    fn a_line_leads_with_a_code_set_off_from_its_title() {
        use Form::{Blank, SetOff, Whole};
        for (line, name, form, aliases, title) in [
            ("PAPER_LOCKED", "PAPER_LOCKED", Whole, &[][..], None),
            ("`PAPER_LOCKED`", "PAPER_LOCKED", Whole, &[], None),
            ("A_B: c - d", "A_B", SetOff, &[], Some("c - d")),
            ("A_B : c - d", "A_B", SetOff, &[], Some("c - d")),
            ("A_B - c - d", "A_B", SetOff, &[], Some("c - d")),
            ("A_B \u{2013} c", "A_B", SetOff, &[], Some("c")),
            ("A_B\u{2014}c d", "A_B", SetOff, &[], Some("c d")),
            ("MD001 - Heading levels", "MD001", SetOff, &[], Some("Heading levels")),
            ("[E0308] mismatched types", "E0308", SetOff, &[], Some("mismatched types")),
            ("[E0308]: mismatched types", "E0308", SetOff, &[], Some("mismatched types")),
            ("Error C2065", "C2065", Whole, &[], None),
            ("Compiler Error C2065", "C2065", Whole, &[], None),
            ("Compiler Warning (level 1) C4005", "C4005", Whole, &[], None),
            ("NotFound Error", "NotFound", Whole, &[], None),
            ("CURLE_OPERATION_TIMEDOUT (28)", "CURLE_OPERATION_TIMEDOUT", SetOff, &["28"], None),
            ("CURLE_OK(0)", "CURLE_OK", SetOff, &["0"], None),
            ("1213 ER_LOCK_DEADLOCK", "1213", SetOff, &["ER_LOCK_DEADLOCK"], None),
            ("404 Not Found", "404", Blank, &[], Some("Not Found")),
            ("404 (Not Found)", "404", SetOff, &[], Some("Not Found")),
            ("-32700: Parse error", "-32700", SetOff, &[], Some("Parse error")),
            ("HTTP Status 404 - Not Found", "404", SetOff, &[], Some("Not Found")),
            ("3.1 NOT_FOUND", "NOT_FOUND", Whole, &[], None),
            ("Not Found (404)", "404", SetOff, &[], Some("Not Found")),
            ("Check that it exists [attr-defined]", "attr-defined", SetOff, &[], Some("Check that it exists")),
            ("(0) SQLITE_OK", "SQLITE_OK", Whole, &["0"], None),
            ("400 BadRequestError", "400", SetOff, &["BadRequestError"], None),
            ("Error #1009", "1009", Whole, &[], None),
            ("MD001 / heading-increment", "MD001", SetOff, &["heading-increment"], None),
            ("B304 - B305: ciphers and modes", "B304", SetOff, &["B305"], Some("ciphers and modes")),
            ("B304 - B305 and: more", "B304", SetOff, &[], Some("B305 and: more")),
            ("`no-var` (docs/no-var.md)", "no-var", SetOff, &[], None),
        ] {
            assert_eq!(lead(line), Some((name, form, aliases.to_vec(), title)), "{line}");
        }
    }

    #[test]
    fn a_line_of_words_leads_with_none() {
        for line in [
            "",
            "Overview",
            "The A_ONE code",
            "How to",
            "Error handling",
            "Class: A_B",
            "[link] text",
            "A__B",
            "--",
            "#1234",
        ] {
            assert_eq!(lead(line), None, "{line}");
        }
    }
}
