import { alsoFor, alsoInWords } from './also.ts'
import { aimTargets } from './aim-target.ts'
import type { ReliabilityPlan, Scheme } from './scheme.ts'
import type { Report, SchemePath } from './scheme-problem.ts'

/**
 * What an aim asks for beside its statistic has to be computed of such a thing, is another statistic than its own, and
 * stands there once. `place`: of the aim. Nothing is said of an aim that has no target of its own or another's statistic:
 * that is told already.
 */
export function checkAlso(scheme: Scheme, aim: ReliabilityPlan, place: SchemePath, report: Report): void {
  const { target, statistic, also = [] } = aim
  const meant = aimTargets(scheme, target)[0]
  if (meant === undefined || !meant.statistics.includes(statistic)) return
  const isExclusive = scheme.sets.some(({ id, exclusive }) => id === target && exclusive)
  const allowed: readonly string[] = alsoFor(statistic, { kind: meant.kind, isExclusive })
  also.forEach((id, n) => {
    const at = [...place, 'also', n]
    if (also.indexOf(id) < n) report('also-twice', at, { found: alsoInWords(id) })
    else if (id === statistic) report('also-is-main', at)
    else if (!allowed.includes(id))
      report('also-of-other-kind', at, { found: alsoInWords(id), allowed: allowed.map(alsoInWords).join('; ') })
  })
}
