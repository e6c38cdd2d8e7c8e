//! Which methods list which codes: the table the program carries, and pages of methods in a folder.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;

use super::codes::Pattern;
use super::markdown::Page;
use super::{Block, Catalog, Code, Method, tables};

/// The codes that most methods list, in the order they are told of: after the specific ones.
const COMMON: [&str; 4] = ["READONLY", "LOGIN_SECURITY_VIOLATION", "ERROR", "SUCCESS"];

/// A method as it is read, before its codes are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listing {
    pub name: String,
    pub url: Option<String>,
    pub codes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    method: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    page: String,
    codes: Vec<String>,
}

/// Reads a table of methods; `site` stands before each page's path.
pub(super) fn table(text: &str, site: &str) -> Result<Vec<Listing>, toml::de::Error> {
    let listing = |row: Row| Listing { name: row.name, url: Some(format!("{site}{}", row.page)), codes: row.codes };
    let rows = tables::read(text)?.into_iter().flat_map(|table: Table| table.method);
    Ok(rows.map(listing).collect())
}

/// The method that a page describes, if it has a heading "Return Codes" over a list of codes.
pub(super) fn listing(page: &Page, name: &str, url: Option<String>, pattern: &Pattern) -> Option<Listing> {
    let section = page.sections.iter().find(|section| section.heading.eq_ignore_ascii_case("return codes"))?;
    let codes: Vec<String> = section.body.blocks.iter().filter_map(|block| code_of(block, pattern)).collect();
    let name = page.title.clone().unwrap_or_else(|| name.to_owned());
    (!codes.is_empty()).then_some(Listing { name, url, codes })
}

/// A list item names a code with its first word, be it in backticks, bold or a link.
fn code_of(block: &Block, pattern: &Pattern) -> Option<String> {
    let Block::Item { text, .. } = block else { return None };
    let word = text.split_whitespace().next()?.trim_matches(['`', ':', ',', '.']);
    pattern.matches(word).then(|| word.to_owned())
}

/// Adds methods to a catalog and links them with its codes. A code that only a method knows becomes one of the
/// catalog's.
pub(super) fn link(catalog: &mut Catalog, listings: Vec<Listing>) {
    let mut known: HashMap<Arc<str>, u32> = HashMap::new();
    for (number, code) in catalog.codes.iter().enumerate() {
        known.insert(code.name.clone(), number as u32);
    }
    for listing in listings {
        let method = catalog.methods.len() as u32;
        let mut codes: Vec<u32> = Vec::new();
        for name in listing.codes {
            let name: Arc<str> = name.into();
            let number = *known.entry(Arc::clone(&name)).or_insert_with(|| {
                catalog.codes.push(Code { name, ..Code::default() });
                catalog.codes.len() as u32 - 1
            });
            if let Some(code) = catalog.codes.get_mut(number as usize)
                && !codes.contains(&number)
            {
                code.methods.push(method);
                codes.push(number);
            }
        }
        codes.sort_by_key(|&number| rank(&catalog.codes[number as usize].name));
        catalog.methods.push(Method { name: listing.name, url: listing.url, codes });
    }
}

fn rank(name: &str) -> usize {
    COMMON.iter().position(|common| *common == name).map_or(0, |position| position + 1)
}

#[cfg(test)]
mod tests {
    use super::super::markdown::parse;
    use super::*;

    #[test]
    fn a_page_with_return_codes_is_a_method() {
        let text = "---\ntitle: Paper.Delete\n---\n# Delete\n\n## Return Codes\n- [SUCCESS](/x)\n- `ERROR`\n- **A_B**: when\n- none\n";
        let listing = listing(&parse(text), "file", None, &Pattern::default()).unwrap();
        assert_eq!(
            (listing.name.as_str(), listing.codes),
            ("Paper.Delete", vec!["SUCCESS".into(), "ERROR".into(), "A_B".into()])
        );
    }

    #[test]
    fn any_other_page_is_none() {
        for text in ["# A_B\n- SUCCESS\n", "# Return Codes\nSUCCESS\n", "# Return Codes\n- none here\n", ""] {
            assert_eq!(listing(&parse(text), "file", None, &Pattern::default()), None, "{text}");
        }
    }

    #[test]
    fn the_specific_codes_of_a_method_come_first() {
        let mut catalog = Catalog::default();
        let codes = ["SUCCESS", "ERROR", "READONLY", "LOGIN_SECURITY_VIOLATION", "B_B", "A_A", "B_B"];
        let listing = Listing { name: "M".into(), url: None, codes: codes.map(str::to_owned).to_vec() };
        link(&mut catalog, vec![listing]);
        let names: Vec<_> = catalog.methods[0].codes.iter().map(|&n| catalog.codes[n as usize].name.as_ref()).collect();
        assert_eq!(names, ["B_B", "A_A", "READONLY", "LOGIN_SECURITY_VIOLATION", "ERROR", "SUCCESS"]);
        assert!(catalog.codes.iter().all(|code| !code.in_reference && code.methods == [0]));
    }
}
