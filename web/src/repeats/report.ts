import type { readRepeats } from '@vocero/api/contract/repeats';
import type { z } from 'zod';

export type RepeatReport = z.output<NonNullable<typeof readRepeats.answer>>;
