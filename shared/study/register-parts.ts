import { stem } from './register-pattern.ts'

/**
 * Cameras cut a long film into files whose names count: most behind (`00000.MTS`, `MVI_0001`, `C0002`), some with the
 * chapter before the number of the film (`GX010012`, `GX020012`; in older ones the first is `GOPR0012`, the next
 * `GP010012`). Texts are compared with numbers in them taken as numbers, so that 10 comes after 9.
 */
const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** A name with its chapter, where a camera put it in front, moved behind the number of the film. */
function withChapterLast(name: string): string {
  return name.replace(
    /(?:G[HXLP](\d{2})|GOPR)(\d{4})$/i,
    (_, chapter: string | undefined, film: string) => `G${film}.${chapter ?? '00'}`,
  )
}

/** The sign tells which part comes first; 0 only for parts that are the same for a reader (`1`, `01`). */
export function comparePart(a: string, b: string): number {
  return natural.compare(withChapterLast(a.trim()), withChapterLast(b.trim()))
}

/** Paths in the order in which a camera filmed them, as far as their names tell: by folder, then by name. */
export function inFilmingOrder(paths: readonly string[]): readonly string[] {
  const folder = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  return paths.toSorted(
    (a, b) =>
      natural.compare(folder(a), folder(b)) ||
      comparePart(stem(a), stem(b)) ||
      // The order has to be the same whatever order they were chosen in.
      (a < b ? -1 : Number(a > b)),
  )
}

/**
 * Numbers that are left out between the first and the last of these parts, ascending; at most ten. Empty where a part
 * is not a plain number, or where so much is left out that the numbers cannot count parts.
 */
export function partsLeftOut(parts: readonly string[]): readonly number[] {
  const numbers = parts.map((part) => (/^\d{1,9}$/.test(part.trim()) ? Number(part) : Number.NaN))
  if (numbers.length < 2 || numbers.some(Number.isNaN)) return []
  const first = Math.min(...numbers)
  const there = new Set(numbers)
  const spanned = Math.max(...numbers) - first + 1
  if (spanned - there.size > 10) return []
  return Array.from({ length: spanned }, (_, n) => first + n).filter((number) => !there.has(number))
}
