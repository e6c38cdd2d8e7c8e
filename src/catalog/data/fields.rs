//! The keys and columns of data, by what they hold.

/// The part of a code that a key or a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// Its name in words.
    Title,
    /// The text on it.
    Description,
    /// The conditions under which it is returned.
    Conditions,
    /// The things to do about it.
    Solutions,
    /// The address of its page.
    Url,
    /// The group that it is in.
    Group,
    /// Anything else, which is shown with its key.
    Other,
}

/// Keys that have the names of codes, the surest first.
const CODES: [&str; 18] = [
    "code",
    "errorcode",
    "errcode",
    "returncode",
    "resultcode",
    "exitcode",
    "errorname",
    "sqlstate",
    "reasoncode",
    "ruleid",
    "rule",
    "errorid",
    "error",
    "errno",
    "statuscode",
    "status",
    "issue",
    "exception",
];

/// Keys that have them where their values are certain to be names.
const NAMES: [&str; 8] = ["name", "constant", "symbol", "identifier", "key", "id", "reason", "number"];

/// Keys whose values many codes share, though each may have one of its own: they give no other name.
const SHARED: [&str; 4] = ["status", "statuscode", "httpstatus", "exitcode"];

/// The rank of a key that has names of codes, the surest first, and whether it is certain to have them.
pub(super) fn rank(key: &str) -> Option<(usize, bool)> {
    let key = normal(key);
    let sure = CODES.iter().position(|code| *code == key).map(|rank| (rank, true));
    sure.or_else(|| NAMES.iter().position(|name| *name == key).map(|rank| (CODES.len() + rank, false)))
}

/// True if a key may have the other names of codes.
pub(super) fn has_aliases(key: &str) -> bool {
    rank(key).is_some() && !SHARED.contains(&&*normal(key))
}

/// The part of a code that a key holds.
pub(super) fn field(key: &str) -> Field {
    match &*normal(key) {
        "title" | "summary" | "message" | "msg" | "phrase" | "reasonphrase" | "label" | "short"
        | "shortdescription" | "errormessage" | "defaultmessage" | "name" | "errorname" => Field::Title,
        "description" | "desc" | "detail" | "details" | "text" | "explanation" | "meaning" | "longdescription"
        | "definition" | "comment" | "comments" | "notes" | "help" | "info" | "documentation" => Field::Description,
        "condition" | "conditions" | "cause" | "causes" | "possiblecause" | "possiblecauses" | "reason" | "reasons"
        | "when" | "returnedif" | "returnedwhen" | "why" => Field::Conditions,
        "solution" | "solutions" | "resolution" | "resolutions" | "fix" | "fixes" | "howtofix" | "action"
        | "actions" | "remedy" | "remedies" | "suggestedaction" | "recommendedaction" | "useraction"
        | "recommendation" | "workaround" | "suggestion" | "suggestions" | "hint" | "nextsteps"
        | "tocorrectthiserror" => Field::Solutions,
        "url" | "link" | "href" | "uri" | "doc" | "docs" | "docurl" | "docsurl" | "documentationurl" | "moreinfo"
        | "helpurl" | "helplink" | "seealso" => Field::Url,
        "group" | "category" | "section" => Field::Group,
        _ => Field::Other,
    }
}

/// A key without its case and its signs: `errorcode` for `Error Code`, `error_code` and `errorCode`.
pub(super) fn normal(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// True if a key or the name of a file says that there are codes in it.
pub(super) fn says_codes(key: &str) -> bool {
    const WORDS: [&str; 12] = [
        "code",
        "error",
        "err",
        "errno",
        "status",
        "exit",
        "rule",
        "warning",
        "exception",
        "fault",
        "problem",
        "reason",
    ];
    words(key).iter().any(|word| {
        let singular = word.strip_suffix("es").filter(|word| *word == "status").or_else(|| word.strip_suffix('s'));
        WORDS.contains(&word.as_str()) || singular.is_some_and(|word| WORDS.contains(&word))
    })
}

/// The words of a key in small letters: `error`, `codes` of `errorCodes` or `error-codes`.
pub(super) fn words(key: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut is_open, mut was_lower) = (false, false);
    for c in key.chars() {
        let starts = !is_open || was_lower && c.is_uppercase();
        is_open = c.is_alphanumeric();
        was_lower = c.is_lowercase();
        match words.last_mut() {
            Some(word) if is_open && !starts => word.extend(c.to_lowercase()),
            _ if is_open => words.push(c.to_lowercase().collect()),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_in_any_spelling() {
        for key in ["Error Code", "error_code", "errorCode", "ERROR-CODE"] {
            assert_eq!(rank(key), Some((1, true)), "{key}");
        }
        assert_eq!((rank("id").map(|rank| rank.1), rank("text")), (Some(false), None));
        assert!(has_aliases("errno") && !has_aliases("Status Code"));
        assert_eq!(field("How to fix"), Field::Solutions);
        assert_eq!(field("Returned if"), Field::Conditions);
        assert_eq!(field("retryable"), Field::Other);
    }

    #[test]
    fn a_name_says_codes() {
        for name in ["codes", "errorCodes", "http-statuses", "return_codes", "EXIT STATUS", "warnings", "errno"] {
            assert!(says_codes(name), "{name}");
        }
        for name in ["properties", "scripts", "decoder", "package", "terrors", ""] {
            assert!(!says_codes(name), "{name}");
        }
        assert_eq!(words("errorCodes_ofAPI x"), ["error", "codes", "of", "api", "x"]);
    }
}
