/** Something about the platform on this machine that the person at the keyboard can fix; the message is one line and says how. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
}
