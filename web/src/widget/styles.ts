/**
 * The look of the widget, handed to its own shadow tree: neither the page's style sheets nor its
 * policy against inline styles reach it.
 */
export const styles = `
:host { all: initial; }
* { box-sizing: border-box; }
iframe { border: 0; color-scheme: normal; display: block; inline-size: 100%; }
.inline { block-size: 34rem; min-block-size: 10rem; }
button, a { font: 600 16px/1.4 system-ui, sans-serif; }
a { color: #0b5d4b; display: inline-block; padding: 12px 16px; }
a[hidden] { display: none; }
button { background: #0b5d4b; border: 0; border-radius: 8px; color: #fff; cursor: pointer;
  min-block-size: 44px; min-inline-size: 44px; padding: 8px 18px; }
button:focus-visible, a:focus-visible { outline: 3px solid #0b5d4b; outline-offset: 3px; }
.open { box-shadow: 0 2px 10px rgb(0 0 0 / 30%); inset-block-end: 16px; position: fixed;
  z-index: 2147483000; }
.open.right { right: 16px; }
.open.left { left: 16px; }
.open.away { visibility: hidden; }
dialog { background: #f7f3ec; border: 0; border-radius: 12px; block-size: min(46rem, 100dvh - 32px);
  box-shadow: 0 8px 40px rgb(0 0 0 / 40%); color: #1c2321; inline-size: min(30rem, 100vw - 24px);
  margin: auto; max-block-size: none; max-inline-size: none; overflow: hidden; padding: 0; }
dialog[open] { display: flex; flex-direction: column; }
dialog::backdrop { background: rgb(0 0 0 / 45%); }
.bar { display: flex; flex: none; justify-content: flex-end; padding: 6px; }
.bar button { background: none; color: #1c2321; outline-offset: -3px; padding: 8px 14px; }
dialog iframe { block-size: auto; flex: 1; min-block-size: 0; }
@media (prefers-color-scheme: dark) {
  dialog { background: #191714; color: #e8eeeb; }
  .bar button { color: #e8eeeb; }
  a { color: #7fd1b9; }
  dialog button:focus-visible, a:focus-visible { outline-color: #7fd1b9; }
}
@media (prefers-reduced-motion: no-preference) {
  dialog[open] { animation: rise 140ms ease-out; }
  @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
}
@media (forced-colors: active) { button { border: 2px solid ButtonText; } }
@media print { .open { display: none; } }
`;
