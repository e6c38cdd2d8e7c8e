//! The names of codes: finding a code by one of them, and what a name says by itself.

use super::limits::MAX_NAME;
use super::model::{Catalog, Code};

impl Catalog {
    /// The codes that have a name nearest to one as typed: spelt exactly so; else spelt so but for case; else also with
    /// another of `_`, `-`, `.` and a space between its words. An alias counts after a name that is as near. Codes of one
    /// name come from several documents, and all of them are meant; different names are equally near, and the name is
    /// ambiguous.
    pub fn codes_named(&self, typed: &str) -> Vec<&Code> {
        let typed = typed.trim();
        let mut nearest = u8::MAX;
        let mut codes = Vec::new();
        for code in &self.codes {
            let Some(distance) = code.distance(typed).filter(|&distance| distance <= nearest) else { continue };
            if distance < nearest {
                codes.clear();
            }
            nearest = distance;
            codes.push(code);
        }
        codes
    }

    /// The one code that [`Self::codes_named`] finds, or the first of those of one name. `None` if there is none, or if
    /// the name is ambiguous.
    pub fn find(&self, typed: &str) -> Option<&Code> {
        let codes = self.codes_named(typed);
        codes.first().filter(|first| codes.iter().all(|code| code.name == first.name)).copied()
    }
}

impl Code {
    /// Its name, then the others.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.name).chain(self.aliases.iter().map(|alias| &**alias))
    }

    /// True if its name says little: it is a number, or one word, `404`, `F401`, `ORA-00942`.
    fn is_terse(&self) -> bool {
        is_number(&self.name) || words(&self.name) < 2
    }

    /// The title of a code whose own name says little: that is then as good as a name.
    pub fn title_as_name(&self) -> Option<&str> {
        let title = self.description.title.as_deref()?;
        (title.len() <= MAX_NAME && self.is_terse()).then_some(title)
    }

    /// What a reader knows a code by whose own name says little: an alias in words, else its title.
    pub fn caption(&self) -> Option<&str> {
        self.alias_in_words().or_else(|| self.title_as_name())
    }

    /// The first alias that is no number, of a code whose own name says little.
    pub fn alias_in_words(&self) -> Option<&str> {
        let alias = self.aliases.iter().find(|alias| !is_number(alias))?;
        self.is_terse().then_some(&**alias)
    }

    /// The distance of the name that is nearest to one as typed: 0 is the name exactly so, 1 an alias exactly so, and so
    /// on; `None` if no name is near.
    fn distance(&self, typed: &str) -> Option<u8> {
        let near = self.names().zip([0].into_iter().chain(std::iter::repeat(1)));
        near.filter_map(|(name, of_alias)| Some(2 * distance(name, typed)? + of_alias)).min()
    }
}

/// The distance of a name from one as typed: 0 for the same, 1 in another case, 2 with other separators.
fn distance(name: &str, typed: &str) -> Option<u8> {
    let as_words = |c: char| if matches!(c, '-' | '.' | ' ') { '_' } else { c.to_ascii_uppercase() };
    if name == typed {
        Some(0)
    } else if name.eq_ignore_ascii_case(typed) {
        Some(1)
    } else {
        name.chars().map(as_words).eq(typed.chars().map(as_words)).then_some(2)
    }
}

/// True for a name that is a number: `404`, `-32700`, `0x1F`, `5.7.1`.
pub fn is_number(name: &str) -> bool {
    let digits = name.trim_start_matches(['-', '+']);
    let is_in_number = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'_' | b'/');
    match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        Some(hex) => !hex.is_empty() && hex.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => digits.starts_with(|c: char| c.is_ascii_digit()) && digits.bytes().all(is_in_number),
    }
}

/// The number of words with letters in a name: `ORA-00942` has one, `NOT_FOUND` and `NotFound` have two.
fn words(name: &str) -> usize {
    let is_first = |(before, c): (char, char)| {
        c.is_alphabetic() && (!before.is_alphanumeric() || (before.is_lowercase() && c.is_uppercase()))
    };
    ['_'].into_iter().chain(name.chars()).zip(name.chars()).filter(|&pair| is_first(pair)).count()
}

#[cfg(test)]
mod tests {
    use super::super::description::Description;
    use super::super::entry::EntryItem;
    use super::*;

    fn catalog(names: &[&str]) -> Catalog {
        aliased(&names.iter().map(|&name| (name, &[][..])).collect::<Vec<_>>())
    }

