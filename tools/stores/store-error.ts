/** A problem of the stores that the user at the keyboard can fix; the message is one line and names the remedy. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
