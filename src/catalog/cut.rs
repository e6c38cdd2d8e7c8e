//! Where a document may be cut, so that its pieces read as the whole does: where a top-level heading starts, as what
//! stands above cannot change what is below. What could be otherwise keeps the rest of the document in one piece.
//!
//! Each question is answered in one pass: a document may be made to be slow.

use memchr::memmem;

/// Blocks that go on over blank lines and headings, until their own end.
const ENCLOSING: [&str; 6] = ["<!", "<?", "<pre", "<script", "<style", "<textarea"];

/// Whether something starts in a text that may go on beyond it: an HTML block that has an end of its own, a fence that
/// may be none or may belong to a list, as it follows HTML or does not start its line.
pub(super) fn encloses(text: &[u8]) -> bool {
    let mut html = None;
    memchr::memchr3_iter(b'<', b'`', b'~', text).any(|at| match text[at] {
        b'<' => {
            if first_of_line(text, at) {
                html = Some(at);
            }
            ENCLOSING.iter().any(|tag| starts_with(&text[at..], tag))
        }
        _ if !is_fence(&text[at..]) => false,
        // The HTML ends with a blank line.
        _ if starts_line(text, at) => html.take().is_some_and(|html| !lines(&text[html..at - 1]).any(is_blank)),
        sign => text[at - 1] != sign,
    })
}

/// Whether a text may refer to a link that is defined elsewhere.
pub(super) fn refers(text: &[u8]) -> bool {
    memchr::memchr(b']', text).is_some()
}

/// Whether a text may define a link: then a text above or below may refer to it.
pub(super) fn defines(text: &[u8]) -> bool {
    let finder = memmem::Finder::new(b"]:");
    if finder.find(text).is_none() {
        return false;
    }
    // What is defined starts its paragraph, in a list or a quote too, and may go on over lines.
    let mut opened = false;
    lines(text).any(|line| {
        let marked = |&byte: &u8| byte.is_ascii_whitespace() || byte.is_ascii_digit() || b">-+*:.)".contains(&byte);
        let start = line.iter().position(|byte| !marked(byte)).unwrap_or(line.len());
        opened = start < line.len() && (opened || line[start] == b'[');
        opened && finder.find(line).is_some()
    })
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

/// Whether it is the first of its line that is no blank.
fn first_of_line(text: &[u8], at: usize) -> bool {
    text[..at]
        .iter()
        .rev()
        .find(|byte| **byte == b'\n' || !byte.is_ascii_whitespace())
        .is_none_or(|&byte| byte == b'\n')
}

/// Whether the line before the one that starts there is blank.
fn follows_blank(text: &[u8], at: usize) -> bool {
    lines(&text[..at - 1]).next_back().is_some_and(is_blank)
}

fn lines(text: &[u8]) -> impl DoubleEndedIterator<Item = &[u8]> {
    text.split(|&byte| byte == b'\n')
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
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
    fn what_may_go_on_is_not_cut() {
        for text in [
            "<!--\n\n# not\n\n-->\n",
            "<!a\n\n# B\n",
            "<?\n",
            "<PRE>",
            "- ```\n",
            "  ```\n",
            "a ~~~~\n",
            "<b>\na\n```\n",
            "a\n <b>\n```\n",
        ] {
            assert!(encloses(text.as_bytes()), "{text}");
        }
        for text in ["<b>\n", "```\n\n~~~\n", "`a` ``b`` ~~c~~\n", "````\n", "<b>\n \n```\n", "a <b>\n```\n"] {
            assert!(!encloses(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn a_link_is_defined_where_its_paragraph_starts() {
        for text in ["[x]: /y", "a\n\n[x]: /y\n", "> [x]: /y\n", "1. [x]: /y\n", "[x\ny]: /z\n", "[a\\]\n\\[b]: /c\n"] {
            assert!(defines(text.as_bytes()), "{text}");
        }
        for text in ["a[0]: b\n", "[x]\n\na]: b\n", "[x]\n>\na]: b\n", "[x](y)\n", "]:\n"] {
            assert!(!defines(text.as_bytes()), "{text}");
        }
        assert!(refers(b"a [x]") && !refers(b"a"));
    }

    #[test]
    fn a_document_made_to_be_slow_is_not() {
        for line in ["```\n", "a ]:\n", "[\n", " <\n", "#\n", " "] {
            let text = line.repeat(1 << 18);
            let text = text.as_bytes();
            // Quadratic, each of these would take minutes.
            assert!(!encloses(text) && !defines(text) && next(text, 1).is_none(), "{line}");
        }
    }
}
