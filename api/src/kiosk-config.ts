import type { DeviceKiosk } from '@vocero/sql/kiosk-devices';
import type { KioskConfig } from './contract/kiosk-device.ts';
import { kioskSurvey } from './contract/kiosk-doc.ts';
import type { Locale } from './contract/values.ts';
import { publishedDoc } from './edited-survey.ts';
import { partsOfPin } from './kiosk-pin.ts';

/** What the device of a kiosk gets to know: what it asks, how it behaves, and nothing of its answers. */
export function kioskConfig(kiosk: DeviceKiosk): KioskConfig {
  const doc = publishedDoc({ kind: kiosk.surveyKind, doc: kiosk.doc });
  const { questions, comment } = kioskSurvey(doc);
  return {
    kioskId: kiosk.id,
    name: kiosk.name,
    organization: kiosk.organization,
    locales: kiosk.locales as Locale[], // written by us alone
    resetSeconds: kiosk.resetSeconds,
    idleSeconds: kiosk.idleSeconds,
    pin: partsOfPin(kiosk.pinHash),
    survey: {
      id: kiosk.surveyId,
      version: kiosk.version,
      active: kiosk.active,
      locale: kiosk.locale as Locale,
      words: doc.words,
      accent: doc.accent,
      questions,
      comment,
    },
  };
}
