from xml.etree import ElementTree


class ApiError(Exception):
    """A response of the API with a return code other than SUCCESS."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


def parse_response(xml: str | bytes) -> ElementTree.Element | None:
    """Return the data element of a response of the API, or None if it has none.

    Raises ApiError for a return code other than SUCCESS, ElementTree.ParseError for
    malformed XML, and ValueError for XML that is not a response.
    """
    result = ElementTree.fromstring(xml)
    code = result.findtext("code", "").strip()
    if not code:
        raise ValueError("not a response of the API: no return code")
    if code != "SUCCESS":
        raise ApiError(code, result.findtext("message", "").strip())
    return result.find("data")
