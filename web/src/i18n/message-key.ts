import type app from '../messages/en/app.json';
import type audit from '../messages/en/audit.json';
import type board from '../messages/en/board.json';
import type causes from '../messages/en/causes.json';
import type comments from '../messages/en/comments.json';
import type councils from '../messages/en/councils.json';
import type decide from '../messages/en/decide.json';
import type engine from '../messages/en/engine.json';
import type home from '../messages/en/home.json';
import type imports from '../messages/en/imports.json';
import type inbox from '../messages/en/inbox.json';
import type kinds from '../messages/en/kinds.json';
import type map from '../messages/en/map.json';
import type measures from '../messages/en/measures.json';
import type merging from '../messages/en/merging.json';
import type note from '../messages/en/note.json';
import type phrases from '../messages/en/phrases.json';
import type reasons from '../messages/en/reasons.json';
import type repeats from '../messages/en/repeats.json';
import type settings from '../messages/en/settings.json';
import type signIn from '../messages/en/sign-in.json';
import type target from '../messages/en/target.json';
import type themes from '../messages/en/themes.json';
import type topten from '../messages/en/topten.json';
import type ui from '../messages/en/ui.json';
import type unsorted from '../messages/en/unsorted.json';
import type why from '../messages/en/why.json';

interface Catalogue {
  app: typeof app;
  audit: typeof audit;
  board: typeof board;
  causes: typeof causes;
  comments: typeof comments;
  councils: typeof councils;
  decide: typeof decide;
  engine: typeof engine;
  home: typeof home;
  imports: typeof imports;
  inbox: typeof inbox;
  kinds: typeof kinds;
  map: typeof map;
  measures: typeof measures;
  merging: typeof merging;
  note: typeof note;
  phrases: typeof phrases;
  reasons: typeof reasons;
  repeats: typeof repeats;
  settings: typeof settings;
  'sign-in': typeof signIn;
  target: typeof target;
  themes: typeof themes;
  topten: typeof topten;
  ui: typeof ui;
  unsorted: typeof unsorted;
  why: typeof why;
}

/** Every key the English messages have, as `feature.key`. */
export type MessageKey = {
  [Feature in keyof Catalogue]: `${Feature}.${keyof Catalogue[Feature] & string}`;
}[keyof Catalogue];
