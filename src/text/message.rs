//! Words for people: the messages of the system, numbers of things.

/// A message without the ` (os error 28)` that the standard library adds and that tells a user nothing.
pub fn without_error_number(message: &str) -> String {
    let number = message.split_once(" (os error ").and_then(|(before, rest)| Some((before, rest.split_once(')')?.1)));
    number.map_or_else(|| message.to_owned(), |(before, after)| format!("{before}{after}"))
}

/// A number of things: `1 code`, `3 codes`.
pub fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// `A`, `A or B`, `A, B or C`.
pub fn alternatives(names: &[&str]) -> Option<String> {
    let (last, others) = names.split_last()?;
    Some(if others.is_empty() { (*last).to_owned() } else { format!("{} or {last}", others.join(", ")) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_an_error_is_left_out() {
        assert_eq!(without_error_number("a (os error 2), b"), "a, b");
        assert_eq!(without_error_number("a (os error 2"), "a (os error 2");
    }

    #[test]
    fn one_thing_is_no_plural() {
        assert_eq!([0, 1, 2].map(|count| counted(count, "code")), ["0 codes", "1 code", "2 codes"]);
    }

    #[test]
    fn alternatives_are_written_as_one_says_them() {
        assert_eq!(alternatives(&[]), None);
        assert_eq!(alternatives(&["A"]).unwrap(), "A");
        assert_eq!(alternatives(&["A", "B"]).unwrap(), "A or B");
        assert_eq!(alternatives(&["A", "B", "C"]).unwrap(), "A, B or C");
    }
}
