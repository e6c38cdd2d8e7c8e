//! The fields of a code's text: what documents call conditions and solutions, wherever they put them.

use super::description::{Block, Description};
use super::rich_text::{RichText, Style};

/// The field that a label, a heading, a column or a key names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// A short name.
    Title,
    /// The text proper.
    Description,
    /// The conditions under which it is returned.
    Conditions,
    /// The things to do about it.
    Solutions,
    /// The address of its page.
    Url,
    /// The group that it is in.
    Group,
    /// Anything else, which is shown with its label.
    Other,
}

/// The longest label that names a field, in bytes.
const MAX_LABEL: usize = 64;

impl Field {
    /// The field that a label names.
    pub fn of(label: &str) -> Self {
        if label.len() > MAX_LABEL {
            return Self::Other;
        }
        match &*normal(label) {
            "title" | "summary" | "message" | "msg" | "messagetext" | "phrase" | "reasonphrase" | "label" | "short"
            | "shortdescription" | "errormessage" | "defaultmessage" | "name" | "errorname" => Self::Title,
            "description" | "desc" | "detail" | "details" | "text" | "explanation" | "info" | "information"
            | "meaning" | "whatitmeans" | "longdescription" | "definition" | "comment" | "comments" | "notes"
            | "help" | "documentation" => Self::Description,
            "condition"
            | "conditions"
            | "cause"
            | "causes"
            | "commoncauses"
            | "possiblecause"
            | "possiblecauses"
            | "probablecause"
            | "reason"
            | "reasons"
            | "returnedif"
            | "returnedwhen"
            | "thiscodeisreturnedif"
            | "when"
            | "whenreturned"
            | "why" => Self::Conditions,
            "solution" | "solutions" | "possiblesolution" | "possiblesolutions" | "resolution" | "resolutions"
            | "fix" | "fixes" | "howtofix" | "howtofixit" | "howtofixthis" | "howtofixviolations" | "howtoresolve"
            | "suggestedfix" | "action" | "actions" | "correctiveaction" | "recommendedaction" | "suggestedaction"
            | "suggestedactions" | "useraction" | "remedy" | "remedies" | "response" | "recommendation"
            | "suggestion" | "suggestions" | "workaround" | "hint" | "nextsteps" | "tocorrectthiserror"
            | "whattodo" => Self::Solutions,
            "url" | "link" | "href" | "uri" | "doc" | "docs" | "docurl" | "docsurl" | "documentationurl"
            | "moreinfo" | "helpurl" | "helplink" | "seealso" => Self::Url,
            "group" | "category" | "section" => Self::Group,
            _ => Self::Other,
        }
    }
}

