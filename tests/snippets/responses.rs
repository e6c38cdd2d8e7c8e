//! Responses of the API, and what a snippet must make of each.

/// The outcome of reading a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    /// The text of the data, without the blanks around it.
    Data(&'static str),
    /// An error with this code and message: `CODE: MESSAGE`.
    Failure(&'static str),
    /// An error that says that this is no response of the API.
    Malformed,
}

/// A file that a response tries to have read, and its text.
pub(super) const SECRET: (&str, &str) = ("secret.txt", "THE_SECRET");

/// The responses. Six sample pages of the vendor pad the code as the second one does.
pub(super) fn responses() -> [(String, Read); 13] {
    let response = |inner: &str| format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<result>{inner}</result>\n");
    let message = "<message><![CDATA[ A message; do not rely on it. ]]></message>";
    [
        (
            response(&format!(
                "<code><![CDATA[SUCCESS]]></code>{message}<data><paper id=\"7\">Ünï &amp; 1</paper></data>"
            )),
            Read::Data("Ünï & 1"),
        ),
        (
            response(&format!(
                "\n  <code>\n    <![CDATA[ SUCCESS ]]>\n  </code>\n  {message}\n  <data>\n    12\n  </data>\n"
            )),
            Read::Data("12"),
        ),
        // The order of the elements may change, and others may come.
        (response(&format!("<data><![CDATA[<b>]]></data><new/>{message}<code>SUCCESS</code>")), Read::Data("<b>")),
        (response(&format!("<code>SUCCESS</code>{message}<data />")), Read::Data("")),
        // Elements of the same names inside of the data are data.
        (
            response("<data><code>ERROR</code><message>x</message></data><code>SUCCESS</code><message/>"),
            Read::Data("ERRORx"),
        ),
        // Not every response has data.
        (response(&format!("<code>SUCCESS</code>{message}")), Read::Data("")),
        (
            response(&format!("<code><![CDATA[ PAPER_DOES_NOT_EXIST ]]></code>{message}<data/>")),
            Read::Failure("PAPER_DOES_NOT_EXIST: A message; do not rely on it."),
        ),
        (
            response("<code>NEW_CODE</code><message>No &lt;such&gt; thing</message>"),
            Read::Failure("NEW_CODE: No <such> thing"),
        ),
        (response("<code>ERROR</code>"), Read::Failure("ERROR: ")),
        (response(message), Read::Malformed),
        ("<result><code>SUCCESS</code>".to_owned(), Read::Malformed),
        ("<html><body>502 Bad Gateway</body></html>".to_owned(), Read::Malformed),
        (String::new(), Read::Malformed),
    ]
}

/// A response that names a file of the machine; its text must not come out, whatever else is made of it.
pub(super) fn intrusive() -> String {
    let (file, _) = SECRET;
    format!("<!DOCTYPE r [<!ENTITY e SYSTEM \"{file}\">]>\n<result><code>SUCCESS</code><data>&e;</data></result>")
}
