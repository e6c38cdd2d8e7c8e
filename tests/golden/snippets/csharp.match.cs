switch (code)
{
    // The SUCCESS return code indicates that the requested operation
    // completed successfully. Further information / requested data may be
    // available in the messsage and data fields. Any method that performs a
    // request without errors & problems will always return a SUCCESS code.
    case "SUCCESS":
        break;
    // This error is returned if the license of the iPaper does not allow
    // further processing. The license will have to be upgraded to allow
    // further processings.
    case "LICENSE_DOES_NOT_ALLOW_PROCESSING":
        throw new NotImplementedException("LICENSE_DOES_NOT_ALLOW_PROCESSING");
    // Returned whenever an iPaper ID is requested that does not exist.
    case "PAPER_DOES_NOT_EXIST":
        throw new NotImplementedException("PAPER_DOES_NOT_EXIST");
    case "PAPER_MUST_NOT_BE_CATEGORY":
        throw new NotImplementedException("PAPER_MUST_NOT_BE_CATEGORY");
    // Returned if: A PDF file was not provided. The provided base64 string
    // could not be parsed / was invalid.
    case "RIPPER_INVALID_BASE64_PDF_FILE":
        throw new NotImplementedException("RIPPER_INVALID_BASE64_PDF_FILE");
    case "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS":
        throw new NotImplementedException("SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS");
    // During certain upgrade procedures, we will have to put the system in
    // a read only mode. The frontend will be fully functional, as will all
    // API read operations. Logins to the backend will be blocked, and API
    // functions modifying data will return the READONLY status.
    case "READONLY":
        throw new NotImplementedException("READONLY");
    case "ERROR":
        throw new NotImplementedException("ERROR");
    default:
        throw new InvalidOperationException($"unknown return code: {code}");
}
