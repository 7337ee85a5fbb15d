import { appLogout } from './comments-app-logout.ts';
import { boilerPart } from './comments-boiler-part.ts';
import { cancelContract } from './comments-cancel-contract.ts';
import { chargedTwice } from './comments-charged-twice.ts';
import { faultReturns } from './comments-fault-returns.ts';
import { lateInvoice } from './comments-late-invoice.ts';
import { neighbours } from './comments-neighbours.ts';
import { oneOffs } from './comments-one-offs.ts';
import { phoneWait } from './comments-phone-wait.ts';
import { praiseTechnician } from './comments-praise-technician.ts';
import { priceDiffers } from './comments-price-differs.ts';
import { routerInstructions } from './comments-router-instructions.ts';
import { slowEvenings } from './comments-slow-evenings.ts';
import { technicianNoShow } from './comments-technician-no-show.ts';
import type { DemoComment } from './demo-comment.ts';

/** Every comment of the demo organisation, theme after theme, in no order of time. */
export const demoComments: readonly DemoComment[] = [
  ...technicianNoShow,
  ...chargedTwice,
  ...phoneWait,
  ...slowEvenings,
  ...appLogout,
  ...lateInvoice,
  ...routerInstructions,
  ...boilerPart,
  ...praiseTechnician,
  ...priceDiffers,
  ...faultReturns,
  ...cancelContract,
  ...neighbours,
  ...oneOffs,
];
