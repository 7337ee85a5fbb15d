import { spoken } from './spoken.ts';

/** The fictional firm of the demo: it installs and repairs internet and boilers. */
export const demoOrganization = {
  name: 'Nerva Home Services',
  slug: 'nerva-demo',
  survey: spoken({
    en: 'After our visit or call',
    es: 'Después de nuestra visita o llamada',
    bs: 'Nakon naše posjete ili poziva',
    hr: 'Nakon našeg posjeta ili poziva',
    sr: 'Posle naše posete ili poziva',
  }),
  form: spoken({
    en: 'Tell us what happened',
    es: 'Cuéntenos qué ha pasado',
    bs: 'Recite nam šta se desilo',
    hr: 'Recite nam što se dogodilo',
    sr: 'Recite nam šta se desilo',
  }),
} as const;

export interface DemoDepartment {
  key: string;
  name: string;
  /** A supplier causes contacts too, so it stands among the departments. */
  kind: 'department' | 'supplier';
}

export const demoDepartments: readonly DemoDepartment[] = [
  { key: 'field-service', name: 'Field Service', kind: 'department' },
  { key: 'customer-service', name: 'Customer Service', kind: 'department' },
  { key: 'billing', name: 'Billing', kind: 'department' },
  { key: 'network', name: 'Network Operations', kind: 'department' },
  { key: 'app-and-web', name: 'App and Web', kind: 'department' },
  { key: 'sales', name: 'Sales and Contracts', kind: 'department' },
  { key: 'tervanta-parts', name: 'Tervanta Parts (boiler parts)', kind: 'supplier' },
  { key: 'ostrel-fibre', name: 'Ostrel Fibre (lines and routers)', kind: 'supplier' },
];

export const demoPeople = {
  lucia: 'lucia.ferrandis@nerva.example',
  adnan: 'adnan.beslagic@nerva.example',
  grace: 'grace.whitlow@nerva.example',
  marta: 'marta.olmeda@nerva.example',
  emina: 'emina.hodic@nerva.example',
  ramon: 'ramon.iturbe@nerva.example',
} as const;
export type DemoPerson = keyof typeof demoPeople;

export interface DemoMember {
  email: string;
  name: string;
  role: 'agent' | 'owner' | 'council' | 'chair' | 'sponsor';
  departmentKey: string;
}

/** Whoever loads the demo is its administrator, so none of these is. */
export const demoMembers: readonly DemoMember[] = [
  {
    email: demoPeople.lucia,
    name: 'Lucía Ferrandis',
    role: 'chair',
    departmentKey: 'customer-service',
  },
  {
    email: demoPeople.adnan,
    name: 'Adnan Bešlagić',
    role: 'owner',
    departmentKey: 'field-service',
  },
  {
    email: demoPeople.grace,
    name: 'Grace Whitlow',
    role: 'owner',
    departmentKey: 'billing',
  },
  {
    email: demoPeople.marta,
    name: 'Marta Olmeda',
    role: 'council',
    departmentKey: 'app-and-web',
  },
  {
    email: demoPeople.emina,
    name: 'Emina Hodić',
    role: 'agent',
    departmentKey: 'customer-service',
  },
  {
    email: demoPeople.ramon,
    name: 'Ramón Iturbe',
    role: 'sponsor',
    departmentKey: 'sales',
  },
];

/** A contact takes 7 minutes of people who cost 0.6 a minute; who comes again within 30 days comes back. */
export const demoMeasures = {
  repeatDays: 30,
  contactMinutes: 7,
  minuteCost: 0.6,
  hourCost: 38,
  driverName: spoken({ en: 'visits', es: 'visitas', bs: 'posjeta', hr: 'posjeta', sr: 'poseta' }),
} as const;

/** Visits in each of the last full weeks, oldest first. */
export const demoVisits = [
  402, 388, 415, 421, 397, 380, 409, 433, 418, 426, 391, 412, 437,
] as const;

/** Frozen as what these reasons are compared with: seven weeks, before the last 30 days. */
export const demoBaseline = {
  reasons: ['nt', 'be', 'lw', 'il'],
  fromDaysAgo: 83,
  untilDaysAgo: 34,
} as const;
