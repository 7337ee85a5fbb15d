import { alertTypes, type AlertType } from './customer-messages.ts';
import type { Tx } from './connect.ts';

/** Words for an alert by language. */
export type AlertWords = Record<string, { subject: string; body: string }>;

export interface AlertSetting {
  alert: AlertType;
  isOn: boolean;
  words: AlertWords;
}

/** How the organisation gives each alert; what nobody changed is given in our words. */
export async function listAlertSettings(tx: Tx): Promise<AlertSetting[]> {
  const rows = await tx<AlertSetting[]>`
    select alert, is_on, words from alert_setting where org_id = app_org()`;
  return alertTypes.map(
    (alert) => rows.find((row) => row.alert === alert) ?? { alert, isOn: true, words: {} },
  );
}

export async function writeAlertSetting(tx: Tx, { alert, isOn, words }: AlertSetting) {
  await tx`
    insert into alert_setting (org_id, alert, is_on, words)
    values (app_org(), ${alert}, ${isOn}, ${tx.json(words)})
    on conflict (org_id, alert) do update set is_on = excluded.is_on, words = excluded.words`;
}

/** Which alerts somebody does not want. */
export async function listAlertsOff(tx: Tx, personId: string): Promise<AlertType[]> {
  const rows = await tx<{ alert: AlertType }[]>`
    select alert from person_alert_off
    where org_id = app_org() and person_id = ${personId} order by alert`;
  return rows.map(({ alert }) => alert);
}

/** Says anew which alerts somebody does not want. */
export async function writeAlertsOff(
  tx: Tx,
  personId: string,
  { off, by }: { off: readonly AlertType[]; by: 'person' | 'member' },
): Promise<void> {
  await tx`
    delete from person_alert_off
    where org_id = app_org() and person_id = ${personId} and not (alert = any(${[...off]}::text[]))`;
  await tx`
    insert into person_alert_off (org_id, person_id, alert, by)
    select app_org(), ${personId}, alert, ${by} from unnest(${[...off]}::text[]) as alert
    on conflict do nothing`;
}
