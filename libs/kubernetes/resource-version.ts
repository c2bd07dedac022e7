/**
 * Since Kubernetes 1.35 resource versions of one resource are positive integers of any length that may be compared
 * (KEP-5504). Anything else stays opaque: the result is undefined, and the caller has to trust the order of arrival.
 */
export function compareResourceVersions(left: string, right: string): number | undefined {
  if (!integer.test(left) || !integer.test(right)) return undefined;
  if (left === right) return 0;
  if (left.length !== right.length) return left.length - right.length;
  return left < right ? -1 : 1;
}

const integer = /^[1-9]\d*$/;

/** Whether `left` certainly came after `right`. */
export function isNewer(left: string, right: string): boolean {
  return (compareResourceVersions(left, right) ?? 0) > 0;
}
