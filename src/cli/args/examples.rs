//! The ends of the help texts: examples, each of which a test runs, and what an answer needs to be understood.

/// The program itself.
pub const PROGRAM: &str = "\
Examples:
  ipaper-codes                              open the browser; F1 shows its keys
  ipaper-codes READONLY                     all that is known about a code
  ipaper-codes '<code>READONLY</code>'      the same, of a pasted response

Exit status: 0 found, 1 nothing found, 2 error, 130 interrupted.";

/// `pick`
pub const PICK: &str = "\
Examples:
  ipaper-codes pick                         pick a code, and print its name
  ipaper-codes pick -1 -q READONLY          the same, without a screen if there is one match
  ipaper-codes pick --multi --print json    several, as `show --format json` writes them

Exit status: 0 picked, 1 no match (with --exit-0), 2 error, 130 nothing picked.";

/// `shell`
pub const SHELL: &str = "\
Examples:
  eval \"$(ipaper-codes shell bash)\"         in ~/.bashrc
  eval \"$(ipaper-codes shell zsh)\"          in ~/.zshrc
  ipaper-codes shell fish | source          in config.fish";

/// `completions`
pub const COMPLETIONS: &str = "\
Examples:
  eval \"$(ipaper-codes completions bash)\"             in ~/.bashrc
  eval \"$(ipaper-codes completions zsh)\"              in ~/.zshrc, behind compinit
  ipaper-codes completions fish | source               in config.fish

In elvish: `eval (ipaper-codes completions elvish | slurp)` in rc.elv. In PowerShell: `ipaper-codes
completions powershell | Out-String | Invoke-Expression` in $PROFILE. In nushell: `ipaper-codes
completions nushell | save -f ipaper-codes.nu`, and `use ipaper-codes.nu *` in config.nu.";

/// `man`
pub const MAN: &str = "\
Examples:
  ipaper-codes man ~/.local/share/man/man1      then `man ipaper-codes`
  ipaper-codes man .                            in this folder";

/// `keys`
pub const KEYS: &str = "\
Examples:
  ipaper-codes keys                         every action, its keys, and what it does
  ipaper-codes keys --format json           the same for a script

The configuration sets keys below [keys.search] and [keys.list].";

/// `config`
pub const CONFIG: &str = "\
Examples:
  ipaper-codes config default               the default file, to start from
  ipaper-codes config path                  where the configuration is looked for
  ipaper-codes config check                 what is wrong with it";

/// `list`
pub const LIST: &str = "\
Examples:
  ipaper-codes list --handling retry        the codes to try again later
  ipaper-codes list --method createpaper    the codes of a method
  ipaper-codes list --names                 the names alone, for a script

A row has the first sentence on a code; (1 of 2) means that there is more. `ours:` or a name
marks the words of a note, not of the reference.";

/// `show`
pub const SHOW: &str = "\
Examples:
  ipaper-codes show readonly error
  ipaper-codes show '{\"code\": \"READONLY\"}'
  echo 'call failed: READONLY' | ipaper-codes show -";

/// `search`
pub const SEARCH: &str = "\
Examples:
  ipaper-codes search base 64
  ipaper-codes search paper --handling request --handling account
  ipaper-codes search '^paper !category' --names

Words are found in names, texts and methods; 'word is exact, ^word at the start, word$ at the end,
!word excluded, a | b either; code:, text: and method: say where; is:retry limits to a handling,
in:name to a catalog. In a row, (1 of 2) means that there is more, and `ours:` or a name marks a
note.";

/// `methods`
pub const METHODS: &str = "\
Examples:
  ipaper-codes methods paper                the methods with this in their names
  ipaper-codes methods processpdf           a method, and what its codes mean
  ipaper-codes methods --format json";

/// `about`
pub const ABOUT: &str = "\
Examples:
  ipaper-codes about
  ipaper-codes about --format markdown      the same, for a wiki or an issue";

/// `explain`
pub const EXPLAIN: &str = "\
Examples:
  cat response.xml | ipaper-codes explain               what a response says
  ipaper-codes explain app.log old.log.gz               the codes of logs, each with its place
  tail -n 50 app.log | ipaper-codes explain --annotate  the log, with a note behind each code

Exit status: 0 some code, 1 none, 2 error. Formats json and vimgrep are a line for each place.";

/// `run`
pub const RUN: &str = "\
Examples:
  ipaper-codes run -- sh call-api.sh                what it prints, and what to do about its code
  ipaper-codes run --retries 3 -- sh call-api.sh    again while it is to be tried later";

/// `copy`
pub const COPY: &str = "\
Examples:
  ipaper-codes copy paper-does-not-exist
  ipaper-codes copy readonly error
  echo 'call failed: READONLY' | ipaper-codes copy -";

/// `snippet`
pub const SNIPPET: &str = "\
Examples:
  ipaper-codes snippet --method createpaper --lang csharp
  ipaper-codes snippet readonly --lang python --copy
  ipaper-codes snippet --kind response --lang go";

/// `diff`
pub const DIFF: &str = "\
Examples:
  ipaper-codes diff old.md new.md                      what the new one changes
  ipaper-codes diff old.md new.md --format markdown    the same, for a changelog
  ipaper-codes diff old.md new.md --kind arm -l go     code for what was added

Exit status: 0 no difference, 1 some, 2 error.";

/// `check`
pub const CHECK: &str = "\
Examples:
  ipaper-codes check src                             misspelt codes alone
  ipaper-codes check src --method createpaper        its codes, and no others, are handled
  ipaper-codes check src tests/api.py --all -f sarif

A comment `ipaper-codes: ignore` silences its line, or the next one if it stands alone; codes that
it names need not be handled.

Exit status: 0 nothing found, 1 something is missing or wrong, 2 error, as a path that cannot be
read.";

/// `doctor`
pub const DOCTOR: &str = "\
Examples:
  ipaper-codes doctor
  ipaper-codes doctor --clipboard osc52     what would be done with this option";
