import { inOrganization, withLookup, type Sql } from '@vocero/sql/connect';
import { findEndedLink } from '@vocero/sql/survey-links';
import { readPageFacts, type PageFacts } from './page-facts.ts';
import { notFound, Problem } from './problem.ts';

/** An address that was printed and given out, and takes no more answers. */
export class LinkEnded extends Problem {
  readonly facts: PageFacts;

  constructor(facts: PageFacts) {
    super(410, 'link_ended');
    this.facts = facts;
  }
}

/** Why there is no survey at an address: its link has ended, or there never was one. */
export async function whyNoSurvey(sql: Sql, token: string): Promise<Problem> {
  const ended = await withLookup(sql, token, (tx) => findEndedLink(tx, token));
  if (!ended) return notFound();
  return new LinkEnded(await inOrganization(sql, ended.orgId, readPageFacts));
}
