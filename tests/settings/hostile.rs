//! Configurations and templates made to hang the program, to fill the memory, or to write to the terminal.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{configured, template};
use crate::support::{answer, complaint, program};

/// The message for a configuration with these bytes, without the path of its folder.
fn refusal(bytes: &[u8]) -> String {
    let (folder, file) = configured("");
    fs::write(&file, bytes).unwrap();
    refused(&folder, &file)
}

fn refused(folder: &TempDir, file: &str) -> String {
    let (status, line) = complaint(&["list", "--config", file]);
    assert_eq!(status, 2, "{line}");
    assert!(line.len() < 1000 && !line.contains(char::is_control), "{line}");
    line.replacen(&format!("ipaper-codes: {}/", folder.path().display()), "", 1)
}

#[test]
fn only_a_short_text_file_is_a_configuration() {
    assert_eq!(refusal(&vec![b'#'; (1 << 20) + 1]), "config.toml: larger than 1024 KiB; shorten it");
    assert_eq!(refusal(b"# \xe4"), "config.toml:1:3: not UTF-8; save it in this encoding");
    let long = format!("{}clipboard = 1", " ".repeat(1_000_000));
    assert!(
        refusal(long.as_bytes()).starts_with("config.toml:1:1000013: invalid type"),
        "{}",
        refusal(long.as_bytes())
    );
    let comments = "# a comment\n".repeat(80_000);
    let (_folder, file) = configured(&comments);
    assert!(answer(&["list", "--config", &file]).contains("SUCCESS"));
    let (folder, _) = configured("");
    assert_eq!(
        refused(&folder, &format!("{}/none.toml", folder.path().display())),
        "none.toml: no such file; check the path"
    );
}

