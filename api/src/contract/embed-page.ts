import type { Help } from './help.ts';
import type { Locale } from './values.ts';

/** What a survey knows of the page that shows it within itself. */
export interface EmbedShown {
  /** Origins that it may speak with; null: any. */
  sites: string[] | null;
  /** Whether it asks for the address of the page. */
  wantsPage: boolean;
}

/** The thanks within the frame, with the way to the page of the case. */
export interface EmbedThanksProps {
  locale: Locale;
  organization: string;
  caseCode: string;
  /** The organisation's own words of thanks, and their language. */
  words: { text: string; locale: Locale } | null;
  url: string;
  help: Help | null;
}

/** A page that shows the widget as another site would. */
export interface EmbedTestProps {
  locale: Locale;
  mode: 'button' | 'inline';
  name: string;
  token: string;
}
