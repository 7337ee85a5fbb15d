import type { KioskAnswer, KioskConfig } from '@vocero/api/contract/kiosk-device';

/** What the device knows of itself. */
export interface Device {
  token: string;
  config: KioskConfig;
  /** Milliseconds that its clock is behind that of the server. */
  clockOffset: number;
  /** Wrong PINs in a row, and until when no other is tried. */
  wrongPins: number;
  pinWaitsUntil: number;
}

/** Answers that were refused for good, kept until somebody looks into it. */
export interface Parked {
  answer: KioskAnswer;
  reason: string;
}

export interface AnswerStore {
  /** Whether it outlives the page. */
  readonly isLasting: boolean;
  readDevice: () => Promise<Device | null>;
  writeDevice: (device: Device) => Promise<void>;
  add: (answer: KioskAnswer) => Promise<void>;
  /** The oldest ones that wait. */
  first: (n: number) => Promise<KioskAnswer[]>;
  remove: (id: string) => Promise<void>;
  park: (parked: Parked) => Promise<void>;
  count: () => Promise<{ waiting: number; parked: number; parkedWhy: string | null }>;
}

/** Where the browser keeps nothing, as in private windows of some: good until the page is closed. */
export function memoryStore(): AnswerStore {
  let device: Device | null = null;
  const waiting = new Map<string, KioskAnswer>();
  const parked = new Map<string, Parked>();
  return {
    isLasting: false,
    readDevice: async () => device,
    writeDevice: async (next) => void (device = next),
    add: async (answer) => void waiting.set(answer.id, answer),
    first: async (n) => [...waiting.values()].slice(0, n),
    remove: async (id) => void waiting.delete(id),
    park: async (one) => {
      waiting.delete(one.answer.id);
      parked.set(one.answer.id, one);
    },
    count: async () => ({
      waiting: waiting.size,
      parked: parked.size,
      parkedWhy: [...parked.values()].at(-1)?.reason ?? null,
    }),
  };
}
