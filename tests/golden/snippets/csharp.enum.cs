/// <summary>A return code of the API.</summary>
public enum ReturnCode
{
    Error,
    /// <summary>
    /// This error is returned if the license of the iPaper does not allow
    /// further processing. The license will have to be upgraded to allow
    /// further processings.
    /// </summary>
    LicenseDoesNotAllowProcessing,
    /// <summary>Returned whenever an iPaper ID is requested that does not exist.</summary>
    PaperDoesNotExist,
    PaperMustNotBeCategory,
    /// <summary>
    /// During certain upgrade procedures, we will have to put the system in
    /// a read only mode. The frontend will be fully functional, as will all
    /// API read operations. Logins to the backend will be blocked, and API
    /// functions modifying data will return the READONLY status.
    /// </summary>
    Readonly,
    /// <summary>
    /// Returned if: A PDF file was not provided. The provided base64 string
    /// could not be parsed / was invalid.
    /// </summary>
    RipperInvalidBase64PdfFile,
    SearchCustomfieldDatatypeDoesNotSupportWildcards,
    /// <summary>
    /// The SUCCESS return code indicates that the requested operation
    /// completed successfully. Further information / requested data may be
    /// available in the messsage and data fields. Any method that performs
    /// a request without errors &amp; problems will always return a SUCCESS
    /// code.
    /// </summary>
    Success,
}

/// <summary>Return codes from text and to text.</summary>
public static class ReturnCodes
{
    /// <summary>The code as the API spells it.</summary>
    public static string ToCode(this ReturnCode code) => code switch
    {
        ReturnCode.Error => "ERROR",
        ReturnCode.LicenseDoesNotAllowProcessing => "LICENSE_DOES_NOT_ALLOW_PROCESSING",
        ReturnCode.PaperDoesNotExist => "PAPER_DOES_NOT_EXIST",
        ReturnCode.PaperMustNotBeCategory => "PAPER_MUST_NOT_BE_CATEGORY",
        ReturnCode.Readonly => "READONLY",
        ReturnCode.RipperInvalidBase64PdfFile => "RIPPER_INVALID_BASE64_PDF_FILE",
        ReturnCode.SearchCustomfieldDatatypeDoesNotSupportWildcards => "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS",
        ReturnCode.Success => "SUCCESS",
        _ => throw new System.ArgumentOutOfRangeException(nameof(code), code, null),
    };

    /// <summary>The code that a text names; an unknown one is Error.</summary>
    public static ReturnCode Parse(string text) => text switch
    {
        "LICENSE_DOES_NOT_ALLOW_PROCESSING" => ReturnCode.LicenseDoesNotAllowProcessing,
        "PAPER_DOES_NOT_EXIST" => ReturnCode.PaperDoesNotExist,
        "PAPER_MUST_NOT_BE_CATEGORY" => ReturnCode.PaperMustNotBeCategory,
        "READONLY" => ReturnCode.Readonly,
        "RIPPER_INVALID_BASE64_PDF_FILE" => ReturnCode.RipperInvalidBase64PdfFile,
        "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS" => ReturnCode.SearchCustomfieldDatatypeDoesNotSupportWildcards,
        "SUCCESS" => ReturnCode.Success,
        _ => ReturnCode.Error,
    };
}
