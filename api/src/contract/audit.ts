import { z } from 'zod';
import { acts } from './acts.ts';
import { endpoint, managers, members } from './endpoint.ts';
import { Day, Id, pageOf } from './values.ts';

/** What is written down, by what it is done to. */
export const auditActs = {
  organization: [
    'organization_created',
    'organization_changed',
    'asking_policy_changed',
    'sending_policy_changed',
    'alert_setting_changed',
    'case_policy_changed',
    'promise_playbook_changed',
    'holidays_added',
    'holiday_removed',
    'opening_hours_changed',
    'retention_changed',
  ],
  erasure: ['erasure_asked'],
  measures: ['measures_changed'],
  member: [
    'signed_in',
    'sign_in_failed',
    'member_joined',
    'member_added',
    'member_role_changed',
    'member_disabled',
    'member_enabled',
    'member_changed',
    'mail_muted',
    'mail_resumed',
  ],
  invitation: ['invitation_made', 'invitation_revoked'],
  key: ['key_made', 'key_revoked'],
  department: [
    'department_added',
    'department_changed',
    'supplier_link_made',
    'supplier_link_changed',
    'supplier_link_revoked',
    'supplier_actions_given',
    'supplier_reported',
  ],
  reason: [
    'reason_added',
    'reasons_added',
    'reason_changed',
    'candidate_adopted',
    'candidate_dropped',
    'candidate_dismissed',
    'candidate_restored',
  ],
  baseline: ['baselines_frozen'],
  kind_rule: ['kind_rule_added', 'kind_rules_added', 'kind_rule_changed'],
  known_problem: [
    'known_problem_published',
    'known_problem_changed',
    'known_problem_ended',
    'known_problem_reopened',
  ],
  public_page: [
    'public_page_published',
    'public_page_unpublished',
    'public_entry_drafted',
    'public_entry_changed',
    'public_entry_submitted',
    'public_entry_published',
    'public_entry_unpublished',
    'public_entry_moved',
    'public_entry_removed',
    'idea_declined',
  ],
  survey: [
    'survey_added',
    'survey_changed',
    'survey_asking_changed',
    'survey_embed_changed',
    'survey_links_made',
    'survey_link_ended',
    'survey_link_opened',
    'survey_edited',
    'survey_draft_discarded',
    'survey_published',
    'survey_method_changed',
  ],
  place: ['places_added', 'place_renamed', 'places_archived', 'places_restored'],
  kiosk: [
    'kiosk_added',
    'kiosk_changed',
    'kiosk_removed',
    'kiosk_pairing_made',
    'kiosk_paired',
    'kiosk_device_revoked',
  ],
  driver: ['driver_entered', 'driver_removed', 'drivers_imported'],
  import: ['import_started', 'import_undone'],
  transcript_source: ['transcript_source_added', 'transcript_speakers_said'],
  feedback: [
    'original_read',
    'feedback_changed',
    'again_answered',
    'again_removed',
    'praise_named',
    'card_taken_back',
    'answer_flags_set',
    'urgent_taken',
    'urgent_left',
  ],
  engine: ['synonyms_changed', 'relearn_asked', 'merge_dismissed', 'merge_restored'],
  share_link: ['share_link_made', 'share_link_revoked'],
  export: ['export_downloaded'],
  case: [
    'case_opened',
    'case_changed',
    'case_acknowledged',
    'case_moved',
    'case_escalated',
    'case_closed',
    'case_reopened',
    'case_people_changed',
    'case_undone',
    'case_comment_joined',
    'case_comment_taken_out',
  ],
  council: [
    'council_founded',
    'council_changed',
    'agenda_arranged',
    'meeting_changed',
    'meeting_started',
    'meeting_attended',
    'meeting_entry_added',
    'meeting_entry_undone',
    'meeting_closed',
    'meeting_reopened',
    'feed_made',
    'feed_revoked',
  ],
  objection: [
    'objection_recorded',
    'objection_changed',
    'objection_settled',
    'objection_reopened',
    'objection_escalated',
    'objection_removed',
    'objection_restored',
  ],
  recognition: [
    'recognition_sent',
    'recognition_dismissed',
    'recognition_reopened',
    'recognition_taken_back',
  ],
  telling: [
    'telling_started',
    'telling_approve',
    'telling_hold',
    'telling_discard',
    'telling_restore',
    'telling_rewritten',
    'answer_proposed',
  ],
  template: ['template_added', 'template_changed'],
  person: [
    'person_preferences_changed',
    'person_contact_ended',
    'person_contact_allowed',
    'consent_noted',
    'consent_withdrawn',
    'person_preferences_said',
    'person_contact_refused',
    'person_contact_agreed',
    'person_questions_refused',
    'person_consent_taken_back',
    'person_alerts_changed',
    'person_alerts_ended',
    'alert_given',
  ],
  survey_invitation: ['survey_invitation_cancelled', 'survey_invitation_restored'],
  customer_message: [
    'customer_message_reworded',
    'customer_message_approved',
    'customer_message_discarded',
    'customer_message_restored',
    'customer_message_sent_by_hand',
    'customer_message_not_sent',
  ],
  send_adapter: [
    'send_adapter_named',
    'send_adapter_key_renewed',
    'send_adapter_tried',
    'send_adapter_removed',
  ],
  reply_hook: ['reply_hook_made', 'reply_hook_revoked'],
  unmatched_reply: ['reply_settled'],
  service_hook: ['service_hook_made', 'service_hook_revoked'],
  view: ['view_added', 'view_changed', 'view_restored', 'view_removed'],
  remedy: ['remedy_added', 'remedies_added', 'remedy_changed'],
  solution: [
    'solution_added',
    'solution_changed',
    'solution_reviewed',
    'solution_archived',
    'solution_restored',
  ],
  case_type: ['case_type_added', 'case_type_changed', 'case_type_archived', 'case_type_restored'],
  remedy_grant: [
    'remedy_asked',
    'remedy_granted',
    'remedy_approved',
    'remedy_refused',
    'remedy_withdrawn',
  ],
  demo: ['demo_loaded', 'demo_removed'],
} as const;

