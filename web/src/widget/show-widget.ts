import { makeFrame } from './frame.ts';
import { keepClear } from './keep-clear.ts';
import type { WidgetOptions } from './options.ts';
import { styles } from './styles.ts';
import { widgetWords } from './words.ts';

/** A shadow tree of its own within the page, which the page's scripts and styles do not reach. */
function makeRoot(host: HTMLElement) {
  const root = host.attachShadow({ mode: 'closed' });
  const look = new CSSStyleSheet();
  look.replaceSync(styles);
  const height = new CSSStyleSheet();
  root.adoptedStyleSheets = [look, height];
  return { root, height };
}

/** The form where the script stands. It has its room from the start and grows with what it asks. */
export function showInline(options: WidgetOptions, script: HTMLScriptElement): void {
  const host = document.createElement('div');
  const { root, height } = makeRoot(host);
  const words = widgetWords(options.lang);
  const made = makeFrame({
    options,
    words,
    title: options.label ?? words.open,
    onheight: (pixels) => height.replaceSync(`.inline { block-size: ${pixels}px; }`),
    onclose: () => {},
  });
  made.frame.className = 'inline';
  root.append(made.frame, made.link);
  script.after(host);
  loadWhenNear(host, made.load);
}

/** Somebody who never comes down to the form does not load it. */
function loadWhenNear(host: Element, load: () => void): void {
  const watcher = new IntersectionObserver(
    (seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      watcher.disconnect();
      load();
    },
    { rootMargin: '400px' },
  );
  watcher.observe(host);
}

/** A button over the page that opens the form in a dialog. Nothing is loaded before. */
export function showButton(options: WidgetOptions): void {
  const host = document.createElement('div');
  const { root } = makeRoot(host);
  const words = widgetWords(options.lang);
  const label = options.label ?? words.open;
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', label);
  const close = () => dialog.close();
  const made = makeFrame({ options, words, title: label, onheight: () => {}, onclose: close });
  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.append(makeButton(words.close, close));
  dialog.append(bar, made.link);
  const open = makeButton(label, () => {
    if (!made.frame.isConnected) bar.after(made.frame);
    dialog.showModal();
    made.load();
  });
  open.className = `open ${options.side}`;
  open.setAttribute('aria-haspopup', 'dialog');
  // Whoever looked at the page before goes on there.
  dialog.addEventListener('close', () => open.focus());
  root.append(open, dialog);
  document.body.append(host);
  keepClear(open, options.side, host);
}

function makeButton(text: string, onclick: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', onclick);
  return button;
}
