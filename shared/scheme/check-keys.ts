import type { Scheme } from './scheme.ts'
import type { Report } from './scheme-problem.ts'

/** A key means one thing within a pass: the codes of its sets and the marks of evidence. Without passes all is one. */
export function checkKeys(scheme: Scheme, report: Report): void {
  const passes =
    scheme.passes.length > 0 ? scheme.passes.map(({ id, sets }) => ({ id, sets })) : [{ id: '', sets: null }]
  const reported = new Set<string>()
  checkMarkKeys(scheme, report)
  for (const pass of passes) {
    const seen = new Map<string, string>(scheme.marks.map((mark) => [mark.key, mark.id]))
    scheme.sets.forEach((set, n) => {
      if (pass.sets !== null && !pass.sets.includes(set.id)) return
      set.codes.forEach((code, m) => {
        const other = seen.get(code.key)
        seen.set(code.key, code.id)
        if (other === undefined || reported.has(`${other} ${code.id}`)) return
        reported.add(`${other} ${code.id}`)
        report('duplicate-key', ['sets', n, 'codes', m, 'key'], { key: code.key, id: code.id, other, pass: pass.id })
      })
    })
  }
}

/** Marks of evidence are kept by their keys whatever pass one is in: of two under one key the first could not be. */
function checkMarkKeys({ marks }: Scheme, report: Report): void {
  const seen = new Map<string, string>()
  marks.forEach(({ id, key }, n) => {
    const other = seen.get(key)
    if (other === undefined) seen.set(key, id)
    else report('duplicate-key', ['marks', n, 'key'], { key, id, other, pass: '' })
  })
}
