//! The shapes in which references list their codes, each read without configuration; and how to overrule that.

use serde_json::Value;

use super::{folder, warnings};
use crate::support::{answer, complaint, run};

/// A document, the shape that it is read in and what is left, and a line of `list` per code.
struct Shape {
    file: &'static str,
    text: &'static str,
    read_as: &'static str,
    codes: &'static [&'static str],
}

const SHAPES: [Shape; 11] = [
    Shape {
        file: "headings.md",
        text: "# Errors\n## `A_A`\none\n## **B\\_B**\ntwo\n## <code>C_C</code>\nthree\n## D_D (4)\n",
        read_as: "headings: 4 codes",
        codes: &["A_A  one", "B_B  two", "C_C  three", "D_D"],
    },
    Shape {
        file: "titles.md",
        text: "# [E101] One\n# Error E102: two\n# Compiler Error E103\n# E104 Error\n# E105 - five\n# E106 (six)\n",
        read_as: "headings: 6 codes",
        codes: &["E101  One", "E102  two", "E103", "E104", "E105  five", "E106  six"],
    },
    Shape {
        file: "numbers.md",
        text: "# Status codes\n## 200 OK\n## 404 Not Found\n## -32700 Parse error\n",
        read_as: "headings: 3 codes",
        codes: &["200     OK", "404     Not Found", "-32700  Parse error"],
    },
    Shape {
        file: "table.md",
        text: "# T\n|Name|Code|Text|\n|-|-|-|\n|A_A|1|one|\n|B_B|2|two|\n|C_C|3|three|\n\n## Usage\n",
        read_as: "a table, column Code: 3 codes",
        codes: &["1  A_A  one", "2  B_B  two", "3  C_C  three"],
    },
    Shape {
        file: "html.md",
        text: "# T\n<table>\n<tr><th>Code</th><th>Text</th></tr>\n<tr><td>A_A</td><td>one</td></tr>\n\
            <tr><td>B_B</td><td>two</td></tr>\n</table>\n",
        read_as: "a table, column Code: 2 codes",
        codes: &["A_A  one", "B_B  two"],
    },
    Shape {
        file: "list.md",
        text: "# T\n## Errors\n- `A_A`: one\n- **B_B** - two\n- C_C: three\n\n  more\n\n## Usage\n- `D_D`: four\n",
        read_as: "items of a list: 3 codes",
        codes: &["A_A  one", "B_B  two", "C_C  three (1 of 2)"],
    },
    Shape {
        file: "terms.md",
        text: "# Errors\nA_A\n: one\n\nB_B\n: two\n",
        read_as: "terms of a definition list: 2 codes",
        codes: &["A_A  one", "B_B  two"],
    },
    Shape {
        file: "bold.md",
        text: "# Errors\n\n**A_A**\n\none\n\n**B_B**: two\n",
        read_as: "paragraphs that lead with a name: 2 codes",
        codes: &["A_A  one", "B_B  two"],
    },
    Shape {
        file: "manual.txt",
        text: "ERRORS\n       A_A    One of\n              them.\n\n       B_B    Another.\n",
        read_as: "terms of a definition list: 2 codes",
        codes: &["A_A  One of them.", "B_B  Another."],
    },
    Shape {
        file: "codes.json",
        text: r#"{"A_A": "one", "B_B": "two"}"#,
        read_as: "JSON, an object of strings: 2 codes",
        codes: &["A_A  one", "B_B  two"],
    },
    Shape {
        file: "codes.csv",
        text: "code,message\nA_A,one\nB_B,two\n",
        read_as: "CSV",
        codes: &["A_A  one", "B_B  two"],
    },
];

