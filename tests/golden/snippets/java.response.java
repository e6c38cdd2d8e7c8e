import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads responses of the API. */
public final class ResponseReader {
  /** Thrown if the API answers with a code other than SUCCESS. */
  public static final class ReturnCodeException extends RuntimeException {
    public final String code;
    public final String detail;

    ReturnCodeException(String code, String detail) {
      super(code + ": " + detail);
      this.code = code;
      this.detail = detail;
    }
  }

  private ResponseReader() {}

  /**
   * Returns the data element of a response; empty if it has none.
   *
   * @throws ReturnCodeException if the code is not SUCCESS
   * @throws IOException if the text is no response of the API
   */
  public static Optional<Element> read(String xml) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      // Without a DOCTYPE, no entity can name a file.
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The default handler prints errors to stderr, too.
      builder.setErrorHandler(new DefaultHandler());
      Document response = builder.parse(new InputSource(new StringReader(xml)));
      XPath xpath = XPathFactory.newInstance().newXPath();
      String code = xpath.evaluate("/result/code", response).strip();
      if (code.isEmpty()) {
        throw new IOException("not a response of the API: it has no code");
      }
      if (!code.equals("SUCCESS")) {
        throw new ReturnCodeException(code, xpath.evaluate("/result/message", response).strip());
      }
      Element data = (Element) xpath.evaluate("/result/data", response, XPathConstants.NODE);
      return Optional.ofNullable(data);
    } catch (ParserConfigurationException | SAXException | XPathExpressionException e) {
      throw new IOException("not a response of the API", e);
    }
  }
}
