//! The message and the data of a response, around its code.

use std::ops::Range;

use serde_json::Value;

use super::place::{self, is_in_element};
use super::xml::{Token, Tokens};

/// The bytes before a code in which its response starts.
const BEFORE: usize = 2048;

/// The bytes that are read of a response: as few as will do, since texts may be full of codes.
const WINDOWS: [usize; 4] = [1 << 10, 1 << 12, 1 << 14, 1 << 16];

/// The most tags that are looked at for the start of a response, and the bytes of each.
const MAX_TAGS: usize = 32;
const TAG_BYTES: usize = 64;

/// The names of a message, as responses of all kinds have it; the first that there is counts.
const MESSAGES: [&str; 7] = ["message", "msg", "errormessage", "detail", "description", "errordescription", "title"];

/// The name of the data, and the most fields that are kept of them.
const DATA: &str = "data";
const MAX_FIELDS: usize = 32;

/// The elements that a response is in.
const ELEMENTS: [&str; 4] = ["result", "response", "error", "fault"];

/// The rest of a response beside its code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// Its message.
    pub message: Option<String>,
    /// The fields of its data, each with its value.
    pub data: Vec<(String, String)>,
    /// True if its end is not there.
    pub is_cut: bool,
}

/// The response that a text has around a code, and the number of bytes that were read for it; none where the code is no
/// field of one.
pub(super) fn around(text: &[u8], code: &Range<usize>) -> Option<(Response, usize)> {
    let start = code.start.saturating_sub(BEFORE);
    let before = &text[start..code.start];
    let is_code = |name: &[u8]| place::strip_end(name, b"code").is_some();
    if is_in_element(&before[before.len().saturating_sub(place::BEFORE)..], is_code) {
        let (at, is_whole) = start_of_element(before)?;
        return read(&text[start + at..], |text| Some(in_xml(&String::from_utf8_lossy(text), is_whole)));
    }
    read(&text[start + start_of_object(before)?..], in_json)
}

/// Reads the response at the start of a text, of which no more than is needed.
fn read(text: &[u8], read: impl Fn(&[u8]) -> Option<Response>) -> Option<(Response, usize)> {
    let (mut response, mut cost): (Option<Response>, usize) = (None, 0);
    for window in WINDOWS.map(|window| window.min(text.len())) {
        cost += window;
        response = read(&text[..window]);
        if window == text.len() || response.as_ref().is_none_or(|response| !response.is_cut) {
            break;
        }
    }
    response.map(|response| (response, cost))
}

/// The start of the element of a response around the code behind a text, else that of the code's own; and whether it is the
/// former.
fn start_of_element(before: &[u8]) -> Option<(usize, bool)> {
    let tags = memchr::memrchr_iter(b'<', before).filter(|&at| !before[at..].starts_with(place::CDATA));
    let mut own = None;
    for at in tags.take(MAX_TAGS) {
        let text = String::from_utf8_lossy(&before[at..before.len().min(at + TAG_BYTES)]);
        match Tokens::of(&text).next() {
            Some(Token::Start(name)) if is_response(name) => return Some((at, true)),
            // Of the response before this one.
            Some(Token::End(name)) if is_response(name) => break,
            _ => {}
        }
        own = own.or(Some((at, false)));
    }
    own
}

fn is_response(name: &str) -> bool {
    ELEMENTS.iter().any(|element| name.eq_ignore_ascii_case(element))
}

/// Reads the element at the start of a text, or that of a code with those next to it.
fn in_xml(text: &str, is_whole: bool) -> Response {
    let mut response = Response { is_cut: true, ..Response::default() };
    let (mut path, mut content): (Vec<&str>, String) = (Vec::new(), String::new());
    for token in Tokens::of(text) {
        match token {
            // The next response: the end of this one is missing.
            Token::Start(name) if is_whole && path.first() == Some(&name) => {
                response.is_cut = false;
                break;
            }
            Token::Start(name) => {
                path.push(name);
                content.clear();
            }
            Token::End(_) => {
                response.take(&path, &content);
                content.clear();
                if path.pop().is_none() || is_whole && path.is_empty() {
                    response.is_cut = false;
                    break;
                }
            }
            // What follows a code that is in no response, or a response that is cut off in a log.
            Token::Text(text) if path.len() <= usize::from(is_whole) && !text.trim().is_empty() => {
                response.is_cut = false;
                break;
            }
            // A text may come in several parts.
            Token::Text(text) => content.push_str(&text),
        }
    }
    if response.is_cut {
        response.take(&path, &content);
    }
    response
}

fn is_message(name: &str) -> bool {
    // In any spelling: `errorMessage`, `Error_Message`.
    let letters = name.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase());
    MESSAGES.iter().any(|message| message.bytes().eq(letters.clone()))
}

