/** Something about the stores that the person at the keyboard can fix; the message is one line and says how. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
