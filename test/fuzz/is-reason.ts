/** Whether an error is a refusal by a parser, and not a fault of the parser itself. */
export function isReason(error: unknown): boolean {
  if (!Error.isError(error) || error.message === '') return false;
  // Node gives the type to bytes that are not UTF-8 as well.
  return !(error instanceof TypeError) || ('code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA');
}
