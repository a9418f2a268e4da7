import type { Scheme } from './scheme.ts'
import type { Report } from './scheme-problem.ts'

/** What the grids of a scheme can be refused for: subjects that do not exist, scales whose values have no words. */
export function checkGrids(scheme: Scheme, report: Report): void {
  const subjects = new Set(scheme.subjects.map(({ id }) => id))
  for (const [n, grid] of (scheme.grids ?? []).entries()) {
    grid.items.forEach((item, m) => {
      const path = ['grids', n, 'items', m]
      if (!subjects.has(item.subject)) report('unknown-reference', [...path, 'subject'], { id: item.subject })
      if (item.min >= item.max) report('scale-ends', [...path, 'max'], { id: item.id, min: item.min, max: item.max })
      else if (item.values.length !== item.max - item.min + 1)
        report('values-without-words', [...path, 'values'], {
          count: item.values.length,
          needed: item.max - item.min + 1,
        })
    })
  }
}
