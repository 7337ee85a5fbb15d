import type { Locale } from '../contract/locales.ts';
import type { DemoPerson } from './organization.ts';

/** An article in one language: title, for whom, steps, what to tell the customer. */
type Told = readonly [title: string, fits: string, steps: string, tell: string];

export interface DemoSolution {
  theme: string;
  author: DemoPerson;
  texts: Partial<Record<Locale, Told>>;
  takes: string;
  customerCost: string;
  ourCost: string;
  isUnusual?: boolean;
  /** Of those who used it: how many it helped, how many not, and who said nothing. */
  votes: readonly [worked: number, failed: number, silent: number];
  /** Days until its review is due; below zero it is overdue. */
  dueInDays: number;
  reviewedBy: DemoPerson | null;
}

/** What the firm's people know to help, in the language of whoever wrote it and mostly in others. */
export const demoSolutions: readonly DemoSolution[] = [
  {
    theme: 'charged-twice',
    author: 'grace',
    texts: {
      en: [
        'Refund the second charge the same day',
        'The customer was charged twice for one month; both charges show in the account.',
        '1. Check that both charges are of the same invoice.\n2. Refund the later one.\n3. Send the credit note.',
        'You were charged twice and that is our mistake. The second amount goes back today; your bank shows it within three working days.',
      ],
      es: [
        'Devolver el segundo cargo el mismo día',
        'Al cliente se le cobró dos veces la misma mensualidad; los dos cargos aparecen en su cuenta.',
        '1. Comprobar que los dos cargos son de la misma factura.\n2. Devolver el último.\n3. Enviar el abono.',
        'Se le cobró dos veces y el error es nuestro. Hoy mismo le devolvemos el segundo importe; su banco lo mostrará en tres días laborables.',
      ],
      bs: [
        'Vratiti drugu naplatu istog dana',
        'Korisniku je isti mjesec naplaćen dva puta; obje naplate su na računu.',
        '1. Provjeriti da su obje naplate za isti račun.\n2. Vratiti kasniju.\n3. Poslati odobrenje.',
        'Naplaćeno vam je dva puta i greška je naša. Drugi iznos vraćamo danas; banka ga prikazuje za tri radna dana.',
      ],
    },
    ...{ takes: '10 min', customerCost: '0 €', ourCost: '2 €' },
    ...{ votes: [17, 2, 3], dueInDays: 120, reviewedBy: 'lucia' },
  },
  {
    theme: 'late-invoice',
    author: 'grace',
    texts: {
      en: [
        'Send the invoice again and move the due date',
        'The invoice came late, so that there is too little time to pay it.',
        '1. Send the PDF again.\n2. Move the due date by 14 days.\n3. Switch reminders off until then.',
        'The invoice left us late. You have two more weeks, and no reminder will reach you.',
      ],
      es: [
        'Reenviar la factura y aplazar el vencimiento',
        'La factura llegó tarde y queda poco tiempo para pagarla.',
        '1. Reenviar el PDF.\n2. Aplazar el vencimiento 14 días.\n3. Detener los avisos hasta entonces.',
        'La factura salió tarde. Tiene dos semanas más y no recibirá ningún aviso.',
      ],
      bs: [
        'Ponovo poslati račun i pomjeriti rok',
        'Račun je stigao kasno i ostalo je premalo vremena za uplatu.',
        '1. Ponovo poslati PDF.\n2. Pomjeriti rok za 14 dana.\n3. Do tada isključiti opomene.',
        'Račun je od nas otišao kasno. Imate još dvije sedmice i nećete dobiti opomenu.',
      ],
    },
    ...{ takes: '5 min', customerCost: '0 €', ourCost: '0 €' },
    ...{ votes: [9, 1, 2], dueInDays: 60, reviewedBy: 'grace' },
  },
  {
    theme: 'technician-no-show',
    author: 'adnan',
    texts: {
      en: [
        'First visit of the next morning, with a name',
        'Nobody came to an appointment, and the customer waited at home.',
        '1. Take the first slot of the next working day.\n2. Give the name of the technician.\n3. Have the technician call half an hour before.',
        'Nobody came and you waited for nothing: we are sorry. Tomorrow at 8 comes a technician whom I name to you, and who calls before leaving.',
      ],
      es: [
        'Primera visita de la mañana siguiente, con nombre',
        'Nadie acudió a la cita y el cliente esperó en casa.',
        '1. Reservar la primera hora del siguiente día laborable.\n2. Dar el nombre del técnico.\n3. Que el técnico llame media hora antes.',
        'Nadie acudió y usted esperó en balde: lo sentimos. Mañana a las 8 irá un técnico cuyo nombre le doy ahora y que le llamará antes de salir.',
      ],
    },
    ...{ takes: '1 día', customerCost: '0 €', ourCost: '40 €' },
    ...{ votes: [11, 4, 2], dueInDays: 30, reviewedBy: 'adnan' },
  },
  {
    theme: 'router-instructions',
    author: 'emina',
    texts: {
      bs: [
        'Upute za ruter s velikim slikama',
        'Korisnik ne može povezati ruter; upute iz kutije su mu nejasne.',
        '1. Poslati poveznicu na upute sa slikama.\n2. Ostati na vezi do zelene lampice.',
        'Šaljem vam upute sa slikama. Ostajem na vezi dok lampica ne bude zelena.',
      ],
      es: [
        'Guía del router con fotos grandes',
        'El cliente no consigue conectar el router; las instrucciones de la caja no se entienden.',
        '1. Enviar el enlace a la guía con fotos.\n2. Seguir en línea hasta la luz verde.',
        'Le envío una guía con fotos. Sigo en línea hasta que la luz esté verde.',
      ],
      en: [
        'Router guide with large pictures',
        'The customer cannot connect the router; the leaflet in the box is unclear.',
        '1. Send the link to the guide with pictures.\n2. Stay on the line until the light is green.',
        'I am sending you a guide with pictures. I stay on the line until the light is green.',
      ],
    },
    ...{ takes: '15 min', customerCost: '0 €', ourCost: '4 €' },
    ...{ votes: [14, 6, 1], dueInDays: -23, reviewedBy: 'emina' },
  },
  {
    theme: 'slow-evenings',
    author: 'ramon',
    texts: {
      es: [
        'Cambiar el canal wifi a distancia',
        'Internet va lento por la noche y solo por wifi.',
        '1. Medir por cable.\n2. Si por cable va bien, cambiar el canal a distancia.\n3. Medir otra vez.',
        'Cambio ahora el canal de su wifi. Pruebe esta noche; mañana le llamo para saber cómo fue.',
      ],
      bs: [
        'Promijeniti wifi kanal na daljinu',
        'Internet je navečer spor, i to samo preko wifija.',
        '1. Izmjeriti preko kabla.\n2. Ako je tako dobro, promijeniti kanal.\n3. Ponovo izmjeriti.',
        'Sada mijenjam kanal vašeg wifija. Probajte večeras; sutra vas zovem.',
      ],
    },
    ...{ takes: '20 min', customerCost: '0 €', ourCost: '5 €' },
    ...{ votes: [5, 8, 2], dueInDays: 75, reviewedBy: 'ramon' },
  },
  {
    theme: 'boiler-part',
    author: 'adnan',
    texts: {
      es: [
        'Calefactor de préstamo mientras llega la pieza',
        'La caldera espera una pieza y en casa hace frío, sobre todo con niños o mayores.',
        '1. Preguntar quién vive en casa.\n2. Llevar dos calefactores el mismo día.\n3. Recogerlos con la reparación.',
        'Hasta que llegue la pieza le dejamos hoy dos calefactores. No le cuestan nada.',
      ],
      bs: [
        'Posuditi grijalicu dok dio ne stigne',
        'Bojler čeka dio, a u kući je hladno, naročito uz djecu ili starije.',
        '1. Pitati ko živi u kući.\n2. Istog dana odnijeti dvije grijalice.\n3. Preuzeti ih uz popravak.',
        'Dok dio ne stigne, danas vam donosimo dvije grijalice. Ništa vas ne koštaju.',
      ],
    },
    ...{ takes: '1 día', customerCost: '0 €', ourCost: '25 €', isUnusual: true },
    ...{ votes: [3, 0, 1], dueInDays: 160, reviewedBy: null },
  },
  {
    theme: 'cancel-contract',
    author: 'lucia',
    texts: {
      es: [
        'Tramitar la baja en la misma llamada',
        'El cliente quiere darse de baja y ya lo ha intentado antes.',
        '1. Confirmar la identidad.\n2. Tramitar la baja ahora, sin pasar la llamada.\n3. Enviar la confirmación antes de colgar.',
        'Tramito su baja ahora mismo y le envío la confirmación antes de colgar.',
      ],
      en: [
        'Cancel within the same call',
        'The customer wants to leave and has tried before.',
        '1. Confirm who it is.\n2. Cancel now, without passing the call on.\n3. Send the confirmation before hanging up.',
        'I am cancelling it right now and send you the confirmation before we hang up.',
      ],
    },
    ...{ takes: '8 min', customerCost: '0 €', ourCost: '3 €' },
    ...{ votes: [8, 1, 0], dueInDays: 44, reviewedBy: 'lucia' },
  },
  {
    theme: 'fault-returns',
    author: 'marta',
    texts: {
      es: [
        'El mismo técnico hasta que quede resuelto',
        'La avería ha vuelto después de una reparación.',
        '1. Asignar al técnico de la primera visita.\n2. Revisar la línea completa, no solo el síntoma.\n3. Llamar una semana después.',
        'Vuelve el mismo técnico, que ya conoce su caso, y lo revisa todo. En una semana le llamo.',
      ],
    },
    ...{ takes: '2 días', customerCost: '0 €', ourCost: '60 €' },
    ...{ votes: [2, 1, 3], dueInDays: -64, reviewedBy: null },
  },
  {
    theme: 'app-logout',
    author: 'emina',
    texts: {
      bs: [
        'Prijava jednokratnim kodom',
        'Aplikacija stalno traži prijavu ili korisnik ne zna lozinku.',
        '1. Poslati jednokratni kod.\n2. Uključiti „ostani prijavljen“.',
        'Šaljem vam kod. Nakon toga aplikacija više neće tražiti prijavu.',
      ],
      en: [
        'Sign in with a one-time code',
        'The app keeps asking to sign in, or the password is forgotten.',
        '1. Send a one-time code.\n2. Switch “stay signed in” on.',
        'I am sending you a code. After that the app no longer asks.',
      ],
    },
    ...{ takes: '3 min', customerCost: '0 €', ourCost: '1 €' },
    ...{ votes: [6, 0, 1], dueInDays: 90, reviewedBy: 'emina' },
  },
  {
    theme: 'price-differs',
    author: 'grace',
    texts: {
      es: [
        'Mantener el precio que se ofreció',
        'En la factura figura un precio distinto del que se ofreció.',
        '1. Buscar la oferta por escrito.\n2. Aplicar su precio durante todo el contrato.\n3. Abonar la diferencia.',
        'Vale el precio que le ofrecimos. Lo corrijo para todo el contrato y le abono la diferencia.',
      ],
      en: [
        'Keep the price that was offered',
        'The invoice shows another price than the one that was offered.',
        '1. Find the written offer.\n2. Apply its price for the whole contract.\n3. Credit the difference.',
        'The price that we offered stands. I correct it for the whole contract and credit the difference.',
      ],
    },
    ...{ takes: '12 min', customerCost: '0 €', ourCost: '18 €' },
    ...{ votes: [1, 1, 0], dueInDays: 15, reviewedBy: 'grace' },
  },
];
