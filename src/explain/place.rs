//! The place of a code in a text: what stands before and behind it.

/// The most bytes before a name that say whether its place is that of a code.
pub const BEFORE: usize = 256;

/// The last letters of the words that a code follows, and such words as a whole.
const ENDS_BEFORE: [&[u8]; 9] =
    [b"code", b"error", b"err", b"errno", b"status", b"exit", b"returned", b"http/1.1", b"http/2"];
const WORDS_BEFORE: [&[u8]; 4] = [b"rc", b"ret", b"retval", b"result"];

/// Words between such a word and the code.
const LINKS: [&[u8]; 4] = [b"is", b"was", b"of", b"with"];

/// The fields of a log record that hold its level.
const LEVELS: [&[u8]; 6] = [b"level", b"levelname", b"loglevel", b"lvl", b"severity", b"priority"];

/// Opening quotes, each with the one that closes it.
const QUOTES: [(char, char); 7] =
    [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('„', '“'), ('«', '»'), ('‘', '’')];

/// The start of character data in XML.
pub(super) const CDATA: &[u8] = b"<![CDATA[";

/// Decides whether a word between these texts is a code: in an element or behind a word that says so, in quotes, or alone
/// on its line.
pub fn is_of_word(before: &[u8], behind: &[u8]) -> bool {
    let (plain, before) = (before, without_escapes(before));
    is_alone(plain, behind) || is_behind_key(before) || is_in_element(before, is_key) || is_quoted(before, behind)
}

/// Decides whether a number between these texts is a code: behind a word that says so, or in brackets by itself.
pub fn is_of_number(before: &[u8], behind: &[u8]) -> bool {
    let before = without_escapes(before);
    if let Some(before) = before.strip_suffix(b"(")
        && behind.starts_with(b")")
    {
        return char_before(before).is_none_or(char::is_whitespace);
    }
    // The end of another number.
    if before.ends_with(b"-") || before.ends_with(b".") {
        return false;
    }
    let is_digit = |rest: &[u8]| rest.first().is_some_and(u8::is_ascii_digit);
    // `ERROR 12:30:01` is a time, and `28.5` another number.
    let goes_on = [&b":"[..], b".", b"-"].iter().any(|&sign| behind.strip_prefix(sign).is_some_and(is_digit));
    !goes_on && (is_behind_key(before) || is_in_element(before, is_key))
}

/// True behind the start tag of an element with such a name, with white space and the start of character data between them.
pub(super) fn is_in_element(before: &[u8], is_name: impl Fn(&[u8]) -> bool) -> bool {
    let before = before.trim_ascii_end();
    let before = before.strip_suffix(CDATA).unwrap_or(before).trim_ascii_end();
    let Some(tag) = before.strip_suffix(b">").and_then(|tag| Some(&tag[memchr::memrchr(b'<', tag)? + 1..])) else {
        return false;
    };
    let tag = tag.trim_ascii_start();
    let name = tag.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    // Neither a closing tag nor one without content.
    !tag.starts_with(b"/")
        && !tag.ends_with(b"/")
        && is_name(name.rsplit(|&byte| byte == b':').next().unwrap_or_default())
}

/// True behind a word that a code follows, on the same line.
fn is_behind_key(before: &[u8]) -> bool {
    let whole = &before[memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1)..];
    let line = trim_signs(whole);
    // Something else ends between them: a tag, a bracket, a clause. `->` and `=>` lead on.
    let signs = &whole[line.len()..];
    let ends = |(at, sign): (usize, &u8)| match sign {
        b'>' => at == 0 || !matches!(signs[at - 1], b'-' | b'='),
        sign => matches!(sign, b']' | b')' | b'}' | b',' | b';'),
    };
    if signs.iter().enumerate().any(ends) {
        return false;
    }
    let without_link = LINKS.iter().find_map(|link| strip_end(line, link)?.strip_suffix(b" "));
    is_key(trim_signs(without_link.unwrap_or(line)))
}

/// True for a text with such a word at its end.
fn is_key(text: &[u8]) -> bool {
    let last = text.rsplit(|byte| !byte.is_ascii_alphanumeric()).next().unwrap_or_default();
    ENDS_BEFORE.iter().any(|end| strip_end(text, end).is_some())
        || WORDS_BEFORE.iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// True for all that is on a line.
fn is_alone(before: &[u8], behind: &[u8]) -> bool {
    let line = &before[memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1)..];
    line.is_empty() && behind.first().is_none_or(|byte| matches!(byte, b'\r' | b'\n'))
}

/// The length of the escape that a text ends with: `\n` and `\u003e` of JSON, `%20` of an address, the colours of a
/// terminal. Its letters are no part of the word behind it.
pub(super) fn escape_length(text: &[u8]) -> usize {
    let ends_with = |start: &[u8], digits: usize| {
        let (before, rest) = text.split_at_checked(text.len().checked_sub(digits)?)?;
        (before.ends_with(start) && rest.iter().all(u8::is_ascii_hexdigit)).then_some(start.len() + digits)
    };
    let last = text.last().copied().unwrap_or_default();
    match last {
        b'm' => {
            let parameters =
                text[..text.len() - 1].iter().rev().take_while(|byte| matches!(byte, b'0'..=b'9' | b';' | b':'));
            let length = 1 + parameters.count();
            if text[..text.len() - length].ends_with(b"\x1b[") { length + 2 } else { 0 }
        }
        b'n' | b'r' | b't' | b'b' | b'f' if text[..text.len() - 1].ends_with(b"\\") => 2,
        _ => ends_with(b"\\u", 4).or_else(|| ends_with(b"%", 2)).unwrap_or(0),
    }
}

