from xml.etree import ElementTree


class ReturnCodeError(Exception):
    """A response of the API with a code other than SUCCESS, and its message as detail."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}"


def read_response(xml: str | bytes) -> ElementTree.Element | None:
    """Return the data element of a response of the API, or None if it has none.

    Raises ReturnCodeError if the code is not SUCCESS, ElementTree.ParseError if the
    text is malformed XML, and ValueError if it is no response of the API.
    """
    result = ElementTree.fromstring(xml)
    code = result.findtext("code", "").strip()
    if not code:
        raise ValueError("not a response of the API: it has no code")
    if code != "SUCCESS":
        raise ReturnCodeError(code, result.findtext("message", "").strip())
    return result.find("data")
