case code.strip
# The SUCCESS return code indicates that the requested operation completed
# successfully.
when 'SUCCESS'
  nil
# This error is returned if the license of the iPaper does not allow further
# processing.
# Check the licence or the login (our note).
when 'LICENSE_DOES_NOT_ALLOW_PROCESSING'
  raise 'TODO: LICENSE_DOES_NOT_ALLOW_PROCESSING'
# Returned whenever an iPaper ID is requested that does not exist.
# Fix what was sent (our note).
when 'PAPER_DOES_NOT_EXIST'
  raise 'TODO: PAPER_DOES_NOT_EXIST'
# Our note, inferred: the ID is that of a category, and the method wants a
# flipbook. Fix what was sent.
when 'PAPER_MUST_NOT_BE_CATEGORY'
  raise 'TODO: PAPER_MUST_NOT_BE_CATEGORY'
# Returned if: A PDF file was not provided. The provided base64 string could not
# be parsed / was invalid.
# Fix what was sent (our note).
when 'RIPPER_INVALID_BASE64_PDF_FILE'
  raise 'TODO: RIPPER_INVALID_BASE64_PDF_FILE'
# Our note, inferred: the custom field's data type can be searched for whole
# values only. Fix what was sent.
when 'SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS'
  raise 'TODO: SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS'
# During certain upgrade procedures, we will have to put the system in a read
# only mode.
# Retry later, unchanged (our note).
when 'READONLY'
  raise 'TODO: READONLY'
# Our note, inferred: something failed that has no code of its own. Report it.
when 'ERROR'
  raise 'TODO: ERROR'
else
  raise "unknown return code: #{code}"
end
