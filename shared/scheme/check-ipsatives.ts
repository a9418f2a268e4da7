import { stepOf, type Ipsative } from './ipsative.ts'
import type { Scheme } from './scheme.ts'
import type { Report } from './scheme-problem.ts'

/** What forms that give out points can be refused for: ids used twice, steps that never reach the points, too high a minimum. */
export function checkIpsatives(scheme: Scheme, report: Report): void {
  const subjects = new Set(scheme.subjects.map(({ id }) => id))
  for (const [n, form] of (scheme.ipsatives ?? []).entries()) {
    if (!subjects.has(form.subject)) report('unknown-reference', ['ipsatives', n, 'subject'], { id: form.subject })
    checkForm(form, n, report)
  }
}

function checkForm(form: Ipsative, n: number, report: Report): void {
  const { points, aspects, patterns, minAspects } = form
  const steps = points / stepOf(form)
  if (Math.abs(steps - Math.round(steps)) > 1e-9)
    report('points-not-in-steps', ['ipsatives', n, 'step'], { points, step: stepOf(form) })
  // A step so small would ask for more strokes of a key than anybody gives.
  else if (steps > 40) report('scale-too-fine', ['ipsatives', n, 'step'], { limit: 40 })
  if (minAspects !== undefined && minAspects > aspects.length)
    report('too-large', ['ipsatives', n, 'minAspects'], { found: minAspects, limit: aspects.length })
  for (const [list, things] of [
    ['aspects', aspects],
    ['patterns', patterns],
  ] as const) {
    const seen = new Set<string>()
    things.forEach(({ id }, m) => {
      if (seen.has(id)) report('duplicate-id', ['ipsatives', n, list, m, 'id'], { id })
      seen.add(id)
      if (list === 'patterns' && id.includes('-')) report('hyphen-in-id', ['ipsatives', n, list, m, 'id'], { id })
    })
  }
}
