import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  countPublishers,
  deleteEntry,
  findIdea,
  insertEntry,
  listEntries,
  listExpectationGaps,
  listHeldIdeas,
  listThemeTexts,
  listVersions,
  lockEntry,
  moveEntry,
  publishVersion,
  readEntry,
  setReview,
  unpublishEntry,
  updateEntry,
  type EntryFacts,
  type EntryRow,
} from '@vocero/sql/public-entries';
import { listPublicPages, writePublicPage } from '@vocero/sql/public-pages';
import { themeExists } from '@vocero/sql/themes';
import type { Audit } from '../audit.ts';
import * as contract from '../contract/openness.ts';
import type { App, Deps } from '../deps.ts';
import { docOf, entryAnswer } from '../entry-answer.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { repeatsComment } from '../repeats-comment.ts';
import { serve } from '../serve.ts';

/** Comments that a text is compared with, newest first. */
const COMPARED = 500;
const MOST_IDEAS = 100;

/** What an organisation says on its public pages: drafted, reviewed, published, taken back. */
export function opennessRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.readOpenness, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const known = new Map((await listPublicPages(tx)).map((row) => [row.page, row]));
      const blank = { publishedAt: null, publishedBy: null, formId: null };
      return {
        url: `${settings.publicUrl}/w/${memberOnly(principal).slug}`,
        pages: contract.openPages.map((page) => ({ page, ...(known.get(page) ?? blank) })),
        items: (await listEntries(tx)).map(entryAnswer),
        needsOther: (await countPublishers(tx)) > 1,
      };
    }),
  );

  serve(app, deps, contract.publishPage, ({ principal, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const formId = body.page === 'ideas' ? body.formId : null;
      const isWritten = await writePublicPage(tx, { ...body, formId, memberId });
      if (!isWritten) throw new Problem(422, 'unknown_reference');
      await audit(tx, {
        act: body.isPublished ? 'public_page_published' : 'public_page_unpublished',
        subject: { kind: 'public_page', label: body.page },
        after: { page: body.page, asksIdeas: formId !== null },
      });
      return undefined;
    });
  });

  serve(app, deps, contract.createEntry, ({ principal, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const id = await insertEntry(tx, await writingOf(tx, body, memberId));
      return tell(tx, { id, act: 'public_entry_drafted', audit });
    });
  });

  serve(app, deps, contract.changeEntry, ({ principal, params, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const { version, ...facts } = body;
      const entry = await hold(tx, params.id, version);
      if (entry.page !== facts.page) throw new Problem(422, 'unknown_reference');
      await updateEntry(tx, entry.id, await writingOf(tx, facts, memberId));
      return tell(tx, { id: entry.id, act: 'public_entry_changed', audit });
    });
  });

  serve(app, deps, contract.submitEntry, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const entry = await hold(tx, params.id, body.version);
      if (entry.state !== 'draft') throw new Problem(409, 'public_entry_changed');
      await setReview(tx, entry.id);
      return tell(tx, { id: entry.id, act: 'public_entry_submitted', audit });
    }),
  );

  serve(app, deps, contract.publishEntry, ({ principal, params, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const entry = await hold(tx, params.id, body.version);
      if (entry.state !== 'review') throw new Problem(409, 'public_entry_not_reviewed');
      if (entry.writtenBy === memberId && (await countPublishers(tx)) > 1) {
        throw new Problem(422, 'public_entry_own');
      }
      await publishVersion(tx, entry, docOf(entry), memberId);
      return tell(tx, { id: entry.id, act: 'public_entry_published', audit });
    });
  });

  serve(app, deps, contract.unpublishEntry, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const entry = await hold(tx, params.id);
      if (entry.publishedVersion === null) return entryAnswer(entry); // nobody reads it
      await unpublishEntry(tx, entry.id);
      return tell(tx, { id: entry.id, act: 'public_entry_unpublished', audit });
    }),
  );

  serve(app, deps, contract.moveEntry, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const entry = await hold(tx, params.id);
      await moveEntry(tx, entry, body.by);
      await tell(tx, { id: entry.id, act: 'public_entry_moved', audit });
      return undefined;
    }),
  );

  serve(app, deps, contract.removeEntry, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const entry = await hold(tx, params.id);
      if (entry.publishedVersion !== null) throw new Problem(409, 'public_entry_public');
      await deleteEntry(tx, entry.id);
      await audit(tx, {
        act: 'public_entry_removed',
        subject: subjectOf(entry),
        before: { page: entry.page },
      });
      return undefined;
    }),
  );

  serve(app, deps, contract.listEntryVersions, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await readEntry(tx, params.id))) throw notFound();
      return { items: await listVersions(tx, params.id) };
    }),
  );

  serve(app, deps, contract.listHeldIdeas, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => ({
      items: await listHeldIdeas(tx, MOST_IDEAS),
    })),
  );

  serve(app, deps, contract.judgeIdea, ({ principal, params, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const idea = await findIdea(tx, params.id);
      if (!idea) throw notFound();
      if (idea.isJudged) throw new Problem(409, 'public_entry_changed');
      const words = 'words' in body ? body.words : {};
      const facts = { ...blankIdea, words, themeId: idea.themeId };
      const writing = await writingOf(tx, facts, memberId);
      const own = repeatsComment(textOf(words), [idea.text]);
      const declinedFor = 'declinedFor' in body ? body.declinedFor : null;
      const id = await insertEntry(
        tx,
        { ...writing, repeatsComment: own || writing.repeatsComment },
        { feedbackId: params.id, declinedFor },
      );
      const act = declinedFor === null ? 'public_entry_drafted' : 'idea_declined';
      return tell(tx, { id, act, audit });
    });
  });

  serve(app, deps, contract.listExpectationGaps, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => ({
      items: await listExpectationGaps(tx),
    })),
  );
}

