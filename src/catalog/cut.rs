//! Where a document may be cut, so that its pieces read as the whole does: where a top-level heading starts, as what
//! stands above cannot change what is below. A document where that could be otherwise is read as a whole.

use memchr::memmem;

/// What keeps a document whole: blocks that go on over blank lines and headings, until their own end.
const ENCLOSING: [&str; 6] = ["<!", "<?", "<pre", "<script", "<style", "<textarea"];

/// Whether a document has something that only makes sense as a whole: an HTML block that has an end of its own, a link
/// defined elsewhere, a fence that may be none or may belong to a list, as it follows HTML or does not start its line.
pub(super) fn is_whole(text: &[u8]) -> bool {
    let encloses = |at: usize| match text[at] {
        b'<' => ENCLOSING.iter().any(|tag| starts_with(&text[at..], tag)),
        _ if !is_fence(&text[at..]) => false,
        _ if starts_line(text, at) => follows_html(text, at),
        sign => text[at - 1] != sign,
    };
    let defines = |at: usize| {
        let line = memchr::memrchr(b'\n', &text[..at]).map_or(0, |newline| newline + 1);
        text[line..at].trim_ascii_start().starts_with(b"[")
    };
    memchr::memchr3_iter(b'<', b'`', b'~', text).any(encloses) || memmem::find_iter(text, b"]:").any(defines)
}

/// The first place to cut a text that is so far in.
pub(super) fn next(text: &[u8], at_least: usize) -> Option<usize> {
    let mut fences = Fences { text, at: 0, open: None };
    let cuts = |&at: &usize| is_heading(&text[at..]) && follows_blank(text, at) && !fences.is_open(at);
    hashed(text, at_least.max(1)).find(cuts)
}

/// The lines of a text that start with `#`, from a byte on.
pub(super) fn hashed(text: &[u8], from: usize) -> impl Iterator<Item = usize> {
    let signs = memchr::memchr_iter(b'#', text.get(from..).unwrap_or_default());
    signs.map(move |sign| from + sign).filter(|&at| starts_line(text, at))
}

/// Whether a line is a heading as `#` makes them.
pub(super) fn is_heading(line: &[u8]) -> bool {
    let level = line.iter().take_while(|&&byte| byte == b'#').count();
    (1..=6).contains(&level) && line.get(level).is_none_or(u8::is_ascii_whitespace)
}

/// Whether a text starts with a tag, in any case.
fn starts_with(text: &[u8], tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
}

/// Whether a line starts there.
fn starts_line(text: &[u8], at: usize) -> bool {
    at == 0 || text[at - 1] == b'\n'
}

/// Whether the line before the one that starts there is blank.
fn follows_blank(text: &[u8], at: usize) -> bool {
    let above = &text[..at - 1];
    let line = memchr::memrchr(b'\n', above).map_or(0, |newline| newline + 1);
    above[line..].iter().all(u8::is_ascii_whitespace)
}

/// Whether one of the lines above, up to a blank one, may start an HTML block.
fn follows_html(text: &[u8], at: usize) -> bool {
    let above = text[..at].rsplit(|&byte| byte == b'\n').skip(1).map(<[u8]>::trim_ascii_start);
    above.take_while(|line| !line.is_empty()).any(|line| line.first() == Some(&b'<'))
}

fn is_fence(text: &[u8]) -> bool {
    text.starts_with(b"```") || text.starts_with(b"~~~")
}

/// The fences of a text, followed from its start.
struct Fences<'a> {
    text: &'a [u8],
    at: usize,
    /// The one that is open: its character and its length.
    open: Option<(u8, usize)>,
}

impl Fences<'_> {
    /// Whether one is open where a line starts; asked for in rising order.
    fn is_open(&mut self, until: usize) -> bool {
        while let Some(sign) = memchr::memchr2(b'`', b'~', &self.text[self.at..until]) {
            let at = self.at + sign;
            let end = memchr::memchr(b'\n', &self.text[at..until]).map_or(until, |newline| at + newline);
            if starts_line(self.text, at) && is_fence(&self.text[at..]) {
                self.pass(self.text[at..end].trim_ascii_end());
            }
            self.at = end;
        }
        self.at = until;
        self.open.is_some()
    }

    fn pass(&mut self, line: &[u8]) {
        let mark = line[0];
        let length = line.iter().take_while(|&&byte| byte == mark).count();
        self.open = match self.open {
            Some((open, least)) if open == mark && length >= least && line.len() == length => None,
            Some(open) => Some(open),
            // What follows a fence of backticks holds none, else it is code in a line of text.
            None if mark == b'`' && line[length..].contains(&b'`') => None,
            None => Some((mark, length)),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_cut_where_a_heading_follows_a_blank_line() {
        assert_eq!(next(b"# A\ntext\n\n# B\n", 1), Some(10));
        assert_eq!(next(b"# A\n\n# B\n\n# C\n", 8), Some(10));
        for text in
            ["", "# A\ntext\n# B\n", "# A\n\n#b\n", "# A\n\n####### B\n", "# A\n\n```\n\n# b\n", "# A\n\n # B\n"]
        {
            assert_eq!(next(text.as_bytes(), 1), None, "{text}");
        }
        assert_eq!(next(b"# A\n\n~~~\n```\n~~~~\n\n# B\n", 1), Some(19));
    }

    #[test]
    fn what_only_makes_sense_as_a_whole_is_not_cut() {
        for text in [
            "<!--\n\n# not\n\n-->\n",
            "<!a\n\n# B\n",
            "<?\n",
            "<PRE>",
            "[x]\n\n# B\n\n[x]: /y\n",
            "- ```\n",
            "  ```\n",
            "a ~~~~\n",
            "<b>\na\n```\n",
        ] {
            assert!(is_whole(text.as_bytes()), "{text}");
        }
        for text in ["<b>\n", "a[0]: b\n", "```\n\n~~~\n", "`a` ``b`` ~~c~~\n", "````\n", "<b>\n\n```\n"] {
            assert!(!is_whole(text.as_bytes()), "{text}");
        }
    }
}
