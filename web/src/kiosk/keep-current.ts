const HOUR = 3_600_000;

/**
 * Keeps the page on the device, for reloads without a network, and takes a new version over when
 * nobody is answering.
 */
export async function keepCurrent(isFree: () => boolean): Promise<void> {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const registration = await workers.register('/k/sw.js', { scope: '/k/' }).catch(() => null);
  if (!registration) return;
  let isAsked = false;
  workers.addEventListener('controllerchange', () => isAsked && location.reload());
  setInterval(() => void registration.update().catch(() => undefined), HOUR);
  setInterval(() => {
    // Only a page that a worker serves already has an older version of itself.
    if (!registration.waiting || !workers.controller || !isFree()) return;
    isAsked = true;
    registration.waiting.postMessage('take-over');
  }, 1_000);
}
