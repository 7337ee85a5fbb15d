import type { DemoTheme } from './demo-theme.ts';
import { spoken } from './spoken.ts';

/** Somebody's since long ago, and nothing moves. */
export const cancelContractTheme: DemoTheme = {
  key: 'cancel-contract',
  labels: spoken({
    en: 'Cancelling the contract is too hard',
    es: 'Cancelar el contrato es demasiado difícil',
    bs: 'Ugovor je preteško raskinuti',
    hr: 'Ugovor je preteško raskinuti',
    sr: 'Ugovor je preteško raskinuti',
  }),
  story: [
    { daysAgo: 62, to: 'grouped', with: { department: 'sales' } },
    { daysAgo: 52, to: 'owned', with: { owner: 'grace', shouldExist: 'unsure' } },
    { daysAgo: 50, by: 'grace', with: { valueCustomer: -2, valueCompany: 1 } },
    {
      daysAgo: 20,
      by: 'grace',
      with: {
        barrier: 'customers_like_it',
        barrierNote: 'Sales says that who wants to cancel is glad of the offers made on the phone.',
      },
    },
    {
      daysAgo: 15,
      by: 'lucia',
      with: {
        assumptions: [
          {
            text: 'Who wants to cancel is glad of an offer.',
            against: [
              'I did not ask for a tablet',
              'para ofrecerme descuentos',
              'nudi jeftiniji paket',
            ],
          },
        ],
      },
    },
  ],
};
