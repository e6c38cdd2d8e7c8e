//! Java and Kotlin.

use super::{Case, DEFAULT, Driver, Kind, Tool, calls, inputs};

pub(super) const JAVA: Driver = Driver {
    language: "java",
    tools: &[Tool { name: "javac", package: "openjdk-17-jdk-headless (or later)" }],
    todo: "",
    unknown: ("unknown return code: ", ""),
    program: java,
    commands: &[
        &["javac", "-encoding", "UTF-8", "-Xlint:all", "-Werror", "-d", "out", "@FILES"],
        &["java", "-XX:TieredStopAtLevel=1", "-cp", "out", "proof.Main"],
    ],
};

fn java(cases: &[Case]) -> Vec<(String, String)> {
    let calls = calls(cases, |at| format!("    c{at}.Case.run();"));
    let main = format!(
        "package proof;\n\npublic class Main {{\n  public static void main(String[] a) {{\n{calls}\n  }}\n}}\n"
    );
    let mut files = vec![
        ("proof/Main.java".to_owned(), main),
        (
            "proof/Harness.java".to_owned(),
            r#"package proof;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;

public class Harness {
  public static String text(String hex) {
    return new String(HexFormat.of().parseHex(hex.replace("-", "")), StandardCharsets.UTF_8);
  }

  public static void say(int number, int input, String word, String text) {
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    System.out.println(number + " " + input + " " + word + " " + (hex.isEmpty() ? "-" : hex));
  }

  public static void attempt(int number, Consumer<String> f, String... inputs) {
    for (int i = 0; i < inputs.length; i++) {
      try {
        f.accept(text(inputs[i]));
        say(number, i, "ok", "");
      } catch (RuntimeException error) {
        say(number, i, "failed", error.getMessage());
      }
    }
  }
}
"#
            .to_owned(),
        ),
    ];
    for (at, case) in cases.iter().enumerate() {
        let (snippet, list) = (&case.text, inputs(case, ", "));
        let body = match case.kind {
            Kind::Arm => format!(
                "static void f(String code) {{\nswitch (code) {{\n{snippet}\
                 default -> throw new RuntimeException(\"{DEFAULT}\");\n}}\n}}\n\
                 public static void run() {{ proof.Harness.attempt({at}, Case::f, {list}); }}\n"
            ),
            Kind::Match => format!(
                "static void f(String code) {{\n{snippet}}}\n\
                 public static void run() {{ proof.Harness.attempt({at}, Case::f, {list}); }}\n"
            ),
            Kind::Enum => {
                files.push((format!("c{at}/ReturnCode.java"), format!("package c{at};\n\n{snippet}")));
                format!(
                    "public static void run() {{\nString[] inputs = {{ {list} }};\n\
                     for (int i = 0; i < inputs.length; i++) {{\n\
                     String text = proof.Harness.text(inputs[i]);\n\
                     java.util.Optional<ReturnCode> code = ReturnCode.fromCode(text);\n\
                     String word = code.isPresent() ? \"is\" : \"unknown\";\n\
                     proof.Harness.say({at}, i, word, code.map(ReturnCode::toString).orElse(text));\n}}\n}}\n"
                )
            }
            Kind::Handling | Kind::Response => todo!(),
        };
        files.push((format!("c{at}/Case.java"), format!("package c{at};\n\npublic class Case {{\n{body}}}\n")));
    }
    files
}

pub(super) const KOTLIN: Driver = Driver {
    language: "kotlin",
    tools: &[
        Tool { name: "kotlinc", package: "kotlin-compiler (see tests/snippets/install.sh)" },
        Tool { name: "java", package: "openjdk-17-jdk-headless" },
    ],
    todo: "An operation is not implemented: ",
    unknown: ("unknown return code: ", ""),
    program: kotlin,
    commands: &[
        &["kotlinc", "-Werror", "-include-runtime", "-d", "main.jar", "@FILES"],
        &["java", "-XX:TieredStopAtLevel=1", "-jar", "main.jar"],
    ],
};

fn kotlin(cases: &[Case]) -> Vec<(String, String)> {
    let calls = calls(cases, |at| format!("    c{at}.run()"));
    let main = format!(
        r#"package proof

fun text(hex: String): String =
    hex.trim('-').chunked(2).map {{ it.toInt(16).toByte() }}.toByteArray().decodeToString()

fun say(number: Int, input: Int, word: String, text: String) {{
    val hex = text.encodeToByteArray().joinToString("") {{ "%02x".format(it) }}
    println("$number $input $word ${{hex.ifEmpty {{ "-" }}}}")
}}

fun attempt(number: Int, f: (String) -> Unit, inputs: List<String>) {{
    inputs.forEachIndexed {{ i, input ->
        try {{
            f(text(input))
            say(number, i, "ok", "")
        }} catch (error: Throwable) {{
            say(number, i, "failed", error.message!!)
        }}
    }}
}}

fun main() {{
{calls}
}}
"#
    );
    let mut files = vec![("main.kt".to_owned(), main)];
    for (at, case) in cases.iter().enumerate() {
        let (snippet, list) = (&case.text, inputs(case, ", "));
        let run = format!("fun run() = proof.attempt({at}, ::f, listOf({list}))\n");
        let body = match case.kind {
            Kind::Arm => format!(
                "private fun f(code: String) {{\nwhen (code) {{\n{snippet}else -> throw Exception(\"{DEFAULT}\")\n}}\n}}\n\n{run}"
            ),
            Kind::Match => format!("private fun f(code: String) {{\n{snippet}}}\n\n{run}"),
            Kind::Enum => format!(
                "{snippet}\nfun run() = listOf({list}).forEachIndexed {{ i, input ->\n\
                 val code = ReturnCode.fromCode(proof.text(input))\n\
                 check(code == null || code.toString() == code.code)\n\
                 proof.say({at}, i, if (code == null) \"unknown\" else \"is\", code?.code ?: proof.text(input))\n}}\n"
            ),
            Kind::Handling | Kind::Response => todo!(),
        };
        files.push((format!("c{at}.kt"), format!("package c{at}\n\n{body}")));
    }
    files
}
