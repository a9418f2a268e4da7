import { CodeSet, type Scheme } from '../scheme.ts'
import type { Advise } from './advice.ts'

/** Whether coders can tell the codes of a set apart, and have one for every moment that needs one. */
export function adviseOnCodes(scheme: Scheme, advise: Advise): void {
  scheme.sets.forEach((set, n) => {
    if (set.exhaustive) adviseOnCover(set, n, advise)
    const open = set.codes.map(({ missing, include, exclude }) => !missing && include === '' && exclude === '')
    const count = open.filter(Boolean).length
    if (count > 0)
      advise('codes-without-limits', ['sets', n, 'codes', open.indexOf(true), 'include'], {
        label: set.label,
        count,
        of: set.codes.length,
      })
    set.codes.forEach(({ label, definition }, m) => {
      if (definition.trim() === '') advise('code-without-definition', ['sets', n, 'codes', m, 'definition'], { label })
    })
    const seen = new Map<string, number>()
    set.codes.forEach(({ label }, m) => {
      const name = label.trim().toLowerCase()
      if (seen.has(name)) advise('labels-alike', ['sets', n, 'codes', m, 'label'], { label })
      seen.set(name, m)
    })
  })
}

/** Whether sets can say which code stands until a coder presses the first key. */
const knowsDefault = Object.hasOwn(CodeSet.shape, 'default')

function adviseOnCover(set: Scheme['sets'][number], n: number, advise: Advise): void {
  const chosen: unknown = Reflect.get(set, 'default')
  if (knowsDefault && (chosen === undefined || chosen === null))
    advise('exhaustive-without-default', ['sets', n, 'default'], { label: set.label })
  if (!set.codes.some(({ missing }) => missing))
    advise('exhaustive-without-missing', ['sets', n, 'codes'], { label: set.label })
}
