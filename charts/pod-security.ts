/** Pod security that Kubernetes enforces on everything in a namespace with these labels. */
export const restricted = Object.fromEntries(
  ['enforce', 'warn', 'audit'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']),
);

/** Required by the restricted Pod Security Standard; in addition, a container writes only to mounted volumes. */
export const containerSecurity = {
  allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] },
};
