using System;
using System.IO;
using System.Xml;
using System.Xml.Linq;

/// <summary>Thrown if the API answers with a code other than SUCCESS.</summary>
public sealed class ReturnCodeException : Exception
{
    public ReturnCodeException(string code, string detail) : base($"{code}: {detail}")
    {
        Code = code;
        Detail = detail;
    }

    /// <summary>The code of the response.</summary>
    public string Code { get; }

    /// <summary>The message of the response.</summary>
    public string Detail { get; }
}

/// <summary>Reads responses of the API.</summary>
public static class ResponseReader
{
    /// <summary>Returns the data element of a response, or null if it has none.</summary>
    /// <exception cref="ReturnCodeException">The code is not SUCCESS.</exception>
    /// <exception cref="XmlException">The text is no response of the API.</exception>
    public static XElement? Read(string xml)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        var result = XElement.Load(reader);
        var code = result.Element("code")?.Value.Trim();
        if (result.Name != "result" || string.IsNullOrEmpty(code))
        {
            throw new XmlException("not a response of the API: it has no code");
        }
        if (code != "SUCCESS")
        {
            throw new ReturnCodeException(code, result.Element("message")?.Value.Trim() ?? "");
        }
        return result.Element("data");
    }
}
