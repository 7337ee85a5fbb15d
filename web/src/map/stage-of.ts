import { statuses, type Status } from '@vocero/api/contract/themes';

/** How far a theme is, as coarse as a picture can show it. */
export const stages = ['heard', 'owned', 'worked', 'prevented', 'aside'] as const;
export type Stage = (typeof stages)[number];

const stageByStatus: Record<Status, Stage> = {
  heard: 'heard',
  grouped: 'heard',
  owned: 'owned',
  decided: 'owned',
  being_fixed: 'worked',
  verifying: 'worked',
  prevented: 'prevented',
  watching: 'aside',
  declined: 'aside',
  merged: 'aside',
};

export const stageOf = (status: Status): Stage => stageByStatus[status];

/** The statuses of a stage that an open theme can have, in their order. */
export const statusesOf = (stage: Stage): Status[] =>
  statuses.filter((status) => status !== 'merged' && stageByStatus[status] === stage);
