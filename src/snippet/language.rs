//! The languages: a row of this table and a template per kind each.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::comment::{Comments, Doc, WIDTH};
use super::ident::{Rules, Style};
use super::kind::{KINDS, Kind};
use super::quote::Quotes;
use crate::text_file::FileError;

/// The language of snippets if none is asked for.
pub const DEFAULT: &str = "rust";

/// An embedded language.
pub(super) struct Row {
    /// Also its folder under `assets/snippets`.
    pub id: &'static str,
    /// Its name on screen.
    pub name: &'static str,
    /// Its other names, in lower case.
    pub aliases: &'static [&'static str],
    /// The extension of its files, without the dot.
    pub extension: &'static str,
    /// One level of indentation.
    pub indent: &'static str,
    /// The case of the members of an enum.
    pub style: Style,
    /// The prefix of the members, where they have no scope of their own.
    pub prefix: &'static str,
    /// The names that a member cannot have: keywords in this style, and names that the template uses.
    pub reserved: &'static [&'static str],
    /// The form of a string literal.
    pub quotes: Quotes,
    /// The start of a comment.
    pub comment: &'static str,
    /// The form of a comment that documents a member.
    pub doc: Doc,
    /// The greatest width of such a comment, in cells: where the formatter fills its lines, theirs.
    pub doc_width: usize,
    /// What the language calls an arm, a match and an enum; the other kinds have the same name everywhere.
    pub kinds: [&'static str; 3],
    /// In the order of [`Kind::ALL`].
    pub templates: [&'static str; KINDS],
}

/// The templates of a folder, embedded; the statements, which have no types in them, may be those of another language.
macro_rules! templates {
    ($folder:expr) => {
        templates!($folder, statements: $folder)
    };
    ($folder:expr, statements: $statements:expr) => {
        [
            include_str!(concat!($statements, "/arm.jinja")),
            include_str!(concat!($statements, "/match.jinja")),
            include_str!(concat!($folder, "/enum.jinja")),
            include_str!(concat!($statements, "/handling.jinja")),
            include_str!(concat!($folder, "/response.jinja")),
        ]
    };
}
#[cfg(test)]
pub(super) use templates;

/// The values that most rows share: four spaces, `"`, `//`, upper case.
pub(super) const PLAIN: Row = Row {
    id: "",
    name: "",
    aliases: &[],
    extension: "",
    indent: "    ",
    style: Style::UpperSnake,
    prefix: "",
    reserved: &[],
    quotes: Quotes::Double,
    comment: "//",
    doc: Doc::Plain,
    doc_width: WIDTH,
    kinds: ["arm", "match", "enum"],
    templates: [""; KINDS],
};

/// In the order they are listed.
pub(super) static ROWS: [Row; 11] = [
    Row {
        id: "rust",
        name: "Rust",
        aliases: &["rs"],
        extension: "rs",
        style: Style::Pascal,
        reserved: &["Self", "Unknown"],
        doc: Doc::Slashes,
        templates: templates!("../../assets/snippets/rust"),
        ..PLAIN
    },
    Row {
        id: "csharp",
        name: "C#",
        aliases: &["c#", "cs", "dotnet", ".net"],
        extension: "cs",
        style: Style::Pascal,
        doc: Doc::Xml,
        kinds: ["case", "switch", "enum"],
        templates: templates!("../../assets/snippets/csharp"),
        ..PLAIN
    },
    Row {
        id: "php",
        name: "PHP",
        extension: "php",
        style: Style::Pascal,
        // `ReturnCode::Class` would be the name of the type.
        reserved: &["Class"],
        quotes: Quotes::Php,
        doc: Doc::Block,
        templates: templates!("../../assets/snippets/php"),
        ..PLAIN
    },
    Row {
        id: "typescript",
        name: "TypeScript",
        aliases: &["ts"],
        extension: "ts",
        indent: "  ",
        doc: Doc::Block,
        kinds: ["case", "switch", "type"],
        templates: templates!("../../assets/snippets/typescript"),
        ..PLAIN
    },
    Row {
        id: "javascript",
        name: "JavaScript",
        aliases: &["js", "node", "ecmascript"],
        extension: "js",
        indent: "  ",
        doc: Doc::Block,
        kinds: ["case", "switch", "object"],
        templates: templates!("../../assets/snippets/javascript", statements: "../../assets/snippets/typescript"),
        ..PLAIN
    },
    Row {
        id: "python",
        name: "Python",
        aliases: &["py", "python3"],
        extension: "py",
        comment: "#",
        kinds: ["case", "match", "enum"],
        templates: templates!("../../assets/snippets/python"),
        ..PLAIN
    },
    Row {
        id: "go",
        name: "Go",
        aliases: &["golang"],
        extension: "go",
        indent: "\t",
        style: Style::Pascal,
        prefix: "ReturnCode",
        kinds: ["case", "switch", "type"],
        templates: templates!("../../assets/snippets/go"),
        ..PLAIN
    },
    Row {
        id: "java",
        name: "Java",
        extension: "java",
        indent: "  ",
        doc: Doc::Javadoc,
        doc_width: 100,
        kinds: ["case", "switch", "enum"],
        templates: templates!("../../assets/snippets/java"),
        ..PLAIN
    },
    Row {
        id: "kotlin",
        name: "Kotlin",
        aliases: &["kt"],
        extension: "kt",
        quotes: Quotes::DoubleDollar,
        doc: Doc::Block,
        kinds: ["branch", "when", "enum"],
        templates: templates!("../../assets/snippets/kotlin"),
        ..PLAIN
    },
    Row {
        id: "ruby",
        name: "Ruby",
        aliases: &["rb"],
        extension: "rb",
        indent: "  ",
        reserved: &["BEGIN", "END", "ALL"],
        quotes: Quotes::Ruby,
        comment: "#",
        kinds: ["when", "case", "module"],
        templates: templates!("../../assets/snippets/ruby"),
        ..PLAIN
    },
    Row {
        id: "bash",
        name: "Bash",
        aliases: &["sh", "shell"],
        extension: "sh",
        indent: "  ",
        quotes: Quotes::Shell,
        comment: "#",
        kinds: ["clause", "case", "array"],
        templates: templates!("../../assets/snippets/bash"),
        ..PLAIN
    },
];

/// A language for snippets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// Its name in arguments and settings: `csharp`.
    pub id: String,
    /// Its name on screen: `C#`.
    pub name: String,
    /// Its other names: `c#`, `cs`.
    pub aliases: Vec<String>,
    /// The extension of its files, without the dot.
    pub extension: String,
    pub(super) indent: String,
    pub(super) style: Style,
    pub(super) prefix: String,
    pub(super) reserved: Vec<String>,
    pub(super) quotes: Quotes,
    pub(super) comments: Comments,
    pub(super) kinds: [String; KINDS],
    pub(super) templates: [Template; KINDS],
}

