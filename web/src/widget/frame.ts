import { frameAddress, plainAddress, type WidgetOptions } from './options.ts';
import { readFromFrame, type ToFrame } from './protocol.ts';
import type { WidgetWords } from './words.ts';

/** For so long a form may take to say that it is there, in milliseconds. */
const PATIENCE = 8_000;

interface FrameNeeds {
  options: WidgetOptions;
  words: WidgetWords;
  /** How the frame is announced. */
  title: string;
  onheight: (height: number) => void;
  onclose: () => void;
}

/**
 * The form in a frame that may run its own script, send itself and open a window, and nothing else:
 * no cookie, no storage, no way out of the frame. A link to the same form stands in for it where the
 * page's own policy, a missing network or anything else keeps it away.
 */
export function makeFrame({ options, words, title, onheight, onclose }: FrameNeeds) {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.setAttribute(
    'sandbox',
    'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox',
  );
  frame.referrerPolicy = 'origin';
  const link = document.createElement('a');
  Object.assign(link, { href: plainAddress(options), target: '_blank', rel: 'noopener' });
  link.textContent = words.elsewhere;
  link.hidden = true;

  const say = (said: ToFrame) => frame.contentWindow?.postMessage(said, '*'); // it has no origin
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const giveUp = () => (link.hidden = false);
  const hear = (event: MessageEvent) => {
    if (event.source !== frame.contentWindow || event.origin !== 'null') return;
    const said = readFromFrame(event.data);
    if (said?.type === 'height') onheight(said.height);
    if (said?.type === 'close') onclose();
    if (said?.type !== 'ready') return;
    clearTimeout(waiting);
    link.hidden = true;
    // Without its query, which may name a person.
    if (said.wantsPage) say({ vocero: 1, type: 'page', page: location.origin + location.pathname });
  };
  addEventListener('message', hear);
  frame.addEventListener('load', () => say({ vocero: 1, type: 'hello' }));

  return {
    frame,
    link,
    /** Asks for the form; until then nothing is loaded. */
    load: () => {
      if (frame.src) return;
      if (!navigator.onLine) giveUp();
      waiting = setTimeout(giveUp, PATIENCE);
      frame.src = frameAddress(options);
    },
  };
}
