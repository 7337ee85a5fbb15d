/** The fictional firm of the demo: it installs and repairs internet and boilers. */
export const demoOrganization = {
  name: 'Nerva Home Services',
  slug: 'nerva-demo',
  survey: {
    en: 'After our visit or call',
    es: 'Después de nuestra visita o llamada',
    bs: 'Nakon naše posjete ili poziva',
  },
  form: {
    en: 'Tell us what happened',
    es: 'Cuéntenos qué ha pasado',
    bs: 'Recite nam šta se desilo',
  },
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

export interface DemoMember {
  email: string;
  name: string;
  role: 'agent' | 'owner' | 'council' | 'chair';
  departmentKey: string;
}

/** Whoever loads the demo is its administrator, so none of these five is. */
export const demoMembers: readonly DemoMember[] = [
  {
    email: 'lucia.ferrandis@nerva.example',
    name: 'Lucía Ferrandis',
    role: 'chair',
    departmentKey: 'customer-service',
  },
  {
    email: 'adnan.beslagic@nerva.example',
    name: 'Adnan Bešlagić',
    role: 'owner',
    departmentKey: 'field-service',
  },
  {
    email: 'grace.whitlow@nerva.example',
    name: 'Grace Whitlow',
    role: 'owner',
    departmentKey: 'billing',
  },
  {
    email: 'marta.olmeda@nerva.example',
    name: 'Marta Olmeda',
    role: 'council',
    departmentKey: 'app-and-web',
  },
  {
    email: 'emina.hodic@nerva.example',
    name: 'Emina Hodić',
    role: 'agent',
    departmentKey: 'customer-service',
  },
];
