//! The roles on the screen.

use std::str::FromStr;

use crate::text;

/// A part of the screen that has a style of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
    /// Less important text: labels, counts.
    Dim,
    /// The rules between panes and around popups, which are no text.
    Rule,
    /// Names and headings: the program, labels, the selected code's name.
    Title,
    /// The one accent: the prompt, the marker of the selected row, marks.
    Accent,
    /// The selected row of the list that keys go to.
    Selected,
    /// The selected row of a list while keys go elsewhere.
    SelectedWeak,
    /// The letters that made a match; patched over the row's style.
    Hit,
    /// The words of notes, which are never to be taken for the reference's.
    Note,
    /// The address of a page.
    Link,
    /// A key's name in the footer and the help.
    Key,
    /// A message that something was done.
    Done,
    /// A message that something was not.
    Failed,
    /// The sign of codes that are no trouble.
    Ok,
    /// The sign of codes after which one tries again.
    Retry,
    /// The sign of codes whose request is to be changed.
    Request,
    /// The sign of codes whose account is to be seen to.
    Account,
    /// The sign of codes that are to be reported.
    Bug,
    /// A comment in a snippet.
    SnippetComment,
    /// A string in a snippet.
    SnippetString,
    /// The name made from a code in a snippet.
    SnippetName,
}

impl Role {
    /// All of them, as a list of them is best read.
    pub const ALL: [Self; 21] = [
        Self::Text,
        Self::Dim,
        Self::Rule,
        Self::Title,
        Self::Accent,
        Self::Selected,
        Self::SelectedWeak,
        Self::Hit,
        Self::Note,
        Self::Link,
        Self::Key,
        Self::Done,
        Self::Failed,
        Self::Ok,
        Self::Retry,
        Self::Request,
        Self::Account,
        Self::Bug,
        Self::SnippetComment,
        Self::SnippetString,
        Self::SnippetName,
    ];

    /// Its name in the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Dim => "dim",
            Self::Rule => "rule",
            Self::Title => "title",
            Self::Accent => "accent",
            Self::Selected => "selected",
            Self::SelectedWeak => "selected-weak",
            Self::Hit => "hit",
            Self::Note => "note",
            Self::Link => "link",
            Self::Key => "key",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Ok => "ok",
            Self::Retry => "retry",
            Self::Request => "request",
            Self::Account => "account",
            Self::Bug => "bug",
            Self::SnippetComment => "snippet-comment",
            Self::SnippetString => "snippet-string",
            Self::SnippetName => "snippet-name",
        }
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        text::one_of("role", &Self::ALL, Self::word, word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_is_read_by_its_word() {
        for role in Role::ALL {
            assert_eq!(role.word().parse(), Ok(role));
        }
        assert_eq!("selcted".parse::<Role>().unwrap_err(), "unknown role `selcted`; did you mean `selected`?");
        assert!("background".parse::<Role>().unwrap_err().ends_with(
            "; expected text, dim, rule, title, accent, selected, \
            selected-weak, hit, note, link, key, done, failed, ok, retry, request, account, bug, snippet-comment, \
            snippet-string or snippet-name"
        ));
    }
}
