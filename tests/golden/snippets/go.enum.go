// ReturnCode is a return code of the API; trim a received text to convert it.
type ReturnCode string

const (
	// Our note, inferred: most methods have no other code for a wrong ID or
	// value. Fix what was sent.
	ReturnCodeError ReturnCode = "ERROR"
	// This error is returned if the license of the iPaper does not allow
	// further processing.
	// Check the licence or the login (our note).
	ReturnCodeLicenseDoesNotAllowProcessing ReturnCode = "LICENSE_DOES_NOT_ALLOW_PROCESSING"
	// Returned whenever an iPaper ID is requested that does not exist.
	// Fix what was sent (our note).
	ReturnCodePaperDoesNotExist ReturnCode = "PAPER_DOES_NOT_EXIST"
	// Our note: The ID is a category's, and the method needs a flipbook's. Fix
	// what was sent.
	ReturnCodePaperMustNotBeCategory ReturnCode = "PAPER_MUST_NOT_BE_CATEGORY"
	// During certain upgrade procedures, we will have to put the system in a
	// read only mode.
	// Retry later, unchanged (our note).
	ReturnCodeReadonly ReturnCode = "READONLY"
	// Returned if: A PDF file was not provided. The provided base64 string
	// could not be parsed / was invalid.
	// Fix what was sent (our note).
	ReturnCodeRipperInvalidBase64PdfFile ReturnCode = "RIPPER_INVALID_BASE64_PDF_FILE"
	// Our note: Only fields of type string can be searched with wildcards (%).
	// Fix what was sent.
	ReturnCodeSearchCustomfieldDatatypeDoesNotSupportWildcards ReturnCode = "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS"
	// The SUCCESS return code indicates that the requested operation completed
	// successfully.
	ReturnCodeSuccess ReturnCode = "SUCCESS"
)

// Known reports whether c is one of the codes above.
func (c ReturnCode) Known() bool {
	switch c {
	case ReturnCodeError,
		ReturnCodeLicenseDoesNotAllowProcessing,
		ReturnCodePaperDoesNotExist,
		ReturnCodePaperMustNotBeCategory,
		ReturnCodeReadonly,
		ReturnCodeRipperInvalidBase64PdfFile,
		ReturnCodeSearchCustomfieldDatatypeDoesNotSupportWildcards,
		ReturnCodeSuccess:
		return true
	default:
		return false
	}
}
