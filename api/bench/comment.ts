const openings = ['My order', 'The invoice', 'The technician', 'Your app', 'The router'];
const troubles = [
  'came too late',
  'was wrong',
  'did not work',
  'is still missing',
  'cost too much',
];
const ends = [
  'and nobody called me back.',
  'for the second time this month.',
  'since Monday morning.',
];

/** A comment of about the usual length, another one for each number. */
export const comment = (n: number) =>
  `${openings[n % 5]} ${troubles[Math.floor(n / 5) % 5]} ${ends[Math.floor(n / 25) % 3]} Number ${n}.`;
