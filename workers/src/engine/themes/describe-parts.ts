import { signOfSituation } from '../concepts/concept-signs.ts';
import type { Label } from '../labels/label.ts';
import { namesOf } from '../labels/name-counts.ts';
import { nameThemes } from '../labels/name-themes.ts';
import { LEAST_IN_LANGUAGE } from '../labels/naming-texts.ts';
import { joinNames, type Names } from '../labels/names.ts';
import { tellingBy, type SituationParts, type Telling } from '../labels/telling-words.ts';
import type { Aid } from '../situations/aid.ts';
import type { EngineComment } from '../types.ts';
import type { Corpus } from '../words/corpus.ts';
import { languageFamily, majorityLanguage } from '../words/language.ts';

export interface Parts {
  comments: readonly EngineComment[];
  /** Of people, that the model has. */
  names: Names;
  corpus: Corpus;
  /** By what the corpus was read. */
  aid: Aid;
  /** Of each part, as places in `comments`. */
  members: readonly (readonly number[])[];
}

/**
 * Names and terms of the parts of a theme, as themes have them, in the language of the theme where a part
 * says enough in it. A part that no words name has its number.
 */
export function describeParts({ comments, names, corpus, aid, members }: Parts): Label[] {
  const usual = majorityLanguage(comments);
  const languages = members.map((list) => {
    const own = list.map((i) => comments[i]!);
    return languageOfPart(own, usual);
  });
  const labels = nameThemes({
    ...{ comments, members, languages },
    names: joinNames(names, namesOf(comments)),
    telling: tellingOfParts(corpus, aid, members),
  });
  return labels.map(({ label, terms }, part) => ({ label: label || `#${part + 1}`, terms }));
}

/** At most so many times as many comments in another language leave a part its theme's. */
const MOST_TIMES = 2;

/** That of the theme, so that names side by side read alike; or the one that a part is mostly in. */
function languageOfPart(own: readonly EngineComment[], usual: string | null): string | null {
  const most = majorityLanguage(own, usual);
  const countIn = (family: string | null) =>
    own.filter(({ language }) => language !== null && languageFamily(language) === family).length;
  const inUsual = countIn(usual);
  const isEnough = inUsual >= LEAST_IN_LANGUAGE && countIn(most) <= MOST_TIMES * inUsual;
  return isEnough ? usual : most;
}

function tellingOfParts(corpus: Corpus, aid: Aid, members: Parts['members']): Telling | null {
  const { concepts, situations } = aid;
  if (!concepts || !situations) return null;
  const situationOf = new Map(situations.table.ids.map((id, s) => [signOfSituation(id), s]));
  const ofStem = corpus.stems.map((stem) => situationOf.get(stem));
  return tellingBy(
    concepts,
    situations,
    members.map((list) => situationsIn(corpus, ofStem, list)),
  );
}

/** p(s) = Σ (1 + ln times) of situation s in the comments, over that of all situations. */
function situationsIn(
  { stemRows, stemTimes }: Corpus,
  situationOfStem: readonly (number | undefined)[],
  members: readonly number[],
): SituationParts {
  const sums = new Map<number, number>();
  for (const i of members) {
    for (let p = stemRows.starts[i]!; p < stemRows.starts[i + 1]!; p++) {
      const situation = situationOfStem[stemRows.indices[p]!];
      if (situation === undefined) continue;
      sums.set(situation, (sums.get(situation) ?? 0) + 1 + Math.log(stemTimes[p]!));
    }
  }
  const all = Array.from(sums.values()).reduce((a, b) => a + b, 0);
  return Array.from(sums, ([situation, sum]) => [situation, sum / all] as const);
}
