import type { Role } from '@vocero/api/contract/endpoint';
import type { TypeStep } from '@vocero/api/contract/case-types';
import { allDepartments } from '../app/directory.svelte.ts';
import { t } from '../i18n/i18n.svelte.ts';

/** What a role is called. */
export const roleName = (role: Role): string => t(`settings.role_${role}`);

/** Who takes a step: by role, department, or both; empty where nobody is named. */
export function stepWho({ role, departmentId }: Pick<TypeStep, 'role' | 'departmentId'>): string {
  const department = allDepartments().find(({ id }) => id === departmentId)?.name;
  return [role && roleName(role), department].filter(Boolean).join(', ');
}
