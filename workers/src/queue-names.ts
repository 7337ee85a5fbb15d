/** One queue per job, so that what takes long never stands in the way of what must be quick. */
export const queueNames = [
  'look-at-clocks',
  'place-feedback',
  'place-import',
  'grow-themes',
  'learn-themes',
  'verify-themes',
  'close-week',
  'close-month',
  'tell-sponsors',
  'tell-of-kiosks',
  'tell-of-urgent',
  'apply-kinds',
  'send-messages',
  'send-invitations',
  'look-after-problems',
  'open-cases',
  'look-after-cases',
  'tell-customers',
  'tell-themes',
  'index-bank',
] as const;
export type QueueName = (typeof queueNames)[number];
