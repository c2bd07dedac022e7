/** What is in the way of an image, in one line for who makes it. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
}
