/** The return codes of the API. */
export const ReturnCode = {
  /**
   * Our note, inferred: most methods have no other code for a wrong ID or
   * value. Fix what was sent.
   */
  ERROR: "ERROR",
  /**
   * This error is returned if the license of the iPaper does not allow further
   * processing.
   * Check the licence or the login (our note).
   */
  LICENSE_DOES_NOT_ALLOW_PROCESSING: "LICENSE_DOES_NOT_ALLOW_PROCESSING",
  /**
   * Returned whenever an iPaper ID is requested that does not exist.
   * Fix what was sent (our note).
   */
  PAPER_DOES_NOT_EXIST: "PAPER_DOES_NOT_EXIST",
  /**
   * Our note: The ID is a category's, and the method needs a flipbook's. Fix
   * what was sent.
   */
  PAPER_MUST_NOT_BE_CATEGORY: "PAPER_MUST_NOT_BE_CATEGORY",
  /**
   * During certain upgrade procedures, we will have to put the system in a read
   * only mode.
   * Retry later, unchanged (our note).
   */
  READONLY: "READONLY",
  /**
   * Returned if: A PDF file was not provided. The provided base64 string could
   * not be parsed / was invalid.
   * Fix what was sent (our note).
   */
  RIPPER_INVALID_BASE64_PDF_FILE: "RIPPER_INVALID_BASE64_PDF_FILE",
  /**
   * Our note: Only fields of type string can be searched with wildcards (%).
   * Fix what was sent.
   */
  SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS:
    "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS",
  /**
   * The SUCCESS return code indicates that the requested operation completed
   * successfully.
   */
  SUCCESS: "SUCCESS",
} as const;

/** A return code of the API. */
export type ReturnCode = (typeof ReturnCode)[keyof typeof ReturnCode];

/** Returns true if a text is one of the codes; trim it first. */
export function isReturnCode(text: string): text is ReturnCode {
  return Object.hasOwn(ReturnCode, text);
}