#[test]
fn a_document_of_every_shape_is_read_and_doctor_says_how() {
    for shape in SHAPES {
        let folder = folder(&[(shape.file, shape.text.as_bytes())]);
        let path = folder.path().join(shape.file);
        let catalog = ["--catalog", path.to_str().unwrap()];
        let list = answer(&[&["list"], &catalog[..]].concat());
        assert_eq!(list.lines().collect::<Vec<_>>(), shape.codes, "{}", shape.file);
        let doctor = answer(&[&["doctor"], &catalog[..]].concat());
        assert!(doctor.contains(&format!(": read as {}", shape.read_as)), "{}: {doctor}", shape.file);
    }
}

#[test]
fn a_folder_has_a_file_or_a_folder_per_code() {
    let folder = folder(&[
        ("no-var/README.md", b"# Disallow var (`no-var`)\none\n"),
        ("no-let/index.mdx", b"---\ntitle: no-let\n---\ntwo\n"),
        ("no-if.markdown", b"# plugin/no-if\nthree\n"),
        ("index.md", b"---\nsite: https://x.y\npermalink: /rules/\n---\n# Rules\n"),
        ("guide.md", b"# Guide\n"),
    ]);
    let catalog = ["--catalog", folder.path().to_str().unwrap()];
    let codes = answer(&[&["list", "--format", "json"], &catalog[..]].concat());
    let codes: Vec<Value> = serde_json::from_str(&codes).unwrap();
    let of = |key: &str| codes.iter().map(|code| code[key].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>();
    assert_eq!(of("code"), ["plugin/no-if", "no-let", "no-var"]);
    assert_eq!(of("title"), ["", "", "Disallow var"]);
    assert_eq!(of("description"), ["three", "two", "one"]);
    assert_eq!(of("url"), ["https://x.y/rules/no-if", "https://x.y/rules/no-let", "https://x.y/rules/no-var"]);
    let name = folder.path().to_str().unwrap();
    assert_eq!(warnings(folder.path()), [format!("{name}: 2 pages without a code: guide.md, index.md")]);
    assert!(answer(&[&["doctor"], &catalog[..]].concat()).contains(": read as a file per code: 3 codes\n"));
}

#[test]
fn a_page_of_a_method_is_named_by_its_title_or_its_first_heading() {
    let folder = folder(&[
        ("codes.md", b"# A_A\n# B_B\n"),
        ("one.md", b"---\ntitle: Paper.Get\n---\n# Get\n## Return Codes\n- A_A\n"),
        ("two.mdx", b"# Paper.Set\n## Return Codes\n- [B_B](/codes#b_b)\n"),
        ("three/delete.md", b"## Return Codes\n- B_B\n"),
    ]);
    let methods = answer(&["methods", "--catalog", folder.path().to_str().unwrap(), "--format", "json"]);
    let methods: Vec<Value> = serde_json::from_str(&methods).unwrap();
    let names: Vec<_> = methods.iter().map(|method| method["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Paper.Get", "delete", "Paper.Set"]);
}

#[test]
fn what_a_reader_leaves_is_told_with_its_line() {
    let table = "# T\n\n|Code|Text|\n|-|-|\n|A_A|x|\n|several words|y|\n|B_B|y|\n|A_A|again|\n";
    let html = "# T\n<table>\n<tr><th>Code<th>Text\n<tr><td>A_A<td>x\n<tr>\n<td>a b<td>y\n<tr><td>B_B<td>y\n</table>\n";
    let list = "# Errors\n- A_A: x\n- B_B: y\n- C_C: z\n- several words\n";
    let folder = folder(&[("t.md", table.as_bytes()), ("h.md", html.as_bytes()), ("l.md", list.as_bytes())]);
    for (file, expected) in [
        (
            "t.md",
            &[
                ":6: ignoring row `several words`: no code in column Code",
                ":8: duplicate code A_A; keeping the first definition",
            ][..],
        ),
        ("h.md", &[":5: ignoring row `a b`: no code in column Code"]),
        ("l.md", &[":5: ignoring item `several words`: it does not lead with a code"]),
    ] {
        let path = folder.path().join(file);
        let expected: Vec<String> = expected.iter().map(|line| format!("{}{line}", path.to_str().unwrap())).collect();
        assert_eq!(warnings(&path), expected);
    }
}

#[test]
fn a_document_without_codes_says_what_it_has_and_what_to_try() {
    let source = "# One\n\n|Number|Name|\n|-|-|\n|no 1|first of them|\n|no 2|second|\n\n- an item\n";
    let folder = folder(&[("none.md", source.as_bytes())]);
    let path = folder.path().join("none.md");
    let path = path.to_str().unwrap();
    let (status, error) = complaint(&["list", "--catalog", path]);
    let seen = "1 heading, 1 table with columns Number, Name, 1 list item";
    let advice = "try --as table --column Name";
    assert_eq!(
        (status, error),
        (2, format!("ipaper-codes: {path}:1: no return code found; there is {seen}; {advice}"))
    );
    assert_eq!(answer(&["list", "--names", "--catalog", path, "--as", "table", "--column", "Name"]), "second\n");
    let (status, error) = complaint(&["list", "--catalog", path, "--column", "Text"]);
    assert!(status == 2 && error.contains("no return code found in column Text; there is 1 heading"), "{error}");
}

#[test]
fn a_short_list_in_a_text_is_read_as_it_says() {
    let folder = folder(&[("x.txt", b"ERR_NUM_1    The first\nERR_NUM_2    The second\n")]);
    let path = folder.path().join("x.txt");
    let path = path.to_str().unwrap();
    let (status, error) = complaint(&["list", "--catalog", path]);
    let message = "no return code found; there are 2 terms, 2 list items; try --as items";
    assert_eq!((status, error), (2, format!("ipaper-codes: {path}:1: {message}")));
    let list = answer(&["list", "--catalog", path, "--as", "items"]);
    assert_eq!(list, "ERR_NUM_1  The first\nERR_NUM_2  The second\n");
}

#[test]
fn a_row_or_a_line_with_a_mistake_is_left_out_and_told_with_its_place() {
    let table = "code,text\nA_B,first\nC_D,second\nE_F,a, b\n";
    let lines = "{\"code\": \"A_B\"}\n{\"code\": \"E_F\" \"text\": 1}\n{\"code\": \"C_D\"}\n";
    let folder = folder(&[("t.csv", table.as_bytes()), ("l.jsonl", lines.as_bytes())]);
    for (file, expected) in [
        ("t.csv", ":4:1: ignoring a row of 3 cells below a head of 2; quote a cell that has the separator in it"),
        ("l.jsonl", ":2:16: ignoring a line: not JSON: expected `,` or `}`"),
    ] {
        let path = folder.path().join(file);
        let warning = format!("{}{expected}", path.to_str().unwrap());
        let output = run(&["list", "--names", "--catalog", path.to_str().unwrap()]);
        assert_eq!((output.status.code(), &*output.stdout), (Some(0), &b"A_B\nC_D\n"[..]), "{file}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), format!("ipaper-codes: {warning}\n"));
        assert_eq!(warnings(&path), [warning]);
    }
}

#[test]
fn a_pattern_filters_and_its_group_is_the_name() {
    let rpc = "# Errors\n## -32700 Parse error\n## -32600 Invalid request\n## 404 Not Found\n## Error no. 17 of many\n";
    let folder = folder(&[("rpc.md", rpc.as_bytes())]);
    let path = folder.path().join("rpc.md");
    for (pattern, expected) in [
        ("-[0-9]+", "-32700\n-32600\n"),
        ("-32[67][0-9]+", "-32700\n-32600\n"),
        (r"no\. ([0-9]+)", "17\n"),
        ("[0-9]{3}", "404\n"),
    ] {
        for arguments in
            [vec!["--code-pattern".to_owned(), pattern.to_owned()], vec![format!("--code-pattern={pattern}")]]
        {
            let mut all = vec!["list", "--names", "--catalog", path.to_str().unwrap()];
            all.extend(arguments.iter().map(String::as_str));
            let output = run(&all);
            assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{all:?}: {output:?}");
        }
    }
}
