import type { Json } from '#shared/lib/canonical-json.ts'
import { newId } from '#shared/scheme/edit/new-id.ts'
import { referencesTo, renamedIn, renaming } from '#shared/scheme/edit/references.ts'
import { formulaPlaces, idAt, kindAt, placesOf, takenIds, textAt, thingKinds } from '#shared/scheme/edit/things.ts'
import { withValueAt, type DraftValue } from '#shared/scheme/edit/draft-value.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import { openCopy, type Open, type OpenDraft, type Recipe } from './steps.ts'

type Container = Open[] | OpenDraft

/** The list or object that the last part of a path is a member of. A member that is missing on the way is made, an entry is not. */
function containerOf(draft: OpenDraft, path: SchemePath): Container | null {
  let here: Open | undefined = draft
  for (const [n, part] of path.slice(0, -1).entries()) {
    if (typeof here !== 'object' || here === null) return null
    let inner: Open | undefined = memberOf(here, part)
    if (inner === undefined || inner === null) {
      if (Array.isArray(here)) return null
      inner = typeof path[n + 1] === 'number' ? [] : {}
      setMember(here, part, inner)
      inner = memberOf(here, part)
    }
    here = inner
  }
  return typeof here === 'object' ? here : null
}

function memberOf(container: Container, part: string | number): Open | undefined {
  return Array.isArray(container) ? container[Number(part)] : container[part]
}

function setMember(container: Container, part: string | number, value: Open | undefined): void {
  if (Array.isArray(container)) {
    if (value !== undefined && Number(part) <= container.length) container[Number(part)] = value
  } else if (value === undefined) delete container[part]
  else container[part] = value
}

/** Writes a member; `undefined` takes it out. */
export const setAt =
  (path: SchemePath, value: Json | undefined): Recipe =>
  (draft) => {
    const container = containerOf(draft, path)
    const part = path.at(-1)
    if (container === null || part === undefined) return
    // What is already there is no step.
    const before = memberOf(container, part)
    if (before === value) return
    setMember(container, part, value === undefined ? undefined : openCopy(value))
  }

function listAt(draft: OpenDraft, path: SchemePath): Open[] | null {
  const container = containerOf(draft, [...path, 0])
  return Array.isArray(container) ? container : null
}

/** Puts an entry into a list, which is made where it is absent. */
export const insertAt =
  (list: SchemePath, index: number, entry: Json): Recipe =>
  (draft) => {
    listAt(draft, list)?.splice(index, 0, openCopy(entry))
  }

/**
 * Puts an entry in the place of the one at `index`, or behind the last where there is none; `null` takes it out. Lists of
 * a test case are absent when nothing is left in them, but for what it expects.
 */
export const putEntry =
  (list: SchemePath, index: number | null, entry: Json | null): Recipe =>
  (draft) => {
    const entries = listAt(draft, list)
    if (entries === null) return
    if (entry === null) {
      if (index !== null) entries.splice(index, 1)
      if (entries.length === 0 && list.at(-1) !== 'expect') setAt(list, undefined)(draft)
    } else if (index === null) entries.push(openCopy(entry))
    else entries[index] = openCopy(entry)
  }

/** Lists that are absent, not empty, where there is nothing in them: the hash of a scheme depends on it. */
const absentWhenEmpty: ReadonlySet<string> = new Set([
  'checklists',
  'grids',
  'qsorts',
  'ipsatives',
  'criteria',
  'precedence',
  'slowSpeeds',
  'masks',
  'lookups',
  'computed',
  'onlyValues',
  'tests',
])

function leaveOutWhenEmpty(draft: OpenDraft, list: SchemePath): void {
  const name = String(list.at(-1) ?? '')
  // `marks` is always there in a scheme and absent where a pass asks for none.
  const known =
    absentWhenEmpty.has(name) ||
    (name === 'marks' && list[0] === 'passes') ||
    (name === 'modifiers' && list.includes('visitEach'))
  if (known && listAt(draft, list)?.length === 0) setAt(list, undefined)(draft)
}

