import { z } from 'zod';
import { alertTypes, type AlertType } from './contract/customer-messages.ts';
import { reachChannels, reachHours, type NewPreferences } from './contract/persons.ts';
import { LocaleName } from './contract/values.ts';

const many = z
  .preprocess(
    (value) => (Array.isArray(value) ? (value as unknown[]) : [value]),
    z.array(z.string().catch('')),
  )
  .catch([]);
const Form = z.object({
  act: z.string().catch('save'),
  best: z.enum(reachChannels).or(z.literal('any')).catch('any'),
  also: many,
  hours: many,
  alerts: many,
  with_alerts: z.string().optional().catch(undefined),
  locale: LocaleName.nullable().catch(null),
  lang: z.string().catch(''),
});

/** What a person asks for on the page of their preferences. */
export type PreferencesAct =
  | { act: 'save'; wanted: NewPreferences; alertsOff: AlertType[] | null }
  | { act: 'withdraw'; id: string }
  | { act: 'no_asking' | 'no_alerts' | 'stop' | 'resume' };

/**
 * Reads the form; what a mail program sends at the click on "unsubscribe" (RFC 8058) asks for no more
 * questions.
 */
export function readPreferencesForm(body: unknown): { said: PreferencesAct; lang: string } {
  const form = Form.parse(body);
  return { said: actOf(body, form), lang: form.lang };
}

function actOf(body: unknown, form: z.output<typeof Form>): PreferencesAct {
  if (typeof body === 'object' && body && 'List-Unsubscribe' in body) return { act: 'no_asking' };
  const { act } = form;
  if (act === 'no_asking' || act === 'no_alerts' || act === 'stop' || act === 'resume')
    return { act };
  const id = /^withdraw ([0-9a-f-]{36})$/.exec(act)?.[1];
  return id
    ? { act: 'withdraw', id }
    : { act: 'save', wanted: wantedIn(form), alertsOff: alertsOffIn(form) };
}

/** What is not ticked is not wanted; null where the form did not ask. */
const alertsOffIn = ({ alerts, with_alerts: asked }: z.output<typeof Form>) =>
  asked === undefined ? null : alertTypes.filter((alert) => !alerts.includes(alert));

/** The best way first, then the others in the order in which they are always told. */
function wantedIn({ best, also, hours, locale }: z.output<typeof Form>): NewPreferences {
  const others = reachChannels.filter((channel) => channel !== best && also.includes(channel));
  return {
    channels: best === 'any' ? [] : [best, ...others],
    hours: reachHours.filter((hour) => hours.includes(hour)),
    locale,
  };
}
