import { createHash } from 'node:crypto';
import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import { findImport } from '@vocero/sql/imports';
import { notifyLive } from '@vocero/sql/live';
import { storeFeedback } from '@vocero/sql/store-feedback';
import {
  countKnownTranscript,
  countStoredTranscript,
  findByExternalId,
  findTranscriptSource,
  findTranscriptSourceNamed,
  insertTranscriptBatch,
  insertTranscriptSource,
  isTranscriptBatch,
  listTranscriptSources,
  lockTranscriptBatch,
  putSpeakers,
  refuseTranscript,
  type TranscriptSource,
} from '@vocero/sql/transcripts';
import type { ImportError } from '../contract/imports.ts';
import * as contract from '../contract/transcripts.ts';
import { csvCell } from '../csv-cells.ts';
import type { App, Deps } from '../deps.ts';
import { receiveFeedback, type Store } from '../intake.ts';
import { normaliseLine } from '../normalise.ts';
import { memberOnly, type MemberPrincipal } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';
import { readCall, speakerKey, type KnownSpeakers } from '../transcript/read-call.ts';
import { uuid7 } from '../uuid7.ts';

/** Recorded conversations, many at a time: who speaks is said once for each source. */
export function transcriptBatchRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listTranscriptSources, async ({ principal }) => ({
    items: await inOrganization(sql, principal.orgId, listTranscriptSources),
  }));

  serve(app, deps, contract.createTranscriptSource, ({ principal, body, audit, status }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const name = normaliseLine(body.name);
      const id = await insertTranscriptSource(tx, name);
      if (id === undefined) {
        status(200);
        return existing(tx, (await findTranscriptSourceNamed(tx, name))!);
      }
      const subject = { kind: 'transcript_source', id, label: name } as const;
      await audit(tx, { act: 'transcript_source_added', subject });
      return existing(tx, id);
    }),
  );

  serve(app, deps, contract.putTranscriptSpeakers, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const source = await existing(tx, params.id);
      const said = new Map(
        body.speakers.map(({ name, isCustomer }) => [speakerKey(name), isCustomer]),
      );
      const speakers = Array.from(said, ([name, isCustomer]) => ({ name, isCustomer }));
      await putSpeakers(tx, source.id, speakers, memberOnly(principal).memberId);
      await audit(tx, {
        act: 'transcript_speakers_said',
        subject: { kind: 'transcript_source', id: source.id, label: source.name },
        after: { speakers: speakers.length },
      });
      return existing(tx, source.id);
    }),
  );

  serve(app, deps, contract.lookAtTranscript, ({ principal, params, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const known = knownOf(await existing(tx, params.id));
      const { refusal, transcript } = readCall(body, known);
      return {
        refusal: refusal === 'speakers_unknown' ? null : refusal,
        knownId: (await findByExternalId(tx, externalIdOf(body.content))) ?? null,
        speakers: transcript.speakers.map(({ name, turns, customer }) => ({
          name,
          turns,
          isCustomer: known.get(speakerKey(name)) ?? null,
          isLikelyCustomer: customer,
        })),
      };
    }),
  );

  serve(app, deps, contract.createTranscriptBatch, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const source = await existing(tx, body.sourceId);
      const id = uuid7();
      const fileName = normaliseLine(body.name);
      const createdBy = memberOnly(principal).memberId;
      await insertTranscriptBatch(tx, { id, sourceId: source.id, fileName, createdBy });
      await audit(tx, { act: 'import_started', subject: { kind: 'import', id, label: fileName } });
      await notifyLive(tx, principal.orgId, 'imports');
      const batch = (await findImport(tx, id))!;
      return { ...batch, error: batch.error as ImportError | null };
    }),
  );

  serve(app, deps, contract.addTranscript, ({ principal, params, body }) =>
    addTranscript(deps, memberOnly(principal), params.id, body),
  );
}

interface NewTranscript {
  fileName: string;
  content: string;
  occurredAt?: string | undefined;
}

async function addTranscript(
  deps: Deps,
  { orgId, memberId }: MemberPrincipal,
  batchId: string,
  { fileName, content, occurredAt }: NewTranscript,
) {
  const { sql } = deps;
  const known = await inOrganization(sql, orgId, async (tx) =>
    knownOf(await existing(tx, (await openBatch(tx, batchId)).sourceId)),
  );
  const call = readCall({ fileName, content }, known);
  if (call.refusal !== null) {
    const { refusal } = call;
    await inOrganization(sql, orgId, async (tx) => {
      await openBatch(tx, batchId);
      await refuseTranscript(tx, batchId, {
        reason: refusal,
        raw: csvCell(normaliseLine(fileName)),
      });
    });
    return { result: 'refused' as const, refusal, feedbackId: null, used: 0, all: 0 };
  }
  const { text, turns, used, all } = call;
  const { receipt, isDuplicate } = await receiveFeedback(
    deps,
    { orgId, memberId },
    {
      ...{ channel: 'phone', text, turns, externalId: externalIdOf(content) },
      ...(occurredAt !== undefined && { occurredAt }),
    },
    null,
    storeInBatch(batchId),
  );
  if (isDuplicate) {
    await inOrganization(sql, orgId, async (tx) => {
      await openBatch(tx, batchId);
      await countKnownTranscript(tx, batchId);
    });
  }
  const result = isDuplicate ? ('known' as const) : ('stored' as const);
  return { result, refusal: null, feedbackId: receipt.id, used, all };
}

/** The comment and its place in the batch are there together, or neither is. */
const storeInBatch =
  (batchId: string): Store =>
  (sql: Sql, orgId, feedback, claim) =>
    inOrganization(sql, orgId, async (tx) => {
      await openBatch(tx, batchId);
      const stored = await storeFeedback(tx, orgId, feedback, claim);
      if (stored.isStored) await countStoredTranscript(tx, batchId, feedback.id);
      return stored;
    });

async function existing(tx: Tx, id: string): Promise<TranscriptSource> {
  const source = await findTranscriptSource(tx, id);
  if (!source) throw notFound();
  return source;
}

/** Files are added only while the batch stands. */
async function openBatch(tx: Tx, id: string) {
  const batch = await lockTranscriptBatch(tx, id);
  if (batch) return batch;
  throw (await isTranscriptBatch(tx, id)) ? new Problem(409, 'import_state') : notFound();
}

const knownOf = ({ speakers }: TranscriptSource): KnownSpeakers =>
  new Map(speakers.map(({ name, isCustomer }) => [name, isCustomer]));

/** By what is in it, so that the same call is never taken twice under two names. */
const externalIdOf = (content: string) =>
  `transcript:${createHash('sha256').update(content.replace(/\r\n?/g, '\n').trim()).digest('hex')}`;
