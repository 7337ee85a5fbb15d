/** One comment as the engine sees it. `language` is an ISO 639-1 code, or null when not known. */
export interface EngineComment {
  id: string;
  text: string;
  language: string | null;
}

/** Why a comment stands in a theme, in words a person can check. */
export interface Reason {
  /**
   * 1 to 4 surface words or phrases of the comment, strongest first. None where a person placed the
   * comment and the theme is new to the model, or no word that may be shown pulls towards the theme.
   */
  terms: string[];
  /**
   * Whether other members of the theme use these words, or say them in other words or another language.
   * Where not, the comment is near in meaning only, and the one word is what brings it nearest.
   */
  shared: boolean;
  /** How well the comment fits the theme: 0 to 1, two decimals. */
  score: number;
  /** The most similar member of the theme, never the comment itself. */
  nearestId: string | null;
}

/** A theme that exists before a run. */
export interface KnownTheme {
  id: string;
  memberIds: readonly string[];
  /** A person made, renamed, merged, split, owned or decided on it, or placed a comment: it outlives any discovery. */
  kept: boolean;
  /** More than that a comment was placed: it holds on to its members. As `kept` where it is left out. */
  held?: boolean;
  /** The name that the engine gave it last: it keeps that while it is the same theme. */
  label?: string | null;
}

/** What people decided about single comments. Every run obeys it. */
export interface Constraints {
  /** Comment id → the theme a person put it in; null: a person said it belongs to no theme. */
  pinned: ReadonlyMap<string, string | null>;
  /** Comment id → themes it must never be placed in again. */
  banned: ReadonlyMap<string, ReadonlySet<string>>;
  /** Pairs of themes that people hold apart: what teaches one draws nothing out of the other. */
  apart?: readonly (readonly [themeId: string, otherId: string])[];
}

/** Few broad themes, the default, or many fine ones. */
export type Sensitivity = 'broad' | 'medium' | 'fine';

/**
 * Where a comment ended: `themeId` is null when it stays unsorted, and so is the reason. Of comments
 * beyond those learned from no reason is made either: see `reasonOf`.
 */
export interface Placement {
  commentId: string;
  themeId: string | null;
  score: number;
  reason: Reason | null;
}
