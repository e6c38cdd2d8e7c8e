//! Ordinary pages, the READMEs of the crates that this one needs: hardly any is taken for a reference.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{run, skip};

/// The most that are read, and the fewest that say anything.
const MOST: usize = 300;
const FEWEST: usize = 100;

/// The READMEs in the sources that Cargo has fetched, in order.
fn readmes() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let entries = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let registries = home.map(|home| home.join("registry/src")).into_iter().flat_map(|folder| entries(&folder));
    let crates = registries.flat_map(|registry| entries(&registry));
    let mut readmes: Vec<PathBuf> =
        crates.map(|folder| folder.join("README.md")).filter(|path| path.exists()).collect();
    readmes.sort();
    readmes.truncate(MOST);
    readmes
}

#[test]
fn an_ordinary_page_is_no_reference() {
    let readmes = readmes();
    if readmes.len() < FEWEST {
        return skip("an_ordinary_page_is_no_reference", "cargo, with the sources of this crate's dependencies");
    }
    let mut taken = Vec::new();
    for readme in &readmes {
        let path = readme.to_str().unwrap();
        let output = run(&["list", "--names", "--catalog", path]);
        let error = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(0) => taken.push(format!("{path}: {:?}", String::from_utf8_lossy(&output.stdout))),
            status => assert!(status == Some(2) && error.contains("no return code found"), "{path}: {error}"),
        }
    }
    assert!(taken.len() * 50 <= readmes.len(), "{} of {}: {taken:#?}", taken.len(), readmes.len());
}
