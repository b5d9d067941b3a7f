// The service worker: shows what was pushed and leads to the page. It keeps nothing and answers no request of a page.
self.addEventListener("push", (event) => {
  const { title, url } = event.data.json();
  event.waitUntil(
    self.registration.showNotification(title, { tag: url, renotify: true, icon: "/icon.svg", data: { url } }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data.url));
});

/** A page of ours that is open already comes to the front. */
async function show(url) {
  const [open] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!open) return self.clients.openWindow(url);
  await open.focus();
  return open.navigate(url).catch(() => self.clients.openWindow(url));
}
