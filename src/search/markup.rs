//! What stands around a pasted code and is no part of it.

/// Blanks in place of the markup around a pasted code, and nothing in place of its quotes.
pub(super) fn without_markup(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let markup = match c {
            '<' => tag_length(rest),
            ']' if rest.starts_with("]]>") => Some(3),
            _ => None,
        };
        let skipped = markup.unwrap_or(c.len_utf8());
        match c {
            _ if markup.is_some() => clean.push(' '),
            '"' | '`' | '“' | '”' | '„' | '«' | '»' => {}
            c => clean.push(c),
        }
        rest = &rest[skipped..];
    }
    clean
}

/// How long the tag is that a text starts with, if it is one that stands around a code in a response.
fn tag_length(text: &str) -> Option<usize> {
    const CDATA: &str = "<![CDATA[";
    if text.get(..CDATA.len()).is_some_and(|start| start.eq_ignore_ascii_case(CDATA)) {
        return Some(CDATA.len());
    }
    let name = text.trim_start_matches(['<', '/', ' ']);
    let after = name.get("code".len()..).filter(|_| name[.."code".len()].eq_ignore_ascii_case("code"))?;
    if !after.starts_with(['>', '/', ' ']) {
        return None;
    }
    Some(text.len() - after.len() + after.find('>')? + 1)
}
