import type { Scheme } from './scheme.ts'
import type { Report } from './scheme-problem.ts'

/** What links and visits can be refused for: sets, codes and modifiers that do not exist, or that do not go together. */
export function checkLinks(scheme: Scheme, report: Report): void {
  const sets = new Map(scheme.sets.map((set) => [set.id, set]))
  scheme.sets.forEach(({ id, linksTo }, n) => {
    if (linksTo === undefined) return
    const cues = sets.get(linksTo.set)
    const path = ['sets', n, 'linksTo']
    if (cues === undefined) report('unknown-reference', [...path, 'set'], { id: linksTo.set })
    else if (cues.id === id) report('link-to-itself', [...path, 'set'], { id })
    const known = new Set(cues?.codes.map((code) => code.id))
    linksTo.codes?.forEach((code, m) => {
      if (cues !== undefined && !known.has(code)) report('unknown-reference', [...path, 'codes', m], { id: code })
    })
    if (linksTo.codes?.length === 0) report('too-few', [...path, 'codes'], { limit: 1, count: 0 })
  })
  checkVisits(scheme, report)
}

function checkVisits(scheme: Scheme, report: Report): void {
  const sets = new Map(scheme.sets.map((set) => [set.id, set]))
  const modifiers = new Set(scheme.modifiers.map(({ id }) => id))
  scheme.passes.forEach(({ visitEach }, n) => {
    if (visitEach === undefined) return
    const path = ['passes', n, 'visitEach']
    visitEach.sets.forEach((id, m) => {
      if (!sets.has(id)) report('unknown-reference', [...path, 'sets', m], { id })
    })
    const codes = visitEach.sets.flatMap((id) => sets.get(id)?.codes ?? [])
    visitEach.modifiers?.forEach((id, m) => {
      if (!modifiers.has(id)) report('unknown-reference', [...path, 'modifiers', m], { id })
      else if (!codes.some((code) => code.modifiers.includes(id)))
        report('never-asked', [...path, 'modifiers', m], { id })
    })
  })
}
