//! Java and Kotlin.

use super::{Case, DEFAULT, Driver, Kind, Tool, calls, inputs};

pub(super) const JAVA: Driver = Driver {
    language: "java",
    tools: &[Tool { name: "javac", package: "openjdk-17-jdk-headless (or later)" }],
    todo: "",
    unknown: ("unknown return code: ", ""),
    program: java,
    commands: &[
        &["javac", "-encoding", "UTF-8", "-Xlint:all,-serial", "-Werror", "-d", "out", "@FILES"],
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
            Kind::Match | Kind::Handling => format!(
                "static void f(String code) {{\n{snippet}}}\n\
                 public static void run() {{ proof.Harness.attempt({at}, Case::f, {list}); }}\n"
            ),
            Kind::Enum => {
                files.push((format!("c{at}/ReturnCode.java"), format!("package c{at};\n\n{snippet}")));
                format!(
                    "public static void run() {{\nString[] inputs = {{ {list} }};\n\
                     for (int i = 0; i < inputs.length; i++) {{\n\
                     String text = proof.Harness.text(inputs[i]);\n\
                     java.util.Optional<ReturnCode> code = ReturnCode.of(text);\n\
                     String word = code.isPresent() ? \"is\" : \"unknown\";\n\
                     proof.Harness.say({at}, i, word, code.map(ReturnCode::toString).orElse(text));\n}}\n}}\n"
                )
            }
            Kind::Response => {
                files.push((format!("c{at}/ResponseReader.java"), format!("package c{at};\n\n{snippet}")));
                format!(
                    "public static void run() {{\nString[] inputs = {{ {list} }};\n\
                     for (int i = 0; i < inputs.length; i++) {{\ntry {{\n\
                     String text = ResponseReader.read(proof.Harness.text(inputs[i]))\
                     .map(data -> data.getTextContent().strip()).orElse(\"\");\n\
                     proof.Harness.say({at}, i, \"data\", text);\n\
                     }} catch (ResponseReader.ReturnCodeException error) {{\n\
                     proof.Harness.say({at}, i, \"failure\", error.code + \": \" + error.detail);\n\
                     }} catch (java.io.IOException error) {{\n\
                     proof.Harness.say({at}, i, \"malformed\", \"\");\n}}\n}}\n}}\n"
                )
            }
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
            Kind::Match | Kind::Handling => format!("private fun f(code: String) {{\n{snippet}}}\n\n{run}"),
            Kind::Enum => format!(
                "{snippet}\nfun run() = listOf({list}).forEachIndexed {{ i, input ->\n\
                 val text = proof.text(input)\n\
                 val code = ReturnCode.of(text)\n\
                 proof.say({at}, i, if (code == null) \"unknown\" else \"is\", code?.toString() ?: text)\n}}\n"
            ),
            Kind::Response => format!(
                "{snippet}\nfun run() = listOf({list}).forEachIndexed {{ i, input ->\ntry {{\n\
                 proof.say({at}, i, \"data\", readResponse(proof.text(input))?.textContent?.trim().orEmpty())\n\
                 }} catch (error: ReturnCodeException) {{\n\
                 proof.say({at}, i, \"failure\", \"${{error.code}}: ${{error.detail}}\")\n\
                 }} catch (error: SAXException) {{\nproof.say({at}, i, \"malformed\", \"\")\n}}\n}}\n"
            ),
        };
        files.push((format!("c{at}.kt"), format!("package c{at}\n\n{body}")));
    }
    files
}
