import * as contract from '../contract/feedback.ts';
import type { App, Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { serve } from '../serve.ts';
import { readTranscript } from '../transcript/read-transcript.ts';

/** As many turns as one comment may carry with it. */
const MOST_TURNS = 2_000;

/** Reads transcripts for the agent note; nothing is stored. */
export function transcriptRoutes(app: App, deps: Deps) {
  serve(app, deps, contract.parseTranscript, async ({ body }) => {
    const transcript = readTranscript(body.fileName, body.content);
    if (transcript.turns.length === 0) throw new Problem(422, 'transcript_unreadable');
    if (transcript.turns.length > MOST_TURNS) {
      throw new Problem(422, 'transcript_too_long', { most: MOST_TURNS });
    }
    return transcript;
  });
}
