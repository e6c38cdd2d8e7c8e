# Some responses have white space around the code.
code=${code#"${code%%[![:space:]]*}"}
code=${code%"${code##*[![:space:]]}"}
case $code in
  # The SUCCESS return code indicates that the requested operation completed
  # successfully.
  SUCCESS) ;;
  # This error is returned if the license of the iPaper does not allow further
  # processing.
  # Check the licence or the login (our note).
  LICENSE_DOES_NOT_ALLOW_PROCESSING)
    echo 'TODO: LICENSE_DOES_NOT_ALLOW_PROCESSING' >&2
    return 1
    ;;
  # Returned whenever an iPaper ID is requested that does not exist.
  # Fix what was sent (our note).
  PAPER_DOES_NOT_EXIST)
    echo 'TODO: PAPER_DOES_NOT_EXIST' >&2
    return 1
    ;;
  # Our note: The ID is a category's, and the method needs a flipbook's. Fix
  # what was sent.
  PAPER_MUST_NOT_BE_CATEGORY)
    echo 'TODO: PAPER_MUST_NOT_BE_CATEGORY' >&2
    return 1
    ;;
  # Returned if: A PDF file was not provided. The provided base64 string could
  # not be parsed / was invalid.
  # Fix what was sent (our note).
  RIPPER_INVALID_BASE64_PDF_FILE)
    echo 'TODO: RIPPER_INVALID_BASE64_PDF_FILE' >&2
    return 1
    ;;
  # Our note: Only fields of type string can be searched with wildcards (%). Fix
  # what was sent.
  SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS)
    echo 'TODO: SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS' >&2
    return 1
    ;;
  # During certain upgrade procedures, we will have to put the system in a read
  # only mode.
  # Retry later, unchanged (our note).
  READONLY)
    echo 'TODO: READONLY' >&2
    return 1
    ;;
  # Our note, inferred: most methods have no other code for a wrong ID or value.
  # Fix what was sent.
  ERROR)
    echo 'TODO: ERROR' >&2
    return 1
    ;;
  *)
    echo "unknown return code: $code" >&2
    return 1
    ;;
esac
