import { createFeedback } from '@vocero/api/contract/feedback';
import { listImports } from '@vocero/api/contract/imports';
import { createDepartment } from '@vocero/api/contract/organizations';
import Binoculars from '@lucide/svelte/icons/binoculars';
import BriefcaseBusiness from '@lucide/svelte/icons/briefcase-business';
import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import Columns3 from '@lucide/svelte/icons/columns-3';
import FileUp from '@lucide/svelte/icons/file-up';
import House from '@lucide/svelte/icons/house';
import Gavel from '@lucide/svelte/icons/gavel';
import Inbox from '@lucide/svelte/icons/inbox';
import MessageSquareQuote from '@lucide/svelte/icons/message-square-quote';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import RadioTower from '@lucide/svelte/icons/radio-tower';
import Settings from '@lucide/svelte/icons/settings-2';
import type { Component } from 'svelte';
import { t } from '../i18n/i18n.svelte.ts';
import { orgPath } from './router.svelte.ts';
import { may } from './session.svelte.ts';

export interface NavPlace {
  name: string;
  /** Screens that belong to it. */
  also: readonly string[];
  label: string;
  icon: Component<{ 'aria-hidden'?: 'true' }>;
  path: string;
}

/** A sponsor has one page, and what its numbers lead to. */
export const ofSponsors: readonly string[] = ['sponsor', 'board', 'topTen', 'reports'];

/** Where the navigation leads, for whoever is signed in. */
export const navPlaces = (isSponsor: boolean): NavPlace[] =>
  [
    {
      name: 'sponsor',
      also: [],
      label: t('sponsor.nav'),
      icon: Binoculars,
      path: orgPath('sponsor'),
      show: isSponsor,
    },
    {
      name: 'home',
      also: [],
      label: t('app.home'),
      icon: House,
      path: orgPath('home'),
      show: true,
    },
    {
      name: 'board',
      also: ['theme', 'evidencePack', 'quadrant', 'barriers'],
      label: t('app.board'),
      icon: Columns3,
      path: orgPath('board'),
      show: true,
    },
    {
      name: 'topTen',
      also: [],
      label: t('topten.nav'),
      icon: ListOrdered,
      path: orgPath('topTen'),
      show: true,
    },
    {
      name: 'councils',
      also: ['council', 'minutes'],
      label: t('councils.nav'),
      icon: Gavel,
      path: orgPath('councils'),
      show: true,
    },
    {
      name: 'cases',
      also: [
        'case',
        'solutions',
        'solution',
        'process',
        'openness',
        'openingHours',
        'demand',
        'caseReport',
        'caseSettings',
        'telling',
        'templates',
        'promises',
        'customerMessages',
        'sendingSettings',
        'privacy',
      ],
      label: t('cases.nav'),
      icon: BriefcaseBusiness,
      path: orgPath('cases'),
      show: true,
    },
    {
      name: 'reports',
      also: [
        'channelMix',
        'objections',
        'reasons',
        'repeats',
        'digest',
        'chargeBack',
        'benefits',
        'ideas',
        'recognition',
        'remedies',
        'departments',
        'department',
        ...(isSponsor ? [] : ['sponsor']),
      ],
      label: t('reports.nav'),
      icon: ChartNoAxesColumn,
      path: orgPath('reports'),
      show: true,
    },
    {
      name: 'unsorted',
      also: [],
      label: t('app.unsorted'),
      icon: Inbox,
      path: orgPath('unsorted'),
      show: true,
    },
    {
      name: 'phrases',
      also: ['comments'],
      label: t('app.phrases'),
      icon: MessageSquareQuote,
      path: orgPath('phrases'),
      show: true,
    },
    {
      name: 'channels',
      also: [
        'kiosks',
        'surveys',
        'survey',
        'surveyLinks',
        'surveyPrint',
        'places',
        'cards',
        'surveyMethod',
        'widget',
        'knownProblems',
        'surveyResults',
        'interview',
        'transcripts',
        'invitations',
        'asking',
        'persons',
        'person',
      ],
      label: t('channels.nav'),
      icon: RadioTower,
      path: orgPath('channels'),
      show: may(createFeedback),
    },
    {
      name: 'imports',
      also: ['import'],
      label: t('app.imports'),
      icon: FileUp,
      path: orgPath('imports'),
      show: may(listImports),
    },
    {
      name: 'settings',
      also: [],
      label: t('app.settings'),
      icon: Settings,
      path: orgPath('settings', { section: 'organization' }),
      show: may(createDepartment),
    },
  ].filter(({ name, show }) => show && (!isSponsor || ofSponsors.includes(name)));
