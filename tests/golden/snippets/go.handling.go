switch code := strings.TrimSpace(code); code {
// Retry later, unchanged.
case "READONLY":
	return fmt.Errorf("TODO: retry: %s", code)
// Fix what was sent.
case "PAPER_DOES_NOT_EXIST",
	"PAPER_MUST_NOT_BE_CATEGORY",
	"RIPPER_INVALID_BASE64_PDF_FILE",
	"SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS",
	"ERROR":
	return fmt.Errorf("TODO: request: %s", code)
// Check the licence or the login.
case "LICENSE_DOES_NOT_ALLOW_PROCESSING":
	return fmt.Errorf("TODO: account: %s", code)
case "SUCCESS":
	// Nothing to do.
default:
	return fmt.Errorf("unknown return code %q", code)
}
