import { foldText } from '@vocero/workers/engine/words/fold';

// As transcripts in our languages call the two sides, folded: no marks, Latin letters.
const CUSTOMER = new Set(
  (
    'customer client caller consumer buyer shopper guest visitor user member patient respondent ' +
    'cliente clienta usuario usuaria comprador compradora consumidor consumidora llamante ' +
    'klijent klijentica klijentkinja kupac kupica kupcinja korisnik korisnica stranka musterija gost'
  ).split(' '),
);
const STAFF = new Set(
  (
    'agent operator representative rep advisor adviser assistant associate support staff bot ' +
    'chatbot system ivr host service helpdesk ' +
    'agente operador operadora asesor asesora asistente soporte teleoperador teleoperadora ' +
    'empleado empleada sistema atencion ' +
    'operater operaterka savjetnik savjetnica savetnik savetnica podrska referent referentica ' +
    'sluzbenik sluzbenica zaposlenik agentica agentkinja sistemska'
  ).split(' '),
);

/** What a speaker's name says about them: "Customer 2", "Korisnik (Ana)"; null when nothing. */
export function speakerKind(name: string): 'customer' | 'staff' | null {
  const words = foldText(name).match(/\p{L}+/gu) ?? [];
  // "Customer service" and "atención al cliente" are the ones who serve.
  if (words.some((word) => STAFF.has(word))) return 'staff';
  return words.some((word) => CUSTOMER.has(word)) ? 'customer' : null;
}

/** The customers among the speakers: those called so, else the one who is not staff, else nobody. */
export function customersAmong(names: readonly string[]): Set<string> {
  const customers = names.filter((name) => speakerKind(name) === 'customer');
  if (customers.length > 0) return new Set(customers);
  const others = names.filter((name) => speakerKind(name) === null);
  const isStaffThere = others.length < names.length;
  return new Set(isStaffThere && others.length === 1 ? others : []);
}
