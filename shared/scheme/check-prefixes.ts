import { isTakenPrefix } from './column-prefix.ts'
import type { Scheme } from './scheme.ts'
import type { Report } from './scheme-problem.ts'

/** Columns of two subjects must be told apart by how they begin, and from columns that hold no scores. */
export function checkPrefixes({ subjects }: Scheme, report: Report): void {
  const seen = new Map<string, string>()
  subjects.forEach(({ exportPrefix: prefix, label }, n) => {
    if (prefix === undefined) return
    const path = ['subjects', n, 'exportPrefix']
    const other = seen.get(prefix)
    if (other !== undefined) report('duplicate-prefix', path, { prefix, other })
    if (isTakenPrefix(prefix)) report('taken-prefix', path, { prefix })
    seen.set(prefix, label)
  })
}
