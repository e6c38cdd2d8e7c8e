//! A description as the documentation of a member, in the form that a language has for it.

use super::comment::{Comments, Doc, at, is_visible, room};
use crate::text;

impl Comments {
    /// The lines of a comment that documents what follows, each indented and ended by a newline, of at most `width`
    /// cells; none for a text without a visible character.
    pub(super) fn doc(&self, text: &str, indent: &str, width: usize) -> String {
        let width = width.min(self.doc_width);
        match self.doc {
            Doc::Plain => self.plain(text, indent, width),
            Doc::Slashes => self.lines(text, "///", indent, width).iter().map(|line| at(indent, "///", line)).collect(),
            Doc::Xml => self.xml(text, indent, width),
            Doc::Block => block(&self.lines(&untagged(text), " *", indent, width), indent, width),
            Doc::Javadoc => block(&self.paragraphs(&escaped(&untagged(text)), indent, width), indent, width),
        }
    }

    /// The lines of a text in which each line is a paragraph of Javadoc; HTML would join them.
    fn paragraphs(&self, text: &str, indent: &str, width: usize) -> Vec<String> {
        // The text is escaped, so that no line of it starts as a paragraph does.
        let text = text.lines().filter(|line| is_visible(line)).collect::<Vec<_>>().join("\n<p>");
        let mut lines = self.lines(&text, " *", indent, width);
        for at in (1..lines.len()).rev().filter(|&at| lines[at].starts_with("<p>")).collect::<Vec<_>>() {
            lines.insert(at, String::new());
        }
        lines
    }

    /// Documentation of C#, in one line if there is room.
    fn xml(&self, text: &str, indent: &str, width: usize) -> String {
        const START: &str = "///";
        let mut lines: Vec<String> = self.lines(text, START, indent, width).iter().map(|line| escaped(line)).collect();
        let one = format!("<summary>{}</summary>", lines.concat());
        if lines.len() == 1 && text::width(&one) <= room(START, indent, width) {
            lines = vec![one];
        } else if !lines.is_empty() {
            lines.insert(0, "<summary>".to_owned());
            lines.push("</summary>".to_owned());
        }
        lines.iter().map(|line| at(indent, START, line)).collect()
    }
}

/// A block comment, in one line if there is room.
fn block(lines: &[String], indent: &str, width: usize) -> String {
    match lines {
        [] => String::new(),
        [line] if text::width(line) <= room("/** ", indent, width) - 2 => format!("{indent}/** {line} */\n"),
        lines => {
            let line = |line: &String| if line.is_empty() { format!("{indent} *\n") } else { at(indent, " *", line) };
            format!("{indent}/**\n{}{indent} */\n", lines.iter().map(line).collect::<String>())
        }
    }
}

/// A text in which no word is a tag of a documentation comment: `@deprecated`, `{@code}`.
fn untagged(text: &str) -> String {
    let line = |line: &str| {
        let words: Vec<String> = line
            .split_whitespace()
            .map(|word| if word.starts_with(['@', '{']) { word.replacen('@', "@ ", 1) } else { word.to_owned() })
            .collect();
        words.join(" ")
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// A text escaped as XML or HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn comments(doc: Doc) -> Comments {
        Comments { start: Cow::Borrowed("//"), doc, doc_width: 100 }
    }

    #[test]
    fn a_text_without_a_visible_character_is_no_comment() {
        for doc in [Doc::Plain, Doc::Slashes, Doc::Xml, Doc::Block, Doc::Javadoc] {
            assert_eq!(comments(doc).doc(" \n\u{feff} ", "", 80), "");
        }
    }

    #[test]
    fn documentation_for_csharp_is_xml() {
        let comments = comments(Doc::Xml);
        assert_eq!(comments.doc("a < b & c", "  ", 80), "  /// <summary>a &lt; b &amp; c</summary>\n");
        assert_eq!(
            comments.doc(&"w".repeat(60), "", 80),
            format!("/// <summary>\n/// {}\n/// </summary>\n", "w".repeat(60))
        );
        let long = comments.doc(&"</summary> ".repeat(20), "", 80);
        assert!(long.starts_with("/// <summary>\n/// &lt;/summary&gt; "), "{long}");
        assert_eq!(long.matches("</summary>").count(), 1);
    }

    #[test]
    fn a_block_has_one_line_if_there_is_room() {
        let block = comments(Doc::Block);
        assert_eq!(block.doc("a b", "  ", 80), "  /** a b */\n");
        let fits = "w".repeat(80 - "  /**  */".len());
        assert_eq!(block.doc(&fits, "  ", 80), format!("  /** {fits} */\n"));
        assert_eq!(block.doc(&format!("{fits}w"), "  ", 80), format!("  /**\n   * {fits}w\n   */\n"));
        assert_eq!(block.doc("a\nb", "", 80), "/**\n * a\n * b\n */\n");
        let widest = |width| block.doc(&"word ".repeat(60), "", width).lines().map(str::len).max().unwrap();
        assert!((96..=100).contains(&widest(usize::MAX)) && (86..=90).contains(&widest(90)));
    }

    #[test]
    fn a_block_has_no_end_and_no_tag_of_its_texts() {
        assert_eq!(
            comments(Doc::Block).doc("a */ @deprecated {@code x} me@x", "", 80),
            "/** a * / @ deprecated {@ code x} me@x */\n"
        );
        assert_eq!(comments(Doc::Javadoc).doc("a < b", "", 80), "/** a &lt; b */\n");
    }

    #[test]
    fn a_line_is_a_paragraph_of_javadoc() {
        let javadoc = |text: &str| comments(Doc::Javadoc).doc(text, "  ", 80);
        assert_eq!(javadoc("a\nb"), "  /**\n   * a\n   *\n   * <p>b\n   */\n");
        assert_eq!(javadoc("a\n\u{feff}\n<p>b"), "  /**\n   * a\n   *\n   * <p>&lt;p&gt;b\n   */\n");
        assert_eq!(javadoc("\na\n"), "  /** a */\n");
        let long = javadoc(&format!("{0}\n{0}", "word ".repeat(20)));
        assert_eq!(long.matches("   *\n   * <p>word ").count(), 1, "{long}");
    }
}
