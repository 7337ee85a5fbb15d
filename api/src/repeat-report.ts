import type { Tx } from '@vocero/sql/connect';
import { countAgain, countRepeats, readRepeatPeriod, type RepeatCounts } from '@vocero/sql/repeats';
import { againCauses } from './contract/again.ts';
import { rateOf, withShares } from './rate.ts';

const nothing: RepeatCounts = {
  comparable: 0,
  repeats: 0,
  mature: 0,
  resolved: 0,
  yes: 0,
  no: 0,
};

const ratesOf = ({ comparable, repeats, mature, resolved, yes, no }: RepeatCounts) => ({
  repeats: rateOf(repeats, comparable),
  resolved: rateOf(resolved, mature),
  firstTime: rateOf(yes, yes + no),
});

/** Repeat contacts and first-contact resolution of the last weeks, in total, by week and reason. */
export async function readRepeatReport(tx: Tx, count: number) {
  const period = await readRepeatPeriod(tx, count);
  const { total, weeks, reasons } = await countRepeats(tx, period);
  const again = await countAgain(tx, period);
  const said = again.reduce((sum, row) => sum + row.count, 0);
  return {
    repeatDays: period.repeatDays,
    since: period.weeks[0]!.starts,
    until: period.weeks.at(-1)!.ends,
    contacts: total.contacts,
    comparable: rateOf(total.comparable, total.contacts),
    asked: rateOf(total.yes + total.no, total.contacts),
    ...ratesOf(total),
    weeks: period.weeks.map(({ start, starts, ends }, at) => ({
      start,
      since: starts,
      until: ends,
      ...ratesOf(weeks.get(at + 1) ?? nothing),
    })),
    reasons: reasons.map((row) => ({ code: row.code, ...ratesOf(row) })),
    answered: rateOf(Math.min(said, total.repeats), total.repeats),
    causes: withShares(
      againCauses.map((cause) => {
        const own = again.filter((row) => row.cause === cause);
        const inWeek = (week: number) => own.find((row) => row.week === week)?.count ?? 0;
        return {
          cause,
          count: own.reduce((sum, row) => sum + row.count, 0),
          weeks: period.weeks.map((_, at) => inWeek(at + 1)),
        };
      }),
    ),
  };
}
