import type { Tx } from './connect.ts';

/**
 * `comparable`: names a customer and a reason; of those `repeat`: after another one by the same
 * customer for the same reason; `mature`: with all the days behind it in which one could follow;
 * `followed`, `resolved`: whether one did.
 */
export type RepeatFilter = 'comparable' | 'repeat' | 'mature' | 'followed' | 'resolved';

const days = (tx: Tx) => tx`
  (select make_interval(days => repeat_days) from organization where id = app_org())`;

/** Conditions on `feedback f`, each tried in the index of its customer alone. */
export function repeatAs(tx: Tx, filter: RepeatFilter) {
  const comparable = tx`and f.customer_ref is not null and f.reason_id is not null`;
  const mature = tx`${comparable} and f.occurred_at <= now() - ${days(tx)}`;
  switch (filter) {
    case 'comparable':
      return comparable;
    case 'repeat':
      return tx`${comparable} and ${another(
        tx,
        tx`other.occurred_at >= f.occurred_at - ${days(tx)}
        and (other.occurred_at, other.id) < (f.occurred_at, f.id)`,
      )}`;
    case 'mature':
      return mature;
    case 'followed':
      return tx`${mature} and ${followed(tx)}`;
    case 'resolved':
      return tx`${mature} and not ${followed(tx)}`;
  }
}

const followed = (tx: Tx) =>
  another(
    tx,
    tx`other.occurred_at <= f.occurred_at + ${days(tx)}
      and (other.occurred_at, other.id) > (f.occurred_at, f.id)`,
  );

/** The same customer with the same reason, at a time. */
const another = (tx: Tx, time: ReturnType<Tx>) => tx`
  exists (select from feedback other
    where other.org_id = f.org_id and other.customer_ref = f.customer_ref
      and other.reason_id = f.reason_id and ${time})`;

/** Comments of which somebody said why the customer came again. */
export const againAs = (tx: Tx, cause: string) => tx`
  and f.id in (select feedback_id from feedback_again
    where org_id = app_org() ${cause === 'any' ? tx`` : tx`and cause = ${cause}`})`;

/** Comments by the answer to "right the first time?". */
export const firstTimeAs = (tx: Tx, answer: 'yes' | 'no' | 'said') =>
  answer === 'said'
    ? tx`and f.scores ->> 'firstTime' in ('yes', 'no')`
    : tx`and f.scores ->> 'firstTime' = ${answer}`;
