// ReturnCode is a return code of the API.
type ReturnCode string

const (
	ReturnCodeError ReturnCode = "ERROR"
	// This error is returned if the license of the iPaper does not allow
	// further processing. The license will have to be upgraded to allow
	// further processings.
	ReturnCodeLicenseDoesNotAllowProcessing ReturnCode = "LICENSE_DOES_NOT_ALLOW_PROCESSING"
	// Returned whenever an iPaper ID is requested that does not exist.
	ReturnCodePaperDoesNotExist      ReturnCode = "PAPER_DOES_NOT_EXIST"
	ReturnCodePaperMustNotBeCategory ReturnCode = "PAPER_MUST_NOT_BE_CATEGORY"
	// During certain upgrade procedures, we will have to put the system in
	// a read only mode. The frontend will be fully functional, as will all
	// API read operations. Logins to the backend will be blocked, and API
	// functions modifying data will return the READONLY status.
	ReturnCodeReadonly ReturnCode = "READONLY"
	// Returned if: A PDF file was not provided. The provided base64 string
	// could not be parsed / was invalid.
	ReturnCodeRipperInvalidBase64PdfFile                       ReturnCode = "RIPPER_INVALID_BASE64_PDF_FILE"
	ReturnCodeSearchCustomfieldDatatypeDoesNotSupportWildcards ReturnCode = "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS"
	// The SUCCESS return code indicates that the requested operation
	// completed successfully. Further information / requested data may be
	// available in the messsage and data fields. Any method that performs a
	// request without errors & problems will always return a SUCCESS code.
	ReturnCodeSuccess ReturnCode = "SUCCESS"
)

// ParseReturnCode returns the code that text names; an unknown one is ReturnCodeError.
func ParseReturnCode(text string) ReturnCode {
	switch code := ReturnCode(text); code {
	case ReturnCodeError,
		ReturnCodeLicenseDoesNotAllowProcessing,
		ReturnCodePaperDoesNotExist,
		ReturnCodePaperMustNotBeCategory,
		ReturnCodeReadonly,
		ReturnCodeRipperInvalidBase64PdfFile,
		ReturnCodeSearchCustomfieldDatatypeDoesNotSupportWildcards,
		ReturnCodeSuccess:
		return code
	default:
		return ReturnCodeError
	}
}

// String returns the code as the API spells it.
func (code ReturnCode) String() string {
	return string(code)
}
