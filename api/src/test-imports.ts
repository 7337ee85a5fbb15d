import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { z } from 'zod';
import type { Role } from './contract/endpoint.ts';
import type { Import, ImportMapping, UploadedImport } from './contract/imports.ts';
import type { TestApp } from './test-app.ts';

export type Uploaded = z.infer<typeof UploadedImport>;

/** A member of an organisation of their own who imports files, and what these leave there. */
export async function testImports(t: TestApp, role: Role) {
  const member = await t.member(role);

  async function ask<T>(method: string, path: string, body?: unknown) {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await t.app.request(path, { method, headers: member.headers, ...sent });
    return { status: answer.status, body: (await answer.json()) as T };
  }

  async function upload(content: string | Buffer, fileName = 'file.csv') {
    const answer = await t.app.request(`/api/v1/imports?fileName=${encodeURIComponent(fileName)}`, {
      method: 'POST',
      headers: { ...member.headers, 'content-type': 'application/octet-stream' },
      body: content as string,
    });
    return { status: answer.status, body: (await answer.json()) as Uploaded };
  }

  async function settled(id: string): Promise<Import> {
    for (;;) {
      const { body } = await ask<Import>('GET', `/api/v1/imports/${id}`);
      if (body.state !== 'running') return body;
      await sleep(20);
    }
  }

  /** Starts one and waits for its end. */
  async function start(id: string, mapping: ImportMapping): Promise<Import> {
    const started = await ask<Import>('POST', `/api/v1/imports/${id}/start`, mapping);
    expect(started).toMatchObject({ status: 202, body: { state: 'running' } });
    return settled(id);
  }

  async function importAll(content: string | Buffer, change: Partial<ImportMapping> = {}) {
    const { body } = await upload(content);
    return start(body.id, { ...body.mapping, ...change });
  }

  async function count(table: 'feedback' | 'import_file') {
    const [row] = await t.owner<[{ count: number }]>`
      select count(*)::int as count from ${t.owner(table)} where org_id = ${member.orgId}`;
    return row.count;
  }

  return { member, ask, upload, start, importAll, count };
}

export type TestImports = Awaited<ReturnType<typeof testImports>>;
