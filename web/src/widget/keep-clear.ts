interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Pixels between a button and what it must not cover: outlines take some. */
const MARGIN = 6;

/** Whether two boxes overlap or nearly do. */
export const isOver = (a: Box, b: Box): boolean =>
  a.left < b.right + MARGIN &&
  b.left < a.right + MARGIN &&
  a.top < b.bottom + MARGIN &&
  b.top < a.bottom + MARGIN;

/**
 * Keeps a button that floats over a page off what has the focus there: it changes the side, and where
 * both are taken it is away until the focus moves on.
 */
export function keepClear(button: HTMLElement, side: 'left' | 'right', host: Element): void {
  const other = side === 'left' ? 'right' : 'left';
  const stand = (now: 'left' | 'right', isAway: boolean) => {
    button.classList.toggle('left', now === 'left');
    button.classList.toggle('right', now === 'right');
    button.classList.toggle('away', isAway);
  };
  const move = () => {
    stand(side, false);
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused === host) return;
    const covers = () => isOver(button.getBoundingClientRect(), focused.getBoundingClientRect());
    if (!covers()) return;
    stand(other, false);
    if (covers()) stand(side, true);
  };
  let isAsked = false;
  const later = () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      move();
    });
  };
  for (const event of ['focusin', 'focusout']) document.addEventListener(event, later);
  for (const event of ['scroll', 'resize']) addEventListener(event, later, { passive: true });
}