    fn aliased(codes: &[(&str, &[&str])]) -> Catalog {
        let code = |&(name, aliases): &(&str, &[&str])| Code {
            name: name.into(),
            aliases: aliases.iter().map(|&alias| alias.into()).collect(),
            ..Code::default()
        };
        Catalog { codes: codes.iter().map(code).collect(), ..Catalog::default() }
    }

    #[test]
    fn a_name_is_found_in_any_case_and_with_any_separator() {
        let catalog = catalog(&["PAPER", "PAPER_DOES_NOT_EXIST"]);
        for typed in ["PAPER_DOES_NOT_EXIST", "paper-does-not-exist", "Paper Does Not Exist", " paper.does_not_exist "]
        {
            assert_eq!(&*catalog.find(typed).unwrap().name, "PAPER_DOES_NOT_EXIST", "{typed}");
        }
        for typed in ["", "PAPE", "PAPER_DOES_NOT_EXIST_", "PAPERDOESNOTEXIST"] {
            assert_eq!(catalog.find(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_nearest_spelling_is_found_and_equally_near_ones_are_ambiguous() {
        let catalog = catalog(&["A_B", "A-B", "A.B", "a_b", "A_B"]);
        let named = |typed| catalog.codes_named(typed).iter().map(|code| code.name.to_string()).collect::<Vec<_>>();
        assert_eq!(named("A.B"), ["A.B"]);
        assert_eq!(named("a.b"), ["A.B"]);
        assert_eq!(named("A_B"), ["A_B", "A_B"]);
        assert_eq!(named("a_B"), ["A_B", "a_b", "A_B"]);
        assert_eq!(named("A B"), ["A_B", "A-B", "A.B", "a_b", "A_B"]);
        assert!(catalog.find("A_B").is_some() && catalog.find("a_B").is_none());
    }

    #[test]
    fn an_alias_counts_after_a_name_that_is_as_near() {
        let catalog = aliased(&[
            ("1213", &["ER_LOCK_DEADLOCK"]),
            ("TIMED_OUT", &["28", "Other"]),
            ("-32700", &["Parse error"]),
            ("OTHER", &[]),
            ("LATER", &["28"]),
            ("28", &[]),
            ("RESOLVE", &["6", "0x06"]),
            ("CONNECT", &["6"]),
        ]);
        let named = |typed| catalog.codes_named(typed).iter().map(|code| code.name.to_string()).collect::<Vec<_>>();
        for (typed, names) in [
            ("1213", &["1213"][..]),
            ("er-lock deadlock", &["1213"]),
            ("-32700", &["-32700"]),
            ("parse_error", &["-32700"]),
            ("28", &["28"]),
            ("OTHER", &["OTHER"]),
            ("Other", &["TIMED_OUT"]),
            ("other", &["OTHER"]),
            ("6", &["RESOLVE", "CONNECT"]),
            ("0X06", &["RESOLVE"]),
            ("32700", &[]),
        ] {
            assert_eq!(named(typed), names, "{typed}");
        }
        assert!(catalog.find("6").is_none() && catalog.find("0x06").is_some());
    }

    #[test]
    fn an_entry_tells_all_names() {
        let catalog = aliased(&[("TIMED_OUT", &["28", "0x1C"])]);
        let entry = catalog.entry(&catalog.codes[0]);
        assert_eq!(entry[1], EntryItem::Remark("Also known as 28, 0x1C.".into()));
    }

    #[test]
    fn a_number_or_a_word_says_little_by_itself() {
        for number in ["404", "-32700", "0x1F", "5.7.1"] {
            assert!(is_number(number), "{number}");
        }
        for name in ["F401", "-", "0x", "0xy", "4XX", "٣", "-?[0-9]+"] {
            assert!(!is_number(name), "{name}");
        }
        let captioned = |name: &str, aliases: &[&str]| {
            let mut catalog = aliased(&[(name, aliases)]);
            catalog.codes[0].description = Description { title: Some("Title".into()), ..Description::default() };
            catalog.codes[0].caption().map(str::to_owned)
        };
        assert_eq!(captioned("404", &["-1"]).as_deref(), Some("Title"));
        assert_eq!(captioned("MD001", &["1", "heading-increment"]).as_deref(), Some("heading-increment"));
        assert_eq!(captioned("ORA-00942", &[]).as_deref(), Some("Title"));
        for name in ["NOT_FOUND", "notFound", "each_key_duplicate"] {
            assert_eq!(captioned(name, &["heading-increment"]), None, "{name}");
        }
    }
}
