//! The characters a terminal can be trusted with: all of Unicode, or ASCII only.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

use crate::text;

/// The characters that are drawn and written for people. Data is always UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Charset {
    /// All of Unicode.
    #[default]
    Unicode,
    /// ASCII only; another character is shown as the nearest of the same width, or as `?`.
    Ascii,
}

impl fmt::Display for Charset {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(match self {
            Self::Unicode => "Unicode",
            Self::Ascii => "ASCII only",
        })
    }
}

/// The variables that name the locale. The first that is not empty counts.
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_CTYPE", "LANG"];

impl Charset {
    /// The charset of the locale, and the reason in a few words.
    pub fn of_locale() -> (Self, String) {
        // Windows has no such variables, and its terminals have Unicode.
        if cfg!(windows) {
            return (Self::Unicode, "the default".to_owned());
        }
        of_variables(|name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()))
    }

    /// An output for text in this charset.
    pub fn writer<W: Write>(self, to: W) -> Writer<W> {
        let convert: Option<Convert> = if self == Self::Ascii { Some(text::to_ascii) } else { None };
        Writer { convert, to, line: Vec::new() }
    }

    /// An output for text that a terminal is to show in columns.
    pub fn terminal_writer<W: Write>(self, to: W) -> Writer<W> {
        let convert: Convert = if self == Self::Ascii { text::to_ascii } else { text::to_cells };
        Writer { convert: Some(convert), to, line: Vec::new() }
    }
}

fn of_variables(value: impl Fn(&str) -> Option<String>) -> (Charset, String) {
    let set = VARIABLES.iter().find_map(|name| Some((name, value(name).filter(|value| !value.is_empty())?)));
    let Some((name, value)) = set else { return (Charset::Ascii, "no locale is set".to_owned()) };
    let codeset = value.to_ascii_lowercase();
    if codeset.contains("utf-8") || codeset.contains("utf8") {
        (Charset::Unicode, format!("the locale is UTF-8: {name}={value}"))
    } else {
        (Charset::Ascii, format!("the locale is not UTF-8: {name}={value}"))
    }
}

type Convert = fn(&str) -> Cow<'_, str>;

/// An output of text, whose lines are converted and passed on one by one, if they need it.
#[derive(Debug)]
pub struct Writer<W> {
    convert: Option<Convert>,
    to: W,
    /// The part of a line that was written so far.
    line: Vec<u8>,
}

impl<W: Write> Write for Writer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.convert.is_none() {
            return self.to.write(bytes);
        }
        for part in bytes.split_inclusive(|&byte| byte == b'\n') {
            self.line.extend(part);
            if part.ends_with(b"\n") {
                self.end_line()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.end_line()?;
        self.to.flush()
    }
}

impl<W: Write> Writer<W> {
    fn end_line(&mut self) -> io::Result<()> {
        let Some(convert) = self.convert else { return Ok(()) };
        let line = std::mem::take(&mut self.line);
        self.to.write_all(convert(&String::from_utf8_lossy(&line)).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_not_empty_counts() {
        for (variables, charset) in [
            (&[][..], Charset::Ascii),
            (&[("LANG", "C.UTF-8")], Charset::Unicode),
            (&[("LANG", "C.UTF-8"), ("LC_ALL", "C")], Charset::Ascii),
            (&[("LANG", "C.UTF-8"), ("LC_ALL", ""), ("LC_CTYPE", "POSIX")], Charset::Ascii),
            (&[("LANG", "C"), ("LC_CTYPE", "UTF-8")], Charset::Unicode),
            (&[("LC_ALL", "de_DE.utf8@euro")], Charset::Unicode),
            (&[("LC_ALL", "de_DE.ISO-8859-1")], Charset::Ascii),
            (&[("LANG", "de_DE")], Charset::Ascii),
        ] {
            let value = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, it)| (*it).to_owned());
            assert_eq!(of_variables(value).0, charset, "{variables:?}");
        }
        assert_eq!(of_variables(|_| Some("C".into())).1, "the locale is not UTF-8: LC_ALL=C");
    }

    #[test]
    fn a_line_is_written_whole() {
        let mut written = Vec::new();
        let mut writer = Charset::Ascii.writer(&mut written);
        for part in [&b"caf"[..], b"e", "\u{301} \u{2013} ".as_bytes(), b"\xe6\xbc", b"\xa2!\nb", b"\xff"] {
            writer.write_all(part).unwrap();
        }
        writer.flush().unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), "caf? - ? !\nb?");
        let mut written = Vec::new();
        Charset::Unicode.writer(&mut written).write_all("é".as_bytes()).unwrap();
        assert_eq!(written, "é".as_bytes());
    }
}
