import { listAudit } from '@vocero/api/contract/audit';
import type { Access } from '@vocero/api/contract/endpoint';
import type { Component } from 'svelte';
import AuditSettings from '../audit/AuditSettings.svelte';
import type { MessageKey } from '../i18n/message-key.ts';
import KindSettings from '../kinds/KindSettings.svelte';
import EngineSettings from '../engine/EngineSettings.svelte';
import MailSettings from '../inbox/MailSettings.svelte';
import RemedySettings from '../remedies/RemedySettings.svelte';
import DemoSettings from './DemoSettings.svelte';
import DepartmentSettings from './DepartmentSettings.svelte';
import KeySettings from './KeySettings.svelte';
import MeasureSettings from './MeasureSettings.svelte';
import OrganizationSettings from './OrganizationSettings.svelte';
import PeopleSettings from './PeopleSettings.svelte';
import ReasonSettings from './ReasonSettings.svelte';

interface Section {
  name: string;
  label: MessageKey;
  component: Component;
  /** Only administrators may open it. */
  adminOnly: boolean;
  /** Only who may read this may open it. */
  reads?: { access: Access };
}

export const sections: readonly Section[] = [
  {
    name: 'organization',
    label: 'settings.organization',
    component: OrganizationSettings,
    adminOnly: false,
  },
  { name: 'people', label: 'settings.people', component: PeopleSettings, adminOnly: false },
  {
    name: 'departments',
    label: 'settings.departments',
    component: DepartmentSettings,
    adminOnly: false,
  },
  { name: 'reasons', label: 'settings.reasons', component: ReasonSettings, adminOnly: false },
  { name: 'measures', label: 'measures.title', component: MeasureSettings, adminOnly: false },
  { name: 'kinds', label: 'kinds.title', component: KindSettings, adminOnly: false },
  { name: 'remedies', label: 'remedies.section', component: RemedySettings, adminOnly: false },
  { name: 'engine', label: 'engine.title', component: EngineSettings, adminOnly: false },
  { name: 'mail', label: 'inbox.mail_title', component: MailSettings, adminOnly: false },
  { name: 'keys', label: 'settings.keys', component: KeySettings, adminOnly: true },
  {
    name: 'audit',
    label: 'audit.title',
    component: AuditSettings,
    adminOnly: false,
    reads: listAudit,
  },
  { name: 'demo', label: 'settings.demo', component: DemoSettings, adminOnly: true },
];
