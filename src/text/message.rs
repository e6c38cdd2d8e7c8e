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
}