export type AuditSubject = keyof typeof auditActs;
export type AuditAct = (typeof auditActs)[AuditSubject][number];

/** What an act can be done to. The acts on themes are those of their history. */
export const auditSubjects = [...(Object.keys(auditActs) as AuditSubject[]), 'theme'] as const;
export const auditActors = ['member', 'key', 'operator', 'system'] as const;

/** Acts on themes begin with `theme_`. */
export const auditLineActs = [
  ...Object.values(auditActs).flat(),
  ...acts.map((act) => `theme_${act}` as const),
] as const;

export const AuditLine = z.object({
  id: Id,
  at: z.iso.datetime(),
  actor: z.object({
    kind: z.enum(auditActors),
    id: Id.nullable(),
    /** As it was then. */
    name: z.string().nullable(),
  }),
  act: z.enum(auditLineActs),
  subject: z.object({
    kind: z.enum(auditSubjects),
    id: z.string().nullable(),
    /** As it was then. */
    label: z.string().nullable(),
    /** There is still something to look at. */
    exists: z.boolean(),
  }),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
  /** The network it was asked from: an IPv4 /24 or an IPv6 /64. */
  address: z.string().nullable(),
});
export type AuditLine = z.infer<typeof AuditLine>;

export const AuditFilter = z.strictObject({
  /** The id of a member or a key, or `operator` or `system`. */
  actor: z.union([Id, z.enum(['operator', 'system'])]).optional(),
  act: z.enum(auditLineActs).optional(),
  subject: z.enum(auditSubjects).optional(),
  /** Days of the organisation; the last one is part of it. */
  since: Day.optional(),
  until: Day.optional(),
});

export type AuditFilter = z.infer<typeof AuditFilter>;

export const listAudit = endpoint({
  method: 'get',
  path: '/api/v1/audit',
  summary: 'Who changed what and when, newest first',
  access: members(managers),
  query: AuditFilter.extend({
    cursor: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: pageOf(AuditLine),
});
