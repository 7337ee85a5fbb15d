import type { Tx } from './connect.ts';

export type AskingBasis = 'consent' | 'existing_customer';

/** How people are asked after a service, over all surveys. */
export interface AskingPolicy {
  /** At most one invitation per person in so many days; 0: no limit. */
  capDays: number;
  firstHour: number;
  lastHour: number;
  onWeekends: boolean;
  /** Where answers to the mail go; null: to the address of the help block, if there is one. */
  replyTo: string | null;
}

/** As it is as long as nobody said otherwise. */
export const usualPolicy: AskingPolicy = {
  capDays: 30,
  firstHour: 9,
  lastHour: 20,
  onWeekends: true,
  replyTo: null,
};

export async function readAskingPolicy(tx: Tx): Promise<AskingPolicy> {
  const [row] = await tx<AskingPolicy[]>`
    select cap_days, first_hour, last_hour, on_weekends, reply_to
    from asking_policy where org_id = app_org()`;
  return row ?? usualPolicy;
}

export async function writeAskingPolicy(tx: Tx, policy: AskingPolicy): Promise<void> {
  const { capDays, firstHour, lastHour, onWeekends, replyTo } = policy;
  await tx`
    insert into asking_policy (org_id, cap_days, first_hour, last_hour, on_weekends, reply_to)
    values (app_org(), ${capDays}, ${firstHour}, ${lastHour}, ${onWeekends}, ${replyTo})
    on conflict (org_id) do update set cap_days = excluded.cap_days,
      first_hour = excluded.first_hour, last_hour = excluded.last_hour,
      on_weekends = excluded.on_weekends, reply_to = excluded.reply_to`;
}

/** How a survey asks after a service. */
export interface SurveyAsking {
  isOn: boolean;
  delayMinutes: number;
  expiresDays: number;
  /** Days after the first letter; 0: nobody is reminded. */
  reminderDays: number;
  basis: AskingBasis;
}

export interface AskingSurvey extends SurveyAsking {
  surveyId: string;
  name: string;
  /** A closed survey takes no answers, so it asks nobody. */
  active: boolean;
}

const columns = (tx: Tx) => tx`
  s.id as survey_id, s.name, s.active, coalesce(a.is_on, false) as is_on,
  coalesce(a.delay_minutes, 60) as delay_minutes, coalesce(a.expires_days, 14) as expires_days,
  coalesce(a.reminder_days, 0) as reminder_days, coalesce(a.basis, 'consent') as basis`;

/** Every survey with how it asks; forms are found by people and ask nobody. */
export function listAskingSurveys(tx: Tx) {
  return tx<AskingSurvey[]>`
    select ${columns(tx)}
    from survey s left join survey_asking a on a.org_id = s.org_id and a.survey_id = s.id
    where s.org_id = app_org() and s.kind = 'survey' order by s.id`;
}

export async function writeSurveyAsking(tx: Tx, surveyId: string, asking: SurveyAsking) {
  const { isOn, delayMinutes, expiresDays, reminderDays, basis } = asking;
  await tx`
    insert into survey_asking (org_id, survey_id, is_on, delay_minutes, expires_days, reminder_days,
      basis)
    values (app_org(), ${surveyId}, ${isOn}, ${delayMinutes}, ${expiresDays}, ${reminderDays},
      ${basis})
    on conflict (org_id, survey_id) do update set is_on = excluded.is_on,
      delay_minutes = excluded.delay_minutes, expires_days = excluded.expires_days,
      reminder_days = excluded.reminder_days, basis = excluded.basis`;
}

/** On what asking customers of this survey rests. */
export async function readAskingBasis(tx: Tx, surveyId: string): Promise<AskingBasis> {
  const [row] = await tx<{ basis: AskingBasis }[]>`
    select basis from survey_asking where org_id = app_org() and survey_id = ${surveyId}`;
  return row?.basis ?? 'consent';
}