/** Takes an entry out, and out of the lists that name it. Formulas and choices that name it stay, as problems. */
export function removeAt(value: DraftValue, path: SchemePath): Recipe {
  const named = referencesTo(value, path).filter(({ path: place }) => typeof place.at(-1) === 'number')
  const index = Number(path.at(-1) ?? 0)
  const list = path.slice(0, -1)
  return (draft) => {
    // From the last to the first, so that positions stay true.
    for (const { path: place } of [...named].reverse()) {
      listAt(draft, place.slice(0, -1))?.splice(Number(place.at(-1)), 1)
      leaveOutWhenEmpty(draft, place.slice(0, -1))
    }
    listAt(draft, list)?.splice(index, 1)
    leaveOutWhenEmpty(draft, list)
  }
}

/** Moves an entry within its list. A position outside of it is the nearest end. */
export const moveAt =
  (list: SchemePath, from: number, to: number): Recipe =>
  (draft) => {
    const entries = listAt(draft, list)
    const entry = entries?.[from]
    if (entries === null || entry === undefined) return
    const place = Math.max(0, Math.min(entries.length - 1, to))
    if (place === from) return
    entries.splice(from, 1)
    entries.splice(place, 0, entry)
  }

/** Another id for a thing, wherever it is named. */
export function rename(value: DraftValue, path: SchemePath, id: string): Recipe {
  const { edits } = renaming(value, path, id)
  return (draft) => {
    for (const edit of edits) setAt(edit.path, edit.value)(draft)
  }
}

/**
 * A copy of an entry to stand behind it: it and what is in it that has an id get ids of their own, and what names them
 * within it follows.
 */
export function copyOf(value: DraftValue, path: SchemePath): Json {
  const at = Number(path.at(-1) ?? 0) + 1
  const list = path.slice(0, -1)
  const place = [...list, at]
  const { value: found } = valueAt(value, path)
  // A draft is JSON throughout.
  const entry = found as Json
  const before = valueAt(value, list).value
  if (!Array.isArray(before)) return entry
  const items: readonly Json[] = before
  let draft = withValueAt(value, list, [...items.slice(0, at), entry, ...items.slice(at)]) as DraftValue
  const inside = thingKinds
    .flatMap(({ pattern }) => placesOf(draft, pattern))
    .filter((inner) => place.every((part, n) => inner[n] === part))
  for (const inner of inside) {
    const id = idAt(draft, inner) ?? ''
    const next = isTemplate(id) ? id : newId(id, takenIds(draft, inner), 'copy')
    for (const edit of renaming(draft, inner, next).edits)
      if (place.every((part, n) => edit.path[n] === part))
        draft = withValueAt(draft, edit.path, edit.value) as DraftValue
    draft = followedInside(draft, place, inner, id, next)
  }
  const name = nameMember(draft, place)
  if (name !== null)
    draft = withValueAt(draft, [...place, name], `${textAt(draft, [...place, name])} (copy)`) as DraftValue
  return valueAt(draft, place).value as Json
}

/** Formulas inside a copy speak of the copy's own parts, although the original has the same names. */
function followedInside(draft: DraftValue, place: SchemePath, inner: SchemePath, id: string, next: string): DraftValue {
  const kind = kindAt(inner)
  if (kind === null || inner.length === place.length) return draft
  return formulaPlaces
    .flatMap((pattern) => placesOf(draft, pattern))
    .filter((path) => place.every((part, n) => path[n] === part) && textAt(draft, path) !== '')
    .reduce(
      (value, path) => withValueAt(value, path, renamedIn(textAt(value, path), kind, id, next)) as DraftValue,
      draft,
    )
}

/** Composites made for each code: their ids are told apart by hand. */
const isTemplate = (id: string): boolean => id.includes('{')

/** The member that a thing is called by. */
export function nameMember(value: DraftValue, path: SchemePath): 'label' | 'name' | null {
  for (const name of ['label', 'name'] as const) if (valueAt(value, [...path, name]).there) return name
  return null
}

/** The id that follows a label, where the present one was made from the label before it; null where it stays. */
export function followingId(value: DraftValue, path: SchemePath, labelBefore: string, fallback: string): string | null {
  const name = nameMember(value, path)
  const id = idAt(value, path)
  if (name === null || id === null || kindAt(path) === null || isTemplate(id)) return null
  const taken = takenIds(value, path)
  const label = textAt(value, [...path, name])
  if (label.trim() === '' || label === labelBefore || newId(labelBefore, taken, fallback) !== id) return null
  const next = newId(label, taken, fallback)
  return next === id ? null : next
}
