//! Links in the text of a terminal (OSC 8): where they are wanted, and the sequences that begin and end one.

use std::fmt::Write as _;

/// The end of a link.
pub const CLOSE: &str = "\x1b]8;;\x1b\\";

/// The longest address, in bytes; terminals ignore longer ones, or cut them.
const MAX_URL: usize = 2000;

/// The outputs that get links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hyperlinks {
    /// A terminal that is not known to have none.
    #[default]
    Auto,
    /// Every output, a pipe too.
    Always,
    /// None.
    Never,
}

impl Hyperlinks {
    /// Every choice, in the order of the help.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];

    /// The word for it on the command line and in the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }

    /// Returns true if an output gets links: by itself only a terminal does, and not where `NO_COLOR` asks for plain text.
    pub fn wanted(self, is_terminal: bool) -> bool {
        self.wanted_by(is_terminal, |name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()))
    }

    fn wanted_by(self, is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
        // The console of Linux knows no links, and may write their addresses.
        let is_able = |term: &str| !matches!(term, "" | "dumb" | "linux");
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let no_color = variable("NO_COLOR").is_some_and(|value| !value.is_empty());
                is_terminal && !no_color && variable("TERM").map_or(cfg!(windows), |term| is_able(&term))
            }
        }
    }
}

/// The part of an address behind its scheme; none for an address that is not of the web.
pub fn behind_scheme(url: &str) -> Option<&str> {
    let split = |scheme: &str| {
        let (start, rest) = url.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    split("https://").or_else(|| split("http://"))
}

/// The beginning of a link; none for an address that is not of the web. Addresses come from documents: what could end the
/// sequence early is percent-encoded.
pub fn open(url: &str) -> Option<String> {
    if url.len() > MAX_URL || behind_scheme(url).is_none() {
        return None;
    }
    let mut sequence = "\x1b]8;;".to_owned();
    for byte in url.bytes() {
        match byte {
            b'!'..=b'~' => sequence.push(byte.into()),
            // Writing to a string never fails.
            _ => _ = write!(sequence, "%{byte:02X}"),
        }
    }
    sequence.push_str("\x1b\\");
    Some(sequence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_of_the_web_is_a_link_and_it_cannot_end_early() {
        assert_eq!(open("https://x.org/a#b;c").unwrap(), "\x1b]8;;https://x.org/a#b;c\x1b\\");
        assert_eq!(open("HTTP://x/ä \x1b\\\x07\u{9c}").unwrap(), "\x1b]8;;HTTP://x/%C3%A4%20%1B\\%07%C2%9C\x1b\\");
        for url in ["", "x", "file:///etc/passwd", "javascript:alert(1)", "httpsx://a", "ftp://x", "http:/", "häää://"]
        {
            assert_eq!(open(url), None, "{url}");
        }
        assert_eq!(open(&format!("https://{}", "x".repeat(MAX_URL))), None);
    }

    #[test]
    fn only_an_able_terminal_gets_links_by_itself() {
        let wanted = |hyperlinks: Hyperlinks, is_terminal, set: &[(&str, &str)]| {
            let value = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, it)| (*it).to_owned());
            hyperlinks.wanted_by(is_terminal, value)
        };
        let xterm = ("TERM", "xterm-256color");
        assert!(wanted(Hyperlinks::Auto, true, &[xterm]) && !wanted(Hyperlinks::Auto, false, &[xterm]));
        assert!(wanted(Hyperlinks::Auto, true, &[xterm, ("NO_COLOR", "")]));
        for set in [&[xterm, ("NO_COLOR", "1")][..], &[("TERM", "dumb")], &[("TERM", "linux")], &[("TERM", "")]] {
            assert!(!wanted(Hyperlinks::Auto, true, set), "{set:?}");
            assert!(wanted(Hyperlinks::Always, false, set), "{set:?}");
        }
        assert!(!wanted(Hyperlinks::Never, true, &[xterm]));
    }
}
