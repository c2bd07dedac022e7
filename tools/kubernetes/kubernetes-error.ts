/** No programs of Kubernetes, and no way to get them; the message is one line and names what to install. */
export class KubernetesError extends Error {
  override readonly name = 'KubernetesError';
}