/// A template, or the reason why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Template {
    /// Its text; compiled when it is used.
    Source {
        /// Its file, for messages.
        file: String,
        /// The text of the file; owned if it is a user's.
        text: Cow<'static, str>,
        /// The reason why it must not be tried again.
        stopped: OnceLock<FileError>,
    },
    /// The mistake in it, or the fact that it is missing.
    Unusable(FileError),
}

impl Language {
    /// A language of the table, or the initial state of one that is not in it.
    pub(super) fn from_row(row: &Row) -> Self {
        let template = |kind: Kind| Template::Source {
            file: format!("{}/{kind}.jinja", row.id),
            text: Cow::Borrowed(row.templates[kind as usize]),
            stopped: OnceLock::new(),
        };
        Self {
            id: row.id.to_owned(),
            name: row.name.to_owned(),
            aliases: row.aliases.iter().map(ToString::to_string).collect(),
            extension: row.extension.to_owned(),
            indent: row.indent.to_owned(),
            style: row.style,
            prefix: row.prefix.to_owned(),
            reserved: row.reserved.iter().map(ToString::to_string).collect(),
            quotes: row.quotes,
            comments: Comments { start: Cow::Borrowed(row.comment), doc: row.doc, doc_width: row.doc_width },
            kinds: Kind::ALL.map(|kind| row.kinds.get(kind as usize).copied().unwrap_or(kind.word()).to_owned()),
            templates: Kind::ALL.map(template),
        }
    }

    /// A language of which only the name is known yet.
    pub(super) fn named(id: &str) -> Self {
        let mut language = Self::from_row(&PLAIN);
        id.clone_into(&mut language.id);
        id.clone_into(&mut language.name);
        "txt".clone_into(&mut language.extension);
        language
    }

    /// Returns true if this is one of its names, in any case.
    pub fn is_called(&self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        self.id.to_lowercase() == name
            || self.name.to_lowercase() == name
            || self.aliases.iter().any(|alias| alias.to_lowercase() == name)
    }

    /// What the language calls a kind: `case`, `when`.
    pub fn kind_word(&self, kind: Kind) -> &str {
        &self.kinds[kind as usize]
    }

    /// The title of snippets of a kind: `Rust arm`, `Go switch`.
    pub fn title(&self, kind: Kind) -> String {
        format!("{} {}", self.name, self.kind_word(kind))
    }

    /// The kind that this language calls so, in any case.
    pub(super) fn kind_called(&self, word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|&kind| self.kind_word(kind).to_lowercase() == word.to_lowercase())
    }

    pub(super) fn template(&self, kind: Kind) -> &Template {
        &self.templates[kind as usize]
    }

    pub(super) fn rules(&self) -> Rules<'_> {
        Rules { style: self.style, prefix: &self.prefix, reserved: &self.reserved }
    }
}
