import type { RouteName } from '../app/routes.ts';

export interface Steps {
  survey: boolean;
  reasons: boolean;
  departments: boolean;
  feedback: boolean;
  members: boolean;
}

type Path = [name: RouteName, params?: Record<string, string>];

/** The first steps of an organisation in the order that leads fastest to a first theme. */
export function firstSteps(done: Steps): { name: keyof Steps; done: boolean; path: Path }[] {
  const paths: [keyof Steps, Path][] = [
    ['survey', ['surveys']],
    ['reasons', ['settings', { section: 'reasons' }]],
    ['departments', ['settings', { section: 'departments' }]],
    ['feedback', ['imports']],
    ['members', ['settings', { section: 'people' }]],
  ];
  return paths.map(([name, path]) => ({ name, done: done[name], path }));
}
