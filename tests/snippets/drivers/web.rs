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
const read = (number{any}, module{any}, inputs{any}) => {{
  for (const [i, input] of inputs.entries()) {{
    try {{
      say(number, i, "data", module.readResponse(text(input))?.text.trim() ?? "");
    }} catch (error{any}) {{
      const failure = error instanceof module.ReturnCodeError;
      say(number, i, failure ? "failure" : "malformed", failure ? `${{error.code}}: ${{error.detail}}` : "");
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
            Kind::Match | Kind::Handling => (
                format!("export function f(code{string}) {{\n{snippet}}}\n"),
                format!("attempt({at}, c{at}.f, [{list}]);\n"),
            ),
            Kind::Enum => {
                let (known, more) = if any.is_empty() {
                    (
                        format!("Object.values(c{at}.ReturnCode).includes"),
                        format!("if (!Object.isFrozen(c{at}.ReturnCode)) throw new Error(\"not frozen\");\n"),
                    )
                } else {
                    // The guard must narrow a text to the type.
                    let narrowed = format!(
                        "{{ const some{string} = text(\"-\"); if (c{at}.isReturnCode(some)) \
                         {{ const code: c{at}.ReturnCode = some; text(code); }} }}\n"
                    );
                    (format!("c{at}.isReturnCode"), narrowed)
                };
                (
                    snippet.clone(),
                    format!(
                        "[{list}].forEach((input, i) => {{\nconst code = text(input).trim();\n\
                         {known}(code) ? say({at}, i, \"is\", code) : say({at}, i, \"unknown\", text(input));\n\
                         }});\n{more}"
                    ),
                )
            }
            Kind::Response => (snippet.clone(), format!("read({at}, c{at}, [{list}]);\n")),
        };
        files.push((format!("c{at}.{extension}"), module));
        main.push_str(&call);
    }
    files.push((format!("main.{extension}"), main));
    files
}

pub(super) const PHP: Driver = Driver {
    language: "php",
    tools: &[Tool { name: "php", package: "php-cli (8.1 or later) and php-xml" }],
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
function read(int $number, callable $parse, array $inputs): void {{
    foreach ($inputs as $i => $input) {{
        try {{
            $data = $parse(text($input));
            say($number, $i, 'data', $data === null ? '' : trim(dom_import_simplexml($data)->textContent));
        }} catch (\Exception $error) {{
            $failure = str_ends_with($error::class, 'ReturnCodeException');
            $text = $failure ? "$error->returnCode: $error->detail" : '';
            say($number, $i, $failure ? 'failure' : 'malformed', $text);
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
            Kind::Match | Kind::Handling => {
                format!("function f(string $code): void {{\n{snippet}}}\n\\attempt({at}, f(...), [{list}]);\n")
            }
            Kind::Enum => format!(
                "{snippet}foreach ([{list}] as $i => $input) {{\n\
                 $code = ReturnCode::tryFrom(trim(\\text($input)));\n\
                 \\say({at}, $i, $code ? 'is' : 'unknown', $code?->value ?? \\text($input));\n}}\n"
            ),
            Kind::Response => format!("{snippet}\\read({at}, readResponse(...), [{list}]);\n"),
        };
        files.push((format!("c{at}.php"), format!("<?php\ndeclare(strict_types=1);\nnamespace c{at};\n{body}")));
    }
    files
}
