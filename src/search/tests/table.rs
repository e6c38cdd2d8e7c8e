//! Which code a query finds first.

use super::*;

/// Each query must find its code first, whatever else is known of the codes.
fn assert_first(rows: &[(&str, &str)]) {
    for catalog in [bare(), embedded(), full()] {
        for (query, first) in rows {
            let found = found(&catalog, query);
            assert_eq!(found.first().map(String::as_str), Some(*first), "{query}: {found:?}");
        }
    }
}

#[test]
fn the_right_code_comes_first() {
    assert_first(&[
        ("PAPER_DOES_NOT_EXIST", "PAPER_DOES_NOT_EXIST"),
        ("PaperDoesNotExist", "PAPER_DOES_NOT_EXIST"),
        ("paper does not exist", "PAPER_DOES_NOT_EXIST"),
        ("pdne", "PAPER_DOES_NOT_EXIST"),
        ("Paper", "PAPER_DOES_NOT_EXIST"),
        ("exist", "PAPER_DOES_NOT_EXIST"),
        ("error", "ERROR"),
        ("e", "ERROR"),
        ("s", "SUCCESS"),
        ("sucess", "SUCCESS"),
        ("<code><![CDATA[ SUCCESS ]]></ code>", "SUCCESS"),
        ("READ_ONLY", "READONLY"),
        ("read only", "READONLY"),
        ("readnoly", "READONLY"),
        ("not a category", "PAPER_MUST_NOT_BE_CATEGORY"),
        ("cifn", "CUSTOMFIELD_INVALID_FIELD_NAME"),
        ("cfdne", "CUSTOMFIELD_FIELD_DOES_NOT_EXIST"),
        ("format data", "CUSTOMFIELD_INVALID_DATA_FORMAT"),
        ("wildcard", "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS"),
        ("base 64", "RIPPER_INVALID_BASE64_PDF_FILE"),
        ("pdf", "RIPPER_INVALID_BASE64_PDF_FILE"),
        ("already processed", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
        ("processing", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
        ("login", "LOGIN_SECURITY_VIOLATION"),
        ("upgrade", "READONLY"),
        ("^paper !category", "PAPER_DOES_NOT_EXIST"),
        ("name$", "CUSTOMFIELD_INVALID_FIELD_NAME"),
    ]);
}

#[test]
fn a_code_named_in_a_text_comes_after_one_so_named() {
    let found = found(&bare(), "login");
    assert_eq!(found, ["LOGIN_SECURITY_VIOLATION", "READONLY"]);
}

#[test]
fn a_word_of_a_text_finds_what_it_is_about() {
    assert_eq!(found(&bare(), "upgrade"), ["READONLY", "LICENSE_DOES_NOT_ALLOW_PROCESSING"]);
    assert_eq!(found(&full(), "upgrade")[..2], ["READONLY", "LICENSE_DOES_NOT_ALLOW_PROCESSING"]);
}

#[test]
fn an_anchored_word_is_a_matter_of_the_name() {
    for catalog in [bare(), embedded(), full()] {
        assert_eq!(found(&catalog, "^paper !category"), ["PAPER_DOES_NOT_EXIST"]);
        assert_eq!(found(&catalog, "name$"), ["CUSTOMFIELD_INVALID_FIELD_NAME"]);
        assert_eq!(found(&catalog, "^error$"), ["ERROR"]);
        assert_eq!(found(&catalog, "zzzz"), Vec::<String>::new());
    }
}

/// As a developer in trouble would type it.
#[test]
fn the_right_code_comes_first_in_trouble_too() {
    assert_first(&[
        // Half a name from a log that was cut off.
        ("RIPPER_CANNOT_PROC", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
        ("OES_NOT_ALLOW", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
        ("ALREADY_BEING_PROCESSED", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
        ("..._INVALID_BASE64", "RIPPER_INVALID_BASE64_PDF_FILE"),
        ("code=PAPER_MUST_NOT_BE_CATEGORY", "PAPER_MUST_NOT_BE_CATEGORY"),
        // Another language's naming.
        ("paperDoesNotExist", "PAPER_DOES_NOT_EXIST"),
        ("login-security-violation", "LOGIN_SECURITY_VIOLATION"),
        ("license.does.not.allow.processing", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
        ("ReadOnly", "READONLY"),
        ("CustomField::InvalidDatatype", "CUSTOMFIELD_INVALID_DATATYPE"),
        ("CUSTOM_FIELD_INVALID_DATA_TYPE", "CUSTOMFIELD_INVALID_DATATYPE"),
        ("invalidFieldName", "CUSTOMFIELD_INVALID_FIELD_NAME"),
        ("clientUnknown", "CLIENT_UNKNOWN"),
        // Pasted with what stood around it.
        ("<code><![CDATA[READONLY]]></code>", "READONLY"),
        ("    <code>LOGIN_SECURITY_VIOLATION</code>", "LOGIN_SECURITY_VIOLATION"),
        ("\"code\": \"CLIENT_UNKNOWN\",", "CLIENT_UNKNOWN"),
        ("'SUCCESS'", "SUCCESS"),
        ("`ERROR`", "ERROR"),
        ("ＥＲＲＯＲ", "ERROR"),
        ("<ReturnCode>READONLY</ReturnCode>", "READONLY"),
        ("{\"ReturnCode\":\"PAPER_DOES_NOT_EXIST\",\"Message\":\"\"}", "PAPER_DOES_NOT_EXIST"),
        ("returncode: PAPER_DOES_NOT_EXIST", "PAPER_DOES_NOT_EXIST"),
        ("Error: paper_does_not_exist at line 3", "PAPER_DOES_NOT_EXIST"),
        ("2026-11-22 ERROR api: code LICENSE_DOES_NOT_ALLOW_PROCESSING", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
        ("SetSetting returned ERROR after 3 tries", "ERROR"),
        // Typos.
        ("sucsess", "SUCCESS"),
        ("succes", "SUCCESS"),
        ("redonly", "READONLY"),
        ("erorr", "ERROR"),
        ("paper does not exits", "PAPER_DOES_NOT_EXIST"),
        ("PAPER_DOESNT_EXIST", "PAPER_DOES_NOT_EXIST"),
        ("not be catgeory", "PAPER_MUST_NOT_BE_CATEGORY"),
        ("licence", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
        ("licen", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
        ("voilation", "LOGIN_SECURITY_VIOLATION"),
        ("wildacrds", "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS"),
        // Initials, all of them and the first.
        ("lsv", "LOGIN_SECURITY_VIOLATION"),
        ("rcppabp", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
        ("cfniu", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
        ("ldn", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
        ("pmnb", "PAPER_MUST_NOT_BE_CATEGORY"),
        // Words, in any order, and the starts of words.
        ("unique", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
        ("name unique", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
        ("pap not cat", "PAPER_MUST_NOT_BE_CATEGORY"),
        ("field name", "CUSTOMFIELD_INVALID_FIELD_NAME"),
        ("inv data", "CUSTOMFIELD_INVALID_DATATYPE"),
        ("unit", "CLIENT_INVALID_UNIT_COUNT"),
        ("custom field criteria", "SEARCH_NO_CUSTOM_FIELD_CRITERIAS"),
        // Words of what the document says.
        ("generic error occurs", "CUSTOMFIELD_INVALID_DATA_FORMAT"),
        ("unhandled", "CUSTOMFIELD_INVALID_DATA_FORMAT"),
        ("frontend", "READONLY"),
        ("could not be parsed", "RIPPER_INVALID_BASE64_PDF_FILE"),
        ("one PDF at a time", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
        ("iPaper ID requested", "PAPER_DOES_NOT_EXIST"),
        ("delete the existing field", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
        // Subsequences of a name.
        ("pprexst", "PAPER_DOES_NOT_EXIST"),
        ("lgnviol", "LOGIN_SECURITY_VIOLATION"),
        ("invb64", "RIPPER_INVALID_BASE64_PDF_FILE"),
        // Operators.
        ("'base64", "RIPPER_INVALID_BASE64_PDF_FILE"),
        ("exist !custom", "PAPER_DOES_NOT_EXIST"),
        ("unit | uniqe", "CLIENT_INVALID_UNIT_COUNT"),
        ("code:field text:unique", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
        ("text:logins", "READONLY"),
    ]);
}
