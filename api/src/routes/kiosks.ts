import { randomUUID } from 'node:crypto';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { tryKioskAlert } from '@vocero/sql/kiosk-silence';
import {
  archiveKiosk,
  forgetDevice,
  insertKiosk,
  keepPairing,
  listKiosks,
  lockKiosk,
  readKiosk,
  updateKiosk,
  type Kiosk as KioskRow,
  type KioskSettings,
} from '@vocero/sql/kiosks';
import { differences } from '../audit.ts';
import { kioskSurvey } from '../contract/kiosk-doc.ts';
import * as contract from '../contract/kiosks.ts';
import type { Locale } from '../contract/values.ts';
import { definedOnly } from '../defined-only.ts';
import type { App, Deps } from '../deps.ts';
import { publishedDoc } from '../edited-survey.ts';
import { hashPin } from '../kiosk-pin.ts';
import { memberOnly } from '../principal.ts';
import { notFound } from '../problem.ts';
import { hashToken, randomToken } from '../secrets.ts';
import { serve, type Wire } from '../serve.ts';

/** What staff do with kiosks: add them, pair a device, see how they are. */
export function kioskRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.listKiosks, async ({ principal }) => ({
    items: (await inOrganization(sql, principal.orgId, listKiosks)).map(shown),
  }));

  serve(app, deps, contract.createKiosk, async ({ principal, body, audit }) => {
    const { pin, ...asked } = body;
    const pinHash = await hashPin(pin);
    return inOrganization(sql, principal.orgId, async (tx) => {
      const id = await insertKiosk(tx, { ...settingsOf(asked), pinHash });
      await audit(tx, {
        act: 'kiosk_added',
        subject: { kind: 'kiosk', id, label: body.name },
        after: facts(settingsOf(asked)),
      });
      return readShown(tx, id);
    });
  });

  serve(app, deps, contract.changeKiosk, async ({ principal, params, body, audit }) => {
    const { pin, hours, ...changed } = body;
    const pinHash = pin === undefined ? undefined : await hashPin(pin);
    return inOrganization(sql, principal.orgId, async (tx) => {
      const before = await lockKiosk(tx, params.id);
      if (!before) throw notFound();
      const after = {
        ...before,
        ...definedOnly(changed),
        ...(hours !== undefined && clocksOf(hours)),
        ...(pinHash && { pinHash }),
      };
      await updateKiosk(tx, params.id, after);
      await audit(tx, {
        act: 'kiosk_changed',
        subject: { kind: 'kiosk', id: params.id, label: after.name },
        ...differences(
          { ...facts(before), pin: 'old' },
          { ...facts(after), pin: pinHash ? 'new' : 'old' },
        ),
      });
      return readShown(tx, params.id);
    });
  });

  serve(app, deps, contract.archiveKiosk, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const kiosk = await lockKiosk(tx, params.id);
      if (!kiosk) throw notFound();
      await archiveKiosk(tx, kiosk.id);
      const subject = { kind: 'kiosk', id: kiosk.id, label: kiosk.name } as const;
      await audit(tx, { act: 'kiosk_removed', subject });
      return undefined;
    }),
  );

  serve(app, deps, contract.makePairing, ({ principal, params, audit }) => {
    const token = randomToken();
    return inOrganization(sql, principal.orgId, async (tx) => {
      const kiosk = await lockKiosk(tx, params.id);
      if (!kiosk) throw notFound();
      const endsAt = await keepPairing(tx, kiosk.id, {
        pairingHash: hashToken('kiosk-pairing', token),
        minutes: contract.pairingMinutes,
      });
      if (!endsAt) throw notFound();
      const subject = { kind: 'kiosk', id: kiosk.id, label: kiosk.name } as const;
      await audit(tx, { act: 'kiosk_pairing_made', subject });
      // Behind the hash sign: no server on the way, ours included, writes it into its log.
      return { url: `${settings.publicUrl}/k/#pair=${token}`, endsAt };
    });
  });

  serve(app, deps, contract.revokeDevice, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const kiosk = await lockKiosk(tx, params.id);
      if (!kiosk) throw notFound();
      await forgetDevice(tx, kiosk.id);
      const subject = { kind: 'kiosk', id: kiosk.id, label: kiosk.name } as const;
      await audit(tx, { act: 'kiosk_device_revoked', subject });
      return undefined;
    }),
  );

  serve(app, deps, contract.testKioskAlert, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { memberId } = memberOnly(principal);
      const id = await tryKioskAlert(tx, params.id, memberId, randomUUID());
      if (!id) throw notFound();
      return { id };
    }),
  );
}

const clocksOf = (hours: contract.NewKiosk['hours']) => ({
  opensAt: hours?.opensAt ?? null,
  closesAt: hours?.closesAt ?? null,
});

const settingsOf = ({ hours, ...kiosk }: Omit<contract.NewKiosk, 'pin'>): KioskSettings => ({
  ...kiosk,
  ...clocksOf(hours),
});

/** What of a kiosk is written down when it changes. */
const facts = (kiosk: KioskSettings) => ({
  name: kiosk.name,
  place: kiosk.placeId,
  survey: kiosk.surveyId,
  languages: kiosk.locales.join(', '),
  resetSeconds: kiosk.resetSeconds,
  idleSeconds: kiosk.idleSeconds,
  alertMinutes: kiosk.alertMinutes,
  opensAt: kiosk.opensAt,
  closesAt: kiosk.closesAt,
  openDays: kiosk.openDays.join(', '),
});

async function readShown(tx: Tx, id: string) {
  const row = await readKiosk(tx, id);
  if (!row) throw notFound();
  return shown(row);
}

function shown(row: KioskRow): Wire<contract.Kiosk> {
  const { survey, active, version, doc, surveyKind, opensAt, closesAt, ...kiosk } = row;
  const { questions, comment, leftOut } = kioskSurvey(publishedDoc({ kind: surveyKind, doc }));
  return {
    ...kiosk,
    locales: kiosk.locales as Locale[], // written by us alone
    hours: opensAt && closesAt ? { opensAt, closesAt } : null,
    survey: { name: survey, active, version },
    questions,
    asksComment: comment !== null,
    leftOut,
  };
}
