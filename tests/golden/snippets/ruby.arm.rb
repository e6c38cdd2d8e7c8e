# Our note, inferred: most methods have no other code for a wrong ID or value.
# Fix what was sent.
when 'ERROR'
  raise 'TODO: ERROR'
# This error is returned if the license of the iPaper does not allow further
# processing.
# Check the licence or the login (our note).
when 'LICENSE_DOES_NOT_ALLOW_PROCESSING'
  raise 'TODO: LICENSE_DOES_NOT_ALLOW_PROCESSING'
# Returned whenever an iPaper ID is requested that does not exist.
# Fix what was sent (our note).
when 'PAPER_DOES_NOT_EXIST'
  raise 'TODO: PAPER_DOES_NOT_EXIST'
# Our note: The ID is a category's, and the method needs a flipbook's. Fix what
# was sent.
when 'PAPER_MUST_NOT_BE_CATEGORY'
  raise 'TODO: PAPER_MUST_NOT_BE_CATEGORY'
# During certain upgrade procedures, we will have to put the system in a read
# only mode.
# Retry later, unchanged (our note).
when 'READONLY'
  raise 'TODO: READONLY'
# Returned if: A PDF file was not provided. The provided base64 string could not
# be parsed / was invalid.
# Fix what was sent (our note).
when 'RIPPER_INVALID_BASE64_PDF_FILE'
  raise 'TODO: RIPPER_INVALID_BASE64_PDF_FILE'
# Our note: Only fields of type string can be searched with wildcards (%). Fix
# what was sent.
when 'SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS'
  raise 'TODO: SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS'
# The SUCCESS return code indicates that the requested operation completed
# successfully.
when 'SUCCESS'
  nil
