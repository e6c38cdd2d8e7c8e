//! `man`: writes the manual pages.

use std::fs;
use std::path::Path;

use anyhow::Context;

use super::args::manual;
use crate::text;

/// Writes the pages into a folder, which is made if there is none. Returns their paths, one a line.
pub fn write(folder: &Path) -> anyhow::Result<String> {
    fs::create_dir_all(folder).with_context(|| format!("{}: cannot make the folder", folder.display()))?;
    let mut written = String::new();
    for page in manual()? {
        let path = folder.join(page.file);
        let shown = path.display().to_string();
        fs::write(&path, page.text).with_context(|| format!("{shown}: cannot write the manual page"))?;
        written.extend([&*text::one_line(&shown), "\n"]);
    }
    Ok(written)
}
