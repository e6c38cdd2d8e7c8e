//! Generates large references in the form of the embedded one, the same text every time.

use std::fmt::Write;

const AREAS: [&str; 25] = [
    "PAPER",
    "CUSTOMFIELD",
    "LICENSE",
    "LOGIN",
    "RIPPER",
    "SEARCH",
    "CLIENT",
    "MEDIA",
    "LINK",
    "IMAGE",
    "ACCOUNT",
    "BILLING",
    "CHECKOUT",
    "DOMAIN",
    "EXPORT",
    "FLIPBOOK",
    "INVOICE",
    "MESSAGE",
    "NETWORK",
    "PRODUCT",
    "SESSION",
    "STORAGE",
    "TOKEN",
    "UPLOAD",
    "WEBHOOK",
];
const THINGS: [&str; 25] = [
    "FIELD",
    "NAME",
    "PAGE",
    "FILE",
    "FOLDER",
    "CATEGORY",
    "DATA",
    "FORMAT",
    "TYPE",
    "UNIT",
    "COUNT",
    "MODULE",
    "URL",
    "IDENTIFIER",
    "PASSWORD",
    "CERTIFICATE",
    "CONTENT",
    "LANGUAGE",
    "OPTION",
    "PERIOD",
    "QUOTA",
    "REQUEST",
    "SIGNATURE",
    "TEMPLATE",
    "VERSION",
];
const STATES: [&str; 20] = [
    "DOES_NOT_EXIST",
    "IS_INVALID",
    "IS_NOT_UNIQUE",
    "MUST_NOT_BE_EMPTY",
    "ALREADY_EXISTS",
    "IS_LOCKED",
    "IS_READONLY",
    "NOT_SUPPORTED",
    "LIMIT_REACHED",
    "HAS_EXPIRED",
    "TOO_LONG",
    "TOO_SHORT",
    "UNKNOWN",
    "IN_USE",
    "NOT_ALLOWED",
    "CANNOT_BE_PROCESSED",
    "MISMATCH",
    "TIMED_OUT",
    "WAS_DELETED",
    "IS_REQUIRED",
];
const LOCATIONS: [&str; 81] = [
    "",
    "IN_ARCHIVE",
    "IN_BACKUP",
    "IN_BATCH",
    "IN_CACHE",
    "IN_CART",
    "IN_CATALOG",
    "IN_CHAPTER",
    "IN_CLUSTER",
    "IN_COLUMN",
    "IN_COMMENT",
    "IN_CONTRACT",
    "IN_COPY",
    "IN_DATABASE",
    "IN_DRAFT",
    "IN_EDITION",
    "IN_EMAIL",
    "IN_EVENT",
    "IN_FEED",
    "IN_FOOTER",
    "IN_FORM",
    "IN_GALLERY",
    "IN_GROUP",
    "IN_HEADER",
    "IN_HISTORY",
    "IN_IMPORT",
    "IN_INBOX",
    "IN_INDEX",
    "IN_JOB",
    "IN_JOURNAL",
    "IN_KEYRING",
    "IN_LAYER",
    "IN_LAYOUT",
    "IN_LEDGER",
    "IN_LIBRARY",
    "IN_LIST",
    "IN_LOG",
    "IN_MANIFEST",
    "IN_MAP",
    "IN_MENU",
    "IN_MIRROR",
    "IN_NOTICE",
    "IN_ORDER",
    "IN_OUTLINE",
    "IN_PACKAGE",
    "IN_PANEL",
    "IN_PARAGRAPH",
    "IN_PAYLOAD",
    "IN_PIPELINE",
    "IN_PREVIEW",
    "IN_PROFILE",
    "IN_PROJECT",
    "IN_QUEUE",
    "IN_RECORD",
    "IN_REGION",
    "IN_REPORT",
    "IN_ROLE",
    "IN_ROUTE",
    "IN_ROW",
    "IN_SANDBOX",
    "IN_SCHEMA",
    "IN_SECTION",
    "IN_SHARD",
    "IN_SITE",
    "IN_SNAPSHOT",
    "IN_STREAM",
    "IN_SUMMARY",
    "IN_TABLE",
    "IN_TAG",
    "IN_TASK",
    "IN_TENANT",
    "IN_THREAD",
    "IN_TOPIC",
    "IN_TRASH",
    "IN_TREE",
    "IN_VAULT",
    "IN_VIEW",
    "IN_VOLUME",
    "IN_WIDGET",
    "IN_WORKSPACE",
    "IN_ZONE",
];

/// A reference with this many codes (at most a million), each name unique, and about 150 bytes a code.
pub fn markdown(codes: usize) -> String {
    let mut text = String::with_capacity(codes * 160 + 100);
    text.push_str("---\ntitle: Generated Codes\npermalink: /generated\n---\n");
    // A step coprime to the number of names visits each of them once, in no order.
    let names = AREAS.len() * THINGS.len() * STATES.len() * LOCATIONS.len();
    for code in 0..codes.min(names) {
        let number = code * 387_281 % names;
        let (area, number) = (AREAS[number % AREAS.len()], number / AREAS.len());
        let (thing, number) = (THINGS[number % THINGS.len()], number / THINGS.len());
        let (state, location) = (STATES[number % STATES.len()], LOCATIONS[number / STATES.len()]);
        let gap = if location.is_empty() { "" } else { "_" };
        let _ = writeln!(text, "\n## {area}_{thing}_{state}{gap}{location}\n");
        describe(&mut text, code, &words(area), &words(thing), &words(state), &words(location));
    }
    text
}

fn describe(text: &mut String, code: usize, area: &str, thing: &str, state: &str, location: &str) {
    let other = words(THINGS[(code / 3) % THINGS.len()]);
    let _ = match code % 4 {
        0 => writeln!(
            text,
            "This code is returned whenever the {thing} of the {area} {state} {location} although the {other} was part \
             of the request."
        ),
        1 => writeln!(
            text,
            "The {area} has a {thing} that {state} {location}.\n\nSolutions:\n: Change the {thing}.\n: Ask for another \
             {other}."
        ),
        2 => writeln!(
            text,
            "This code is returned if:\n: The {thing} {state} {location}.\n: The {other} could not be parsed, or belongs \
             to another {area}."
        ),
        _ => writeln!(
            text,
            "Some methods are more granular than others: a {thing} {state} {location}, or the {other} of the {area} \
             did. See the message."
        ),
    };
}

fn words(name: &str) -> String {
    name.replace('_', " ").to_lowercase()
}
