import org.w3c.dom.Element
import org.xml.sax.InputSource
import org.xml.sax.SAXException
import org.xml.sax.helpers.DefaultHandler
import java.io.StringReader
import javax.xml.parsers.DocumentBuilderFactory
import javax.xml.xpath.XPathConstants
import javax.xml.xpath.XPathFactory

/** Thrown if the API answers with a [code] other than SUCCESS; [detail] is its message. */
class ReturnCodeException(
    val code: String,
    val detail: String,
) : Exception("$code: $detail")

/**
 * Returns the data element of a response of the API; null if it has none.
 *
 * @throws ReturnCodeException if the code is not SUCCESS
 * @throws SAXException if the text is no response of the API
 */
fun readResponse(xml: String): Element? {
    val factory = DocumentBuilderFactory.newInstance()
    // Without a DOCTYPE, no entity can name a file.
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true)
    val builder = factory.newDocumentBuilder()
    // The default handler prints errors to stderr, too.
    builder.setErrorHandler(DefaultHandler())
    val response = builder.parse(InputSource(StringReader(xml)))
    val xpath = XPathFactory.newInstance().newXPath()
    val code = xpath.evaluate("/result/code", response).trim()
    if (code.isEmpty()) throw SAXException("not a response of the API: it has no code")
    if (code != "SUCCESS") {
        throw ReturnCodeException(code, xpath.evaluate("/result/message", response).trim())
    }
    return xpath.evaluate("/result/data", response, XPathConstants.NODE) as Element?
}
