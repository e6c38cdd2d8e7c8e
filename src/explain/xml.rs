//! XML as it is met: parts of documents, cut off, with mistakes.

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// The start of an element; its name without a namespace.
    Start(&'t str),
    /// The end of one.
    End(&'t str),
    /// Text, with its entities resolved; character data as it is.
    Text(String),
}

/// Reads tokens until the text ends, in the middle of one too.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'t> {
    rest: &'t str,
    /// The end of an element that is empty, `<a/>`, which is to follow.
    end: Option<&'t str>,
}

impl<'t> Tokens<'t> {
    /// The tokens of a text.
    pub fn of(text: &'t str) -> Self {
        Self { rest: text, end: None }
    }

    /// The rest of the text up to an end of markup, which is passed over; none where it does not come.
    fn until(&mut self, end: &str) -> Option<&'t str> {
        let (inside, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(inside)
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        if let Some(end) = self.end.take() {
            return Some(Token::End(end));
        }
        loop {
            let Some(markup) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return (!text.is_empty()).then(|| Token::Text(without_entities(text)));
            };
            self.rest = markup;
            if let Some(data) = markup.strip_prefix("![CDATA[") {
                self.rest = data;
                // One that is cut off is all that there is.
                let data = self.until("]]>").unwrap_or_else(|| std::mem::take(&mut self.rest));
                return Some(Token::Text(data.to_owned()));
            }
            if markup.starts_with("!--") {
                self.until("-->")?;
                continue;
            }
            let tag = self.until(">")?;
            if tag.starts_with(['!', '?']) {
                continue;
            }
            // Some write `</ code>`.
            if let Some(name) = tag.trim_start().strip_prefix('/') {
                return Some(Token::End(local_name(name)));
            }
            let name = local_name(tag);
            self.end = tag.ends_with('/').then_some(name);
            return Some(Token::Start(name));
        }
    }
}

/// The name that a tag starts with, without its namespace.
fn local_name(tag: &str) -> &str {
    let name = tag.trim_start().split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
    name.rsplit(':').next().unwrap_or_default()
}

/// A text with its entities resolved; others than XML itself has stay as they are.
fn without_entities(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        clean.push_str(before);
        let entity = behind.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest)));
        let (c, after) = entity.unwrap_or(('&', behind));
        clean.push(c);
        rest = after;
    }
    clean + rest
}

/// The character of an entity.
fn character(name: &str) -> Option<char> {
    let number = |digits: &str, radix| char::from_u32(u32::from_str_radix(digits, radix).ok()?);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match name.strip_prefix('#')?.strip_prefix(['x', 'X']) {
            Some(digits) => number(digits, 16),
            None => number(&name[1..], 10),
        },
    }
}
