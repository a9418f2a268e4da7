import type { Scheme } from '../scheme.ts'
import type { SchemePath } from '../scheme-problem.ts'

export type ChangeLevel = 'patch' | 'minor' | 'major'

/** One difference between two versions of a scheme, in words. `path` is in the newer one; of what is gone, its list. */
export type SchemeChange = {
  readonly path: SchemePath
  readonly level: ChangeLevel
  readonly words: string
  /** Why it has this level. */
  readonly why: string
}

/** A level and why. */
export type Reason = Pick<SchemeChange, 'level' | 'why'>

/** Where two things are compared. */
export type Place = {
  readonly from: Scheme
  readonly to: Scheme
  /** Of the thing, in `to`. */
  readonly path: SchemePath
  /** A sentence about one of its members. */
  readonly say: (words: string) => string
  /** A sentence about the thing as a whole. */
  readonly whole: (words: string) => string
}

export type Compared<Thing, Value> = {
  readonly from: Thing
  readonly to: Thing
  readonly member: string
  readonly a: Value
  readonly b: Value
  readonly place: Place
}

/** Compares one member of a thing. */
export type Rule<Thing, Value> = (compared: Compared<Thing, Value>) => readonly SchemeChange[]

/** A rule for every member of a thing: a new member of a scheme does not compile without one. */
export type Members<Thing> = { readonly [Member in keyof Thing]-?: Rule<Thing, Thing[Member]> }

export function compareMembers<Thing extends object>(
  members: Members<Thing>,
  from: Thing,
  to: Thing,
  place: Place,
): readonly SchemeChange[] {
  // The keys of a table are those of its type; `Object.keys` cannot say so.
  const names = Object.keys(members) as (keyof Thing & string)[]
  return names.flatMap((member) => members[member]({ from, to, member, a: from[member], b: to[member], place }))
}

const levels: readonly ChangeLevel[] = ['patch', 'minor', 'major']

export function highestLevel(changes: readonly SchemeChange[]): ChangeLevel | 'none' {
  return levels.findLast((level) => changes.some((change) => change.level === level)) ?? 'none'
}

/** Why a change has its level. When in doubt, a change is major: scores that only seem comparable do harm. */
export const reasons = {
  wording: { level: 'patch', why: 'Coders do not judge by it, and no score is computed from it.' },
  order: { level: 'patch', why: 'The order changes neither what coders judge by nor a score.' },
  writing: { level: 'patch', why: 'It is written in another way and means the same.' },
  key: { level: 'patch', why: 'Another key for the same thing: what is recorded stays the same.' },
  optional: { level: 'minor', why: 'It is new and optional; what was there before stays as it was.' },
  computed: { level: 'minor', why: 'It is computed from what is coded; no other score changes.' },
  checked: { level: 'patch', why: 'It checks the formulas; nothing that is coded or computed changes.' },
  beside: { level: 'minor', why: 'It is printed beside what decides; no score and no verdict changes.' },
  hint: { level: 'minor', why: 'It only points something out; nothing is required, skipped or blocked by it.' },
  judged: { level: 'major', why: 'Coders judge by it: the same behaviour may now be coded or rated otherwise.' },
  score: { level: 'major', why: 'It can change a score.' },
  work: { level: 'major', why: 'It changes how coders look at a recording, and so perhaps what they find.' },
  required: { level: 'major', why: 'What has to be coded is not the same any more.' },
  gone: { level: 'major', why: 'What is removed cannot be compared with earlier codings any more.' },
  choice: { level: 'major', why: 'Coders choose among other answers, which can move their choice of any of them.' },
  exported: { level: 'major', why: 'It decides which scores may be exported.' },
  columns: {
    level: 'major',
    why: 'Columns of exports have other names: what was written for the earlier ones does not find them.',
  },
  identity: { level: 'major', why: 'Codings find things by their id; under another id it is another thing.' },
} as const satisfies Readonly<Record<string, Reason>>
