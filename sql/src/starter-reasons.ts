export interface StarterReason {
  /** Two letters, mnemonic in English, so that two keys pick the reason. */
  code: string;
  names: { en: string; es: string; bs: string; hr: string; 'sr-Latn': string; 'sr-Cyrl': string };
}

/** Contact reasons that a new organisation may start from; the last is for all the rest. */
export const starterReasons: readonly StarterReason[] = [
  {
    code: 'wo',
    names: {
      en: 'Where is my order or appointment?',
      es: '¿Dónde está mi pedido o mi cita?',
      bs: 'Gdje je moja narudžba ili termin?',
      hr: 'Gdje je moja narudžba ili termin?',
      'sr-Latn': 'Gde je moja porudžbina ili termin?',
      'sr-Cyrl': 'Где је моја поруџбина или термин?',
    },
  },
  {
    code: 'nt',
    names: {
      en: 'Nobody came at the agreed time',
      es: 'No vino nadie a la hora acordada',
      bs: 'Niko nije došao u dogovoreno vrijeme',
      hr: 'Nitko nije došao u dogovoreno vrijeme',
      'sr-Latn': 'Niko nije došao u dogovoreno vreme',
      'sr-Cyrl': 'Нико није дошао у договорено време',
    },
  },
  {
    code: 'ap',
    names: {
      en: 'Book or move an appointment',
      es: 'Pedir o cambiar una cita',
      bs: 'Zakazivanje ili promjena termina',
      hr: 'Dogovaranje ili promjena termina',
      'sr-Latn': 'Zakazivanje ili promena termina',
      'sr-Cyrl': 'Заказивање или промена термина',
    },
  },
  {
    code: 'be',
    names: {
      en: 'Billing error',
      es: 'Error en la factura',
      bs: 'Greška na računu',
      hr: 'Pogreška na računu',
      'sr-Latn': 'Greška na računu',
      'sr-Cyrl': 'Грешка на рачуну',
    },
  },
  {
    code: 'il',
    names: {
      en: 'Invoice late or missing',
      es: 'La factura llega tarde o no llega',
      bs: 'Račun kasni ili nije stigao',
      hr: 'Račun kasni ili nije stigao',
      'sr-Latn': 'Račun kasni ili nije stigao',
      'sr-Cyrl': 'Рачун касни или није стигао',
    },
  },
  {
    code: 'pq',
    names: {
      en: 'Price question',
      es: 'Consulta sobre el precio',
      bs: 'Pitanje o cijeni',
      hr: 'Pitanje o cijeni',
      'sr-Latn': 'Pitanje o ceni',
      'sr-Cyrl': 'Питање о цени',
    },
  },
  {
    code: 'rp',
    names: {
      en: 'Refund or payment',
      es: 'Reembolso o pago',
      bs: 'Povrat novca ili plaćanje',
      hr: 'Povrat novca ili plaćanje',
      'sr-Latn': 'Povraćaj novca ili plaćanje',
      'sr-Cyrl': 'Повраћај новца или плаћање',
    },
  },
  {
    code: 'cl',
    names: {
      en: 'Cannot log in',
      es: 'No puede iniciar sesión',
      bs: 'Prijava na nalog ne uspijeva',
      hr: 'Prijava na korisnički račun ne uspijeva',
      'sr-Latn': 'Prijava na nalog ne uspeva',
      'sr-Cyrl': 'Пријава на налог не успева',
    },
  },
  {
    code: 'sd',
    names: {
      en: 'Service is down',
      es: 'Servicio interrumpido',
      bs: 'Usluga ne radi',
      hr: 'Usluga ne radi',
      'sr-Latn': 'Usluga ne radi',
      'sr-Cyrl': 'Услуга не ради',
    },
  },
  {
    code: 'sl',
    names: {
      en: 'Slow or unstable service',
      es: 'Servicio lento o inestable',
      bs: 'Spora ili nestabilna usluga',
      hr: 'Spora ili nestabilna usluga',
      'sr-Latn': 'Spora ili nestabilna usluga',
      'sr-Cyrl': 'Спора или нестабилна услуга',
    },
  },
  {
    code: 'fb',
    names: {
      en: 'Fault came back after a repair',
      es: 'La avería volvió tras la reparación',
      bs: 'Kvar se vratio nakon popravke',
      hr: 'Kvar se vratio nakon popravka',
      'sr-Latn': 'Kvar se vratio posle popravke',
      'sr-Cyrl': 'Квар се вратио после поправке',
    },
  },
  {
    code: 'wp',
    names: {
      en: 'Waiting for a part or product',
      es: 'Espera de una pieza o un producto',
      bs: 'Čekanje na dio ili proizvod',
      hr: 'Čekanje na dio ili proizvod',
      'sr-Latn': 'Čekanje na deo ili proizvod',
      'sr-Cyrl': 'Чекање на део или производ',
    },
  },
  {
    code: 'lw',
    names: {
      en: 'Long wait on the phone or in the queue',
      es: 'Larga espera al teléfono o en la cola',
      bs: 'Dugo čekanje na telefonu ili u redu',
      hr: 'Dugo čekanje na telefonu ili u redu',
      'sr-Latn': 'Dugo čekanje na telefonu ili u redu',
      'sr-Cyrl': 'Дуго чекање на телефону или у реду',
    },
  },
  {
    code: 'wi',
    names: {
      en: 'Wrong or conflicting information',
      es: 'Información errónea o contradictoria',
      bs: 'Pogrešne ili oprečne informacije',
      hr: 'Pogrešne ili proturječne informacije',
      'sr-Latn': 'Pogrešne ili protivrečne informacije',
      'sr-Cyrl': 'Погрешне или противречне информације',
    },
  },
  {
    code: 'nr',
    names: {
      en: 'No reply or no call back',
      es: 'Sin respuesta o sin devolución de llamada',
      bs: 'Bez odgovora ili povratnog poziva',
      hr: 'Bez odgovora ili povratnog poziva',
      'sr-Latn': 'Bez odgovora ili povratnog poziva',
      'sr-Cyrl': 'Без одговора или повратног позива',
    },
  },
  {
    code: 'hu',
    names: {
      en: 'How to use it or set it up',
      es: 'Cómo usarlo o configurarlo',
      bs: 'Kako se koristi ili podešava',
      hr: 'Kako se koristi ili postavlja',
      'sr-Latn': 'Kako se koristi ili podešava',
      'sr-Cyrl': 'Како се користи или подешава',
    },
  },
  {
    code: 'cc',
    names: {
      en: 'Cancel or change the contract',
      es: 'Cancelar o cambiar el contrato',
      bs: 'Raskid ili promjena ugovora',
      hr: 'Raskid ili promjena ugovora',
      'sr-Latn': 'Raskid ili promena ugovora',
      'sr-Cyrl': 'Раскид или промена уговора',
    },
  },
  {
    code: 'no',
    names: {
      en: 'New order or extra service',
      es: 'Nuevo pedido o servicio adicional',
      bs: 'Nova narudžba ili dodatna usluga',
      hr: 'Nova narudžba ili dodatna usluga',
      'sr-Latn': 'Nova porudžbina ili dodatna usluga',
      'sr-Cyrl': 'Нова поруџбина или додатна услуга',
    },
  },
  {
    code: 'md',
    names: {
      en: 'Change my details',
      es: 'Cambio de mis datos',
      bs: 'Promjena mojih podataka',
      hr: 'Promjena mojih podataka',
      'sr-Latn': 'Promena mojih podataka',
      'sr-Cyrl': 'Промена мојих података',
    },
  },
  {
    code: 'ds',
    names: {
      en: 'Damage or safety',
      es: 'Daños o seguridad',
      bs: 'Šteta ili sigurnost',
      hr: 'Šteta ili sigurnost',
      'sr-Latn': 'Šteta ili bezbednost',
      'sr-Cyrl': 'Штета или безбедност',
    },
  },
  {
    code: 'st',
    names: {
      en: 'Complaint about staff',
      es: 'Queja sobre el personal',
      bs: 'Žalba na osoblje',
      hr: 'Pritužba na osoblje',
      'sr-Latn': 'Žalba na osoblje',
      'sr-Cyrl': 'Жалба на особље',
    },
  },
  {
    code: 'pr',
    names: {
      en: 'Praise',
      es: 'Felicitación',
      bs: 'Pohvala',
      hr: 'Pohvala',
      'sr-Latn': 'Pohvala',
      'sr-Cyrl': 'Похвала',
    },
  },
  {
    code: 'id',
    names: {
      en: 'Idea or suggestion',
      es: 'Idea o sugerencia',
      bs: 'Ideja ili prijedlog',
      hr: 'Ideja ili prijedlog',
      'sr-Latn': 'Ideja ili predlog',
      'sr-Cyrl': 'Идеја или предлог',
    },
  },
  {
    code: 'ot',
    names: {
      en: 'Other',
      es: 'Otros motivos',
      bs: 'Ostalo',
      hr: 'Ostalo',
      'sr-Latn': 'Ostalo',
      'sr-Cyrl': 'Остало',
    },
  },
];
