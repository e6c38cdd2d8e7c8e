//! What a developer under stress types who knows no name of a code, and the code they want.

use super::*;

const QUERIES: [(&str, &str); 60] = [
    // One word.
    ("maintenance", "READONLY"),
    ("locked", "READONLY"),
    ("busy", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
    ("duplicate", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
    ("permission", "LOGIN_SECURITY_VIOLATION"),
    ("quota", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
    ("unauthorized", "LOGIN_SECURITY_VIOLATION"),
    ("expired", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
    ("exception", "ERROR"),
    ("conflict", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
    ("corrupt", "RIPPER_INVALID_BASE64_PDF_FILE"),
    ("folder", "PAPER_MUST_NOT_BE_CATEGORY"),
    ("shop", "UNSUPPORTED_CHECKOUT_TYPE"),
    ("customer", "CLIENT_UNKNOWN"),
    ("asterisk", "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS"),
    ("deleted", "PAPER_DOES_NOT_EXIST"),
    // Two or three.
    ("try again", "READONLY"),
    ("in progress", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
    ("not found", "PAPER_DOES_NOT_EXIST"),
    ("already exists", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
    ("access denied", "LOGIN_SECURITY_VIOLATION"),
    ("server error", "ERROR"),
    ("report it", "ERROR"),
    ("wrong id", "PAPER_DOES_NOT_EXIST"),
    ("can't save", "READONLY"),
    ("upgrade plan", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
    ("wrong data type", "CUSTOMFIELD_INVALID_DATATYPE"),
    ("too many units", "CLIENT_INVALID_UNIT_COUNT"),
    ("no such client", "CLIENT_UNKNOWN"),
    ("date format", "CUSTOMFIELD_INVALID_DATA_FORMAT"),
    ("illegal characters", "CUSTOMFIELD_INVALID_FIELD_NAME"),
    ("search without criteria", "SEARCH_NO_CUSTOM_FIELD_CRITERIAS"),
    ("module twice", "CLIENT_ALREADY_HAD_MODULE"),
    // Numbers of HTTP.
    ("404", "PAPER_DOES_NOT_EXIST"),
    ("503", "READONLY"),
    ("HTTP 500", "ERROR"),
    ("status 403", "LOGIN_SECURITY_VIOLATION"),
    ("409", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
    ("402 payment required", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
    ("error 401", "LOGIN_SECURITY_VIOLATION"),
    ("200 ok", "SUCCESS"),
    // Sentences.
    ("something about base64", "RIPPER_INVALID_BASE64_PDF_FILE"),
    ("can't write, maintenance", "READONLY"),
    ("why can't I upload my pdf?", "RIPPER_INVALID_BASE64_PDF_FILE"),
    ("the flipbook was deleted", "PAPER_DOES_NOT_EXIST"),
    ("a read only mode", "READONLY"),
    ("paper is still being converted", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
    ("is my ip blocked?", "LOGIN_SECURITY_VIOLATION"),
    ("I sent the id of a category instead of a paper", "PAPER_MUST_NOT_BE_CATEGORY"),
    ("custom field with that name exists", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
    ("wildcards don't work in search", "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS"),
    ("checkout doesn't work", "UNSUPPORTED_CHECKOUT_TYPE"),
    ("we need a bigger licence", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
    ("field does not exist on paper", "CUSTOMFIELD_FIELD_DOES_NOT_EXIST"),
    ("everything worked", "SUCCESS"),
    // Typos.
    ("maintenence", "READONLY"),
    ("permision denied", "LOGIN_SECURITY_VIOLATION"),
    ("dupplicate name", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
    ("licence quotta", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
    ("pdf corupted", "RIPPER_INVALID_BASE64_PDF_FILE"),
];

/// The place of the wanted code among the rows, counted from 0.
fn place(catalog: &Catalog, index: &Index, (query, wanted): (&str, &str)) -> Option<usize> {
    let found = index.find(&Query::parse(query), None, || false).unwrap();
    found.rows.iter().position(|&row| *catalog.codes[row as usize].name == *wanted)
}

#[test]
fn what_one_remembers_finds_the_code_in_the_first_three_and_mostly_first() {
    let catalog = embedded();
    let index = Index::of_codes(&catalog);
    let places: Vec<_> = QUERIES.iter().map(|&row| (row, place(&catalog, &index, row))).collect();
    let missed: Vec<_> = places.iter().filter(|(_, place)| place.is_none_or(|place| place > 2)).collect();
    assert!(missed.is_empty(), "not among the first three: {missed:?}");
    let first = places.iter().filter(|(_, place)| *place == Some(0)).count();
    let others: Vec<_> = places.iter().filter(|(_, place)| *place != Some(0)).collect();
    assert!(first >= 50, "{first} of {} first, not {others:?}", QUERIES.len());
}

#[test]
fn a_keyword_does_not_outrank_a_name() {
    let catalog = embedded();
    for code in &catalog.codes {
        for keyword in &code.notes[0].keywords {
            let index = Index::of_codes(&catalog);
            let hits = index.search(&Query::parse(keyword));
            let by_name = hits.iter().filter(|hit| hit.tier <= Tier::Substring).count();
            let all = hits.iter().take(by_name).all(|hit| hit.tier <= Tier::Substring);
            assert!(all && hits.iter().any(|hit| *catalog.codes[hit.entry as usize].name == *code.name), "{keyword}");
        }
    }
}
