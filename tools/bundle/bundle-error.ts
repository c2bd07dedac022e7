/** What is in the way of a bundle, in words for who changes the programs. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}
