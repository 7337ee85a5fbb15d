import type { Ask, SponsorTheme } from '@vocero/api/contract/sponsor';

/** What is to be asked, and whom. */
export interface Question {
  theme: SponsorTheme;
  /** Null: after the theme as a whole. */
  actionId: string | null;
  ask: Ask;
}
