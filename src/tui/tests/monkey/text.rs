//! Text and catalogs that are hard to show.

use std::fmt::Write as _;

use super::random::Random;
use crate::catalog::{Catalog, Code, Method, Pattern, ReadOptions, Source, open};
use crate::search::Index;
use crate::tui::store::Part;

/// Wide, combining, joined, right to left, invisible, control, and ordinary.
const PIECES: &[&str] = &[
    "a",
    "Z",
    "9",
    "_",
    "-",
    ".",
    " ",
    "  ",
    "paper",
    "PAPER_",
    "exist",
    "\"",
    "!",
    "-x",
    "|",
    "é",
    "ß",
    "ﬁ",
    "İ",
    "漢字",
    "한",
    "\u{1112}\u{1161}\u{11ab}",
    "カ\u{3099}",
    "e\u{301}",
    "\u{301}\u{302}\u{303}",
    "क्षि",
    "👩\u{200d}💻",
    "👍🏽",
    "🇩🇪",
    "🇩",
    "שלום",
    "مرحبا",
    "\u{202e}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{206a}",
    "\u{180e}",
    "\u{e0041}",
    "\u{fe0f}",
    "\u{2028}",
    "\u{85}",
    "\u{9b}2J",
    "\u{1b}[2J",
    "\u{1b}]0;x\u{7}",
    "\0",
    "\t",
    "\n",
    "\r\n",
    "\u{7f}",
    "\u{ffff}",
    "\u{a0}",
];

/// A piece of such text.
pub fn piece(random: &mut Random) -> &'static str {
    random.pick(PIECES)
}

fn line(random: &mut Random, pieces: usize) -> String {
    let text: String = (0..random.below(pieces + 1)).map(|_| piece(random)).collect();
    text.replace(['\n', '\r'], " ")
}

/// A catalog of one part.
fn whole(catalog: Catalog) -> Vec<Part> {
    let (codes, methods) = (Index::of_codes(&catalog), Index::of_methods(&catalog));
    vec![Part { catalog, codes, methods }]
}

pub fn embedded() -> Vec<Part> {
    whole(open(&[Source::embedded()]).unwrap())
}

/// One to sixty codes in two documents, hard to show, with methods that list them.
pub fn hostile(seed: u64) -> Vec<Part> {
    let mut random = Random::new(seed);
    let folder = tempfile::tempdir().unwrap();
    let codes = if random.once_in(5) { 1 } else { 1 + random.below(30) };
    let sources: Vec<Source> = ["a.md", "b.md"]
        .iter()
        .map(|name| {
            let path = folder.path().join(name);
            std::fs::write(&path, document(&mut random, codes)).unwrap();
            let options = ReadOptions { pattern: Pattern::regex(r"\S.*").ok(), ..ReadOptions::default() };
            Source { options, ..path.into() }
        })
        .collect();
    let mut catalog = open(&sources).unwrap_or_default();
    let total = catalog.codes.len();
    for number in 0..random.below(8) as u32 {
        let name = format!("{}{number}", crate::text::one_line(&line(&mut random, 12)));
        let codes: Vec<u32> = (0..total as u32).filter(|_| random.once_in(4)).collect();
        for &code in &codes {
            catalog.codes[code as usize].methods.push(number);
        }
        catalog.methods.push(Method { name, codes, ..Method::default() });
    }
    whole(catalog)
}

fn document(random: &mut Random, codes: usize) -> String {
    let mut text = format!("# {}\n\n", line(random, 10));
    for number in 0..codes {
        let name = match random.below(10) {
            0 => "SAME".to_owned(),
            1 => format!("LONG_{number}_{}", "NAME_".repeat(random.below(400))),
            _ => format!("{}{number}", line(random, 8)),
        };
        writeln!(text, "## {name}\n").unwrap();
        for _ in 0..random.below(5) {
            let words = line(random, 60);
            match random.below(7) {
                0 => writeln!(text, "```\n{words}\n{}\n```\n", "x".repeat(random.below(500))).unwrap(),
                1 => writeln!(text, "| a | {words} |\n|---|---|\n| {words} | b |\n").unwrap(),
                2 => (0..random.below(12)).for_each(|depth| writeln!(text, "{}- {words}", "  ".repeat(depth)).unwrap()),
                3 => writeln!(text, "> {words}\n>> {words}\n").unwrap(),
                _ => writeln!(text, "{words}\n").unwrap(),
            }
        }
    }
    text
}

/// Five thousand codes, in five parts.
pub fn long() -> Vec<Part> {
    let mut index = Index::new();
    let part = |first: u32| {
        let code = |number| Code { name: format!("CODE_{number}_OF_{}", number % 97).into(), ..Code::default() };
        let catalog = Catalog { codes: (first..first + 1000).map(code).collect(), ..Catalog::default() };
        index.extend(Index::of_codes(&catalog));
        Part { catalog, codes: index.clone(), methods: Index::new() }
    };
    (0..5000).step_by(1000).map(part).collect()
}
