//! The pictures in the README are what the program shows. `UPDATE_PICTURE=1 cargo test picture` makes them anew.

mod animation;
mod drawing;

use std::env;
use std::fs;
use std::path::Path;

use animation::Scene;

use crate::pty::session::Session;

/// A part of the animation: seconds, what is typed, what is on the screen then, and the two parts of the caption.
type Step<'a> = (f32, &'a str, &'a str, &'static str, &'static str);

/// What the program is for: a response is pasted.
const PASTED: [Step; 2] = [
    (1.4, "", "▌! CLIENT_ALREADY_HAD_MODULE", "ipaper-codes", "all return codes of the API"),
    (
        3.2,
        "\x1b[200~<response>\n  <code>READONLY</code>\n  <message>Down for an upgrade until 04:00</message>\n</response>\x1b[201~",
        "Found READONLY: Down for",
        "paste <response><code>READONLY...",
        "its code, its message, what to do",
    ),
];

/// Or a code is looked for, and handled.
const TYPED: [Step; 7] = [
    (0.5, "pap", "> pap", "pap", "or type what you remember"),
    (1.0, "er", "> paper", "paper", "or type what you remember"),
    (1.2, "\x1b[B", "▌! PAPER_MUST_BE_CATEGORY", "Down", "read about one code after the other"),
    (2.0, " not exst", "> paper not exst", "paper not exst", "words in any order, typos too"),
    (1.4, "\x0cpy", "▌   Python", "Ctrl-L py", "choose one of eleven languages"),
    (1.8, "\r\x18", "─ Python case ─", "Enter, Ctrl-X", "see the snippet"),
    (2.4, "\x13", "Sent Python case", "Ctrl-S", "copy it, over SSH too"),
];

/// The browser in the colours for the dark ground of the pictures.
fn start(columns: u16, rows: u16) -> Session {
    Session::start_with(columns, rows, &["--no-state", "--theme", "dark"], &[("COLORTERM", "truecolor")])
}

#[test]
fn the_picture_in_the_readme_is_what_the_program_shows() {
    let mut browser = start(100, 30);
    browser.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
    browser.keys("upgrade");
    browser.wait_for("▌~ READONLY");
    browser.wait_for_last_bytes(b"\x1b[2;11H\x1b[?2026l");
    is_kept("screenshot.svg", &drawing::picture(&browser.screen()));
}

#[test]
fn the_animation_in_the_readme_is_what_the_program_shows() {
    // The message of the first part goes away by the clock, which the second is to be free of.
    let scenes: Vec<Scene> = [&PASTED[..], &TYPED].into_iter().flat_map(played).collect();
    is_kept("demo.svg", &animation::animation(&scenes, 5));
}

/// The scenes of a part, each on the screen of one browser.
fn played(steps: &[Step]) -> Vec<Scene> {
    let mut browser = start(90, 24);
    browser.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
    let scene = |&(seconds, typed, shown, keys, does): &Step| {
        browser.keys(typed);
        browser.wait_for(shown);
        // The end of a frame.
        browser.wait_for_last_bytes(b"\x1b[?2026l");
        Scene { seconds, keys, does, screen: browser.screen() }
    };
    steps.iter().map(scene).collect()
}

/// Compares a picture with the one that is kept, or keeps it.
fn is_kept(name: &str, drawn: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(name);
    if env::var_os("UPDATE_PICTURE").is_some() {
        fs::write(&file, drawn).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == drawn,
        "the screen has changed; run `UPDATE_PICTURE=1 cargo test picture`, and look at assets/{name}"
    );
}
