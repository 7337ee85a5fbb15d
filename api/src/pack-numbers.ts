import { plainLine, type Words } from './brief-words.ts';
import type { EvidencePack, PackQuote } from './contract/evidence-packs.ts';
import { knownChannels } from './contract/values.ts';
import { markdownTable } from './markdown-table.ts';

export function writeWeeks({ weeks }: EvidencePack, { say, date, number }: Words): string[] {
  const rows = weeks.map(({ start, count, all }) => [date(start), number(count), number(all)]);
  const head = [say('pack.week'), say('pack.count'), say('pack.all')];
  return [`## ${say('pack.weeks')}`, '', ...markdownTable(head, rows), '', say('pack.running'), ''];
}

export function writeSpread(pack: EvidencePack, words: Words): string[] {
  const { say } = words;
  const { customers, channels, kinds } = pack;
  const head = (first: string) => [first, say('pack.count'), say('pack.share')];
  return [
    `## ${say('pack.spread')}`,
    '',
    customers.known === 0 ? say('pack.customers_none') : say('pack.customers', customers),
    '',
    ...markdownTable(
      head(say('pack.channel')),
      channels.map(({ channel, ...part }) => [
        channelWord(channel, words),
        ...partCells(part, words),
      ]),
    ),
    '',
    ...markdownTable(
      head(say('pack.kind')),
      kinds.map(({ kind, ...part }) => [
        say(`pack.kind_${kind ?? 'none'}`),
        ...partCells(part, words),
      ]),
    ),
    '',
  ];
}

type Part = Pick<EvidencePack['channels'][number], 'count' | 'share'>;

function partCells({ count, share: rate }: Part, { say, number, percent }: Words): string[] {
  const { share, low, high } = rate;
  if (share === null || low === null || high === null) return [number(count), say('brief.too_few')];
  return [number(count), `${percent(share)} (${percent(low)}–${percent(high)})`];
}

/** One that we do not know is told as it was sent. */
function channelWord(channel: string, { say }: Words): string {
  const known = knownChannels.find((name) => name === channel);
  return known ? say(`pack.channel_${known}`) : plainLine(channel);
}

export function writeQuotes(pack: EvidencePack, words: Words): string[] {
  const { say } = words;
  const { quotes, claim } = pack;
  if (quotes.length === 0) return [`## ${say('pack.quotes')}`, '', say('brief.nothing'), ''];
  return [
    `## ${say('pack.quotes')}`,
    '',
    `${say('pack.quotes_method')} ${say('pack.quotes_of', { shown: quotes.length, of: claim.count })}`,
    '',
    ...quotes.flatMap((quote) => [...quoteLines(quote, words), '']),
  ];
}

function quoteLines(quote: PackQuote, words: Words): string[] {
  const { say, date } = words;
  const { text, caseCode, channel, occurredAt, representative, placedBy, reason } = quote;
  const why =
    placedBy === 'person'
      ? [say('pack.by_person')]
      : reason && reason.terms.length > 0
        ? [say('pack.shares', { terms: reason.terms.map(plainLine).join(', ') })]
        : [];
  const notes = [...(representative ? [`${say('pack.typical')}.`] : []), ...why];
  return [
    `> “${plainLine(text)}” – ${caseCode}, ${channelWord(channel, words)}, ${date(occurredAt)}`,
    ...(notes.length > 0 ? ['>', `> ${notes.join(' ')}`] : []),
  ];
}

export function writeCost({ cost }: EvidencePack, words: Words): string[] {
  const { say, number, money } = words;
  const { contacts, contactMinutes: minutes, minuteCost, total, currency } = cost;
  const told =
    minuteCost === null || total === null
      ? say('pack.cost_none', { contacts, minutes })
      : say('pack.cost_estimate', {
          contacts: number(contacts),
          minutes,
          price: money(minuteCost, currency),
          total: money(total, currency),
        });
  return [`## ${say('pack.cost')}`, '', told, '', say('pack.cost_basis'), ''];
}
