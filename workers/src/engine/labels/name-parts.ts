const BETWEEN = ' · ';

/** "A" and "B" of the name "A · B". */
export const partsOfName = (name: string): string[] => name.split(BETWEEN);

/** "A · B" of "A" and "B". */
export const joinParts = (parts: readonly string[]): string => parts.join(BETWEEN);
