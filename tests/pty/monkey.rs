//! A monkey at a real terminal: keys, pastes, reports, noise and sizes, a few thousand of them. Whatever it does, the
//! browser ends as it should and gives the terminal back. `PTY_MONKEY_SEED=3` lets that one alone loose.

use proptest::prelude::RngExt as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use rustix::process::Signal;

use super::session::Session;

const SEEDS: u64 = 8;
const SEQUENCES: usize = 500;

/// Without most of those that leave the browser, and without `Ctrl-\`: where it comes in just as the terminal is given back, the
/// system discards what was written last.
const SEQUENCES_OF_A_TERMINAL: &[&str] = &[
    "\x1b[A",
    "\x1b[B",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1bOA",
    "\x1bOH",
    "\x1b[F",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[3~",
    "\x1b[1;5H",
    "\x1b[1;2B",
    "\x1b[1;3D",
    "\x1b[1;5C",
    "\x1bb",
    "\x1b\x7f",
    "\x1bOP",
    "\x1b[12~",
    "\x1bOR",
    "\x1b[14~",
    "\x1b[15~",
    "\r",
    "\t",
    "\x7f",
    "\0",
    "\x01",
    "\x02",
    "\x04",
    "\x06",
    "\x07",
    "\x08",
    "\x0b",
    "\x0c",
    "\x0f",
    "\x13",
    "\x14",
    "\x15",
    "\x16",
    "\x17",
    "\x18",
    "\x19",
    "\x1a",
    "\x1d",
    "\x1f",
    "\x1b[Z",
    "\x1b[?62;22c",
    "\x1b[?2026;2$y",
    "\x1b]11;rgb:0/0/0\x07",
    "\x1bP1+r54=78\x1b\\",
    "\x1b_Gi=1\x1b\\",
    "\x1b[<0;1;1M",
    "\x1b[200~PAPER\x1b[2J\r\n\u{202e}\x1b[201~",
    "\u{202e}",
    "漢字",
    "e\u{301}👩\u{200d}💻",
    "paper",
];

#[test]
fn whatever_is_typed_the_terminal_is_given_back() {
    let only = std::env::var("PTY_MONKEY_SEED").ok().map(|seed| seed.parse().unwrap());
    for seed in only.map_or(1..SEEDS + 1, |seed| seed..seed + 1) {
        let mut random = TestRng::from_seed(RngAlgorithm::XorShift, &[seed.to_le_bytes(); 2].concat());
        let mut browser = Session::start(100, 30, &[]);
        browser.wait_for("CLIENT_UNKNOWN");
        for _ in 0..SEQUENCES {
            match random.random_range(0..20) {
                0 => browser.resize(random.random_range(0..200), random.random_range(0..60)),
                1..=6 => browser.keys_if_open(&char::from(random.random_range(b' '..=b'p')).to_string()),
                _ => send(
                    &mut browser,
                    SEQUENCES_OF_A_TERMINAL[random.random_range(0..SEQUENCES_OF_A_TERMINAL.len())],
                    &mut random,
                ),
            }
        }
        browser.signal(if seed % 2 == 0 { Signal::TERM } else { Signal::HUP });
        let status = browser.end_restored();
        assert!([0, 129, 130, 143].contains(&status), "seed {seed}: status {status}:\n{}", browser.text());
    }
}

/// Sends a sequence in one piece or in two, which the terminal may pass on one by one.
fn send(browser: &mut Session, sequence: &str, random: &mut TestRng) {
    let at = random.random_range(0..=sequence.len());
    match sequence.split_at_checked(at) {
        // An Esc that nothing follows in time might leave.
        Some((first, second)) if at > 1 && random.random_ratio(1, 4) => {
            browser.keys_if_open(first);
            browser.keys_if_open(second);
        }
        _ => browser.keys_if_open(sequence),
    }
}
