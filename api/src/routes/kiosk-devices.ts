import { inOrganization, withLookup } from '@vocero/sql/connect';
import {
  findKiosk,
  noteHeartbeat,
  pairDevice,
  readDeviceKiosk,
  type DeviceKiosk,
} from '@vocero/sql/kiosk-devices';
import type { Context } from 'hono';
import { auditFor } from '../audit.ts';
import * as contract from '../contract/kiosk-device.ts';
import type { App, Deps, Env } from '../deps.ts';
import { kioskConfig } from '../kiosk-config.ts';
import { isPinRight } from '../kiosk-pin.ts';
import { notFound, Problem } from '../problem.ts';
import { limitKey, limitRate } from '../rate-limit.ts';
import { hashToken, randomToken } from '../secrets.ts';
import { serve } from '../serve.ts';
import { takeKioskAnswers } from '../take-kiosk-answers.ts';

/** What a device in a branch asks of us. Nothing of it may be kept by a cache on the way. */
export function kioskDeviceRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.pairKiosk, async ({ c, body }) => {
    await limitRate(c, deps, 'join');
    c.header('cache-control', 'no-store');
    const pairingHash = hashToken('kiosk-pairing', body.token);
    const found = await withLookup(sql, pairingHash, (tx) => findKiosk(tx, pairingHash));
    if (!found) throw notFound();
    const token = randomToken();
    return inOrganization(sql, found.orgId, async (tx) => {
      const tokenHash = hashToken('kiosk', token);
      const paired = await pairDevice(tx, { pairingHash, tokenHash });
      const kiosk = paired && (await readDeviceKiosk(tx, paired.id));
      if (!kiosk) throw notFound();
      await auditFor(c, deps, { kind: 'system' })(tx, {
        act: 'kiosk_paired',
        subject: { kind: 'kiosk', id: kiosk.id, label: kiosk.name },
      });
      return { token, config: kioskConfig(kiosk), now: new Date() };
    });
  });

  serve(app, deps, contract.sendHeartbeat, async ({ c, body }) => {
    const { orgId, kiosk } = await findDevice(c, deps);
    await inOrganization(sql, orgId, (tx) => noteHeartbeat(tx, kiosk.id, body));
    return { config: kioskConfig(kiosk), now: new Date() };
  });

  serve(app, deps, contract.sendAnswers, async ({ c, body }) => {
    const { orgId, kiosk } = await findDevice(c, deps);
    const { id, placeId } = kiosk;
    const now = new Date();
    return { results: await takeKioskAnswers(deps, { orgId, id, placeId }, body.answers, now) };
  });

  serve(app, deps, contract.checkKioskPin, async ({ c, body }) => {
    const { kiosk } = await findDevice(c, deps);
    await limitKey(deps, 'kioskPin', kiosk.id);
    const isRight = await isPinRight(body.pin, kiosk.pinHash);
    if (isRight) await deps.rateLimits.kioskPin.delete(kiosk.id);
    return { isRight };
  });
}

/**
 * The kiosk whose device asks.
 * @throws Problem 401 for a token that is unknown or was taken back: both are one.
 */
async function findDevice(
  c: Context<Env>,
  deps: Deps,
): Promise<{ orgId: string; kiosk: DeviceKiosk }> {
  c.header('cache-control', 'no-store');
  const token = /^Bearer +([\w-]{1,64})$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (!token) throw kioskUnknown();
  const hash = hashToken('kiosk', token);
  const found = await withLookup(deps.sql, hash, (tx) => findKiosk(tx, hash));
  const kiosk =
    found && (await inOrganization(deps.sql, found.orgId, (tx) => readDeviceKiosk(tx, found.id)));
  if (!kiosk) {
    await limitRate(c, deps, 'join');
    throw kioskUnknown();
  }
  await limitKey(deps, 'kiosk', kiosk.id);
  return { orgId: found.orgId, kiosk };
}

const kioskUnknown = () =>
  new Problem(401, 'kiosk_unknown', {}, {}, { 'www-authenticate': 'Bearer' });
