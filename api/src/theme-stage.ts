import type { TrackingStage } from './contract/pages.ts';

const stages = new Map<string, TrackingStage>([
  ['heard', 'grouped'],
  ['grouped', 'grouped'],
  ['owned', 'owned'],
  ['decided', 'decided'],
  ['being_fixed', 'fixing'],
  ['verifying', 'checking'],
  ['prevented', 'done'],
]);

/** How far a theme is, as its customers are told; a comment without one is only received. */
export const stageOf = (themeStatus: string | null): TrackingStage =>
  stages.get(themeStatus ?? '') ?? 'received';

/** Where nothing is done about it for now, or ever. */
export const asideOf = (themeStatus: string | null): 'watching' | 'declined' | null =>
  themeStatus === 'watching' || themeStatus === 'declined' ? themeStatus : null;
