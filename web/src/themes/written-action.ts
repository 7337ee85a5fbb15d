/** An action as it is written down: what, by whom, by when, and what it takes. */
export interface WrittenAction {
  what: string;
  ownerId: string | null;
  dueOn: string | null;
  hours: number | null;
  cost: number | null;
}
