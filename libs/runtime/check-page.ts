import type { IncomingHttpHeaders } from 'node:http';
import { ChatError } from '@cecochat/contracts';

/**
 * Pure: why a request of a page is refused; undefined when it is not. There are no CORS rules to configure: pages of
 * this origin may call, and no other ones. Programs other than browsers send neither header.
 */
export function checkPage(headers: IncomingHttpHeaders): ChatError | undefined {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  const isForeign = origin !== undefined && URL.parse(origin)?.host !== host?.toLowerCase();
  if (isForeign || site === 'cross-site' || site === 'same-site') {
    return new ChatError('forbidden', 'the origin of the page is not allowed here', { field: 'origin' });
  }
  return undefined;
}
