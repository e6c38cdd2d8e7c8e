//! Foreign text: drawn in ASCII, wide, joined, combining and hidden characters.

use unicode_width::UnicodeWidthStr;

use super::*;
use crate::catalog::{Pattern, ReadOptions};
use crate::charset::Charset;

/// Texts that terminals, fonts and libraries take differently.
pub const FOREIGN: [&str; 20] = [
    "漢字漢字",
    "👨\u{200d}👩\u{200d}👧 family",
    "👍🏽 skin",
    "🇩🇪🇫🇷 flags",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} England",
    "⚠\u{fe0f} ❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3}",
    "e\u{301}a\u{308} NFD",
    "क्षि நி ཀྵ",
    "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1161} jamo",
    "กำ ก็",
    "שלום עולם",
    "مرحبا لا",
    "ｶﾞｷﾞ half",
    "a\u{200b}\u{200b}b\u{200d}c",
    "x\u{202e}evil\u{2066}",
    "\u{180e}\u{3164}\u{206a}\u{fff9}\u{e0041}",
    "\u{9b}31m\x1b[31m\x07\x7f",
    "‘it’s’ – “so”…",
    "\u{301}\u{301} marks alone",
    "soft\u{ad}hyphen",
];

fn foreign() -> Catalog {
    let letter = format!("Z{}", "\u{301}".repeat(100_000));
    let texts = FOREIGN.iter().copied().chain([&*letter]);
    let section =
        |text| format!("# {text}\n\n{text} and {text}\n\n- {text}\n\n    {text}\n\n|a|b|\n|-|-|\n|{text}|c|\n\n");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("漢👍🏽.md");
    std::fs::write(&file, texts.map(section).collect::<String>()).unwrap();
    let options = ReadOptions { pattern: Pattern::regex(".+").ok(), ..ReadOptions::default() };
    open(&[Source { options, ..file.into() }]).unwrap()
}

const SCREENS: [&str; 28] = [
    "",
    "<Down><Down>",
    "<Tab>jjjj",
    "<Tab>jjjjjjjjjjjj",
    "<Tab>G",
    "e",
    "漢e\u{301}👍🏽",
    "zzzz",
    "<F1>",
    "<F2>",
    "<F3>",
    "<F4>",
    "<Ctrl-L>r",
    "<Enter>",
    "<Ctrl-T>",
    "<Ctrl-T><Down><Ctrl-O>",
    "<Ctrl-T><F3>",
    "<Ctrl-]>",
    "<Ctrl-G>e",
    "<Ctrl-F>",
    "<Ctrl-F><F3><Shift-Down>",
    "<F3><Ctrl-R>",
    "<Ctrl-Y>zz",
    "<F1>zzzz",
    "<F1>about<Enter>",
    "<F1>about<Enter>jjjjj",
    "<F8>",
    "<Alt-t>",
];

fn browsers() -> impl Iterator<Item = (String, Browser, bool)> {
    let catalog = foreign();
    let sizes = [(100, 30), (60, 20), (7, 3)];
    SCREENS.into_iter().flat_map(move |keys| sizes.map(|size| (keys, size))).flat_map(move |(keys, (width, height))| {
        let name = format!("{keys} {width}x{height}");
        [(Browser::open(width, height), true), (Browser::of(catalog.clone(), width, height), false)]
            .map(|(browser, own)| (name.clone(), browser.keys(keys), own))
    })
}

#[test]
fn in_ascii_nothing_else_is_drawn_in_the_same_cells() {
    for (name, browser, own) in browsers() {
        let (unicode, _) = browser.buffer(&Theme::of(ThemeName::Terminal));
        let (ascii, _) = browser.buffer(&Theme { charset: Charset::Ascii, ..Theme::of(ThemeName::Terminal) });
        for (with, without) in unicode.content.iter().zip(&ascii.content) {
            let (with, without) = (with.symbol(), without.symbol());
            assert!(without.len() == 1 && without.is_ascii(), "{name}: {without:?}");
            assert!(!with.is_ascii() || with == without, "{name}: {with:?} {without:?} {}", browser.text());
            // Each glyph of ours has a form of its own.
            assert!(
                !own || with.is_ascii() || without != "?" || with.contains(['漢', '\u{301}', '👍', '🏽']),
                "{name}: {with}"
            );
        }
    }
}

#[test]
fn each_cell_holds_a_character_and_a_few_marks() {
    for (name, browser, _) in browsers() {
        let (buffer, _) = browser.buffer(&Theme::of(ThemeName::Terminal));
        for row in buffer.content.chunks(buffer.area.width.into()) {
            let mut cells = row.iter();
            while let Some(cell) = cells.next() {
                let symbol = cell.symbol();
                assert!(symbol.len() <= 32 && !symbol.contains(char::is_control), "{name}: {symbol:?}");
                assert!(
                    !symbol.contains(['\u{200d}', '\u{fe0f}', '\u{202e}', '\u{200b}', '\u{e0041}']),
                    "{name}: {symbol:?}"
                );
                match symbol.width() {
                    1 => {}
                    2 => assert_eq!(cells.next().map(ratatui::buffer::Cell::symbol), Some(" "), "{name}: {symbol:?}"),
                    width => panic!("{name}: {symbol:?} takes {width} cells"),
                }
            }
        }
    }
}

#[test]
fn the_cursor_is_behind_what_was_typed() {
    for (typed, cells) in [("漢e\u{301}", 3), ("👍🏽", 2), ("⚠\u{fe0f}", 1), ("👨\u{200d}👩", 4), ("abc<Left>", 2)]
    {
        let browser = Browser::open(100, 30).keys(typed);
        let (_, cursor) = browser.buffer(&Theme::of(ThemeName::Terminal));
        assert_eq!(cursor.unwrap().x, 3 + cells, "{typed}");
    }
    for typed in ["a".repeat(200), "漢".repeat(100), "👍🏽".repeat(50)] {
        let browser = Browser::open(60, 20).keys(&typed);
        let (_, cursor) = browser.buffer(&Theme::of(ThemeName::Terminal));
        assert!((54..60).contains(&cursor.unwrap().x), "{cursor:?}");
        let row: Vec<_> = browser.text().lines().map(str::to_owned).collect();
        assert!(!row[1].contains('…'), "{}", row[1]);
    }
}

#[test]
fn a_hidden_character_that_is_typed_is_seen() {
    for c in
        ["\u{202e}", "\u{206a}", "\u{180e}", "\u{2028}", "\u{2029}", "\u{e0041}", "\u{200b}", "\u{feff}", "\u{3164}"]
    {
        let browser = Browser::open(100, 30).keys(c);
        assert!(browser.text().contains("> \u{fffd}"), "{c:?}: {}", browser.text());
    }
}
