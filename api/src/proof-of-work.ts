import { createHash } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { z } from 'zod';
import { derivedToken } from './secrets.ts';

/**
 * The work that a browser does before it may answer: it looks for a number whose SHA-256 together with
 * the challenge begins with 16 zero bits, about 65,000 tries. One answer costs it less than a second, a
 * thousand cost some minutes.
 */
const PREFIX = '0000';
/** Milliseconds that a page may lie open. */
const LIFE = 6 * 3_600_000;

const Payload = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal('SHA-256'),
      nonce: z.string().regex(/^[0-9a-f]{32}$/),
      salt: z.string().regex(/^[0-9a-f]{32}$/),
      cost: z.literal(1),
      keyLength: z.literal(32),
      keyPrefix: z.literal(PREFIX),
      expiresAt: z.int(),
      data: z.object({ survey: z.string() }),
    }),
    signature: z.string().max(200),
  }),
  solution: z.object({ counter: z.int().min(0).max(0xffff_ffff), derivedKey: z.string().max(64) }),
});

const keyFor = (secret: string) => derivedToken(secret, 'proof of work');

/** A challenge for one survey, as JSON for the page. */
export async function newChallenge(secret: string, surveyId: string, now: Date): Promise<string> {
  const challenge = await createChallenge({
    algorithm: 'SHA-256',
    cost: 1,
    keyLength: 32,
    keyPrefix: PREFIX,
    deriveKey,
    data: { survey: surveyId },
    expiresAt: new Date(now.getTime() + LIFE),
    hmacSignatureSecret: keyFor(secret),
  });
  return JSON.stringify(challenge);
}

export interface Proof {
  /** SHA-256 of the challenge's signature, hex: it may be spent once. */
  name: string;
  expiresAt: Date;
}

/** The work that was done for this survey; null when there is none, or none that is good. */
export async function readProof(
  secret: string,
  surveyId: string,
  field: string,
): Promise<Proof | null> {
  const payload = Payload.safeParse(parsed(field)).data;
  if (payload?.challenge.parameters.data.survey !== surveyId) return null;
  const { verified } = await verifySolution({
    challenge: payload.challenge,
    solution: payload.solution,
    deriveKey,
    hmacSignatureSecret: keyFor(secret),
  });
  if (!verified) return null;
  const name = createHash('sha256').update(payload.challenge.signature).digest('hex');
  return { name, expiresAt: new Date(payload.challenge.parameters.expiresAt * 1_000) };
}

function parsed(field: string): unknown {
  try {
    return field.length > 2_000 ? null : JSON.parse(field);
  } catch {
    return null;
  }
}
