import { reservedForScores } from '../vocabulary.ts'

/** Room is left for a number behind it. */
const longest = 32

/**
 * An id made from a label: `Looks at mother` gives `looks_at_mother`. Letters of other scripts have no place in ids;
 * where nothing is left, `fallback` stands. A number makes it differ from those `taken`, and from words of formulas.
 */
export function newId(label: string, taken: ReadonlySet<string>, fallback: string): string {
  const plain = label
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, longest)
    .replace(/_+$/, '')
  const stem = plain === '' ? fallback : plain
  const isFree = (id: string): boolean => !taken.has(id) && !reservedForScores.has(id)
  if (isFree(stem)) return stem
  for (let n = 2; ; n += 1) if (isFree(`${stem}_${n}`)) return `${stem}_${n}`
}
