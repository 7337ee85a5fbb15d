import type { ShownTime, ShownTimes } from './contract/open-page.ts';
import type { Locale } from './contract/values.ts';
import { escapeXml } from './escape-xml.ts';
import { message } from './messages.ts';

/** How long it usually takes to get an answer, in one line such as a queue on the phone reads out. */
export function timesLine(locale: Locale, { all, days }: ShownTimes): string {
  const { toAnswer } = all;
  if (!toAnswer?.median) return message(locale, 'times.unknown');
  const { median, p80, n } = toAnswer;
  const usually = message(locale, 'times.usually', { time: timeWords(locale, median), days, n });
  if (!p80) return `${usually} ${message(locale, 'times.longer')}`;
  return `${usually} ${message(locale, 'times.most', { time: timeWords(locale, p80) })}`;
}

const timeWords = (locale: Locale, { unit, n }: ShownTime) =>
  message(locale, `times.${unit}`, { n });

/** Pixels: wide enough for the letters of any of our languages at this size. */
const LETTER = 7.4;
const PADDING = 10;

/** The same as a small picture for other sites, with its words as its name. */
export function timesBadge(locale: Locale, times: ShownTimes): string {
  const { toAnswer } = times.all;
  const label = message(locale, 'times.label');
  const value = toAnswer?.median
    ? message(locale, 'times.badge', {
        time: timeWords(locale, toAnswer.median),
        ...{ days: times.days, n: toAnswer.n },
      })
    : message(locale, 'times.few');
  const [left, right] = [label, value].map((text) => text.length * LETTER + PADDING * 2) as [
    number,
    number,
  ];
  const text = (at: number, words: string, fill: string) =>
    `<text x="${at.toFixed(1)}" y="19" fill="${fill}">${escapeXml(words)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="${locale}" width="${(left + right).toFixed(0)}" height="28" viewBox="0 0 ${(left + right).toFixed(1)} 28" font-family="Verdana,DejaVu Sans,sans-serif" font-size="12">
<title>${escapeXml(`${label}: ${timesLine(locale, times)}`)}</title>
<rect width="${(left + right).toFixed(1)}" height="28" rx="4" fill="#27313d"/>
<path d="M${left.toFixed(1)} 0h${(right - 4).toFixed(1)}a4 4 0 0 1 4 4v20a4 4 0 0 1-4 4h-${(right - 4).toFixed(1)}z" fill="#f2f4f6"/>
${text(PADDING, label, '#ffffff')}
${text(left + PADDING, value, '#14202b')}
</svg>
`;
}
