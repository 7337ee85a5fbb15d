import { commentsOf, type DemoComment } from './demo-comment.ts';

/** Customers in Croatia and Serbia, in Latin and in Cyrillic script, on themes that others have too. */
export const neighbours: readonly DemoComment[] = [
  ...commentsOf({ theme: 'slow-evenings', reason: 'sl', kind: 'avoidable' }, [
    {
      language: 'hr',
      daysAgo: 46,
      channel: 'form',
      text: 'Navečer nakon osam internet jedva radi, ne mogu ni pogledati film do kraja.',
    },
    {
      language: 'sr',
      daysAgo: 33,
      channel: 'survey',
      solved: 'no',
      treated: 3,
      firstTime: 'no',
      text: 'Сваке вечери исто: интернет је спор и сваки видео-позив се прекида.',
    },
  ]),
  ...commentsOf({ theme: 'phone-wait', reason: 'lw', kind: 'avoidable' }, [
    {
      language: 'hr',
      daysAgo: 57,
      channel: 'survey',
      solved: 'partly',
      treated: 3,
      firstTime: 'no',
      text: 'Trideset i pet minuta čekanja na telefonu da bih čuo da nazovem sutra.',
    },
    {
      language: 'sr',
      daysAgo: 26,
      channel: 'form',
      text: 'Predugo se čeka da se neko javi na telefon, posle dvadeset minuta odustanem.',
    },
  ]),
  ...commentsOf({ theme: 'boiler-part', reason: 'wp', kind: 'avoidable' }, [
    {
      language: 'hr',
      daysAgo: 39,
      channel: 'form',
      text: 'Već tri tjedna čekamo dio za bojler i nitko ne zna reći kada dolazi.',
    },
    {
      language: 'sr',
      daysAgo: 30,
      channel: 'agent',
      text: 'Чека део за бојлер, у кући су две бебе и нема топле воде.',
    },
  ]),
  ...commentsOf({ theme: 'router-instructions', reason: 'hu', kind: 'simple' }, [
    {
      language: 'hr',
      daysAgo: 51,
      channel: 'survey',
      solved: 'partly',
      treated: 4,
      firstTime: 'yes',
      text: 'Upute za ruter su nejasne, slike ne odgovaraju uređaju koji sam dobila.',
    },
    {
      language: 'sr',
      daysAgo: 61,
      channel: 'form',
      text: 'Uputstvo za ruter ne kaže gde piše lozinka za bežičnu mrežu.',
    },
  ]),
  ...commentsOf({ theme: 'praise-technician', reason: 'pr', kind: 'valued' }, [
    {
      language: 'hr',
      daysAgo: 44,
      channel: 'survey',
      solved: 'yes',
      treated: 5,
      firstTime: 'yes',
      text: 'Tehničar je bio točan, pristojan i sve je ostavio čisto. Svaka pohvala!',
    },
    {
      language: 'sr',
      daysAgo: 37,
      channel: 'survey',
      solved: 'yes',
      treated: 5,
      firstTime: 'yes',
      text: 'Мајстор је дошао на време, све објаснио и средио за пола сата. Хвала!',
    },
  ]),
  ...commentsOf({ theme: 'price-differs', reason: 'pq', kind: 'avoidable' }, [
    {
      language: 'sr',
      daysAgo: 53,
      channel: 'form',
      text: 'U ponudi je bila jedna cena, a na računu druga, veća za trideset evra.',
    },
  ]),
  ...commentsOf({ theme: 'cancel-contract', reason: 'cc', kind: 'avoidable' }, [
    {
      language: 'hr',
      daysAgo: 48,
      channel: 'form',
      text: 'Za raskid ugovora traže tri obrasca i odlazak u poslovnicu, a za sklapanje je bio dovoljan klik.',
    },
  ]),
];