#[test]
#[cfg(unix)]
fn a_configuration_that_is_no_file_is_refused_and_not_opened() {
    let (folder, _) = configured("");
    let path = |name: &str| folder.path().join(name);
    std::process::Command::new("mkfifo").arg(path("pipe")).status().unwrap();
    std::os::unix::fs::symlink("/dev/zero", path("zero")).unwrap();
    std::os::unix::fs::symlink(path("none"), path("link")).unwrap();
    fs::create_dir(path("folder")).unwrap();
    for (name, message) in [
        ("pipe", "not a regular file; use a text file"),
        ("zero", "not a regular file; use a text file"),
        ("folder", "a folder; use a text file"),
        ("link", "a link to a file that does not exist; correct or remove it"),
    ] {
        assert_eq!(refused(&folder, path(name).to_str().unwrap()), format!("{name}: {message}"));
    }
    // The default file must not exist; but a link that leads nowhere is a mistake.
    let home = TempDir::new().unwrap();
    let default = home.path().join("ipaper-codes/config.toml");
    fs::create_dir(default.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(home.path().join("none"), &default).unwrap();
    let output =
        program(&["list"]).env_remove("IPAPER_CODES_CONFIG").env("XDG_CONFIG_HOME", home.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn nesting_and_long_names_in_a_configuration_are_refused_in_a_line() {
    for text in [
        "[".repeat(100_000),
        format!("a = {}", "[".repeat(100_000)),
        format!("catalog = {}{}", "[".repeat(500), "]".repeat(500)),
        format!("a = {}", "{a=".repeat(100_000)),
        format!("{}a = 1", "a.".repeat(100_000)),
        format!("{} = 1", "a".repeat(1_000_000)),
        format!("\"\\u001b[2J\\n{}\" = 1", "x".repeat(100_000)),
        format!("clipboard = \"\\u001b[2J{}\"", "x".repeat(1_000_000)),
        format!("code-pattern = \"{}\"", "(".repeat(1_000_000)),
        format!("code-pattern = \"{}\"", "(a{999}){999}".repeat(10)),
        format!("catalog = [\"{}\"]", "x".repeat(1_000_000)),
        "a = \"".to_owned(),
        (0..100_000).fold(String::new(), |text, at| text + &format!("k{at} = 1\n")),
    ] {
        assert!(refusal(text.as_bytes()).starts_with("config.toml:"), "{}", &text[..20]);
    }
}

#[test]
fn an_unknown_language_is_named_in_short() {
    let (_folder, file) = configured(&format!("language = \"\\u001b[2J{}\"", "x".repeat(1_000_000)));
    let (status, line) = complaint(&["snippet", "error", "--config", &file]);
    assert!(status == 2 && line.contains("unknown language `") && line.len() < 1000, "{}", line.len());
}

/// The message of a template.
fn failure(source: &str) -> String {
    let (folder, file) = configured("");
    template(folder.path(), "x", "arm", source);
    let (status, line) = complaint(&["snippet", "error", "--lang", "x", "--config", &file]);
    assert_eq!(status, 2, "{line}");
    let (_, message) = line.split_once("/snippets/x/arm.jinja:").unwrap_or_else(|| panic!("{line}"));
    message.to_owned()
}

/// A template that compares lists which hold the same list twice, sixty times over.
fn slow_template() -> String {
    format!(
        "{}{}{{{{ x == y }}}}",
        "{% set x = [1] %}{% set y = [1] %}",
        "{% set x = [x, x] %}{% set y = [y, y] %}".repeat(60)
    )
}

#[test]
fn a_template_that_fills_the_stack_or_takes_for_ever_is_ended() {
    let nested = "nests too deeply or takes too much memory; simplify it";
    let slow = "takes longer than 2 s; simplify it";
    for (source, message) in [
        (format!("{{{{ {}1 }}}}", "- ".repeat(120_000)), nested),
        (format!("{{{{ {}1 }}}}", "not ".repeat(60_000)), nested),
        (format!("{{% for {}", "(".repeat(200_000)), nested),
        (format!("{{% if 0 %}}{}{{% endif %}}", "{% elif 0 %}".repeat(20_000)), nested),
        (format!("{{{{ {}1{} }}}}", "(".repeat(100_000), ")".repeat(100_000)), "maximum recursion"),
        ("{% if 1 %}".repeat(10_000), "maximum recursion"),
        (format!("{{{{ {}", "[".repeat(200_000)), "maximum recursion"),
        (slow_template(), slow),
        ("{% set x = namespace(v = 1) %}{% set x.v = x %}{{ x }}".to_owned(), nested),
        ("{{ '\u{1b}[2J' | round }}".to_owned(), "cannot round"),
        (format!("{{{{ {} }}}}", "a".repeat(200_000)), "undefined"),
        (format!("{{% {} %}}", "a".repeat(200_000)), "unknown statement aaa"),
    ] {
        let line = failure(&source);
        assert!(
            line.contains(message) && line.len() < 1000 && !line.contains(char::is_control),
            "{}: {line}",
            &source[..20]
        );
    }
}

#[test]
fn a_template_is_not_tried_again_for_every_code() {
    let (folder, file) = configured("");
    let slow = slow_template();
    for language in 10..60 {
        template(folder.path(), &format!("x{language}"), "arm", &slow);
    }
    let doctor = answer(&["doctor", "--config", &file]);
    for part in [
        "43 languages",
        "snippets: more than 32 languages; only the first are read",
        "x10/arm.jinja: the template takes longer than 2 s",
    ] {
        assert!(doctor.contains(part), "{part}: {doctor}");
    }
    assert!(!doctor.contains("x11/arm.jinja"), "{doctor}");
}

fn settings(folder: &Path, text: &str) {
    template(folder, "x", "arm", "{% for code in codes %}{{ code.ident }}\n{% endfor %}");
    fs::write(folder.join("snippets/x/language.toml"), text).unwrap();
}

#[test]
fn settings_of_a_language_are_short() {
    let (folder, file) = configured("");
    let long = "x".repeat(65);
    for (text, message) in [
        (format!("prefix = \"{long}\""), "1:10: longer than 64 characters; shorten it"),
        (format!("\ncomment = '{long}'"), "2:11: longer than 64 characters; shorten it"),
        (format!("reserved = [{}]", "'a',".repeat(1_001)), "1:12: more than 1000 words; shorten it"),
        (format!("aliases = [{}]", "'a',".repeat(33)), "1:11: more than 32 words; shorten it"),
        (format!("name = {}", "[".repeat(100_000)), "1:88: cannot recurse further"),
        ("# ".repeat(150_000), " larger than 256 KiB; shorten it"),
    ] {
        settings(folder.path(), &text);
        let doctor = answer(&["doctor", "--config", &file]);
        assert!(doctor.contains(&format!("/x/language.toml:{message}")), "{message}: {doctor}");
    }
}

#[test]
#[cfg(unix)]
fn a_slow_template_holds_up_the_browser_once() {
    use crate::pty::session::Session;

    let (folder, file) = configured("language = \"x\"");
    template(folder.path(), "x", "arm", &slow_template());
    let mut browser = Session::start(100, 30, &["--config", &file]);
    browser.wait_for("CLIENT_UNKNOWN");
    browser.keys("\x1bOR");
    browser.wait_for("takes longer than 2 s");
    // Each of these rows has a snippet of its own, which would take 2 s more.
    let started = std::time::Instant::now();
    browser.keys(&"\x1b[B".repeat(15));
    browser.wait_for("▌! RIPPER_INVALID_BASE64_PDF_FILE");
    assert!(started.elapsed() < std::time::Duration::from_secs(8), "{:?}", started.elapsed());
    browser.keys("\x03");
    assert_eq!(browser.end_restored(), 130);
}

#[test]
fn names_and_keys_from_a_hostile_hand_are_refused_in_one_short_line() {
    let deep = format!("keys = {}", "[".repeat(100_000));
    let long = format!("[keys.search]\nquit = \"{}\"", "a".repeat(500_000));
    for (text, message) in [
        ("\"\\u001b[2J\\n\" = 1", "config.toml:1:1: unknown key `␛[2J`; expected "),
        ("[keys.list]\n\"\\u001b[31m\" = 'x'", "config.toml:2:1: unknown action `␛[31m`; "),
        ("[keys.list]\nquit = \"\\u001b\"", "config.toml:2:8: unknown key `␛`; "),
        ("language = \"\\u001b[31mgo\"", "config.toml:1:12: unknown language `␛[31mgo`; expected rust, "),
        (&deep, "config.toml:1:"),
        (&long, "config.toml:2:8: unknown key `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…`; "),
    ] {
        let refusal = refusal(text.as_bytes());
        assert!(refusal.starts_with(message), "{refusal}");
    }
}
