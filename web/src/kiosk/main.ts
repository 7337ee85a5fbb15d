import { mount } from 'svelte';
import { openStore } from './indexed-store.ts';
import { keepCurrent } from './keep-current.ts';
import './kiosk.css';
import { Kiosk } from './kiosk.svelte.ts';
import KioskPage from './KioskPage.svelte';

const MINUTE = 60_000;
/** Where something waits, it is tried more often than it is told of. */
const RETRY = 15_000;

const kiosk = new Kiosk(await openStore());
await kiosk.wake();
mount(KioskPage, { target: document.querySelector('#kiosk')!, props: { kiosk } });

void navigator.storage?.persist?.();
void keepCurrent(() => kiosk.isAtStart || kiosk.phase === 'unpaired');
void kiosk.heartbeat();
setInterval(() => void kiosk.heartbeat(), MINUTE);
setInterval(() => kiosk.waiting > 0 && void kiosk.send(), RETRY);
addEventListener('online', () => void kiosk.heartbeat());
addEventListener('offline', () => (kiosk.isOnline = false));
