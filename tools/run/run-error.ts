/** A problem that the user at the keyboard can fix; the message is one line and names the remedy. */
export class RunError extends Error {
  override readonly name = 'RunError';
}
