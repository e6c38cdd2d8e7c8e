/// A return code of the API.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ReturnCode {
    /// Our note, inferred: most methods have no other code for a wrong ID or
    /// value. Fix what was sent.
    Error,
    /// This error is returned if the license of the iPaper does not allow
    /// further processing.
    /// Check the licence or the login (our note).
    LicenseDoesNotAllowProcessing,
    /// Returned whenever an iPaper ID is requested that does not exist.
    /// Fix what was sent (our note).
    PaperDoesNotExist,
    /// Our note: The ID is a category's, and the method needs a flipbook's. Fix
    /// what was sent.
    PaperMustNotBeCategory,
    /// During certain upgrade procedures, we will have to put the system in a
    /// read only mode.
    /// Retry later, unchanged (our note).
    Readonly,
    /// Returned if: A PDF file was not provided. The provided base64 string
    /// could not be parsed / was invalid.
    /// Fix what was sent (our note).
    RipperInvalidBase64PdfFile,
    /// Our note: Only fields of type string can be searched with wildcards (%).
    /// Fix what was sent.
    SearchCustomfieldDatatypeDoesNotSupportWildcards,
    /// The SUCCESS return code indicates that the requested operation completed
    /// successfully.
    Success,
    /// Any other code, as it was sent: an error.
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
        match text.trim() {
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