/// The start of the object around the value behind a text, which is that of a field.
fn start_of_object(before: &[u8]) -> Option<usize> {
    let value = before.strip_suffix(b"\"").unwrap_or(before);
    if !value.trim_ascii_end().ends_with(b":") {
        return None;
    }
    let (mut depth, mut in_text) = (0_usize, false);
    for (at, byte) in value.iter().enumerate().rev() {
        match byte {
            b'"' if at == 0 || value[at - 1] != b'\\' => in_text = !in_text,
            _ if in_text => {}
            b'}' | b']' => depth += 1,
            b'{' if depth == 0 => return Some(at),
            b'[' if depth == 0 => return None,
            b'{' | b'[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Reads the object at the start of a text.
fn in_json(text: &[u8]) -> Option<Response> {
    match serde_json::Deserializer::from_slice(text).into_iter::<Value>().next()? {
        Ok(object) => {
            let mut response = Response::default();
            for (name, value) in object.as_object().into_iter().flatten() {
                if is_message(name) && response.message.is_none() {
                    response.message = scalar(value);
                }
                for (field, value) in
                    value.as_object().filter(|_| name.eq_ignore_ascii_case(DATA)).into_iter().flatten()
                {
                    response.add_field(field, &scalar(value).unwrap_or_else(|| value.to_string()));
                }
            }
            Some(response)
        }
        Err(error) if error.is_eof() => {
            Some(Response { message: message_in(text), is_cut: true, ..Response::default() })
        }
        Err(_) => None,
    }
}

/// The message of an object that is cut off behind it.
fn message_in(text: &[u8]) -> Option<String> {
    MESSAGES.iter().find_map(|name| {
        let key = format!("\"{name}\"");
        let start = memchr::memmem::find(text, key.as_bytes())? + key.len();
        let value = text[start..].trim_ascii_start().strip_prefix(b":")?;
        serde_json::Deserializer::from_slice(value).into_iter::<String>().next()?.ok()
    })
}

/// A text or a number, as a text.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

impl Response {
    /// Takes the content of the element at a path.
    fn take(&mut self, path: &[&str], content: &str) {
        match (path, content.trim()) {
            (_, "") => {}
            ([.., DATA, field], content) => self.add_field(field, content),
            ([.., name], content) if is_message(name) && self.message.is_none() => {
                self.message = Some(content.to_owned());
            }
            _ => {}
        }
    }

    fn add_field(&mut self, name: &str, value: &str) {
        if self.data.len() < MAX_FIELDS {
            self.data.push((name.to_owned(), value.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The response around the `@` of a text: its message, its data, and whether it is cut.
    fn told(text: &str) -> Option<(String, String, bool)> {
        let at = text.find('@').unwrap();
        let (response, _) = around(text.as_bytes(), &(at..at + 1))?;
        let data: Vec<_> = response.data.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Some((response.message.unwrap_or_default(), data.join(","), response.is_cut))
    }

    #[test]
    fn a_response_in_xml_is_read_as_it_is_met() {
        for (text, message, data, is_cut) in [
            (
                "<result><code><![CDATA[@]]></code><message><![CDATA[ no\n such ]]></message><data/></result>",
                "no\n such",
                "",
                false,
            ),
            (
                "<result>\n<code>\n @\n</ code>\n<message>a &lt; b &#x41;&#66;</message>\n</result>x",
                "a < b AB",
                "",
                false,
            ),
            ("<n:result><n:code>@</n:code><n:message>m</n:message></n:result>", "m", "", false),
            ("<result><message>m</message><code>@</code></result>", "m", "", false),
            (
                "<result><code>@</code><data><id>1</id><name><![CDATA[a]]></name></data></result>",
                "",
                "id=1,name=a",
                false,
            ),
            ("<result><code>@</code><message>cut o", "cut o", "", true),
            ("<result><code>A</code><message>of A</message></result><result><code>@</code></result>", "", "", false),
            ("<result><code>@</code><result><message>of the next</message>", "", "", false),
            ("x <result><code>@</code> (cut off)\n2026 <mail><message>m</message></mail>", "", "", false),
            ("<code>@</code><message>m</message>\nmore", "m", "", false),
            ("see <code>@</code> for more", "", "", false),
            ("<code><![CDATA[@", "", "", true),
        ] {
            assert_eq!(told(text), Some((message.to_owned(), data.to_owned(), is_cut)), "{text}");
        }
    }

    #[test]
    fn a_response_in_json_is_the_object_around_the_code() {
        for (text, message, data, is_cut) in [
            (r#"{"code": "@", "message": "m"}"#, "m", "", false),
            (r#"{"Code": "@", "ErrorMessage": "m", "Data": {"a": 1}}"#, "m", "a=1", false),
            (
                r#"[{"a": {}, "message": "not {this"}, {"message": "m", "error": {"b": [1]}, "code": "@"}]"#,
                "m",
                "",
                false,
            ),
            (r#"{"error": {"code": "@", "message": "m"}, "message": "x"}"#, "m", "", false),
            (r#"x {"code":"@","data":{"id":1,"list":[2],"s":"t"}} y"#, "", "id=1,list=[2],s=t", false),
            (r#"{"code":"@","msg":"m","rest":"#, "m", "", true),
            (r#"{"code": "@"#, "", "", true),
        ] {
            assert_eq!(told(text), Some((message.to_owned(), data.to_owned(), is_cut)), "{text}");
        }
        for text in ["code: \"@\"", "[\"@\"]", r#"{"a": "@" b}"#, "@"] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
