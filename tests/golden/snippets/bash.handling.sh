# Some responses have white space around the code.
code=${code#"${code%%[![:space:]]*}"}
code=${code%"${code##*[![:space:]]}"}
case $code in
  # Retry later, unchanged.
  READONLY)
    echo "TODO: retry: $code" >&2
    return 1
    ;;
  # Fix what was sent.
  PAPER_DOES_NOT_EXIST | \
    PAPER_MUST_NOT_BE_CATEGORY | \
    RIPPER_INVALID_BASE64_PDF_FILE | \
    SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS | \
    ERROR)
    echo "TODO: request: $code" >&2
    return 1
    ;;
  # Check the licence or the login.
  LICENSE_DOES_NOT_ALLOW_PROCESSING)
    echo "TODO: account: $code" >&2
    return 1
    ;;
  # Nothing to do.
  SUCCESS) ;;
  *)
    echo "unknown return code: $code" >&2
    return 1
    ;;
esac
