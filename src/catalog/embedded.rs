//! The assets of the program: the reference as its owner gave it, which of its methods lists which codes, and the
//! project's own notes.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::edition::Editions;
use super::files::CatalogError;
use super::methods::MethodPage;

/// The label of the embedded reference.
pub(super) const LABEL: &str = "embedded";
/// The address that its pages are below today. The permalinks of the reference are of an older site.
const PAGES: &str = "https://docs.ipaper.io/flipbook-backend-api";

/// The reference.
pub(super) const REFERENCE: &str = include_str!("../../assets/return-codes.md");
const METHODS: &str = include_str!("../../assets/methods.toml");
/// Our notes.
pub(super) const NOTES: &str = include_str!("../../assets/notes.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Methods {
    method: Vec<MethodRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MethodRow {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    /// The name of its page, if today's edition has one.
    page: Option<String>,
    /// The codes that both editions list.
    codes: Option<Vec<String>>,
    /// Where they differ, those of each that knows the method.
    codes_2021: Option<Vec<String>>,
    codes_today: Option<Vec<String>>,
}

/// The pages of its methods; its document has this number.
pub(super) fn methods(document: u32) -> Result<Vec<MethodPage>, CatalogError> {
    Ok(table::<Methods>("methods.toml", METHODS)?.method.into_iter().map(|row| row.read(document)).collect())
}

/// The address of a page, by its name.
pub(super) fn page(name: &str) -> String {
    format!("{PAGES}/{name}")
}

impl MethodRow {
    fn read(self, document: u32) -> MethodPage {
        let Self { name, aliases, page, codes, codes_2021, codes_today } = self;
        let (in_2021, today) = (codes.clone().or(codes_2021), codes.or(codes_today));
        let editions = Editions::of(in_2021.is_some(), today.is_some()).unwrap_or_default();
        let (in_2021, today) = (in_2021.unwrap_or_default(), today.unwrap_or_default());
        let gone = in_2021.iter().filter(|code| !today.contains(code));
        let listed = |code: &String| {
            let editions = Editions::of(in_2021.contains(code), today.contains(code)).unwrap_or_default();
            (code.clone(), editions)
        };
        let codes = today.iter().chain(gone).map(listed).collect();
        MethodPage { name, aliases, url: page.as_deref().map(self::page), editions, codes, document }
    }
}

/// The table of an asset.
pub(super) fn table<T: DeserializeOwned>(asset: &'static str, text: &str) -> Result<T, CatalogError> {
    toml::from_str(text).map_err(|error| CatalogError::Asset(asset, error.to_string()))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::edition::Edition;
    use super::super::model::Catalog;
    use super::super::{Source, open};
    use super::*;

    fn embedded() -> Catalog {
        open(&[Source::embedded()]).unwrap()
    }

    #[test]
    fn the_reference_has_nineteen_codes_and_eleven_say_nothing() {
        let catalog = embedded();
        let (reference, others): (Vec<_>, Vec<_>) = catalog.codes.iter().partition(|code| code.in_reference);
        assert_eq!(reference.len(), 19);
        assert_eq!(reference.iter().filter(|code| code.description.is_empty()).count(), 11);
        let others = others.iter().map(|code| (&*code.name, code.methods.len(), catalog.editions_of(code)));
        assert_eq!(
            others.collect::<Vec<_>>(),
            [
                ("UNSUPPORTED_CHECKOUT_TYPE", 2, Editions::Both),
                ("SEARCH_TEMPORARILY_UNAVAILABLE", 3, Editions::OnlyToday),
                ("PAPER_MUST_BE_CATEGORY", 1, Editions::OnlyToday),
                ("STATISTICS_TEMPORARILY_UNAVAILABLE", 1, Editions::OnlyToday),
            ]
        );
        assert_eq!(catalog.title, "iPaper Backend API, Return Codes");
        assert_eq!(catalog.warnings, []);
    }

    #[test]
    fn every_code_stands_on_the_line_it_says() {
        for code in embedded().codes.iter().filter(|code| code.in_reference) {
            let line = REFERENCE.lines().nth(code.line as usize - 1).unwrap();
            assert_eq!(line, format!("## {}", code.name));
        }
    }

    #[test]
    fn methods_and_codes_know_each_other() {
        let catalog = embedded();
        assert_eq!(catalog.methods.len(), 41);
        for name in ["CLIENT_ALREADY_HAD_MODULE", "CLIENT_INVALID_UNIT_COUNT", "CLIENT_UNKNOWN"] {
            assert!(catalog.find(name).unwrap().methods.is_empty(), "{name}");
        }
        for (number, method) in (0..).zip(&catalog.methods) {
            assert!(!method.codes.is_empty(), "{}", method.name);
            for &at in &method.codes {
                let code = &catalog.codes[at as usize];
                assert!(code.methods.contains(&number));
                // Both ways to ask give one answer.
                let (_, editions) = catalog.methods_of(code).find(|(other, _)| *other == method).unwrap();
                assert_eq!(editions, method.editions_of(at), "{}: {}", method.name, code.name);
            }
        }
    }

    #[test]
    fn six_methods_are_gone_today_and_two_are_new() {
        let catalog = embedded();
        let count = |edition| catalog.methods.iter().filter(|method| method.editions.has(edition)).count();
        assert_eq!(Edition::ALL.map(count), [35, 39]);
        let only = |editions| catalog.methods.iter().filter(move |it| it.editions == editions).map(|it| &*it.name);
        let gone: Vec<_> = only(Editions::Only2021).collect();
        assert!(gone.len() == 6 && gone.iter().all(|name| name.starts_with("CustomField.")), "{gone:?}");
        assert!(only(Editions::OnlyToday).eq(["Ripper.GetProcessingStatus", "Ripper.ReprocessPaper"]));
        let listed = |name: &str, edition| {
            catalog.methods_of(catalog.find(name).unwrap()).filter(|(_, editions)| editions.has(edition)).count()
        };
        for (name, today, in_2021) in [("SUCCESS", 34, 38), ("ERROR", 35, 39), ("PAPER_DOES_NOT_EXIST", 2, 4)] {
            assert_eq!(Edition::ALL.map(|edition| listed(name, edition)), [today, in_2021], "{name}");
        }
    }

    #[test]
    fn a_method_has_the_codes_of_each_edition() {
        let catalog = embedded();
        let codes = |name: &str, edition| {
            let [method] = catalog.methods_named(name)[..] else { panic!("{name}") };
            catalog.codes_of(method, edition).map(|code| code.name.to_string()).collect::<Vec<_>>()
        };
        let today = [
            "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS",
            "SEARCH_NO_CUSTOM_FIELD_CRITERIAS",
            "SEARCH_TEMPORARILY_UNAVAILABLE",
            "PAPER_DOES_NOT_EXIST",
            "PAPER_MUST_BE_CATEGORY",
            "PAPER_MUST_NOT_BE_CATEGORY",
            "ERROR",
            "SUCCESS",
        ];
        assert_eq!(codes("SearchPapersByCustomFields", Edition::Today), today);
        let new = ["SEARCH_TEMPORARILY_UNAVAILABLE", "PAPER_MUST_BE_CATEGORY"];
        let in_2021: Vec<&str> = today.into_iter().filter(|code| !new.contains(code)).collect();
        assert_eq!(codes("SearchPapersByCustomFields", Edition::Of2021), in_2021);
        assert_eq!(codes("ReprocessPaper", Edition::Of2021), ["ERROR", "SUCCESS"]);
        assert_eq!(codes("CustomField.DeleteCustomField", Edition::Today).len(), 4);
    }

    #[test]
    fn a_row_of_the_table_says_one_thing_of_each_edition() {
        let table: Methods = toml::from_str(METHODS).unwrap();
        for MethodRow { name, page, codes, codes_2021, codes_today, .. } in table.method {
            assert_ne!(codes.is_some(), codes_2021.is_some() || codes_today.is_some(), "{name}");
            assert!(codes_2021.is_none() || codes_2021 != codes_today, "{name}");
            // The page of one method is not known.
            let has_page = (codes.is_some() || codes_today.is_some()) && name != "Ripper.ReprocessPaper";
            assert_eq!(page.is_some(), has_page, "{name}");
        }
    }

    #[test]
    fn methods_and_codes_link_to_the_pages_of_today() {
        let catalog = embedded();
        let method = |name: &str| catalog.methods_named(name)[0].url.clone();
        let below = |path: &str| Some(format!("https://docs.ipaper.io/flipbook-backend-api/{path}"));
        assert_eq!(method("GetAllPapers"), below("paper/get-all-papers"));
        assert_eq!(method("GetProcessingStatus"), below("ripper/getprocessingstatus"));
        assert_eq!(method("AddCustomField"), None);
        let code = catalog.find("PAPER_DOES_NOT_EXIST").unwrap();
        assert_eq!(catalog.url(code), below("return-codes#paper_does_not_exist"));
        let urls = catalog.methods.iter().filter_map(|method| method.url.as_deref());
        assert!(urls.clone().count() == 34 && urls.clone().all(|url| url.starts_with(PAGES)));
        assert_eq!(urls.collect::<HashSet<_>>().len(), 34);
    }

    #[test]
    fn a_method_is_found_by_a_part_of_its_name() {
        let catalog = embedded();
        let names = |part: &str| catalog.methods_named(part).iter().map(|m| m.name.clone()).collect::<Vec<_>>();
        assert_eq!(names("processpdf"), ["Ripper.ProcessPDF"]);
        assert_eq!(names("paper.getsetting"), ["Paper.GetSetting"]);
        assert_eq!(names("GetSettingD"), ["Paper.GetSettingDescriptions"]);
        assert_eq!(names("setsetting"), ["Paper.SetSetting"]);
        assert!(names("delete").len() > 1 && names("zzzz").is_empty());
    }

    #[test]
    fn a_method_is_found_by_its_other_spellings() {
        let catalog = embedded();
        for (typed, name) in [
            ("Search.SearchPapersByCustomField", "Search.SearchPapersByCustomFields"),
            ("searchpapersbycustomfield", "Search.SearchPapersByCustomFields"),
            ("SearchPapersByCustomFields", "Search.SearchPapersByCustomFields"),
            ("SearchPapersWithHierarchyByName", "Search.SearchPapersWithHiearchyByName"),
            ("ecommerce.getlicense", "CustomField.GetLicenseOrdersByType"),
            ("Paper.asmx/GetAllPapers", "Paper.GetAllPapers"),
            ("/v1/Paper.asmx/GetAllPapers", "Paper.GetAllPapers"),
            ("https://example.org/v1/paper.asmx/getallpapers?user=x", "Paper.GetAllPapers"),
        ] {
            let names: Vec<_> = catalog.methods_named(typed).iter().map(|method| method.name.as_str()).collect();
            assert_eq!(names, [name], "{typed}");
        }
        let names: Vec<_> = catalog.methods.iter().flat_map(|method| method.spellings().skip(1)).collect();
        assert!(!names.iter().any(|alias| catalog.methods.iter().any(|method| method.name == *alias)));
    }

    #[test]
    fn text_straight_after_a_heading_is_its_description() {
        let catalog = embedded();
        let text = catalog.find("SUCCESS").unwrap().description.text().unwrap();
        assert!(text.starts_with("The SUCCESS return code indicates"), "{text}");
        assert!(text.contains("completed successfully. Further information"), "{text}");
        assert!(text.ends_with("will always return a SUCCESS code."), "{text}");
    }

    #[test]
    fn items_after_returned_if_are_conditions() {
        let catalog = embedded();
        let code = catalog.find("RIPPER_INVALID_BASE64_PDF_FILE").unwrap();
        assert_eq!(
            code.description.conditions,
            ["A PDF file was not provided.", "The provided base64 string could not be parsed / was invalid."]
        );
        assert_eq!((code.description.solutions.len(), code.description.text()), (0, None));
    }

    #[test]
    fn items_after_solutions_are_solutions() {
        let catalog = embedded();
        let code = catalog.find("CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE").unwrap();
        assert_eq!(
            code.description.solutions,
            ["Change the name", "Delete the existing field that uses the same name."]
        );
        assert!(code.description.conditions.is_empty());
        assert_eq!(
            code.description.text().unwrap(),
            "This code is returned if a custom field is added that does not have a unique name."
        );
    }
}
