match code.trim() {
    // Retry later, unchanged.
    "READONLY" => todo!("retry: {code}"),
    // Fix what was sent.
    "PAPER_DOES_NOT_EXIST"
    | "PAPER_MUST_NOT_BE_CATEGORY"
    | "RIPPER_INVALID_BASE64_PDF_FILE"
    | "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS"
    | "ERROR" => todo!("request: {code}"),
    // Check the licence or the login.
    "LICENSE_DOES_NOT_ALLOW_PROCESSING" => todo!("account: {code}"),
    // Nothing to do.
    "SUCCESS" => {}
    other => return Err(format!("unknown return code: {other}").into()),
}
