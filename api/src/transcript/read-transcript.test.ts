import { expect, test } from 'vitest';
import { readTranscript } from './read-transcript.ts';

/** Turns as `speaker: text`, the customer's with a star. */
const turns = (content: string, fileName = '') =>
  readTranscript(fileName, content).turns.map(
    ({ speaker, text, customer }) => `${customer ? '*' : ''}${speaker}: ${text}`,
  );

test('plain text: names, lines that go on, stamps in several forms', () => {
  const said = [
    'Agent: Good morning, how can I help?',
    '[00:00:07] Customer: Nobody came on Tuesday.',
    'I waited all day.',
    '12/03/2026, 10:32 - Agent: I am sorry.',
    'Customer (10:33): See https://example.org: nothing: there',
  ].join('\r\n');
  expect(turns(said)).toEqual([
    'Agent: Good morning, how can I help?',
    '*Customer: Nobody came on Tuesday.\nI waited all day.',
    'Agent: I am sorry.',
    '*Customer: See https://example.org: nothing: there',
  ]);
});

test('a word with a colon is not a speaker where others are', () => {
  const said = 'Operater: Izvolite.\nKlijent: Imam problem.\nNapomena: hitno je.\nOperater: Dobro.';
  expect(turns(said)).toEqual([
    'Operater: Izvolite.',
    '*Klijent: Imam problem.\nNapomena: hitno je.',
    'Operater: Dobro.',
  ]);
});

test('text without any speaker is one turn of nobody, and nobody is taken for the customer', () => {
  expect(readTranscript('call.txt', 'Nobody came.\n\nI waited.')).toEqual({
    format: 'txt',
    speakers: [{ name: '', turns: 1, customer: false }],
    turns: [{ speaker: '', text: 'Nobody came.\nI waited.', customer: false }],
  });
});

test('WebVTT: voices, several in one cue, tags, entities, notes, cues that go on', () => {
  const file = `WEBVTT - call

NOTE said on the phone

STYLE
::cue { color: red }

1
00:00:00.000 --> 00:00:02.000 align:start
<v Agente>Buenos días</v>

00:02.000 --> 00:04.000
<v.loud Cliente Ana><i>No llega</i> &lt;nada&gt; &amp; nadie</v>
<v Agente>Lo siento

00:05.000 --> 00:06.000
de verdad
`;
  expect(turns(file)).toEqual([
    'Agente: Buenos días',
    '*Cliente Ana: No llega <nada> & nadie',
    'Agente: Lo siento\nde verdad',
  ]);
  expect(readTranscript('', file).format).toBe('vtt');
});

test('SubRip with names before colons', () => {
  const file = `1
00:00:01,000 --> 00:00:03,000
OPERATER: Dobar dan

2
00:00:03,500 --> 00:00:05,000
КОРИСНИК: Интернет не ради

3
00:00:05,500 --> 00:00:06,000
већ три дана`;
  expect(turns(file)).toEqual(['OPERATER: Dobar dan', '*КОРИСНИК: Интернет не ради\nвећ три дана']);
  expect(readTranscript('call.srt', file).format).toBe('srt');
});

test.each([
  [
    [
      { speaker: 'agent', text: 'Hi' },
      { speaker: 'customer', text: 'Late' },
    ],
  ],
  [
    {
      messages: [
        { role: 'agent', content: 'Hi' },
        { role: 'customer', content: 'Late' },
      ],
    },
  ],
  [
    {
      id: 7,
      call: {
        segments: [
          { from: { name: 'agent' }, message: 'Hi' },
          { from: { name: 'customer' }, message: { text: 'Late' } },
        ],
      },
    },
  ],
])('JSON: %j', (value) => {
  expect(turns(JSON.stringify(value))).toEqual(['agent: Hi', '*customer: Late']);
});

test('numbered channels are two speakers, and people say which is the customer', () => {
  const { speakers } = readTranscript(
    '',
    '[{"channel":0,"text":"Hi"},{"channel":1,"text":"Late"},{"channel":0,"text":"Sorry"}]',
  );
  expect(speakers).toEqual([
    { name: '0', turns: 2, customer: false },
    { name: '1', turns: 1, customer: false },
  ]);
});

test('the one who is not staff is the customer, unless there are several', () => {
  expect(turns('Agent: Hi\nMarko: Late')).toEqual(['Agent: Hi', '*Marko: Late']);
  expect(turns('Atención al cliente: Hola\nMarko: Tarde')[1]).toBe('*Marko: Tarde');
  expect(turns('Agent: Hi\nMarko: Late\nAna: Very').some((turn) => turn.startsWith('*'))).toBe(
    false,
  );
  expect(turns('Marko: Hi\nAna: Late').some((turn) => turn.startsWith('*'))).toBe(false);
});

test('keys that objects inherit are not taken for content', () => {
  expect(turns('[{"__proto__":{"text":"x"},"constructor":1}]', 'a.json')).toEqual([]);
  expect(turns('constructor: hello\n__proto__: bye')).toEqual(['constructor: hello', 'proto: bye']);
});

test('what is no transcript has no turns', () => {
  expect(turns('', 'a.txt')).toEqual([]);
  expect(turns('{"a": 1}', 'a.json')).toEqual([]);
  expect(turns('WEBVTT\n\nNOTE nothing')).toEqual([]);
});

test('a turn longer than may be stored is cut, no character torn apart', () => {
  const { turns } = readTranscript(
    '',
    `Agent: Hi\nCustomer: ${'a'.repeat(9_999)}😀${'b'.repeat(20)}`,
  );
  expect(turns.map((turn) => turn.text.length)).toEqual([2, 9_999, 22]);
});

test.each([
  'a:\n',
  'a:',
  '<v ',
  '<',
  '[',
  '{"a":',
  '1:00 --> ',
  '\n ',
  ' ',
  '&a',
  'x: y\n',
  '(',
  '-->',
])('a million characters of %j are read in little time', (pump) => {
  const before = process.cpuUsage();
  readTranscript('', pump.repeat(1_000_000 / pump.length));
  readTranscript(
    '',
    `WEBVTT\n\n0:00:01.000 --> 0:00:02.000\n${pump.repeat(900_000 / pump.length)}`,
  );
  expect(process.cpuUsage(before).user).toBeLessThan(10_000_000);
});
