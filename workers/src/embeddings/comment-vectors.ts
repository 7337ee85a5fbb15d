import { inOrganization, type Sql } from '@vocero/sql/connect';
import { noteEndpoint } from '@vocero/sql/embedding-state';
import { markVectorsUsed, readVectors, storeVectors } from '@vocero/sql/embeddings';
import { notifyLive } from '@vocero/sql/live';
import {
  compactVector,
  joinVectors,
  vectorKey,
  type CompactVector,
  type Embedded,
} from '../engine/embedded/embedded.ts';
import type { Logger } from '../log.ts';
import { withTimeLimit } from '../time-limit.ts';
import type { EmbeddingClient } from './embedding-client.ts';
import type { EndpointError } from './endpoint-error.ts';
import type { PatienceFor } from './patience.ts';

/** Vectors of comments, from the cache and, what it lacks, from the endpoint. */
export interface CommentVectors {
  /** What makes them: see `Embedded.name`. */
  name: string;
  /**
   * As many as there are within the patience given, in the order of the comments; null where there
   * are none. Never throws because of the endpoint.
   */
  read: (
    orgId: string,
    comments: readonly { text: string }[],
    patience: PatienceFor,
  ) => Promise<Embedded | null>;
}

export interface VectorDeps {
  sql: Sql;
  client: EmbeddingClient;
  log: Logger;
  /** Aborted when the process is told to stop. */
  signal: AbortSignal;
}

/** Texts asked for before their vectors are kept: what a crash costs. */
const SLICE = 512;

export function commentVectors(deps: VectorDeps): CommentVectors {
  const name = deps.client.model;
  return {
    name,
    read: async (orgId, comments, patience) => {
      const keys = comments.map(({ text }) => vectorKey(text));
      const texts = new Map<string, string>(); // folded → as somebody wrote it
      keys.forEach((key, i) => {
        if (key !== '' && !texts.has(key)) texts.set(key, comments[i]!.text.trim());
      });
      const found = await findVectors({ ...deps, orgId, patience }, texts);
      return joinVectors(
        name,
        keys.map((key) => found.get(key) ?? null),
      );
    },
  };
}

interface Question extends VectorDeps {
  orgId: string;
  patience: PatienceFor;
}

type Vectors = Map<string, CompactVector>;

/** From the cache what has one length with what the endpoint gives now; all else is asked for. */
async function findVectors(question: Question, texts: ReadonlyMap<string, string>) {
  const kept = await readKept(question, [...texts.keys()]);
  const missing = [...texts].filter(([key]) => !kept.has(key));
  const asked = await ask(question, missing);
  if (new Set([...lengthsOf(kept), ...lengthsOf(asked)]).size < 2) {
    return new Map([...kept, ...asked]);
  }
  const others = [...texts].filter(([key]) => !asked.has(key));
  return new Map([...asked, ...(await ask(question, others))]);
}

const lengthsOf = (vectors: Vectors) =>
  new Set(Array.from(vectors.values(), ({ integers }) => integers.length));

async function readKept({ sql, client, orgId }: Question, keys: readonly string[]) {
  const kept: Vectors = new Map();
  for (let start = 0; start < keys.length; start += SLICE) {
    const part = keys.slice(start, start + SLICE);
    await inOrganization(sql, orgId, async (tx) => {
      const vectors = await readVectors(tx, client.model, part);
      part.forEach((key, at) => {
        if (vectors[at]) kept.set(key, vectors[at]);
      });
      await markVectorsUsed(tx, client.model, part);
    });
  }
  return kept;
}

/** Asks the endpoint slice by slice and keeps what comes, until it gives no more or the time is over. */
async function ask(question: Question, texts: readonly (readonly [string, string])[]) {
  const { signal, patience } = question;
  if (texts.length === 0) return new Map() as Vectors;
  const { found, trouble } = await withTimeLimit(patience.deadline, signal, (ending) =>
    askSlices({ ...question, signal: ending }, texts),
  );
  await note(question, trouble);
  return found;
}

async function askSlices(question: Question, texts: readonly (readonly [string, string])[]) {
  const { sql, client, orgId, patience, signal } = question;
  const found: Vectors = new Map();
  let trouble: EndpointError | null = null;
  for (let start = 0; start < texts.length && !trouble; start += SLICE) {
    const part = texts.slice(start, start + SLICE);
    const words = part.map(([, text]) => text);
    const embedding = await client.embed(words, { patience, signal });
    const fresh: Vectors = new Map();
    part.forEach(([key], at) => {
      const vector = embedding.vectors[at];
      if (vector) fresh.set(key, compactVector(vector));
    });
    await inOrganization(sql, orgId, (tx) => storeVectors(tx, client.model, fresh));
    for (const [key, vector] of fresh) found.set(key, vector);
    trouble = embedding.trouble;
  }
  return { found, trouble };
}

/** Tells people, and the log where it is news, how the endpoint answered. */
async function note({ sql, orgId, log }: Question, trouble: EndpointError | null) {
  const failure = trouble?.failure ?? null;
  const isNews = await inOrganization(sql, orgId, async (tx) => {
    const isNews = await noteEndpoint(tx, failure);
    if (isNews) await notifyLive(tx, orgId, 'engine');
    return isNews;
  });
  if (isNews && trouble) log.warn({ org: orgId, err: trouble }, 'no vectors from the endpoint');
}
