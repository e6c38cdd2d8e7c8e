/// <summary>A return code of the API.</summary>
public enum ReturnCode
{
    // From 1, so that the default value is no code.
    /// <summary>
    /// Our note, inferred: most methods have no other code for a wrong ID or
    /// value. Fix what was sent.
    /// </summary>
    Error = 1,
    /// <summary>
    /// This error is returned if the license of the iPaper does not allow
    /// further processing.
    /// Check the licence or the login (our note).
    /// </summary>
    LicenseDoesNotAllowProcessing,
    /// <summary>
    /// Returned whenever an iPaper ID is requested that does not exist.
    /// Fix what was sent (our note).
    /// </summary>
    PaperDoesNotExist,
    /// <summary>
    /// Our note: The ID is a category's, and the method needs a flipbook's. Fix
    /// what was sent.
    /// </summary>
    PaperMustNotBeCategory,
    /// <summary>
    /// During certain upgrade procedures, we will have to put the system in a
    /// read only mode.
    /// Retry later, unchanged (our note).
    /// </summary>
    Readonly,
    /// <summary>
    /// Returned if: A PDF file was not provided. The provided base64 string
    /// could not be parsed / was invalid.
    /// Fix what was sent (our note).
    /// </summary>
    RipperInvalidBase64PdfFile,
    /// <summary>
    /// Our note: Only fields of type string can be searched with wildcards (%).
    /// Fix what was sent.
    /// </summary>
    SearchCustomfieldDatatypeDoesNotSupportWildcards,
    /// <summary>
    /// The SUCCESS return code indicates that the requested operation completed
    /// successfully.
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

    /// <summary>Finds the code that a text names; false if it names none of these.</summary>
    public static bool TryParse(string text, out ReturnCode code)
    {
        code = text.Trim() switch
        {
            "ERROR" => ReturnCode.Error,
            "LICENSE_DOES_NOT_ALLOW_PROCESSING" => ReturnCode.LicenseDoesNotAllowProcessing,
            "PAPER_DOES_NOT_EXIST" => ReturnCode.PaperDoesNotExist,
            "PAPER_MUST_NOT_BE_CATEGORY" => ReturnCode.PaperMustNotBeCategory,
            "READONLY" => ReturnCode.Readonly,
            "RIPPER_INVALID_BASE64_PDF_FILE" => ReturnCode.RipperInvalidBase64PdfFile,
            "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS" => ReturnCode.SearchCustomfieldDatatypeDoesNotSupportWildcards,
            "SUCCESS" => ReturnCode.Success,
            _ => default,
        };
        return code != default;
    }
}
