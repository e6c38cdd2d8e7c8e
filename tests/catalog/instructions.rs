//! Time in proportion to the document: four times as long, it takes about four times the instructions, whatever is in it.
//! Counted and not timed, which a busy machine does not change.

use std::fmt::Write as _;
use std::fs;
use std::process::Stdio;

use tempfile::TempDir;

use crate::support::{program, skip};

/// A name, and the lines of a document of about so many bytes.
type Shape = (&'static str, fn(usize) -> String);

/// The shapes of documents that were slow, or that made other readers slow.
const SHAPES: [Shape; 24] = [
    ("ordinary headings", |n| "## Some heading\n\n".repeat(n / 17)),
    ("codes", |n| {
        (0..n / 10).fold(String::new(), |mut text, number| {
            _ = writeln!(text, "# B_{number}\n");
            text
        })
    }),
    ("codes alike", |n| "# A_A\n".repeat(n / 6)),
    ("refused headings", |n| "# A__A\n".repeat(n / 7)),
    ("dashes in a heading", |n| format!("# A{}\n", " - a".repeat(n / 4))),
    ("a long name", |n| format!("# A_{}\n", "A".repeat(n))),
    ("setext in nested lists", |n| "- ".repeat(n / 4) + &"=\n".repeat(n / 4)),
    ("lazy lines of nested quotations", |n| "> ".repeat(n / 4) + &"a\n".repeat(n / 4)),
    ("nested by indentation", |n| {
        let lines = (2 * n).isqrt() / 2;
        (0..lines).fold(String::new(), |text, level| text + &"  ".repeat(level) + "- a\n") + &"a\n".repeat(n / 4)
    }),
    ("a wide cell", |n| {
        format!("| h | i |\n|---|---|\n| {} | y |\n{}", "x".repeat(n / 2), "| a | b |\n".repeat(n / 20))
    }),
    ("a wide table of short rows", |n| {
        format!("{}\n{}\n{}", "|a".repeat(n / 6), "|-".repeat(n / 6), "|b\n".repeat(n / 9))
    }),
    ("link definitions", |n| {
        (0..n / 16).fold(String::new(), |mut text, number| {
            _ = writeln!(text, "[a{number}]: /x");
            text
        })
    }),
    ("uses of a long link", |n| format!("[a]: /{}\n\n{}", "x".repeat(n / 2), "[a] ".repeat(n / 8))),
    ("open brackets", |n| "[a](".repeat(n / 4)),
    ("nested pictures", |n| format!("{}a{}", "![".repeat(n / 6), "](b)".repeat(n / 6))),
    ("backticks", |n| {
        let runs = (2 * n).isqrt();
        (1..runs).fold(String::new(), |text, length| text + "a" + &"`".repeat(length))
    }),
    ("code in a line", |n| "`a` ".repeat(n / 4)),
    ("bold and code", |n| "**a `b`**`c`".repeat(n / 12)),
    ("open emphasis", |n| "*a_ ".repeat(n / 4)),
    ("open tags", |n| "a".to_owned() + &" <a b='".repeat(n / 7)),
    ("open comments", |n| "a".to_owned() + &" <!--".repeat(n / 5)),
    ("fences", |n| "```\n\n# B_B\n\n".repeat(n / 12)),
    ("definitions", |n| "Solutions:\n".to_owned() + &": a\n".repeat(n / 4)),
    ("NUL", |n| "\0".repeat(n)),
];

/// The number of shapes in a document: each run takes a second to start, and one that is slow is more than all others.
const TOGETHER: usize = 4;

/// The lengths of the shapes, in bytes.
const SIZES: [usize; 2] = [3_000, 12_000];

/// The instructions that it takes to show a code of a document and to search it.
fn instructions(folder: &TempDir, text: &str) -> u64 {
    let (path, counts) = (folder.path().join("a.md"), folder.path().join("counts"));
    fs::write(&path, text).unwrap();
    let program = program(&["search", "zzqx", "--catalog", path.to_str().unwrap()]);
    let mut valgrind = std::process::Command::new("valgrind");
    valgrind.args(["--tool=cachegrind", "--cache-sim=no", &format!("--cachegrind-out-file={}", counts.display())]);
    valgrind.arg(program.get_program()).args(program.get_args()).env("IPAPER_CODES_CONFIG", "");
    let status = valgrind.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(1), "{text:.100}");
    let counts = fs::read_to_string(counts).unwrap();
    let total = counts.lines().find_map(|line| line.strip_prefix("summary: ")).unwrap();
    total.split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn a_document_takes_time_in_proportion_to_its_length() {
    if std::process::Command::new("valgrind").arg("--version").output().is_err() {
        return skip("a_document_takes_time_in_proportion_to_its_length", "valgrind");
    }
    let folder = TempDir::new().unwrap();
    let start = instructions(&folder, "# A_A\n");
    for shapes in SHAPES.chunks(TOGETHER) {
        let [short, long] = SIZES.map(|size| {
            let text: Vec<String> = shapes.iter().map(|(_, shape)| format!("# A_A\n\n{}\n\n", shape(size))).collect();
            instructions(&folder, &text.concat()).saturating_sub(start)
        });
        let names: Vec<&str> = shapes.iter().map(|(name, _)| *name).collect();
        assert!(long <= 46 * short / 10, "{names:?}: {short} and {long} instructions, beside the {start} of a start");
    }
}
