import type { SchemePath } from '#shared/scheme/scheme-problem.ts'

/** The id of the element that shows a part of a scheme. By place, not by id: a draft may hold an id twice. */
export function partId(...path: SchemePath): string {
  return ['part', ...path].join('-')
}

const beyondTheCodes: readonly unknown[] = [
  'composites',
  'rules',
  'context',
  'modifiers',
  'computed',
  'reliability',
  'tests',
  'lookups',
]

/** The parts that a path leads into, innermost first: the anchor, its scale. The frame stands for what has no part. */
export function partsOnPath(path: SchemePath): readonly string[] {
  const inner = path.map((_, n) => partId(...path.slice(0, path.length - n)))
  return [...inner, ...(beyondTheCodes.includes(path[0]) ? [partId('rest')] : []), partId('frame')]
}

/** Moves to the innermost part of a path that is on screen. */
export function jumpToPath(path: SchemePath): void {
  const found = partsOnPath(path).find((id) => document.getElementById(id) !== null)
  if (found !== undefined) jumpTo(found)
}

/** The hash of the address is the place in the application, so jumping within a page is done by hand. */
export function jumpTo(elementId: string): void {
  const part = document.getElementById(elementId)
  part?.scrollIntoView({ block: 'start' })
  part?.focus({ preventScroll: true })
}
