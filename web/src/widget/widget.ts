import { readOptions } from './options.ts';
import { showButton, showInline } from './show-widget.ts';

/**
 * What a page of somebody else includes to show one of our forms:
 * `<script src="https://…/widget.js" data-form="…" data-mode="button" async></script>`.
 * It leaves nothing in the page but one element, and no global name.
 */
const script = document.currentScript;

if (script instanceof HTMLScriptElement) {
  const options = readOptions(script, document.documentElement.lang || navigator.language);
  if (!options) console.warn('widget.js: data-form is missing or has no right form');
  else if (options.mode === 'inline') showInline(options, script);
  else if (document.body) showButton(options);
  else addEventListener('DOMContentLoaded', () => showButton(options));
}
