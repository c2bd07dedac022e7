/** The obstacle to a bundle, in words for contributors. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}
