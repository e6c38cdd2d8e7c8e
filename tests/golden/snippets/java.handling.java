switch (code.strip()) {
  // Retry later, unchanged.
  case "READONLY" -> throw new UnsupportedOperationException("retry: " + code);
  // Fix what was sent.
  case "PAPER_DOES_NOT_EXIST",
          "PAPER_MUST_NOT_BE_CATEGORY",
          "RIPPER_INVALID_BASE64_PDF_FILE",
          "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS",
          "ERROR" ->
      throw new UnsupportedOperationException("request: " + code);
  // Check the licence or the login.
  case "LICENSE_DOES_NOT_ALLOW_PROCESSING" ->
      throw new UnsupportedOperationException("account: " + code);
  // Nothing to do.
  case "SUCCESS" -> {}
  default -> throw new IllegalStateException("unknown return code: " + code);
}
