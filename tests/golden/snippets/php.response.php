/** A response of the API with a code other than SUCCESS. */
final class ReturnCodeException extends \RuntimeException
{
    public function __construct(public readonly string $returnCode, public readonly string $detail)
    {
        parent::__construct("$returnCode: $detail");
    }
}

/**
 * Returns the data element of a response of the API, or null if it has none.
 *
 * @throws ReturnCodeException if the code is not SUCCESS
 * @throws \Exception if the text is no response of the API
 */
function readResponse(string $xml): ?\SimpleXMLElement
{
    $result = new \SimpleXMLElement($xml, LIBXML_NONET | LIBXML_NOERROR | LIBXML_NOWARNING);
    $code = trim((string) $result->code);
    if ($code === '') {
        throw new \UnexpectedValueException('not a response of the API: it has no code');
    }
    if ($code !== 'SUCCESS') {
        throw new ReturnCodeException($code, trim((string) $result->message));
    }

    return $result->data ?? null;
}
