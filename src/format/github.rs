//! Findings as workflow commands of GitHub Actions, which shows them at their lines.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::io::{self, Write};

use crate::check::Finding;

/// Writes a command per finding. One without a place in a file tells what it is about in its message.
pub fn findings(out: &mut impl Write, findings: &[Finding]) -> io::Result<()> {
    for Finding { rule, file, place, message, .. } in findings {
        let title = property(rule.id());
        match place {
            Some(place) => {
                let (line, column) = (place.line, place.column);
                let file = property(file);
                writeln!(out, "::error file={file},line={line},col={column},title={title}::{}", data(message))?;
            }
            None => writeln!(out, "::error title={title}::{}", data(&format!("{file}: {message}")))?,
        }
    }
    Ok(())
}

/// The text of a command, in which these characters would end it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, in which these would end that too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Place, Rule};

    #[test]
    fn what_ends_a_command_or_a_property_is_escaped() {
        let place = Some(Place { line: 3, column: 4, character: 4, length: 1 });
        let finding = |place| Finding {
            rule: Rule::UnknownCode,
            file: "a,b:c%\r\n.rs".into(),
            place,
            code: String::new(),
            typed: None,
            message: "50%: x,\r\ny".into(),
        };
        let mut out = Vec::new();
        findings(&mut out, &[finding(place), finding(None)]).unwrap();
        let expected = "\
::error file=a%2Cb%3Ac%25%0D%0A.rs,line=3,col=4,title=unknown-code::50%25: x,%0D%0Ay
::error title=unknown-code::a,b:c%25%0D%0A.rs: 50%25: x,%0D%0Ay
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
