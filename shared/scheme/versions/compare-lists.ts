import { capital, entryInWords, memberInWords, quoted } from '../place-words.ts'
import { changeOf, isSame, without } from './compare-values.ts'
import {
  compareMembers,
  reasons,
  type Compared,
  type Members,
  type Place,
  type Reason,
  type Rule,
  type SchemeChange,
} from './scheme-change.ts'

type Listed<Thing> = {
  /** What a thing is known by in both versions. */
  readonly key: (thing: Thing) => string
  /** What people know it by. */
  readonly label: (thing: Thing) => string | null
  readonly members: Members<Thing>
  readonly added: (thing: Thing, place: Place) => Reason
}

/** The rule of a list for a member that may be absent: no list and an empty one mean the same. */
export function optionalList<Owner, Thing>(
  rule: Rule<Owner, readonly Thing[]>,
): Rule<Owner, readonly Thing[] | undefined> {
  return (compared) => {
    const [a, b] = [compared.a ?? [], compared.b ?? []]
    if (a.length === 0 && b.length === 0 && !isSame(compared.a, compared.b))
      return [changeOf(compared, `${memberInWords(compared.member)} written in another way`, reasons.writing)]
    return rule({ ...compared, a, b })
  }
}

type Keyed<Thing> = { readonly key: string; readonly n: number; readonly thing: Thing }

/**
 * A list of things, each compared with the one of the same id in the other version, wherever it stands. A draft may
 * hold an id twice: then the first is compared with the first, the second with the second.
 */
export function things<Owner, Thing extends object>(listed: Listed<Thing>): Rule<Owner, readonly Thing[]> {
  return (compared) => {
    const { member, place } = compared
    const [before, after] = [keyed(compared.a, listed.key), keyed(compared.b, listed.key)]
    const old = new Map(before.map((entry) => [entry.key, entry]))
    const kept = new Set(after.map(({ key }) => key).filter((key) => old.has(key)))
    const added = after.filter(({ key }) => !kept.has(key))
    const removed = before.filter(({ key }) => !kept.has(key))
    const replaced = replacements(removed, added, listed.label)
    const changes = after.flatMap(({ key, n, thing }) => {
      const was = old.get(key)
      if (was === undefined) return replaced.added.has(key) ? [] : [addedThing(compared, listed, n, thing)]
      return compareMembers(listed.members, was.thing, thing, placeOf(place, member, was, n))
    })
    return [
      ...changes,
      ...replaced.pairs.map(([was, now]) => replacedThing(compared, was, now)),
      ...removed.filter(({ key }) => !replaced.removed.has(key)).map((was) => removedThing(compared, was)),
      ...(isSame(orderOf(before, kept), orderOf(after, kept))
        ? []
        : [changeOf(compared, `${memberInWords(member)} in another order`, reasons.order)]),
    ]
  }
}

function keyed<Thing>(list: readonly Thing[], keyOf: (thing: Thing) => string): readonly Keyed<Thing>[] {
  const times = new Map<string, number>()
  return list.map((thing, n) => {
    const key = keyOf(thing)
    const time = times.get(key) ?? 0
    times.set(key, time + 1)
    return { key: time === 0 ? key : `${key} (${time + 1})`, n, thing }
  })
}

const orderOf = (list: readonly Keyed<unknown>[], kept: ReadonlySet<string>): readonly string[] =>
  list.map(({ key }) => key).filter((key) => kept.has(key))

/** Named as it was called before, so that a reader knows what is meant. */
function placeOf<Thing extends object>(outer: Place, list: string, was: Keyed<Thing>, n: number): Place {
  const entry = entryInWords(outer.from, list, was.n, was.thing)
  const top = outer.path.length === 0
  return {
    ...outer,
    path: [...outer.path, list, n],
    say: (words) => (top ? `${capital(entry)}: ${words}` : outer.say(`${entry}, ${words}`)),
    whole: (words) => outer.say(`${entry} ${words}`),
  }
}

type InList = Pick<Compared<unknown, unknown>, 'member' | 'place'>

function addedThing<Thing>({ member, place }: InList, listed: Listed<Thing>, n: number, thing: Thing): SchemeChange {
  const { level, why } = listed.added(thing, place)
  const words = place.say(`${entryInWords(place.to, member, n, thing)} added`)
  return { path: [...place.path, member, n], level, words, why }
}

function removedThing({ member, place }: InList, { n, thing }: Keyed<unknown>): SchemeChange {
  return changeOf({ member, place }, `${entryInWords(place.from, member, n, thing)} removed`, reasons.gone)
}

function replacedThing({ member, place }: InList, was: Keyed<unknown>, now: Keyed<unknown>): SchemeChange {
  const entry = entryInWords(place.to, member, now.n, now.thing)
  const words = `${entry} has the id ${quoted(now.key)} instead of ${quoted(was.key)}: to Attune one is removed and another added`
  return { ...changeOf({ member, place }, words, reasons.identity), path: [...place.path, member, now.n] }
}

type Replacements<Thing> = {
  readonly pairs: readonly (readonly [Keyed<Thing>, Keyed<Thing>])[]
  readonly removed: ReadonlySet<string>
  readonly added: ReadonlySet<string>
}

/** What seems to have been given another id only: removed and added under one label. */
function replacements<Thing>(
  removed: readonly Keyed<Thing>[],
  added: readonly Keyed<Thing>[],
  label: (thing: Thing) => string | null,
): Replacements<Thing> {
  const pairs: (readonly [Keyed<Thing>, Keyed<Thing>])[] = []
  const left = [...added]
  for (const was of removed) {
    const name = label(was.thing)
    const n = name === null ? -1 : left.findIndex(({ thing }) => label(thing) === name)
    const now = left[n]
    if (now === undefined) continue
    pairs.push([was, now])
    left.splice(n, 1)
  }
  return {
    pairs,
    removed: new Set(pairs.map(([{ key }]) => key)),
    added: new Set(pairs.map(([, { key }]) => key)),
  }
}

type Named<Thing> = {
  readonly nameOf: (id: string, place: Place) => string
  readonly added: (id: string, compared: Compared<Thing, unknown>) => Reason
  readonly removed: (id: string, compared: Compared<Thing, unknown>) => Reason
}

/** A list of ids: one change for each that came or went; another order is a patch. */
export function names<Thing>(named: Named<Thing>): Rule<Thing, readonly string[] | undefined> {
  return (compared) => {
    const { member, place } = compared
    const [a, b] = [compared.a ?? [], compared.b ?? []]
    const [added, removed] = [without(b, a), without(a, b)]
    const list = memberInWords(member)
    const changes = [
      ...removed.map((id) =>
        changeOf(compared, `${named.nameOf(id, place)} taken out of ${list}`, named.removed(id, compared)),
      ),
      ...added.map((id) =>
        changeOf(compared, `${named.nameOf(id, place)} added to ${list}`, named.added(id, compared)),
      ),
    ]
    if (changes.length > 0 || isSame(compared.a, compared.b)) return changes
    const moved = a.length > 0
    const words = `${list} ${moved ? 'in another order' : 'written in another way'}`
    return [changeOf(compared, words, moved ? reasons.order : reasons.writing)]
  }
}
