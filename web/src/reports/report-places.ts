import { readSponsorMonth } from '@vocero/api/contract/sponsor';
import { listSurveys } from '@vocero/api/contract/surveys';
import type { PlaceGroup } from '../app/place-groups.ts';

/** Every report, by what people come for. */
export const reportGroups: readonly PlaceGroup[] = [
  {
    title: 'reports.causes',
    places: [
      { route: 'topTen', title: 'reports.top_ten', hint: 'reports.top_ten_hint' },
      { route: 'reasons', title: 'reports.reasons', hint: 'reports.reasons_hint' },
      {
        route: 'departments',
        title: 'reports.departments',
        hint: 'reports.departments_hint',
      },
      { route: 'chargeBack', title: 'reports.charge_back', hint: 'reports.charge_back_hint' },
      {
        route: 'surveys',
        title: 'reports.results',
        hint: 'reports.results_hint',
        needs: listSurveys,
      },
      { route: 'repeats', title: 'reports.repeats', hint: 'reports.repeats_hint' },
      { route: 'channelMix', title: 'channels.mix', hint: 'channels.mix_hint' },
      { route: 'demand', title: 'openness.demand', hint: 'openness.demand_hint' },
      { route: 'quadrant', title: 'reports.quadrant', hint: 'reports.quadrant_hint' },
    ],
  },
  {
    title: 'reports.action',
    places: [
      {
        route: 'sponsor',
        title: 'reports.sponsor',
        hint: 'reports.sponsor_hint',
        needs: readSponsorMonth,
      },
      { route: 'benefits', title: 'reports.benefits', hint: 'reports.benefits_hint' },
      { route: 'ideas', title: 'recognition.ideas_title', hint: 'recognition.ideas_lead' },
      {
        route: 'recognition',
        title: 'recognition.wall_title',
        hint: 'recognition.wall_lead',
      },
      { route: 'barriers', title: 'reports.barriers', hint: 'reports.barriers_hint' },
      { route: 'remedies', title: 'remedies.title', hint: 'remedies.lead' },
      { route: 'objections', title: 'reports.objections', hint: 'reports.objections_hint' },
      { route: 'digest', title: 'reports.digest', hint: 'reports.digest_hint' },
    ],
  },
];
