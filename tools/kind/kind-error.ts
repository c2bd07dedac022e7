/** A cluster cannot be had, or not be used; the message names the remedy in a line or two. */
export class KindError extends Error {
  override readonly name = 'KindError';
}