/// A label without its case and its signs: `errorcode` for `Error Code`, `error_code` and `errorCode`.
pub(super) fn normal(label: &str) -> String {
    label.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Takes conditions and solutions out of the blocks of a text: what is below a heading or a term that names them, or behind
/// a label that does.
pub(super) fn sort(description: &mut Description) {
    let is_known = |block: &Block| label(block).is_some() || matches!(block, Block::Term(_));
    if !description.blocks.iter().any(is_known) {
        return;
    }
    let mut blocks = std::mem::take(&mut description.blocks).into_iter().peekable();
    while let Some(block) = blocks.next() {
        let Some((field, text)) = label(&block) else {
            description.blocks.push(plain(block));
            continue;
        };
        let below_heading = matches!(block, Block::Heading(_));
        let mut texts: Vec<RichText> = text.into_iter().collect();
        let mut taken = Vec::new();
        while let Some(next) = blocks.next_if(|next| belongs(next, below_heading)) {
            taken.push(next);
        }
        // Code and tables stay where they are: a field has lines of text.
        let is_whole = !below_heading || blocks.peek().is_none_or(|next| matches!(next, Block::Heading(_)));
        if taken.is_empty() && texts.is_empty() || !is_whole {
            description.blocks.push(plain(block));
            description.blocks.extend(taken);
            continue;
        }
        texts.extend(taken.into_iter().filter_map(text_of));
        match field {
            Field::Solutions => description.solutions.extend(texts),
            _ => description.conditions.extend(texts),
        }
    }
}

/// A block as it is shown: a term that names no field is a line above its items.
fn plain(block: Block) -> Block {
    if let Block::Term(term) = block { Block::Paragraph(term) } else { block }
}

/// True if a block goes on with the field before it.
fn belongs(block: &Block, below_heading: bool) -> bool {
    match block {
        Block::Item { .. } => true,
        Block::Paragraph(_) => below_heading && label(block).is_none(),
        _ => false,
    }
}

fn text_of(block: Block) -> Option<RichText> {
    match block {
        Block::Item { text, .. } | Block::Paragraph(text) => Some(text).filter(|text| !text.is_empty()),
        _ => None,
    }
}

/// The field that a block begins, conditions or solutions, and its first text where that stands behind the label.
fn label(block: &Block) -> Option<(Field, Option<RichText>)> {
    let (name, text) = match block {
        Block::Heading(heading) => (heading.as_str(), None),
        Block::Term(term) => (&**term, None),
        Block::Paragraph(text) => {
            // `**Fix** text`, or `Fix: text`.
            let lead = text.spans().iter().find(|span| span.style == Style::Strong && span.range().start == 0);
            let end = lead.map(|span| span.range().end).or_else(|| text.find(':').map(|colon| colon + 1))?;
            let behind = text[end..]
                .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '-' | '\u{2014}'));
            let start = text.len() - behind.len();
            (&text[..end], (start < text.len()).then(|| text.since(start)))
        }
        _ => return None,
    };
    let field = Some(Field::of(name)).filter(|field| matches!(field, Field::Conditions | Field::Solutions));
    Some((field?, text))
}

#[cfg(test)]
mod tests {
    use super::super::markdown::parse;
    use super::*;

    fn sorted(text: &str) -> (Option<String>, Vec<String>, Vec<String>) {
        let mut sections = parse(&format!("# A_A\n\n{text}"), 1).sections.into_iter();
        let mut description = sections.next().unwrap().body;
        for section in sections {
            description.append(&section.heading, section.body);
        }
        sort(&mut description);
        let texts = |texts: &[RichText]| texts.iter().map(ToString::to_string).collect();
        (description.text(), texts(&description.conditions), texts(&description.solutions))
    }

    #[test]
    fn conditions_and_solutions_are_known_by_their_label() {
        for (text, left, conditions, solutions) in [
            ("x\n\nSolutions:\n: one\n: two", Some("x"), &[][..], &["one", "two"][..]),
            ("x\n\n## Solution\n\none\n\ntwo\n\n## Notes\n\ny", Some("x\n\nNotes\n\ny"), &[], &["one", "two"]),
            ("x\n\n**Fix**: one", Some("x"), &[], &["one"]),
            ("x\n\n**Resolution:** one `two`", Some("x"), &[], &["one `two`"]),
            ("Cause: it is.\n\nAction: do it.", None, &["it is."], &["do it."]),
            ("Possible causes:\n\n- one\n- two\n\ny", Some("y"), &["one", "two"], &[]),
            ("## To correct this error\n\n- one", None, &[], &["one"]),
            ("## How to fix\n\n```\ncode\n```", Some("How to fix\n\ncode"), &[], &[]),
            ("## Fix\n\none\n\n```\ncode\n```", Some("Fix\n\none\n\ncode"), &[], &[]),
            ("Reason", Some("Reason"), &[], &[]),
            ("Note: x\n\n**Bold** y", Some("Note: x\n\nBold y"), &[], &[]),
        ] {
            let (blocks, are, dos) = sorted(text);
            assert_eq!((blocks.as_deref(), are, dos), (left, to_strings(conditions), to_strings(solutions)), "{text}");
        }
    }

    #[test]
    fn a_label_is_known_in_any_spelling() {
        for (label, field) in [
            ("How to fix", Field::Solutions),
            ("**Returned if:**", Field::Conditions),
            ("reason_phrase", Field::Title),
            ("docUrl", Field::Url),
            ("retryable", Field::Other),
        ] {
            assert_eq!(Field::of(label), field, "{label}");
        }
    }

    fn to_strings(texts: &[&str]) -> Vec<String> {
        texts.iter().map(ToString::to_string).collect()
    }
}
