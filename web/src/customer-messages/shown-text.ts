/** Words without the marks that stand for links: members see the page by another way. */
export const shownText = (body: string): string =>
  body.replace(/\{\{(page|preferences|useful)\}\}/g, '…').trim();
