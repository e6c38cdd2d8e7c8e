//! Places where a document can be split so that its chunks read as the whole does: before a top-level heading, as what
//! is above it cannot change what is below. A document for which that may not hold is not split.
//!
//! Each question is answered in one pass: a document may be made to be slow.

use memchr::memmem;

/// HTML blocks that go on over blank lines and headings, until their own end.
const LONG_HTML: [&str; 6] = ["<!", "<?", "<pre", "<script", "<style", "<textarea"];

/// True if the chunks of a text read as the whole does: it defines no link that another chunk may refer to, opens no
/// HTML block that may hold a heading, and has only fences that are certain to be fences.
pub(super) fn is_splittable(text: &[u8]) -> bool {
    if memmem::find(text, b"]:").is_some() {
        return false;
    }
    let (mut fence, mut html) = (false, false);
    memchr::memchr3_iter(b'<', b'`', b'~', text).all(|at| match text[at] {
        b'<' => {
            html |= is_first_of_line(text, at);
            !LONG_HTML.iter().any(|tag| starts_with(&text[at..], tag))
        }
        _ if !is_fence(&text[at..]) => true,
        // Elsewhere it may be code in a line of text, or belong to a list.
        sign if !starts_line(text, at) => text[at - 1] == sign,
        _ => {
            fence = true;
            true
        } // A fence inside an HTML block is none.
    }) && !(fence && html)
}

/// The end of the front matter that a text starts with, 0 if it starts with none; `None` if it never ends.
pub(super) fn front_matter_end(text: &[u8]) -> Option<usize> {
    let mut lines = text.split_inclusive(|&byte| byte == b'\n');
    let mut end = lines.next().filter(|line| line.trim_ascii_end() == b"---").map_or(0, <[u8]>::len);
    if end == 0 {
        return Some(0);
    }
    for line in lines {
        end += line.len();
        if matches!(line.trim_ascii_end(), b"---" | b"...") {
            return Some(end);
        }
    }
    None
}

/// The first place to split a text that is at least so far in.
pub(super) fn split_point(text: &[u8], at_least: usize) -> Option<usize> {
    headings(text, at_least).find(|&at| follows_blank(text, at))
}

/// The first heading of a text that is at least so far in and follows any line: most likely a place to split it too.
pub(super) fn heading(text: &[u8], at_least: usize) -> Option<usize> {
    headings(text, at_least).next()
}

/// The last of these headings.
pub(super) fn last_heading(text: &[u8]) -> Option<usize> {
    headings(text, 1).last()
}

/// The headings of a text that are at least so far in. One in the front matter or between fences is none, and all is
/// front matter where that never ends.
fn headings(text: &[u8], at_least: usize) -> impl Iterator<Item = usize> {
    let front = front_matter_end(text).unwrap_or(text.len());
    let mut fences = Fences { text, at: front, open: None };
    let from = at_least.max(1).max(front).min(text.len());
    let signs = memchr::memchr_iter(b'#', &text[from..]).map(move |sign| from + sign);
    signs.filter(move |&at| starts_line(text, at) && is_heading(&text[at..]) && !fences.is_open(at))
}

/// True if a line is a heading as `#` makes them.
fn is_heading(line: &[u8]) -> bool {
    let level = line.iter().take_while(|&&byte| byte == b'#').count();
    (1..=6).contains(&level) && line.get(level).is_none_or(u8::is_ascii_whitespace)
}

/// True if a text starts with a tag, in any case.
fn starts_with(text: &[u8], tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
}

fn starts_line(text: &[u8], at: usize) -> bool {
    at == 0 || text[at - 1] == b'\n'
}

/// True if only white space is before it in its line.
fn is_first_of_line(text: &[u8], at: usize) -> bool {
    let before = text[..at].iter().rev().find(|byte| **byte == b'\n' || !byte.is_ascii_whitespace());
    before.is_none_or(|&byte| byte == b'\n')
}

/// True if the line before the one that starts there is blank.
fn follows_blank(text: &[u8], at: usize) -> bool {
    let before = text[..at - 1].rsplit(|&byte| byte == b'\n').next();
    before.is_some_and(|line| line.iter().all(u8::is_ascii_whitespace))
}

/// A line without the spaces and the return at its end, the only ones that the parser allows after a closing fence.
fn trim_end(line: &[u8]) -> &[u8] {
    let end = line.iter().rposition(|byte| !matches!(byte, b' ' | b'\r'));
    &line[..end.map_or(0, |last| last + 1)]
}

fn is_fence(text: &[u8]) -> bool {
    text.starts_with(b"```") || text.starts_with(b"~~~")
}

/// The fences of a text, followed from its start.
struct Fences<'a> {
    text: &'a [u8],
    at: usize,
    /// The open one: its character and its length.
    open: Option<(u8, usize)>,
}

impl Fences<'_> {
    /// True if one is open where a line starts; asked for in rising order.
    fn is_open(&mut self, until: usize) -> bool {
        while let Some(sign) = memchr::memchr2(b'`', b'~', &self.text[self.at..until]) {
            let at = self.at + sign;
            let end = memchr::memchr(b'\n', &self.text[at..until]).map_or(until, |newline| at + newline);
            if starts_line(self.text, at) && is_fence(&self.text[at..]) {
                self.pass(trim_end(&self.text[at..end]));
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

/// The number of lines that end in a text.
pub(super) fn newlines(text: &[u8]) -> u32 {
    memchr::memchr_iter(b'\n', text).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_split_where_a_heading_follows_a_blank_line() {
        assert_eq!(split_point(b"# A\ntext\n\n# B\n", 1), Some(10));
        assert_eq!(split_point(b"# A\n\n# B\n\n# C\n", 8), Some(10));
        for text in
            ["", "# A\ntext\n# B\n", "# A\n\n#b\n", "# A\n\n####### B\n", "# A\n\n```\n\n# b\n", "# A\n\n # B\n"]
        {
            assert_eq!(split_point(text.as_bytes(), 1), None, "{text}");
        }
        assert_eq!(split_point(b"# A\n\n~~~\n```\n~~~~\n\n# B\n", 1), Some(19));
        // No fence is closed before a tab.
        assert_eq!(split_point(b"# A\n\n```\n```\t\n\n# B\n", 1), None);
    }

    #[test]
    fn the_headings_of_a_text_without_blank_lines_are_not_between_fences() {
        let text = b"# A\ntext\n# B\n```\n# b\n```\n# C\n```\n# c\n";
        assert_eq!((heading(text, 1), heading(text, 15)), (Some(9), Some(25)));
        assert_eq!(last_heading(text), Some(25));
        assert_eq!(last_heading(b"---\n# A\n"), None);
    }

    #[test]
    fn what_may_go_on_is_not_split() {
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
            "[x]: /y\n",
            "> [x\ny]: /z\n",
        ] {
            assert!(!is_splittable(text.as_bytes()), "{text}");
        }
        for text in ["<b>\n", "```\n\n~~~\n", "`a` ``b`` ~~c~~\n", "````\n", "a <b>\n```\n", "[x](y) [z] a[0] : b\n"] {
            assert!(is_splittable(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn a_document_made_to_be_slow_is_not() {
        for line in ["```\n", "a ]\n", "[\n", " <\n", "#\n", " "] {
            let text = line.repeat(1 << 18);
            let text = text.as_bytes();
            // Quadratic, each of these would take minutes.
            assert!(split_point(text, 1).is_none(), "{line}");
            is_splittable(text);
        }
    }
}
