import type { Heartbeat, KioskConfig } from '@vocero/api/contract/kiosk-device';

interface Heard {
  config: KioskConfig;
  /** Milliseconds that our clock is behind the server's. */
  clockOffset: number;
}

/** Turns this device into the kiosk of a pairing link; null: the link was used or has ended. */
export async function pair(token: string): Promise<(Heard & { token: string }) | null> {
  const answer = await ask<{ token: string }>('/k/pair', { token });
  return answer === 'refused' ? null : answer;
}

/** Says how the device is; `refused`: it is no kiosk any more. */
export const beat = (token: string, body: Heartbeat) => ask('/k/heartbeat', body, token);

/** @throws TypeError where there is no network, Error where the server is out of order. */
async function ask<More = object>(
  path: string,
  body: object,
  token?: string,
): Promise<(Heard & More) | 'refused'> {
  const asked = Date.now();
  const response = await fetch(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
    credentials: 'omit',
    signal: AbortSignal.timeout(20_000),
  });
  if (response.status === 401 || response.status === 404) return 'refused';
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const heard = (await response.json()) as { config: KioskConfig; now: string } & More;
  const middle = (asked + Date.now()) / 2;
  return { ...heard, clockOffset: Math.round(Date.parse(heard.now) - middle) };
}
