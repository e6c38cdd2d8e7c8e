//! Colours: where they are written, and who decides.

use crate::support::{answer, program};

fn written(arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let output = program(arguments).envs(environment.iter().copied()).output().unwrap();
    String::from_utf8([&*output.stdout, &output.stderr].concat()).unwrap()
}

#[test]
fn the_option_comes_before_the_environment() {
    let is_coloured = |arguments: &[&str], environment: &[(&str, &str)]| {
        let shown = written(&[&["show", "error"], arguments].concat(), environment);
        shown.contains("\x1b[1mERROR\x1b[0m")
    };
    // A pipe has none by itself.
    for (arguments, environment, expected) in [
        (&[][..], &[][..], false),
        (&["--color", "auto"], &[], false),
        (&["--color", "always"], &[], true),
        (&["--color=always"], &[("NO_COLOR", "1"), ("TERM", "dumb")], true),
        (&["--color", "never"], &[("CLICOLOR_FORCE", "1")], false),
        (&[], &[("CLICOLOR_FORCE", "1")], true),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
    ] {
        assert_eq!(is_coloured(arguments, environment), expected, "{arguments:?} {environment:?}");
    }
}

#[test]
fn data_has_no_colours() {
    for arguments in
        [&["list", "--names"][..], &["list", "-f", "json"], &["show", "error", "-f", "markdown"], &["snippet", "error"]]
    {
        assert_eq!(answer(&[arguments, &["--color", "always"]].concat()), answer(arguments), "{arguments:?}");
    }
}

#[test]
fn help_and_usage_errors_have_colours_too_but_never_those_that_were_typed() {
    for arguments in [&["--help"][..], &["list", "--help"], &["list", "--bogus"], &["list", "--format", "x"]] {
        let plain = written(arguments, &[]);
        let coloured = written(&[arguments, &["--color", "always"]].concat(), &[]);
        assert!(!plain.contains('\x1b') && coloured.contains("\x1b[1m"), "{arguments:?}: {coloured}");
        assert_eq!(written(&[&["--color=never"], arguments].concat(), &[("CLICOLOR_FORCE", "1")]), plain);
    }
    for typed in ["\x1b[31m", "\u{202e}", "\x07"] {
        for arguments in [&["list", "--format", typed][..], &["list", "--code-pattern", &format!("({typed}")]] {
            let text = written(&[arguments, &["--color", "always"]].concat(), &[]);
            assert!(!text.contains(['\x1b', '\u{202e}', '\x07']), "{arguments:?}: {text:?}");
        }
    }
}

#[test]
fn doctor_says_the_theme_and_the_colours_and_why() {
    let xterm = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor")];
    let says = |arguments: &[&str], environment: &[(&str, &str)], lines: &str| {
        let all = [&xterm[..], environment].concat();
        let text = written(&[&["doctor", "--no-state"], arguments].concat(), &all);
        assert!(text.contains(lines), "{lines}: {text}");
    };
    says(&[], &[], "theme: terminal\n  why: the default\ncolours: truecolor\n");
    says(&[], &[], "  why: the terminal has colours; COLORTERM=truecolor\n");
    says(&["--theme", "dark"], &[], "theme: dark\n  why: given on the command line\ncolours: truecolor\n");
    let few = ("COLORTERM", "");
    says(&["--theme", "dark"], &[few], "colours: 256; #rrggbb are shown as the nearest of 256\n");
    says(&["--theme", "dark"], &[few, ("TERM", "xterm")], "colours: 16; shown as terminal, as it needs 256 colours\n");
    says(&["--color", "never"], &[], "colours: none\n  why: --color never\n");
    says(&[], &[("NO_COLOR", "1")], "colours: none\n  why: NO_COLOR is set\n");
    says(&[], &[("TERM", "dumb"), few], "colours: none\n  why: TERM names no terminal with colours\n");
}
