export type Messages = ReadonlyMap<string, string>;

/** Joins the files of one language: `board.json`'s `empty` becomes `board.empty`. */
export function byKey(files: Record<string, unknown>): Messages {
  const entries = Object.entries(files).flatMap(([path, file]) => {
    const feature = /([^/]+)\.json$/.exec(path)?.[1] ?? path;
    return Object.entries(file as Record<string, string>).map(
      ([key, text]) => [`${feature}.${key}`, text] as const,
    );
  });
  return new Map(entries);
}
