//! The file of a project: settings that go with its sources, of data only.

use std::path::{Component, Path, PathBuf};

/// The name of the file.
pub const FILE: &str = ".ipaper-codes.toml";

/// What stands in the root of a repository.
const ROOT: &str = ".git";

/// The settings that it may have. Whoever writes a project's files decides on its data, and not on the reader's keys,
/// clipboard or templates.
pub(super) const KEYS: [&str; 6] = ["catalog", "catalogs", "notes", "code-pattern", "language", "kind"];

/// The file of the project that a folder belongs to: the nearest one between it and the root of its repository. Outside of a
/// repository only that of the folder itself counts: nobody knows who wrote the ones above.
pub(super) fn find(folder: &Path) -> Option<PathBuf> {
    let depth = folder.ancestors().position(|above| above.join(ROOT).exists()).unwrap_or(0);
    folder.ancestors().take(depth + 1).map(|above| above.join(FILE)).find(|file| file.exists())
}

/// Checks that a path leads to nothing outside of the folder of the project.
pub(super) fn check_below(folder: &Path, path: &Path) -> Result<(), &'static str> {
    let is_plain =
        |part: Component| matches!(part, Component::Normal(name) if name != "~") || part == Component::CurDir;
    let real = |path: &Path| path.canonicalize().ok();
    let is_outside = || {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        real(&folder.join(path)).zip(real(folder)).is_some_and(|(path, folder)| !path.starts_with(folder))
    };
    if !path.components().all(is_plain) {
        return Err("a project names what is in its folder; write it relative to this file, without `..`");
    }
    if is_outside() {
        return Err("a link that leads out of the folder of the project");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_nearest_file_up_to_the_root_of_the_repository_counts() {
        let temporary = tempfile::tempdir().unwrap();
        let root = temporary.path().canonicalize().unwrap();
        let (repository, inner) = (root.join("repository"), root.join("repository/a/b"));
        fs::create_dir_all(&inner).unwrap();
        fs::write(root.join(FILE), "").unwrap();
        assert_eq!(find(&root), Some(root.join(FILE)));
        assert_eq!(find(&inner), None, "outside of a repository only the folder itself counts");
        fs::create_dir(repository.join(ROOT)).unwrap();
        assert_eq!(find(&inner), None, "what is above the root does not count");
        fs::write(repository.join(FILE), "").unwrap();
        assert_eq!(find(&inner), Some(repository.join(FILE)));
        assert_eq!(find(&repository), Some(repository.join(FILE)));
        fs::write(repository.join("a").join(FILE), "").unwrap();
        assert_eq!(find(&inner), Some(repository.join("a").join(FILE)));
    }

    #[test]
    fn a_path_must_be_below_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("errors.md"), "").unwrap();
        for path in ["errors.md", "./errors.md", "docs/none.md"] {
            assert_eq!(check_below(folder.path(), Path::new(path)), Ok(()), "{path}");
        }
        for path in ["../errors.md", "docs/../../errors.md", "/etc/passwd", "~/errors.md"] {
            assert!(check_below(folder.path(), Path::new(path)).is_err(), "{path}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("/etc", folder.path().join("etc")).unwrap();
            assert!(check_below(folder.path(), Path::new("etc")).is_err());
            assert!(check_below(folder.path(), Path::new("etc/passwd")).is_err());
        }
    }
}
