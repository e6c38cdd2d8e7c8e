//! The strings and comments of programming languages, by the names of their files.

/// A string of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quote {
    pub open: &'static str,
    pub close: &'static str,
    /// True if a backslash takes its end from a quote.
    pub escapes: bool,
    /// True if it may go over several lines.
    pub lines: bool,
    /// True if it is a comment where it starts its line.
    pub documents: bool,
}

/// The strings and comments of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Syntax {
    /// The starts of comments that end with their line.
    pub(super) line_comments: &'static [&'static str],
    /// The starts and ends of other comments.
    pub(super) block_comments: &'static [(&'static str, &'static str)],
    /// True if such a comment may be within one.
    pub(super) is_nested: bool,
    /// The longest starts first.
    pub(super) quotes: &'static [Quote],
    /// True if `'` is the quote of a single letter, and may be something else.
    pub(super) has_letters: bool,
    /// True if a comment starts only at the start of a word, as in a shell: `${x#y}`.
    pub(super) is_shell: bool,
}

const fn quote(open: &'static str) -> Quote {
    Quote { open, close: open, escapes: true, lines: false, documents: false }
}

const fn lines(open: &'static str, close: &'static str, escapes: bool) -> Quote {
    Quote { open, close, escapes, lines: true, documents: false }
}

const SLASHES: Syntax = Syntax {
    line_comments: &["//"],
    block_comments: &[("/*", "*/")],
    is_nested: false,
    quotes: &[quote("\""), quote("'")],
    has_letters: false,
    is_shell: false,
};

const RUST: Syntax = Syntax {
    quotes: &[
        lines("br##\"", "\"##", false),
        lines("br#\"", "\"#", false),
        lines("r##\"", "\"##", false),
        lines("br\"", "\"", false),
        lines("r#\"", "\"#", false),
        lines("r\"", "\"", false),
        lines("\"", "\"", true),
    ],
    is_nested: true,
    has_letters: true,
    ..SLASHES
};

const C_SHARP: Syntax = Syntax {
    quotes: &[
        lines("\"\"\"", "\"\"\"", false),
        lines("@$\"", "\"", false),
        lines("@\"", "\"", false),
        quote("\""),
        quote("'"),
    ],
    ..SLASHES
};

const SCRIPT: Syntax = Syntax {
    block_comments: &[("/*", "*/"), ("<!--", "-->")],
    quotes: &[quote("\""), quote("'"), lines("`", "`", true)],
    ..SLASHES
};

const GO: Syntax = Syntax { quotes: &[quote("\""), quote("'"), lines("`", "`", false)], ..SLASHES };

const TRIPLE: Syntax = Syntax { quotes: &[lines("\"\"\"", "\"\"\"", true), quote("\""), quote("'")], ..SLASHES };

const NESTED: Syntax = Syntax { is_nested: true, has_letters: true, ..TRIPLE };

const DART: Syntax = Syntax {
    quotes: &[lines("\"\"\"", "\"\"\"", true), lines("'''", "'''", true), quote("\""), quote("'")],
    is_nested: true,
    ..SLASHES
};

// `#[` starts an attribute.
const PHP: Syntax = Syntax { line_comments: &["//", "# "], ..SLASHES };

const HASH: Syntax = Syntax { line_comments: &["#"], block_comments: &[], ..SLASHES };

const PYTHON: Syntax = Syntax {
    quotes: &[
        Quote { documents: true, ..lines("\"\"\"", "\"\"\"", true) },
        Quote { documents: true, ..lines("'''", "'''", true) },
        quote("\""),
        quote("'"),
    ],
    ..HASH
};

const ELIXIR: Syntax = Syntax { quotes: DART.quotes, ..HASH };

// What ends the comment is on a line of its own.
const RUBY: Syntax = Syntax { block_comments: &[("\n=begin", "\n=end")], quotes: SCRIPT.quotes, ..HASH };

// `$#array` is no comment.
const PERL: Syntax = Syntax { block_comments: &[("\n=pod", "\n=cut"), ("\n=head", "\n=cut")], is_shell: true, ..HASH };

// In single quotes, a backslash is one.
const SHELL: Syntax = Syntax {
    quotes: &[Quote { close: "'", ..quote("$'") }, quote("\""), Quote { escapes: false, ..quote("'") }],
    is_shell: true,
    ..HASH
};

const POWERSHELL: Syntax = Syntax {
    block_comments: &[("<#", "#>")],
    quotes: &[Quote { escapes: false, ..quote("\"") }, Quote { escapes: false, ..quote("'") }],
    ..HASH
};

const SQL: Syntax = Syntax { line_comments: &["--"], ..SLASHES };

const LUA: Syntax = Syntax { block_comments: &[("--[[", "]]")], ..SQL };

const HASKELL: Syntax =
    Syntax { block_comments: &[("{-", "-}")], quotes: &[quote("\"")], is_nested: true, has_letters: true, ..SQL };

const ML: Syntax =
    Syntax { block_comments: &[("(*", "*)")], quotes: TRIPLE.quotes, is_nested: true, has_letters: true, ..SLASHES };

