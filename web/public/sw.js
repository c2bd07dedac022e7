// Keeps the client, so that the page opens without a network. Calls and streams are not its business.
const kept = 'cecochat-client';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(kept).then((cache) => cache.add('/')).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  event.respondWith(pathname.startsWith('/assets/') ? fromCache(event.request) : fromNetwork(event.request));
});

/** A notification leads to its conversation, in a page that is open where there is one. */
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(`/#/${event.notification.data}`));
});

async function open(url) {
  const [page] = await self.clients.matchAll({ type: 'window' });
  if (page === undefined) return self.clients.openWindow(url);
  return (await page.focus()).navigate(url);
}

/** Files with their content in their name never change. */
async function fromCache(request) {
  const cache = await caches.open(kept);
  const found = await cache.match(request);
  if (found !== undefined) return found;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** The page is the newest one, where there is a network. */
async function fromNetwork(request) {
  const cache = await caches.open(kept);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const found = await cache.match(request);
    if (found === undefined) throw error;
    return found;
  }
}
