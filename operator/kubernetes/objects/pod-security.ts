import type { V1PodSecurityContext, V1SecurityContext } from '@kubernetes/client-node';

/** Both as the restricted Pod Security Standard wants them. The user is the image's, so that platforms which choose users can. */
export const podSecurity: V1PodSecurityContext = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };

/** No service writes files. */
export const containerSecurity: V1SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
};