const LISP: Syntax = Syntax {
    line_comments: &[";"],
    block_comments: &[("#|", "|#")],
    quotes: &[lines("\"", "\"", true)],
    has_letters: true,
    ..SLASHES
};

const ERLANG: Syntax = Syntax { line_comments: &["%"], block_comments: &[], ..SLASHES };

const BASIC: Syntax = Syntax {
    line_comments: &["'"],
    block_comments: &[],
    quotes: &[Quote { escapes: false, ..quote("\"") }],
    ..SLASHES
};

/// A language that nothing is known of has the comments and strings of most.
const ANY: Syntax = Syntax { line_comments: &["//", "# "], ..SCRIPT };

/// The extensions of source files, and their languages.
const EXTENSIONS: [(&[&str], Syntax); 23] = [
    (&["rs"], RUST),
    (&["cs", "csx"], C_SHARP),
    (&["js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts", "vue", "svelte", "astro"], SCRIPT),
    (&["go"], GO),
    (&["java", "groovy", "gradle"], TRIPLE),
    (&["kt", "kts", "swift", "scala", "sc"], NESTED),
    (&["dart"], DART),
    (&["php", "phtml", "inc"], PHP),
    (&["c", "h", "cc", "cpp", "cxx", "hh", "hpp", "hxx", "m", "mm", "d", "zig", "v", "as", "hx", "cu", "sol"], SLASHES),
    (&["py", "pyi", "pyw"], PYTHON),
    (&["ex", "exs", "jl", "nim", "cr", "gd"], ELIXIR),
    (&["rb", "rake"], RUBY),
    (&["pl", "pm", "t"], PERL),
    (&["sh", "bash", "zsh", "ksh", "bats"], SHELL),
    (&["ps1", "psm1"], POWERSHELL),
    (&["r", "tcl", "coffee"], HASH),
    (&["sql", "pls", "pks", "pkb", "adb", "ads"], SQL),
    (&["lua"], LUA),
    (&["hs", "elm", "purs"], HASKELL),
    (&["ml", "mli", "fs", "fsx", "fsi", "pas"], ML),
    (&["clj", "cljs", "cljc", "lisp", "el", "scm", "rkt"], LISP),
    (&["erl", "hrl"], ERLANG),
    (&["vb", "bas", "cls", "vbs"], BASIC),
];

/// The interpreters that a script may name in its first line, by the extension of their language.
const INTERPRETERS: [(&str, &str); 9] = [
    ("python", "py"),
    ("ruby", "rb"),
    ("perl", "pl"),
    ("node", "js"),
    ("deno", "ts"),
    ("php", "php"),
    ("pwsh", "ps1"),
    ("lua", "lua"),
    ("sh", "sh"),
];

/// The most bytes of a first line that are read for an interpreter.
const FIRST_LINE: usize = 128;

impl Syntax {
    /// The language of a file, by its extension; of one without any, by the interpreter in its first line. `None` for what
    /// is not known to be source code: data, documents, markup.
    pub fn of(name: &str, text: &[u8]) -> Option<Self> {
        if let Some((_, extension)) = name.rsplit_once('.') {
            return Self::of_extension(extension);
        }
        let first = text.strip_prefix(b"#!")?.split(|&byte| byte == b'\n').next()?;
        let line = String::from_utf8_lossy(&first[..first.len().min(FIRST_LINE)]);
        let (_, extension) = INTERPRETERS.iter().find(|(interpreter, _)| line.contains(interpreter))?;
        Self::of_extension(extension)
    }

    /// True if a file of this name may be source code; one without an extension is only by its first line.
    pub fn may_have(name: &str) -> bool {
        name.rsplit_once('.').is_none_or(|(_, extension)| Self::of_extension(extension).is_some())
    }

    /// The strings and comments that most languages have.
    pub fn any() -> Self {
        ANY
    }

    fn of_extension(extension: &str) -> Option<Self> {
        let is_of = |extensions: &[&str]| extensions.iter().any(|known| known.eq_ignore_ascii_case(extension));
        EXTENSIONS.iter().find(|(extensions, _)| is_of(extensions)).map(|(_, syntax)| *syntax)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_source_code_by_its_extension_or_its_interpreter() {
        assert_eq!(Syntax::of("a.rs", b""), Some(RUST));
        assert_eq!(Syntax::of("a.b.TSX", b""), Some(SCRIPT));
        for name in ["a.md", "a.json", "a.xml", "a.rs.txt", "Makefile", "sh"] {
            assert_eq!(Syntax::of(name, b"text"), None, "{name}");
        }
        assert_eq!(Syntax::of("deploy", b"#!/usr/bin/env bash\nx"), Some(SHELL));
        assert_eq!(Syntax::of("deploy", b"#!/usr/bin/python3"), Some(PYTHON));
        assert_eq!(Syntax::of("deploy", b"\n# sh"), None);
        assert_eq!(["a.go", "deploy", "a.md"].map(Syntax::may_have), [true, true, false]);
    }

    #[test]
    fn the_longest_quotes_are_first() {
        for (extensions, syntax) in EXTENSIONS {
            assert!(syntax.quotes.is_sorted_by_key(|quote| std::cmp::Reverse(quote.open.len())), "{extensions:?}");
        }
    }
}
