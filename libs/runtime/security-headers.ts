export interface PageNeeds {
  /** The server has TLS. */
  readonly isSecure: boolean;
  /** Sources of `connect-src` beside the own origin. */
  readonly connections?: readonly string[];
  /** The page has a service worker, and a policy of trusted types for it. */
  readonly hasWorker?: boolean;
}

/**
 * Pure: headers of every response of a server with pages. A page runs no inline script or style, loads from its own
 * origin alone, is in no frame of other pages, and has no way from text to HTML (trusted types).
 */
export function securityHeaders(
  { isSecure, connections = [], hasWorker = false }: PageNeeds,
): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src ${["'self'", ...connections].join(' ')}`,
    "manifest-src 'self'",
    ...(hasWorker ? ["worker-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${hasWorker ? 'worker' : "'none'"}`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(isSecure && { 'strict-transport-security': 'max-age=31536000' }),
  };
}
