/** A cluster cannot be had, or not be used; the message says in a line or two what to do about it. */
export class KindError extends Error {
  override readonly name = 'KindError';
}
