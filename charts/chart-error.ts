/** What is wrong with what the charts are made from, in words for who makes them. */
export class ChartError extends Error {
  override readonly name = 'ChartError';
}
