match code {
    // The SUCCESS return code indicates that the requested operation
    // completed successfully. Further information / requested data may be
    // available in the messsage and data fields. Any method that performs a
    // request without errors & problems will always return a SUCCESS code.
    "SUCCESS" => {}
    // This error is returned if the license of the iPaper does not allow
    // further processing. The license will have to be upgraded to allow
    // further processings.
    "LICENSE_DOES_NOT_ALLOW_PROCESSING" => todo!("LICENSE_DOES_NOT_ALLOW_PROCESSING"),
    // Returned whenever an iPaper ID is requested that does not exist.
    "PAPER_DOES_NOT_EXIST" => todo!("PAPER_DOES_NOT_EXIST"),
    "PAPER_MUST_NOT_BE_CATEGORY" => todo!("PAPER_MUST_NOT_BE_CATEGORY"),
    // Returned if: A PDF file was not provided. The provided base64 string
    // could not be parsed / was invalid.
    "RIPPER_INVALID_BASE64_PDF_FILE" => todo!("RIPPER_INVALID_BASE64_PDF_FILE"),
    "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS" => {
        todo!("SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS")
    }
    // During certain upgrade procedures, we will have to put the system in
    // a read only mode. The frontend will be fully functional, as will all
    // API read operations. Logins to the backend will be blocked, and API
    // functions modifying data will return the READONLY status.
    "READONLY" => todo!("READONLY"),
    "ERROR" => todo!("ERROR"),
    other => panic!("unknown return code: {other}"),
}
