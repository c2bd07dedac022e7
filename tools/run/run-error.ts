/** Something that the person at the keyboard can fix; the message is one line and says how. */
export class RunError extends Error {
  override readonly name = 'RunError';
}
