import type { PublishedDoc } from '@vocero/sql/survey-results';
import { SurveyDoc, type Question } from './contract/survey-doc.ts';
import { commentOnly, threeQuestions } from './contract/survey-logic.ts';

/** A question through the versions of a survey: one of the same name and kind stays the same. */
export interface AskedQuestion {
  question: Question;
  /** The version that asked it first, where earlier ones did not. */
  since: { version: number; at: Date } | null;
  isAsked: boolean;
}

interface Version {
  version: number;
  publishedAt: Date | null;
  questions: readonly Question[];
}

/**
 * Every question that these versions asked, in the order of the newest, then those that are no longer
 * asked.
 * @param published newest first. What the product asks by itself counts only where somebody answered
 *   it, or nothing else was ever published.
 */
export function askedInVersions(
  kind: 'survey' | 'form',
  published: readonly PublishedDoc[],
  wasVersion0Answered: boolean,
): AskedQuestion[] {
  const versions = versionsOf(kind, published, wasVersion0Answered);
  const asked = new Map<string, AskedQuestion>();
  versions.forEach((version, at) => {
    for (const question of version.questions) {
      const key = `${question.kind} ${question.id}`;
      const isFirst = at === versions.length - 1;
      const since =
        isFirst || !version.publishedAt ? null : sinceOf(version.version, version.publishedAt);
      const known = asked.get(key);
      if (known) known.since = since;
      else asked.set(key, { question, since, isAsked: at === 0 });
    }
  });
  return [...asked.values()];
}

const sinceOf = (version: number, at: Date) => ({ version, at });

function versionsOf(
  kind: 'survey' | 'form',
  published: readonly PublishedDoc[],
  wasVersion0Answered: boolean,
): Version[] {
  const versions: Version[] = published.map(({ version, doc, publishedAt }) => ({
    version,
    publishedAt,
    questions: SurveyDoc.parse(doc).questions,
  }));
  if (versions.length > 0 && !wasVersion0Answered) return versions;
  const { questions } = kind === 'survey' ? threeQuestions : commentOnly;
  return [...versions, { version: 0, publishedAt: null, questions }];
}
