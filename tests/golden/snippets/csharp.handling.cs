switch (code.Trim())
{
    // Retry later, unchanged.
    case "READONLY":
        throw new NotImplementedException($"retry: {code}");
    // Fix what was sent.
    case "PAPER_DOES_NOT_EXIST":
    case "PAPER_MUST_NOT_BE_CATEGORY":
    case "RIPPER_INVALID_BASE64_PDF_FILE":
    case "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS":
    case "ERROR":
        throw new NotImplementedException($"request: {code}");
    // Check the licence or the login.
    case "LICENSE_DOES_NOT_ALLOW_PROCESSING":
        throw new NotImplementedException($"account: {code}");
    // Nothing to do.
    case "SUCCESS":
        break;
    default:
        throw new InvalidOperationException($"unknown return code: {code}");
}
