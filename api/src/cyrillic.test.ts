import { expect, test } from 'vitest';
import { toCyrillic } from './cyrillic.ts';

test.each([
  ['Šta kupci kažu o čekanju?', 'Шта купци кажу о чекању?'],
  ['Ljubazan odgovor, Njegošu; Džep', 'Љубазан одговор, Његошу; Џеп'],
  ['s njim, k njoj i/ili e-pošta', 'с њим, к њој и/или е-пошта'],
  ['Đorđe i žvaka, ćuprija, džem', 'Ђорђе и жвака, ћуприја, џем'],
  ['sačuvaj i otkaži', 'сачувај и откажи'],
])('%s', (latin, cyrillic) => {
  expect(toCyrillic(latin)).toBe(cyrillic);
});

test.each([
  ['injekcija', 'инјекција'],
  ['konjunktura', 'конјунктура'],
  ['nadživeti', 'надживети'],
  ['Tanjug', 'Танјуг'],
  ['njen', 'њен'],
])('two letters that are two sounds stay two: %s', (latin, cyrillic) => {
  expect(toCyrillic(latin)).toBe(cyrillic);
});

test.each([
  ['Preuzmi kao CSV ili PDF', 'Преузми као CSV или PDF'],
  ['Bez Vocera i SMTP_URL', 'Без Vocera и SMTP_URL'],
  ['Pritisnite Ctrl+Enter ili taster n', 'Притисните Ctrl+Enter или тастер n'],
  ['Pišite na ana@primer.rs', 'Пишите на ana@primer.rs'],
  ['Otvorite https://primer.rs/strana?a=b.', 'Отворите https://primer.rs/strana?a=b.'],
  ['Stoji u datoteci izveštaj.csv ili na /api/v1', 'Стоји у датотеци izveštaj.csv или на /api/v1'],
  ['Zaglavlje webhook-id i PIN-ovi', 'Заглавље webhook-id и PIN-ови'],
  ['txt ili .vtt datoteka', 'txt или .vtt датотека'],
  ['Tip je question ili idea', 'Тип је question или idea'],
  ['Zona Europe/Sarajevo, tip application/json', 'Зона Europe/Sarajevo, тип application/json'],
  ['Na primer #0b655e.', 'На пример #0b655e.'],
  ['Kolona `occurred_at` i case_code', 'Колона `occurred_at` и case_code'],
])('what Cyrillic text keeps in Latin script stays: %s', (latin, cyrillic) => {
  expect(toCyrillic(latin)).toBe(cyrillic);
});
