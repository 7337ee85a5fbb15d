import { createHash, createHmac } from 'node:crypto';

/** 128 bits that only this installation can derive from a name, base64url. */
const derive = (secret: string, name: string) =>
  createHmac('sha256', secret).update(name).digest().subarray(0, 16).toString('base64url');

const hash = (purpose: string, token: string) =>
  createHash('sha256').update(`${purpose}:${token}`).digest('hex');

/** The secret part of the address under which one invitation is answered; derived, never kept. */
export const surveyInvitationToken = (secret: string, id: string) =>
  derive(secret, `survey invitation ${id}`);

/** What is stored of it. It opens nothing but the invitation. */
export const surveyInvitationHash = (token: string) => hash('survey_invitation', token);

export const serviceHookToken = (secret: string, id: string) =>
  derive(secret, `service hook ${id}`);

export const serviceHookHash = (token: string) => hash('service_hook', token);

/** The key that a sender of webhooks signs with: 32 bytes, as Standard Webhooks writes them. */
export const serviceHookSecret = (secret: string, id: string) =>
  `whsec_${createHmac('sha256', secret).update(`service hook secret ${id}`).digest('base64')}`;
