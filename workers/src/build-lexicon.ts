// Learns what situations are known by and keeps it, so that no learning of themes begins with it.
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { conceptsOf } from './engine/concepts/concepts.ts';
import { learnSituations } from './engine/situations/learn-situations.ts';
import { encodeSituations } from './engine/situations/situation-bytes.ts';
import { builtFrom, KEPT_AS, readLexicon } from './read-lexicon.ts';

const lexicon = readLexicon();
const situations = learnSituations(lexicon.examples, conceptsOf(lexicon.concepts));
const path = builtFrom(lexicon);
const beside = new URL(`${path.href}.${process.pid}`);
writeFileSync(beside, encodeSituations(situations));
renameSync(beside, path); // whole or not at all
const folder = new URL('.', path);
const older = readdirSync(folder).filter((name) => name.startsWith(KEPT_AS));
for (const name of older) {
  if (!path.href.endsWith(name)) rmSync(new URL(name, folder));
}
