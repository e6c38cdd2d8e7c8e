//! References as they really are: from packages of Debian, from `rustc`, and pages that are none.

mod ordinary;
mod rustc;

use std::path::{Path, PathBuf};

use crate::support::{answer, skip};

/// A reference of `unpack.sh`, and what it has.
struct Reference {
    /// The package of Debian that brings it.
    package: &'static str,
    file: &'static str,
    /// The shape that it is read in.
    read_as: &'static str,
    /// The number of its codes, counted by hand, and the first and the last of them.
    count: usize,
    ends: [&'static str; 2],
    /// What may be typed for one of its codes, and the entry that must be shown.
    shown: [&'static str; 2],
}

/// Counted in the editions of Debian 12, as each line says.
const REFERENCES: [Reference; 11] = [
    // `grep -cE '^### .[A-Z][A-Z0-9_]*.$'`; no other heading is a code.
    Reference {
        package: "nodejs-doc",
        file: "errors.md",
        read_as: "headings",
        count: 362,
        ends: ["ABORT_ERR", "ERR_CPU_USAGE"],
        shown: [
            "ERR_INVALID_ARG_TYPE",
            "ERR_INVALID_ARG_TYPE\n  in Node.js error codes\n\n  An argument of the wrong type was passed to a Node.js API.\n",
        ],
    },
    // `grep -c '^### DEP'`.
    Reference {
        package: "nodejs-doc",
        file: "deprecations.md",
        read_as: "headings",
        count: 170,
        ends: ["DEP0001", "DEP0178"],
        shown: ["DEP0005", "DEP0005\n  Buffer() constructor\n  in List of deprecated APIs\n"],
    },
    // `<td><code>` from "Error constants" to "dlopen constants"; the other tables are of signals and the like.
    Reference {
        package: "nodejs-doc",
        file: "os.md",
        read_as: "a table, column Constant",
        count: 137,
        ends: ["E2BIG", "WSAEREFUSED"],
        shown: [
            "WSAEREFUSED",
            "WSAEREFUSED\n  in Windows-specific error constants\n\n  Indicates that a database query was refused.\n",
        ],
    },
    // `grep -cE "^\* .'[A-Z_]*'"`.
    Reference {
        package: "nodejs-doc",
        file: "tls.md",
        read_as: "items of a list",
        count: 28,
        ends: ["UNABLE_TO_GET_ISSUER_CERT", "HOSTNAME_MISMATCH"],
        shown: [
            "CERT_HAS_EXPIRED",
            "CERT_HAS_EXPIRED\n  in X509 certificate error codes\n\n  Certificate has expired.\n",
        ],
    },
    // The list below "Error codes"; the two flags above it are none.
    Reference {
        package: "nodejs-doc",
        file: "dns.md",
        read_as: "items of a list",
        count: 24,
        ends: ["dns.NODATA", "dns.CANCELLED"],
        shown: ["dns.NODATA", "dns.NODATA\n  in Error codes\n\n  DNS server returned an answer with no data.\n"],
    },
    // The list below "Exit codes", but for its last item, `>128`.
    Reference {
        package: "nodejs-doc",
        file: "process.md",
        read_as: "items of a list",
        count: 13,
        ends: ["1", "14"],
        shown: ["9", "9\n  in Exit codes\n\n  Invalid Argument: Either an unknown option was specified"],
    },
    // `grep -c UND_ERR`: the second column of the only table.
    Reference {
        package: "node-undici",
        file: "undici.md",
        read_as: "a table, column Error Codes",
        count: 11,
        ends: ["UND_ERR_INVALID_ARG", "UND_ERR_RES_EXCEEDED_MAX_SIZE"],
        shown: ["SocketError", "UND_ERR_SOCKET\n  in Errors\n\n  Also known as SocketError.\n"],
    },
    // `grep -cE '^\|[0-9]{3} '`.
    Reference {
        package: "node-http-errors",
        file: "http-errors.md",
        read_as: "a table, column Status Code",
        count: 41,
        ends: ["400", "511"],
        shown: ["NotFound", "404\n  in List of all constructors\n\n  Also known as NotFound.\n"],
    },
    // `grep -cE '"[0-9]{3}":'`.
    Reference {
        package: "node-statuses",
        file: "statuses.json",
        read_as: "JSON, an object of strings",
        count: 63,
        ends: ["100", "511"],
        shown: ["404", "404\n  Not Found\n"],
    },
    // `grep -c '^\.TP'` in the page's source gives 130: three are not of its list of names.
    Reference {
        package: "manpages-dev",
        file: "errno.txt",
        read_as: "terms of a definition list",
        count: 127,
        ends: ["E2BIG", "EXFULL"],
        shown: ["E2BIG", "E2BIG\n  in List of error names\n\n  Argument list too long (POSIX.1-2001).\n"],
    },
    // `grep -c '^\.IP "CURL'` in the page's source.
    Reference {
        package: "libcurl4-doc",
        file: "libcurl-errors.txt",
        read_as: "terms of a definition list",
        count: 138,
        ends: ["CURLE_OK", "CURLUE_BAD_USER"],
        shown: [
            "CURLE_OPERATION_TIMEDOUT",
            "CURLE_OPERATION_TIMEDOUT\n  in CURLcode\n\n  Also known as 28.\n\n  Operation timeout. The specified time-out period was reached according to the conditions.\n",
        ],
    },
];

fn unpacked(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/references").join(file)
}

#[test]
fn a_real_reference_is_read_without_configuration() {
    for reference in REFERENCES {
        let path = unpacked(reference.file);
        if !path.exists() {
            skip(&format!("{} of tests/references/unpack.sh", reference.file), reference.package);
            continue;
        }
        let catalog = ["--catalog", path.to_str().unwrap()];
        let names = answer(&[&["list", "--names"], &catalog[..]].concat());
        let names: Vec<&str> = names.lines().collect();
        let ends = [names[0], names[names.len() - 1]];
        assert_eq!((names.len(), ends), (reference.count, reference.ends), "{}", reference.file);
        let doctor = answer(&[&["doctor"], &catalog[..]].concat());
        let line = format!(": read as {}: {} codes", reference.read_as, reference.count);
        assert!(doctor.contains(&line), "{}: {doctor}", reference.file);
        let [typed, entry] = reference.shown;
        let shown = answer(&[&["show", typed], &catalog[..]].concat());
        assert!(shown.starts_with(entry), "{}: {shown}", reference.file);
    }
}
