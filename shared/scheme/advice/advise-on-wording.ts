import type { Scheme } from '../scheme.ts'
import type { SchemePath } from '../scheme-problem.ts'
import type { Advise } from './advice.ts'
import { judgingWordsIn } from './judging-words.ts'

/** Texts that coders or readers of a report do not see as words of the scheme. */
const notRead: ReadonlySet<string> = new Set(['id', 'key', 'format', 'version', 'expr', 'when', 'showIf', 'basis'])

/** What can only be an id that is named here. */
const isId = (text: string): boolean => /^[a-z][a-z0-9-]*_[a-z0-9_-]*$/.test(text)

/** Judging words in anything that coders read: labels, anchors, questions, definitions, messages. One for each text. */
export function adviseOnWording(scheme: Scheme, advise: Advise): void {
  const look = (value: unknown, path: SchemePath): void => {
    if (typeof value === 'string') {
      const [first, ...more] = isId(value) ? [] : judgingWordsIn(value)
      if (first === undefined) return
      const { found, instead, at } = first
      advise('judging-word', path, { found, instead, at, more: more.length })
    } else if (Array.isArray(value)) {
      value.forEach((item: unknown, n) => look(item, [...path, n]))
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) if (!notRead.has(name)) look(inner, [...path, name])
    }
  }
  look(scheme, [])
}
