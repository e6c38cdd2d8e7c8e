/** A return code of the API. */
enum ReturnCode: string
{
    case Error = 'ERROR';
    // This error is returned if the license of the iPaper does not allow
    // further processing. The license will have to be upgraded to allow
    // further processings.
    case LicenseDoesNotAllowProcessing = 'LICENSE_DOES_NOT_ALLOW_PROCESSING';
    // Returned whenever an iPaper ID is requested that does not exist.
    case PaperDoesNotExist = 'PAPER_DOES_NOT_EXIST';
    case PaperMustNotBeCategory = 'PAPER_MUST_NOT_BE_CATEGORY';
    // During certain upgrade procedures, we will have to put the system in
    // a read only mode. The frontend will be fully functional, as will all
    // API read operations. Logins to the backend will be blocked, and API
    // functions modifying data will return the READONLY status.
    case Readonly = 'READONLY';
    // Returned if: A PDF file was not provided. The provided base64 string
    // could not be parsed / was invalid.
    case RipperInvalidBase64PdfFile = 'RIPPER_INVALID_BASE64_PDF_FILE';
    case SearchCustomfieldDatatypeDoesNotSupportWildcards = 'SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS';
    // The SUCCESS return code indicates that the requested operation
    // completed successfully. Further information / requested data may be
    // available in the messsage and data fields. Any method that performs a
    // request without errors & problems will always return a SUCCESS code.
    case Success = 'SUCCESS';

    /** The code that a text names; an unknown one is Error. */
    public static function parse(string $text): self
    {
        return self::tryFrom($text) ?? self::Error;
    }
}
