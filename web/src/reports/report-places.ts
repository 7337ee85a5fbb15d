import type { Access } from '@vocero/api/contract/endpoint';
import { readSponsorMonth } from '@vocero/api/contract/sponsor';
import { listSurveys } from '@vocero/api/contract/surveys';
import type { RouteName } from '../app/routes.ts';
import type { MessageKey } from '../i18n/message-key.ts';

/** A report with what it answers. */
export interface ReportPlace {
  route: RouteName;
  title: MessageKey;
  hint: MessageKey;
  /** Shown to those who may call it; to everybody unless given. */
  needs?: { access: Access };
}

/** Every report, by what people come for. */
export const reportGroups: readonly { title: MessageKey; places: readonly ReportPlace[] }[] = [
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
