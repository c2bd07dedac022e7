import type { V1PodSecurityContext, V1SecurityContext } from '@kubernetes/client-node';

/**
 * Both meet the restricted Pod Security Standard. The image sets the user, so that platforms which choose users can do
 * so.
 */
export const podSecurity: V1PodSecurityContext = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };

/** No service writes files. */
export const containerSecurity: V1SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
};
