match (trim($code)) {
    // Retry later, unchanged.
    'READONLY' => throw new \LogicException('TODO: retry: ' . $code),
    // Fix what was sent.
    'PAPER_DOES_NOT_EXIST',
    'PAPER_MUST_NOT_BE_CATEGORY',
    'RIPPER_INVALID_BASE64_PDF_FILE',
    'SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS',
    'ERROR' => throw new \LogicException('TODO: request: ' . $code),
    // Check the licence or the login.
    'LICENSE_DOES_NOT_ALLOW_PROCESSING' => throw new \LogicException('TODO: account: ' . $code),
    // Nothing to do.
    'SUCCESS' => null,
    default => throw new \UnexpectedValueException('unknown return code: ' . $code),
};
