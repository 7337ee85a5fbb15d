/** `2026-Q1` comes after `2025-Q4`. */
export const quarterAfter = (quarter: string): string => shifted(quarter, 1);
export const quarterBefore = (quarter: string): string => shifted(quarter, -1);

function shifted(quarter: string, by: number): string {
  const at = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 + by;
  return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`;
}
