import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What a screen breaks of WCAG 2.2 AA, one line for each rule and place; empty when all is well. */
export async function violations(page: Page): Promise<string[]> {
  return linesOf(new AxeBuilder({ page }).withTags(wcag22aa));
}

/** The part of it that changes with the colours of the screen. */
export async function colourViolations(page: Page): Promise<string[]> {
  return linesOf(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']));
}

async function linesOf(builder: AxeBuilder): Promise<string[]> {
  // Our pages have no frames: one pass in the page itself, without a second page to join results in.
  const { violations } = await builder.setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** How many pixels the page is wider than the window; 0 when nothing must be scrolled sideways. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
