import type { Scheme } from './scheme.ts'
import type { Report } from './scheme-problem.ts'

/** What is answered by digits: a pass has one of these kinds. */
const byDigits = ['ratings', 'checklists', 'grids', 'qsorts', 'ipsatives'] as const

/** Where there are passes, what is in none of them could never be coded; and in a pass digits and Enter mean one thing. */
export function checkPasses({ passes, ...scheme }: Scheme, report: Report): void {
  if (passes.length === 0) return
  passes.forEach(({ id, subject, masks = [] }, n) => {
    if (subject !== null && masks.includes(subject)) report('watched-masked', ['passes', n, 'masks'], { id, subject })
  })
  for (const kind of ['sets', ...byDigits] as const)
    (scheme[kind] ?? []).forEach(({ id }, n) => {
      if (!passes.some((pass) => pass[kind]?.includes(id))) report('in-no-pass', [kind, n], { id })
    })
  passes.forEach((pass, n) => {
    const kinds = byDigits.filter((kind) => (pass[kind] ?? []).length > 0)
    const last = kinds.at(-1)
    const segments = scheme.sets.some(({ id, segment }) => segment !== undefined && pass.sets.includes(id))
    if (last !== undefined && segments) report('mixed-pass', ['passes', n, 'sets'], { id: pass.id })
    // Enter goes on in each of them, and to the next event where events are visited.
    if (last !== undefined && pass.visitEach !== undefined)
      report('mixed-pass', ['passes', n, 'visitEach'], { id: pass.id })
    if (kinds.length > 1 && last !== undefined) report('mixed-pass', ['passes', n, last], { id: pass.id })
  })
}
