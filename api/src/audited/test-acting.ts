import { inOrganization, type Tx } from '@vocero/sql/connect';
import type { Role } from '../contract/endpoint.ts';
import { testApp } from '../test-app.ts';

/** What acts act with: an app, its administrator, and what the acts before left behind. */
export async function testActing() {
  const t = await testApp();
  const admin = await t.member('admin');
  const kept = new Map<string, string>();
  const keep = (name: string, value: string) => kept.set(name, value);

  async function ask(method: string, path: string, body: unknown = {}, headers = admin.headers) {
    const answer = await t.app.request(path, { method, headers, body: JSON.stringify(body) });
    const text = await answer.text();
    const read = (text ? JSON.parse(text) : {}) as Record<string, string>;
    return { status: answer.status, body: read };
  }

  /** Keeps a part of an answer under a name. */
  async function keeping(name: string, part: string, asked: ReturnType<typeof ask>) {
    const answer = await asked;
    keep(name, answer.body[part] ?? '');
    return answer;
  }

  return {
    t,
    admin,
    ask,
    keep,
    keeping,
    /** What was kept under a name. */
    id: (name: string) => kept.get(name)!,
    /** What acts were told, or told, that no line may hold. */
    secrets: [] as string[],
    colleague: (role: Role) => t.member(role, { id: admin.orgId, slug: admin.slug }),
    run: <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, admin.orgId, work),
  };
}

export type Acting = Awaited<ReturnType<typeof testActing>>;
export type Answer = Awaited<ReturnType<Acting['ask']>>;

/** What leaves a line itself and has to be done before an act comes third. */
export type Act = [name: string, act: () => Promise<Answer>, prepare?: () => Promise<unknown>];