const blankIdea = {
  ...{ page: 'ideas' as const, topic: 'new', toldOn: null, days: null },
  ...{ url: null, showsEffect: false },
};

/** @throws Problem 404, or 409 where somebody changed it in between. */
async function hold(tx: Tx, id: string, version?: number): Promise<EntryRow> {
  const entry = await lockEntry(tx, id);
  if (!entry || entry.state === 'declined') throw notFound();
  if (version !== undefined && entry.version !== version) {
    throw new Problem(409, 'public_entry_changed');
  }
  return entry;
}

const textOf = (words: EntryFacts['words']) =>
  Object.values(words)
    .flatMap(({ title, text = '', why = '' }) => [title, text, why])
    .join('\n');

/** @throws Problem 422 for a theme that the organisation has not. */
async function writingOf(tx: Tx, facts: EntryFacts, writtenBy: string) {
  const { themeId } = facts;
  if (themeId !== null && !(await themeExists(tx, themeId))) {
    throw new Problem(422, 'unknown_reference');
  }
  const comments = themeId === null ? [] : await listThemeTexts(tx, themeId, COMPARED);
  return { facts, writtenBy, repeatsComment: repeatsComment(textOf(facts.words), comments) };
}

interface Told {
  id: string;
  act:
    | 'public_entry_drafted'
    | 'public_entry_changed'
    | 'public_entry_submitted'
    | 'public_entry_published'
    | 'public_entry_unpublished'
    | 'public_entry_moved'
    | 'idea_declined';
  audit: Audit;
}

async function tell(tx: Tx, { id, act, audit }: Told) {
  const entry = (await readEntry(tx, id))!; // written by this transaction
  const { page, state, version } = entry;
  await audit(tx, { act, subject: subjectOf(entry), after: { page, state, version } });
  return entryAnswer(entry);
}

const subjectOf = ({ id, words }: EntryRow) =>
  ({ kind: 'public_page', id, label: Object.values(words)[0]?.title ?? null }) as const;
