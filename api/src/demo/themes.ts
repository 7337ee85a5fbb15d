import type { DemoTheme } from './demo-theme.ts';
import { appLogoutTheme } from './theme-app-logout.ts';
import { boilerPartTheme } from './theme-boiler-part.ts';
import { cancelContractTheme } from './theme-cancel-contract.ts';
import { chargedTwiceTheme } from './theme-charged-twice.ts';
import { faultReturnsTheme } from './theme-fault-returns.ts';
import { lateInvoiceTheme } from './theme-late-invoice.ts';
import { phoneWaitTheme } from './theme-phone-wait.ts';
import { praiseTechnicianTheme } from './theme-praise-technician.ts';
import { priceDiffersTheme } from './theme-price-differs.ts';
import { routerInstructionsTheme } from './theme-router-instructions.ts';
import { slowEveningsTheme } from './theme-slow-evenings.ts';
import { technicianNoShowTheme } from './theme-technician-no-show.ts';

export const demoThemes: readonly DemoTheme[] = [
  technicianNoShowTheme,
  chargedTwiceTheme,
  phoneWaitTheme,
  slowEveningsTheme,
  appLogoutTheme,
  lateInvoiceTheme,
  routerInstructionsTheme,
  boilerPartTheme,
  praiseTechnicianTheme,
  priceDiffersTheme,
  faultReturnsTheme,
  cancelContractTheme,
];
