/** Pod security that Kubernetes enforces on everything in a namespace with these labels. */
export const restricted = Object.fromEntries(['enforce', 'warn', 'audit'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']));

/** What the restricted Pod Security Standard wants of a container, and that it writes nothing but what is mounted. */
export const containerSecurity = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };
