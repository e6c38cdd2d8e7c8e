//! The code a search must find first, on the reference itself, and properties of any query.

mod aliases;
mod highlight;
mod partial;
mod properties;
mod quotes;
mod remembered;
mod scopes;
mod table;

use super::*;
use crate::catalog::{Block, Catalog, Code, Description, Handling, Method, Note, Source, open};

fn embedded() -> Catalog {
    open(&[Source::embedded()]).unwrap()
}

/// The reference document and nothing else.
fn bare() -> Catalog {
    let mut catalog = embedded();
    catalog.codes.retain(|code| code.in_reference);
    catalog.methods.clear();
    for code in &mut catalog.codes {
        code.methods.clear();
        code.notes.clear();
    }
    catalog
}

fn code(name: &str, description: &str) -> Code {
    Code { name: name.into(), in_reference: true, description: text(description, &[]), line: 1, ..Code::default() }
}

/// A text of a description, if it says anything, and of solutions.
fn text(description: &str, solutions: &[String]) -> Description {
    let blocks = if description.is_empty() { vec![] } else { vec![Block::Paragraph(description.into())] };
    Description {
        blocks,
        solutions: solutions.iter().map(|text| text.as_str().into()).collect(),
        ..Description::default()
    }
}

fn catalog_of(codes: Vec<Code>) -> Catalog {
    Catalog { codes, ..Catalog::default() }
}

/// The reference with all that other documents say of it: methods, one more code, and notes full of words that
/// queries look for elsewhere.
fn full() -> Catalog {
    let mut catalog = bare();
    catalog.codes.push(code("UNSUPPORTED_CHECKOUT_TYPE", ""));
    let table: toml::Table = include_str!("../../../assets/methods.toml").parse().unwrap();
    let rows = table["method"].as_array().unwrap().iter();
    let known = rows.filter_map(|method| Some((method, method.get("codes").or(method.get("codes_2021"))?)));
    for (number, (method, codes)) in known.enumerate() {
        let named: Vec<&str> = codes.as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect();
        let codes = named.iter().map(|name| catalog.codes.iter().position(|code| &*code.name == *name).unwrap() as u32);
        let codes: Vec<u32> = codes.collect();
        for &code in &codes {
            catalog.codes[code as usize].methods.push(number as u32);
        }
        let name = method["name"].as_str().unwrap().to_owned();
        catalog.methods.push(Method { name, codes, ..Method::default() });
    }
    for code in &mut catalog.codes {
        code.notes = vec![Note {
            text: "Check the login and the error first; upgrade the license if the paper, its category or a field \
                   name does not exist. The data format of a PDF or a search with wildcards is a success already \
                   processed, or still processing."
                .to_owned(),
            handling: Some(Handling::Request),
            ..Note::default()
        }];
    }
    catalog
}

/// A name with its highlighted graphemes in brackets.
fn highlighted(text: &str, highlighted: &[usize]) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    let show = |(at, grapheme): (usize, &str)| {
        if highlighted.contains(&at) { format!("[{grapheme}]") } else { grapheme.to_owned() }
    };
    text.graphemes(true).enumerate().map(show).collect::<String>().replace("][", "")
}

fn found(catalog: &Catalog, query: &str) -> Vec<String> {
    let hits = Index::of_codes(catalog).search(&Query::parse(query));
    hits.iter().map(|hit| catalog.codes[hit.entry as usize].name.to_string()).collect()
}
