//! Colours or none: by `--color`, else by what the environment says of itself, as other programs read it.

use anstream::ColorChoice;

/// The decision for an output, and its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coloring {
    /// True if there are colours.
    pub is_on: bool,
    /// The reason, in a few words.
    pub why: &'static str,
}

impl Coloring {
    /// The decision for an output that is a terminal, or is none.
    pub fn of(choice: ColorChoice, is_terminal: bool) -> Self {
        let (is_on, why) = match choice {
            ColorChoice::Always | ColorChoice::AlwaysAnsi => (true, "--color always"),
            ColorChoice::Never => (false, "--color never"),
            ColorChoice::Auto => by_environment(is_terminal),
        };
        Self { is_on, why }
    }

    /// The same as the choice of an output stream.
    pub fn choice(self) -> ColorChoice {
        if self.is_on { ColorChoice::Always } else { ColorChoice::Never }
    }
}

/// The order is that of `anstream`; <https://no-color.org> and <https://bixense.com/clicolors> define the variables.
fn by_environment(is_terminal: bool) -> (bool, &'static str) {
    let clicolor = anstyle_query::clicolor();
    if anstyle_query::no_color() {
        (false, "NO_COLOR is set")
    } else if anstyle_query::clicolor_force() {
        (true, "CLICOLOR_FORCE is set")
    } else if clicolor == Some(false) {
        (false, "CLICOLOR is 0")
    } else if !is_terminal {
        (false, "the output is not a terminal")
    } else if anstyle_query::term_supports_color() {
        (true, "the terminal has colours")
    } else if clicolor == Some(true) || anstyle_query::is_ci() {
        (true, "CLICOLOR or CI is set")
    } else {
        (false, "TERM names no terminal with colours")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_comes_before_the_environment() {
        for is_terminal in [false, true] {
            assert!(Coloring::of(ColorChoice::Always, is_terminal).is_on);
            assert!(!Coloring::of(ColorChoice::Never, is_terminal).is_on);
        }
    }

    #[test]
    fn the_environment_is_read_as_by_an_output_stream() {
        let stdout = std::io::stdout();
        let is_terminal = std::io::IsTerminal::is_terminal(&stdout);
        let expected = anstream::AutoStream::choice(&stdout);
        assert_eq!(Coloring::of(ColorChoice::Auto, is_terminal).choice(), expected);
    }
}
