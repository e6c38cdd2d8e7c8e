//! Methods of an API: the pages of a folder that describe one, and the links between methods and codes.

use std::collections::HashMap;
use std::sync::Arc;

use super::description::Block;
use super::edition::Editions;
use super::markdown::ParsedChunk;
use super::method::Method;
use super::model::{Catalog, Code};
use super::pattern::Pattern;
use super::token::Token;

/// The codes that most methods list, in the order they are shown: after the specific ones, SUCCESS last.
pub const COMMON: [&str; 4] = ["READONLY", "LOGIN_SECURITY_VIOLATION", "ERROR", "SUCCESS"];

/// The page of a method, before its codes are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct MethodPage {
    pub name: String,
    pub aliases: Vec<String>,
    pub url: Option<String>,
    pub editions: Editions,
    /// The names of its codes, each with the editions that list it.
    pub codes: Vec<(String, Editions)>,
    /// Its document, as a position in [`Catalog::documents`].
    pub document: u32,
}

/// The codes that a page lists below a heading "Return Codes". Only the page of a method does.
pub(super) fn listed_codes(page: &ParsedChunk, pattern: Option<&Pattern>) -> Vec<String> {
    let section = page.sections.iter().find(|section| section.heading.eq_ignore_ascii_case("return codes"));
    let blocks = section.into_iter().flat_map(|section| &section.body.blocks);
    blocks.filter_map(|block| code_of(block, pattern)).collect()
}

/// A list item names a code with its first word, be it in backticks, bold or a link.
fn code_of(block: &Block, pattern: Option<&Pattern>) -> Option<String> {
    let Block::Item { text, .. } = block else { return None };
    let word = text.split_whitespace().next()?.trim_matches(['`', ':', ',', '.']);
    let is_code = match pattern {
        Some(pattern) => pattern.matches(word),
        None => Token::of(word).is_some(),
    };
    is_code.then(|| word.to_owned())
}

/// Adds methods to a catalog and links them with its codes, which must all be of the same source. A code that only a
/// method knows becomes one of the catalog's.
pub(super) fn link(catalog: &mut Catalog, pages: Vec<MethodPage>) {
    let numbers = 0..catalog.codes.len() as u32;
    let mut known: HashMap<Arc<str>, u32> = catalog.codes.iter().map(|code| code.name.clone()).zip(numbers).collect();
    for page in pages {
        let method = catalog.methods.len() as u32;
        let mut codes: Vec<u32> = Vec::new();
        let mut differing = Vec::new();
        for (name, editions) in page.codes {
            let name: Arc<str> = name.into();
            let number = *known.entry(Arc::clone(&name)).or_insert_with(|| {
                catalog.codes.push(Code { name, document: page.document, ..Code::default() });
                catalog.codes.len() as u32 - 1
            });
            let listed_by = &mut catalog.codes[number as usize].methods;
            if listed_by.last() != Some(&method) {
                listed_by.push(method);
                codes.push(number);
                if editions != page.editions {
                    differing.push((number, editions));
                }
            }
        }
        let rank = |name: &str| COMMON.iter().position(|common| *common == name).map_or(0, |position| position + 1);
        codes.sort_by_key(|&number| rank(&catalog.codes[number as usize].name));
        let MethodPage { name, aliases, url, editions, .. } = page;
        catalog.methods.push(Method { name, aliases, url, editions, codes, differing });
    }
}

#[cfg(test)]
mod tests {
    use super::super::markdown::parse;
    use super::*;

    fn listed(source: &str) -> Vec<String> {
        listed_codes(&parse(source, 1), None)
    }

    #[test]
    fn a_page_with_return_codes_is_of_a_method() {
        let text = "# Delete\n\n## Return Codes\n- [SUCCESS](/x)\n- `ERROR`\n- **A_B**: when\n- none\n";
        assert_eq!(listed(text), ["SUCCESS", "ERROR", "A_B"]);
        assert_eq!(listed(&format!("# Return Codes\n- A_{}\n- B_B\n", "A".repeat(255))), ["B_B"]);
        for text in ["# A_B\n- SUCCESS\n", "# Return Codes\nSUCCESS\n", "# Return Codes\n- none here\n", ""] {
            assert_eq!(listed(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn the_specific_codes_of_a_method_come_first() {
        let mut catalog = Catalog::default();
        let codes = ["SUCCESS", "ERROR", "READONLY", "LOGIN_SECURITY_VIOLATION", "B_B", "A_A", "B_B"];
        let codes = codes.map(|name| (name.to_owned(), Editions::Both)).to_vec();
        let page = MethodPage { codes, ..MethodPage::default() };
        link(&mut catalog, vec![page]);
        let names: Vec<_> = catalog.methods[0].codes.iter().map(|&n| catalog.codes[n as usize].name.as_ref()).collect();
        assert_eq!(names, ["B_B", "A_A", "READONLY", "LOGIN_SECURITY_VIOLATION", "ERROR", "SUCCESS"]);
        assert!(catalog.codes.iter().all(|code| !code.in_reference && code.methods == [0]));
    }
}
