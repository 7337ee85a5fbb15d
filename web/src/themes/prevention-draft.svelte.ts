import type { Prevention } from '@vocero/api/contract/theme-parts';
import type { PreventionPlace } from './decide-words.ts';

/** A prevention note while it is being written. */
export class PreventionDraft {
  how = $state<'note' | 'waiver'>('note');
  what = $state('');
  where = $state<PreventionPlace>('process');
  checkedBy = $state('');
  checkOn = $state('');
  waiver = $state('');

  constructor(known: Prevention | null) {
    if (known && 'waiver' in known) {
      this.how = 'waiver';
      this.waiver = known.waiver;
    } else if (known) {
      this.what = known.what;
      this.where = known.where;
      this.checkedBy = known.checkedBy ?? '';
      this.checkOn = known.checkOn ?? '';
    }
  }

  /** What is written, as it is sent; null while there is nothing to send. */
  get written(): Prevention | null {
    if (this.how === 'waiver') {
      const waiver = this.waiver.trim();
      return waiver ? { waiver } : null;
    }
    const what = this.what.trim();
    if (!what) return null;
    const { where, checkedBy, checkOn } = this;
    return { what, where, checkedBy: checkedBy || null, checkOn: checkOn || null };
  }
}
