/// A return code of the API.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ReturnCode {
    Error,
    /// This error is returned if the license of the iPaper does not allow
    /// further processing. The license will have to be upgraded to allow
    /// further processings.
    LicenseDoesNotAllowProcessing,
    /// Returned whenever an iPaper ID is requested that does not exist.
    PaperDoesNotExist,
    PaperMustNotBeCategory,
    /// During certain upgrade procedures, we will have to put the system in
    /// a read only mode. The frontend will be fully functional, as will all
    /// API read operations. Logins to the backend will be blocked, and API
    /// functions modifying data will return the READONLY status.
    Readonly,
    /// Returned if: A PDF file was not provided. The provided base64 string
    /// could not be parsed / was invalid.
    RipperInvalidBase64PdfFile,
    SearchCustomfieldDatatypeDoesNotSupportWildcards,
    /// The SUCCESS return code indicates that the requested operation
    /// completed successfully. Further information / requested data may be
    /// available in the messsage and data fields. Any method that performs
    /// a request without errors & problems will always return a SUCCESS
    /// code.
    Success,
    /// A code that is none of the above, as it was sent. It is an error.
    Unknown(String),
}

impl ReturnCode {
    /// The code as the API spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Error => "ERROR",
            Self::LicenseDoesNotAllowProcessing => "LICENSE_DOES_NOT_ALLOW_PROCESSING",
            Self::PaperDoesNotExist => "PAPER_DOES_NOT_EXIST",
            Self::PaperMustNotBeCategory => "PAPER_MUST_NOT_BE_CATEGORY",
            Self::Readonly => "READONLY",
            Self::RipperInvalidBase64PdfFile => "RIPPER_INVALID_BASE64_PDF_FILE",
            Self::SearchCustomfieldDatatypeDoesNotSupportWildcards => {
                "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS"
            }
            Self::Success => "SUCCESS",
            Self::Unknown(text) => text,
        }
    }
}

impl From<&str> for ReturnCode {
    fn from(text: &str) -> Self {
        match text {
            "ERROR" => Self::Error,
            "LICENSE_DOES_NOT_ALLOW_PROCESSING" => Self::LicenseDoesNotAllowProcessing,
            "PAPER_DOES_NOT_EXIST" => Self::PaperDoesNotExist,
            "PAPER_MUST_NOT_BE_CATEGORY" => Self::PaperMustNotBeCategory,
            "READONLY" => Self::Readonly,
            "RIPPER_INVALID_BASE64_PDF_FILE" => Self::RipperInvalidBase64PdfFile,
            "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS" => {
                Self::SearchCustomfieldDatatypeDoesNotSupportWildcards
            }
            "SUCCESS" => Self::Success,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}

impl std::str::FromStr for ReturnCode {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, std::convert::Infallible> {
        Ok(Self::from(text))
    }
}

impl std::fmt::Display for ReturnCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
