//! Messages of the system, in words for people.

/// A message without the ` (os error 28)` that the standard library adds and that tells a user nothing.
pub fn without_error_number(message: &str) -> String {
    let number = message.split_once(" (os error ").and_then(|(before, rest)| Some((before, rest.split_once(')')?.1)));
    number.map_or_else(|| message.to_owned(), |(before, after)| format!("{before}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_an_error_is_left_out() {
        assert_eq!(without_error_number("a (os error 2), b"), "a, b");
        assert_eq!(without_error_number("a (os error 2"), "a (os error 2");
    }
}
