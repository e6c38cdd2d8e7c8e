case code.strip
# Retry later, unchanged.
when 'READONLY'
  raise "TODO: retry: #{code}"
# Fix what was sent.
when 'PAPER_DOES_NOT_EXIST',
     'PAPER_MUST_NOT_BE_CATEGORY',
     'RIPPER_INVALID_BASE64_PDF_FILE',
     'SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS',
     'ERROR'
  raise "TODO: request: #{code}"
# Check the licence or the login.
when 'LICENSE_DOES_NOT_ALLOW_PROCESSING'
  raise "TODO: account: #{code}"
# Nothing to do.
when 'SUCCESS'
  nil
else
  raise "unknown return code: #{code}"
end
