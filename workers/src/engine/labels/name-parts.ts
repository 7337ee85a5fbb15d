/** "A" and "B" of the name "A · B". */
export const partsOfName = (name: string): string[] => name.split(' · ');
