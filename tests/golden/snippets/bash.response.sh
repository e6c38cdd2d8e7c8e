# Prints the text of the data of a response of the API, or what an XPath
# selects: read_response "$xml" 'string(/result/data/paper/@id)'.
#
# Returns 1 if the code is not SUCCESS, with "CODE: MESSAGE" on standard error,
# and 2 if the text is no response of the API. Needs xmllint.
read_response() {
  local xml=$1 xpath=${2:-string(/result/data)} code message
  code=$(xmllint --nonet --xpath 'normalize-space(/result/code)' - <<<"$xml") || return 2
  if [[ -z $code ]]; then
    echo 'not a response of the API: it has no code' >&2
    return 2
  fi
  if [[ $code != SUCCESS ]]; then
    message=$(xmllint --nonet --xpath 'normalize-space(/result/message)' - <<<"$xml")
    echo "$code: $message" >&2
    return 1
  fi
  xmllint --nonet --xpath "$xpath" - <<<"$xml"
}
