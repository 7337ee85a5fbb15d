import { fitThemes, scoreOf } from './fit.ts';
import type { Model } from '../model.ts';
import { readComment } from '../words/read-comment.ts';
import { reasonFor } from './reason.ts';
import type { EngineComment, Reason } from '../types.ts';

export interface Suggestion {
  themeId: string;
  score: number;
  reason: Reason;
}

/** The themes a comment fits best, the best first, even where the fit is too weak to place it. */
export function suggestThemes(model: Model, comment: EngineComment, limit: number): Suggestion[] {
  const reading = readComment(model, comment.text);
  return fitThemes(model, reading)
    .filter((fit) => scoreOf(fit) > 0)
    .slice(0, limit)
    .map((fit) => ({
      themeId: model.themes[fit.theme]!.id,
      score: scoreOf(fit),
      reason: reasonFor(model, reading, fit, comment.id),
    }));
}
