/**
 * Pure: the exponent e of the power cost = c * work^e that fits the points best: the slope of their logarithms, by
 * least squares.
 */
export function growthExponent(points: readonly (readonly [work: number, cost: number])[]): number {
  const logs = points.map(([work, cost]) => [Math.log(work), Math.log(cost)] as const);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(logs.map(([x]) => x)), mean(logs.map(([, y]) => y))];
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const variance = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return covariance / variance;
}