/// A text without the escapes at its end.
fn without_escapes(mut text: &[u8]) -> &[u8] {
    loop {
        match escape_length(text) {
            0 => return text,
            length => text = &text[..text.len() - length],
        }
    }
}

/// True between quotes that are not those of the level of a log record.
fn is_quoted(before: &[u8], behind: &[u8]) -> bool {
    let (Some(open), Some(close)) = (char_before(before), char_behind(behind)) else { return false };
    if !QUOTES.contains(&(open, close)) {
        return false;
    }
    let field = trim_signs(&before[..before.len() - open.len_utf8()]);
    !LEVELS
        .iter()
        .any(|level| strip_end(field, level).is_some_and(|rest| !rest.last().is_some_and(u8::is_ascii_alphanumeric)))
}

/// A text without the signs and blanks at its end.
fn trim_signs(text: &[u8]) -> &[u8] {
    let end = text.iter().rposition(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    &text[..end.map_or(0, |last| last + 1)]
}

/// A text without its end, in any case.
pub(super) fn strip_end<'t>(text: &'t [u8], end: &[u8]) -> Option<&'t [u8]> {
    let (start, rest) = text.split_at_checked(text.len().checked_sub(end.len())?)?;
    rest.eq_ignore_ascii_case(end).then_some(start)
}

/// True for a character that a name does not end at.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// True behind a word that does not end here.
pub(super) fn goes_on(behind: &[u8]) -> bool {
    char_behind(behind).is_some_and(is_word)
}

/// The last character of a text; the sign for such bytes if they are no UTF-8.
pub(super) fn char_before(text: &[u8]) -> Option<char> {
    let last = *text.last()?;
    if last.is_ascii() {
        return Some(char::from(last));
    }
    let start = text.len() - text.iter().rev().take(4).position(|byte| byte & 0xc0 != 0x80).map_or(1, |at| at + 1);
    let decoded = std::str::from_utf8(&text[start..]).ok().and_then(|text| text.chars().next_back());
    Some(decoded.unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// The first character of a text; the sign for such bytes if they are no UTF-8.
pub(super) fn char_behind(text: &[u8]) -> Option<char> {
    let first = *text.first()?;
    if first.is_ascii() {
        return Some(char::from(first));
    }
    let chunk = text[..text.len().min(4)].utf8_chunks().next()?;
    Some(chunk.valid().chars().next().unwrap_or(char::REPLACEMENT_CHARACTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts before and behind the `@` of a line, where the name stands.
    fn around(line: &str) -> (&[u8], &[u8]) {
        let (before, behind) = line.split_once('@').unwrap();
        (before.as_bytes(), behind.as_bytes())
    }

    #[test]
    fn a_word_is_a_code_in_an_element_behind_a_key_or_in_quotes() {
        for line in [
            "<code>@</code>",
            "<code><![CDATA[@]]></code>",
            "<code>\n  <![CDATA[\n\t@\n]]></ code>",
            "<ns:ReturnCode type='x'>@<",
            "<Status>@<",
            "code=@",
            "\"code\": \"@\"",
            "'code' : '@'",
            "returned @",
            "the status was @.",
            "exit status @",
            "result: @",
            "rc=@",
            "it failed with “@”",
            "`@`",
            "case '@':",
            "status -> @",
            "x\n@\ny",
            "code=\x1b[1;33m@\x1b[0m",
            "<code>\\r\\n@\\r\\n</code>",
        ] {
            let (before, behind) = around(line);
            assert!(is_of_word(before, behind), "{line}");
        }
        for line in [
            "2026-01-01 12:00:00 @ x",
            "[@] code",
            "[error] @",
            "status, @",
            "@: it failed",
            "level=@",
            "{\"level\":\"@\",\"code\":1}",
            "severity = \"@\"",
            "error\n@ x",
            "<level>@</level>",
            "<code/>@",
            "</code>@",
            "the codec @",
            "src=@",
            "app.py - @ - x",
            "\"@ x\"",
        ] {
            let (before, behind) = around(line);
            assert!(!is_of_word(before, behind), "{line}");
        }
    }

    #[test]
    fn a_number_is_a_code_behind_a_key_or_in_brackets() {
        for line in ["curl: (@) Timed", "ERROR @ (40001): x", "code\":@,", "exit code @.", "HTTP/1.1 @ OK", "<code>@<"]
        {
            let (before, behind) = around(line);
            assert!(is_of_number(before, behind), "{line}");
        }
        for line in ["main.c(@): x", "ERROR @:30:01", "code @.5", "in @ files", "\"@\"", "error\n@", "code -@"] {
            let (before, behind) = around(line);
            assert!(!is_of_number(before, behind), "{line}");
        }
    }

    #[test]
    fn a_character_next_to_a_name_is_decoded() {
        for (text, last, first) in [("aé", 'é', 'a'), ("“x”", '”', '“'), ("€", '€', '€'), ("😀", '😀', '😀')]
        {
            assert_eq!((char_before(text.as_bytes()), char_behind(text.as_bytes())), (Some(last), Some(first)));
        }
        for bytes in [&b"\xff"[..], b"\xc3", b"\x80\x80\x80\x80\x80", b"\xe2\x82"] {
            let unknown = Some(char::REPLACEMENT_CHARACTER);
            assert_eq!((char_before(bytes), char_behind(bytes)), (unknown, unknown), "{bytes:?}");
        }
        assert_eq!((char_before(b""), char_behind(b"")), (None, None));
    }
}
