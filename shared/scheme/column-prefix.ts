import type { Scheme } from './scheme.ts'

/** What columns of subjects may not begin with, since other columns do: answers about recordings, events and segments. */
const taken: readonly string[] = ['ctx', 'mod', 'seg']

export const isTakenPrefix = (prefix: string): boolean => taken.includes(prefix)

/**
 * What the name of a variable is made from: its id, after the prefix of its subject where that has one. An id that
 * already begins with the prefix does not get it a second time.
 */
export function prefixedId({ subjects }: Pick<Scheme, 'subjects'>, id: string, subject: string | null): string {
  const prefix = subjects.find((one) => one.id === subject)?.exportPrefix
  return prefix === undefined || id.startsWith(`${prefix}_`) ? id : `${prefix}_${id}`
}

// A scheme is named like another for each of some hundred codings; what is worked out of one is kept by the object.
const known = new WeakMap<Scheme, WeakMap<Scheme, Scheme>>()

/** A version whose variables are named as in another one, so that the scores of both can be compared by name. */
export function namedLike(scheme: Scheme, other: Scheme): Scheme {
  const prefixes = new Map(other.subjects.map(({ id, exportPrefix }) => [id, exportPrefix]))
  if (scheme.subjects.every(({ id, exportPrefix }) => exportPrefix === prefixes.get(id))) return scheme
  const found = known.get(scheme)?.get(other)
  if (found !== undefined) return found
  const subjects = scheme.subjects.map(({ exportPrefix: _own, ...subject }) => {
    const exportPrefix = prefixes.get(subject.id)
    return exportPrefix === undefined ? subject : { ...subject, exportPrefix }
  })
  const named = { ...scheme, subjects }
  known.set(scheme, (known.get(scheme) ?? new WeakMap<Scheme, Scheme>()).set(other, named))
  return named
}
