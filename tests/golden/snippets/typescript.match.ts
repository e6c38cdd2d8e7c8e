switch (code.trim()) {
  // The SUCCESS return code indicates that the requested operation completed
  // successfully.
  case "SUCCESS":
    break;
  // This error is returned if the license of the iPaper does not allow further
  // processing.
  // Check the licence or the login (our note).
  case "LICENSE_DOES_NOT_ALLOW_PROCESSING":
    throw new Error("TODO: LICENSE_DOES_NOT_ALLOW_PROCESSING");
  // Returned whenever an iPaper ID is requested that does not exist.
  // Fix what was sent (our note).
  case "PAPER_DOES_NOT_EXIST":
    throw new Error("TODO: PAPER_DOES_NOT_EXIST");
  // Our note: The ID is a category's, and the method needs a flipbook's. Fix
  // what was sent.
  case "PAPER_MUST_NOT_BE_CATEGORY":
    throw new Error("TODO: PAPER_MUST_NOT_BE_CATEGORY");
  // Returned if: A PDF file was not provided. The provided base64 string could
  // not be parsed / was invalid.
  // Fix what was sent (our note).
  case "RIPPER_INVALID_BASE64_PDF_FILE":
    throw new Error("TODO: RIPPER_INVALID_BASE64_PDF_FILE");
  // Our note: Only fields of type string can be searched with wildcards (%).
  // Fix what was sent.
  case "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS":
    throw new Error(
      "TODO: SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS",
    );
  // During certain upgrade procedures, we will have to put the system in a read
  // only mode.
  // Retry later, unchanged (our note).
  case "READONLY":
    throw new Error("TODO: READONLY");
  // Our note, inferred: most methods have no other code for a wrong ID or
  // value. Fix what was sent.
  case "ERROR":
    throw new Error("TODO: ERROR");
  default:
    throw new Error(`unknown return code: ${code}`);
}
