//! The tables that the program carries.

use serde::de::DeserializeOwned;

/// Reads a table paragraph by paragraph: the parser takes twenty times the memory of what it reads.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, toml::de::Error> {
    text.split("\n\n").map(toml::from_str).collect()
}

#[cfg(test)]
mod tests {
    use super::super::reader::{METHODS, NOTES};

    #[test]
    fn paragraph_by_paragraph_a_table_reads_as_the_whole_does() {
        for text in [METHODS, NOTES] {
            // A name that is given twice is a mistake in the whole.
            let whole: toml::Table = toml::from_str(text).unwrap();
            let mut read = toml::Table::new();
            for (name, value) in super::read::<toml::Table>(text).unwrap().into_iter().flatten() {
                match (read.get_mut(&name).and_then(toml::Value::as_array_mut), value) {
                    (Some(rows), toml::Value::Array(more)) => rows.extend(more),
                    (_, value) => _ = read.insert(name, value),
                }
            }
            assert_eq!(read, whole);
        }
    }
}
