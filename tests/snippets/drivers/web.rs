//! JavaScript, TypeScript and PHP.

use super::{Case, DEFAULT, Driver, Kind, Tool, calls, inputs};

const NODE: Tool = Tool { name: "node", package: "nodejs" };

pub(super) const JAVASCRIPT: Driver = Driver {
    language: "javascript",
    tools: &[NODE],
    todo: "TODO: ",
    unknown: ("unknown return code: ", ""),
    program: javascript,
    commands: &[&["node", "main.mjs"]],
};

pub(super) const TYPESCRIPT: Driver = Driver {
    language: "typescript",
    tools: &[Tool { name: "tsc", package: "typescript (see tests/snippets/install.sh)" }, NODE],
    todo: "TODO: ",
    unknown: ("unknown return code: ", ""),
    program: typescript,
    commands: &[
        &[
            "tsc",
            "--strict",
            "--noFallthroughCasesInSwitch",
            "--noUnusedLocals",
            "--noImplicitReturns",
            "--target",
            "es2022",
            "--module",
            "nodenext",
            "--types",
            "",
            "@FILES",
        ],
        &["node", "main.mjs"],
    ],
};

fn javascript(cases: &[Case]) -> Vec<(String, String)> {
    modules(cases, "mjs", "", "")
}

fn typescript(cases: &[Case]) -> Vec<(String, String)> {
    modules(cases, "mts", ": string", ": any")
}

/// A module per case; both languages are the same but for the types.
fn modules(cases: &[Case], extension: &str, string: &str, any: &str) -> Vec<(String, String)> {
    let declared = if any.is_empty() { "" } else { "declare const Buffer: any, console: any;\n" };
    let mut main = calls(cases, |at| format!("import * as c{at} from \"./c{at}.mjs\";"));
    main.push_str(&format!(
        r#"
{declared}
const text = (hex{string}) => Buffer.from(hex.replace("-", ""), "hex").toString();
const say = (number{any}, input{any}, word{string}, text{string}) =>
  console.log(`${{number}} ${{input}} ${{word}} ${{Buffer.from(text).toString("hex") || "-"}}`);
const attempt = (number{any}, f{any}, inputs{any}) => {{
  for (const [i, input] of inputs.entries()) {{
    try {{
      f(text(input));
      say(number, i, "ok", "");
    }} catch (error{any}) {{
      say(number, i, "failed", error.message);
    }}
  }}
}};
"#
    ));
    let mut files = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let (snippet, list) = (&case.text, inputs(case, ", "));
        let (module, call) = match case.kind {
            Kind::Arm => (
                format!(
                    "export function f(code{string}) {{\nswitch (code) {{\n{snippet}\
                     default: throw new Error(\"{DEFAULT}\");\n}}\n}}\n"
                ),
                format!("attempt({at}, c{at}.f, [{list}]);\n"),
            ),
            Kind::Match => (
                format!("export function f(code{string}) {{\n{snippet}}}\n"),
                format!("attempt({at}, c{at}.f, [{list}]);\n"),
            ),
            Kind::Enum => {
                let more = if any.is_empty() {
                    format!("if (!Object.isFrozen(c{at}.ReturnCode)) throw new Error(\"not frozen\");\n")
                } else {
                    // The guard must narrow a text to the type.
                    format!(
                        "{{ const some{string} = text(\"-\"); if (c{at}.isReturnCode(some)) \
                         {{ const code: c{at}.ReturnCode = some; text(code); }} }}\n"
                    )
                };
                (
                    snippet.clone(),
                    format!(
                        "[{list}].forEach((input, i) => say({at}, i, \
                         c{at}.isReturnCode(text(input)) ? \"is\" : \"unknown\", text(input)));\n{more}"
                    ),
                )
            }
            Kind::Handling | Kind::Response => todo!(),
        };
        files.push((format!("c{at}.{extension}"), module));
        main.push_str(&call);
    }
    files.push((format!("main.{extension}"), main));
    files
}

pub(super) const PHP: Driver = Driver {
    language: "php",
    tools: &[Tool { name: "php", package: "php-cli (8.1 or later)" }],
    todo: "TODO: ",
    unknown: ("unknown return code: ", ""),
    program: php,
    commands: &[&["php", "-d", "display_errors=stderr", "-d", "error_reporting=-1", "main.php"]],
};

fn php(cases: &[Case]) -> Vec<(String, String)> {
    let calls = calls(cases, |at| format!("require 'c{at}.php';"));
    let main = format!(
        r#"<?php
declare(strict_types=1);
function text(string $hex): string {{ return hex2bin(trim($hex, '-')); }}
function say(int $number, int $input, string $word, string $text): void {{
    echo "$number $input $word ", bin2hex($text) ?: '-', "\n";
}}
function attempt(int $number, callable $f, array $inputs): void {{
    foreach ($inputs as $i => $input) {{
        try {{
            $f(text($input));
            say($number, $i, 'ok', '');
        }} catch (\Throwable $error) {{
            say($number, $i, 'failed', $error->getMessage());
        }}
    }}
}}
{calls}
"#
    );
    let mut files = vec![("main.php".to_owned(), main)];
    for (at, case) in cases.iter().enumerate() {
        let (snippet, list) = (&case.text, inputs(case, ", "));
        let body = match case.kind {
            Kind::Arm => format!(
                "function f(string $code): void {{\nmatch ($code) {{\n{snippet}\
                 default => throw new \\Exception('{DEFAULT}'),\n}};\n}}\n\\attempt({at}, f(...), [{list}]);\n"
            ),
            Kind::Match => {
                format!("function f(string $code): void {{\n{snippet}}}\n\\attempt({at}, f(...), [{list}]);\n")
            }
            Kind::Enum => format!(
                "{snippet}foreach ([{list}] as $i => $input) {{\n\
                 $code = ReturnCode::tryFrom(\\text($input));\n\
                 \\say({at}, $i, $code ? 'is' : 'unknown', $code?->value ?? \\text($input));\n}}\n"
            ),
            Kind::Handling | Kind::Response => todo!(),
        };
        files.push((format!("c{at}.php"), format!("<?php\ndeclare(strict_types=1);\nnamespace c{at};\n{body}")));
    }
    files
}
