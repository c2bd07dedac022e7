/** A problem of the platform on this machine that the user can fix; the message is one line and names the fix. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
}
