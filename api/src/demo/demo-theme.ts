interface DemoAction {
  what: string;
  /** E-mail address of a demo member. */
  owner: string;
  /** Counted from the day the demo is loaded; below zero was due before it. */
  dueInDays: number;
  done: boolean;
}

/** One theme of the demo organisation and how far the council has come with it. */
export interface DemoTheme {
  key: string;
  labels: { en: string; es: string; bs: string };
  status: 'heard' | 'grouped' | 'owned' | 'decided' | 'being_fixed' | 'verifying' | 'prevented';
  ownerEmail?: string;
  /** The department, or supplier, that causes the contacts. */
  departmentKey?: string;
  /** Should these contacts exist at all? Answered before a decision is taken. */
  shouldExist?: 'yes' | 'no';
  decision?: string;
  decidedDaysAgo?: number;
  /** What was done, once something was. */
  actionTaken?: string;
  actions?: readonly DemoAction[];
  preventedDaysAgo?: number;
}
