// Crates: quick-xml (feature serialize), serde (feature derive), thiserror.
use serde::{Deserialize, de::DeserializeOwned};

/// The reason why a response gives no data.
#[derive(Debug, thiserror::Error)]
pub enum ResponseError {
    /// The API answered with a code other than SUCCESS.
    #[error("{code}: {message}")]
    Code { code: String, message: String },
    /// The text is no response of the API, or its data is no `T`.
    #[error("cannot read the response of the API")]
    Malformed(#[from] quick_xml::DeError),
}

/// Reads the data of a response of the API; `None` if it has no data element.
pub fn read_response<T: DeserializeOwned>(xml: &str) -> Result<Option<T>, ResponseError> {
    #[derive(Deserialize)]
    struct Status {
        code: String,
        #[serde(default)]
        message: String,
    }
    #[derive(Deserialize)]
    struct Payload<T> {
        data: Option<T>,
    }

    // The data of a failure need not be a `T`, so the code is read first.
    let Status { code, message } = quick_xml::de::from_str(xml)?;
    match code.trim() {
        "SUCCESS" => Ok(quick_xml::de::from_str::<Payload<T>>(xml)?.data),
        code => Err(ResponseError::Code {
            code: code.to_owned(),
            message: message.trim().to_owned(),
        }),
    }
}
