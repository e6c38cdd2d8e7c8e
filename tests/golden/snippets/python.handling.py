match code.strip():
    # Retry later, unchanged.
    case "READONLY":
        raise NotImplementedError(f"retry: {code}")
    # Fix what was sent.
    case (
        "PAPER_DOES_NOT_EXIST"
        | "PAPER_MUST_NOT_BE_CATEGORY"
        | "RIPPER_INVALID_BASE64_PDF_FILE"
        | "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS"
        | "ERROR"
    ):
        raise NotImplementedError(f"request: {code}")
    # Check the licence or the login.
    case "LICENSE_DOES_NOT_ALLOW_PROCESSING":
        raise NotImplementedError(f"account: {code}")
    # Nothing to do.
    case "SUCCESS":
        pass
    case unknown:
        raise RuntimeError(f"unknown return code: {unknown}")
