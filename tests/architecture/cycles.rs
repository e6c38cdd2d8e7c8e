//! No file depends on itself by way of others.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::imports::Crate;
use super::sources::{SourceFile, source_files};

type Graph<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// The shortest cycle through each file that is on one, each set of files once.
fn cycles<'a>(graph: &Graph<'a>) -> Vec<Vec<&'a str>> {
    let mut seen = BTreeSet::new();
    let found = graph.keys().filter_map(|start| shortest_cycle(graph, start));
    found.filter(|cycle| seen.insert(cycle.iter().copied().collect::<BTreeSet<_>>())).collect()
}

fn shortest_cycle<'a>(graph: &Graph<'a>, start: &'a str) -> Option<Vec<&'a str>> {
    let mut queue = VecDeque::from([vec![start]]);
    let mut visited = BTreeSet::new();
    while let Some(path) = queue.pop_front() {
        for &next in graph.get(path.last()?).into_iter().flatten() {
            if next == start {
                return Some(path);
            }
            if visited.insert(next) {
                queue.push_back(path.iter().copied().chain([next]).collect());
            }
        }
    }
    None
}

fn describe(cycle: &[&str]) -> String {
    [cycle, &cycle[..1]].concat().join(" -> ")
}

#[test]
fn no_file_depends_on_itself() {
    let files = source_files();
    let graph = Crate::new(&files).dependencies();
    assert!(graph.values().map(BTreeSet::len).sum::<usize>() > 50, "the imports are not found: {graph:#?}");
    let found: Vec<String> = cycles(&graph).iter().map(|cycle| describe(cycle)).collect();
    assert!(found.is_empty(), "cycles of files:\n{}", found.join("\n"));
}

/// The cycles of a crate with these files.
fn cycles_of(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<SourceFile> = files.iter().map(|(path, text)| SourceFile::new(path, text)).collect();
    let found = Crate::new(&files).dependencies();
    cycles(&found).iter().map(|cycle| describe(cycle)).collect()
}

#[test]
fn a_cycle_is_found_however_the_files_name_each_other() {
    let to_b = [
        "use super::b::B;",
        "use super::{b, c};\nfn f() { b::g(); }",
        "fn f() { crate::m::b::g() }",
        "use crate::m::{b::{self, B}};",
        "use super::B;",
        "mod inner {\n    use super::super::b::B;\n}",
        "mod inner {\n    fn f() { crate::m::b::g() }\n}",
    ];
    for a in to_b {
        let files = [
            ("src/m/mod.rs", "mod a;\nmod b;\nmod c;\npub use b::B;"),
            ("src/m/a.rs", a),
            ("src/m/b.rs", "use super::c::C;"),
            ("src/m/c.rs", "fn f(a: super::a::A) {}"),
        ];
        assert_eq!(cycles_of(&files), ["src/m/a.rs -> src/m/b.rs -> src/m/c.rs -> src/m/a.rs"], "{a}");
    }
}

#[test]
fn a_parent_and_a_child_that_use_each_other_are_a_cycle() {
    let files = |child| [("src/m/mod.rs", "mod a;\nuse a::A;\npub struct M;"), ("src/m/a.rs", child)];
    assert_eq!(cycles_of(&files("use super::M;")), ["src/m/a.rs -> src/m/mod.rs -> src/m/a.rs"]);
    assert_eq!(cycles_of(&files("use crate::m::M;")), ["src/m/a.rs -> src/m/mod.rs -> src/m/a.rs"]);
}

#[test]
fn what_depends_in_one_direction_is_no_cycle() {
    for (parent, a) in [
        // The parent declares its children, and a child uses the parent.
        ("mod a;\nmod b;\npub struct M;", "use super::M;"),
        // The parent re-exports one child to the other.
        ("mod a;\nmod b;\nuse a::A;\npub use b::B;", "use super::B;"),
        // A module inside of a file uses that file.
        ("mod a;\nmod b;\nuse a::A;\npub struct M;", "struct M;\nmod inner {\n    use super::M;\n}"),
        // Tests and comments do not count.
        (
            "mod a;\nmod b;\nuse a::A;\npub struct M;",
            "// super::M\n#[cfg(test)]\nmod tests {\n    use super::super::M;\n}",
        ),
    ] {
        assert_eq!(
            cycles_of(&[("src/m/mod.rs", parent), ("src/m/a.rs", a), ("src/m/b.rs", "struct B;")]),
            [""; 0],
            "{a}"
        );
    }
}
