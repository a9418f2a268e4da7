import type { Combo } from './combo.ts'
import type { Command, Scope } from './command.ts'
import { keyConflicts, keysOf, type KeyChoices } from './keymap.ts'
import { isNameable, isSystemKey } from './system-keys.ts'

type Entry = Pick<Command<never>, 'id' | 'title' | 'scope' | 'group' | 'defaultKeys'> & { readonly fixed?: boolean }

/** All commands that are there together: one pass of one scheme. */
export type KeyWorld = { readonly scheme: string; readonly pass: string; readonly commands: readonly Entry[] }

/** As many keys as one command may have. */
export const MOST_KEYS = 4

export type KeyRefusal =
  | { readonly why: 'system' | 'unnameable'; readonly combo: Combo }
  | { readonly why: 'fixed' | 'too-many'; readonly title: string }
  /** `where` names the scheme and pass when the other is there only. */
  | { readonly why: 'taken'; readonly combo: Combo; readonly title: string; readonly where: string | null }

export type KeyChange =
  { readonly done: true; readonly choices: KeyChoices } | { readonly done: false; readonly refusal: KeyRefusal }

const ofOnePass: readonly Scope[] = ['coding', 'rating']

/**
 * Gives a command these keys instead of those it has; none takes its keys away. Refused whole where a key belongs to
 * the system or already means something that can hold at the same time, in any of the worlds.
 */
export function changeKeys(
  worlds: readonly KeyWorld[],
  choices: KeyChoices,
  id: string,
  combos: readonly Combo[],
): KeyChange {
  const command = commandIn(worlds, id)
  const title = command?.title ?? id
  if (command?.fixed === true) return { done: false, refusal: { why: 'fixed', title } }
  const keys = [...new Set(combos)]
  if (keys.length > MOST_KEYS) return { done: false, refusal: { why: 'too-many', title } }
  for (const combo of keys) {
    const isOwn = command?.defaultKeys.includes(combo) === true
    if (!isNameable(combo)) return { done: false, refusal: { why: 'unnameable', combo } }
    if (isSystemKey(combo) && !isOwn) return { done: false, refusal: { why: 'system', combo } }
  }
  const next = withoutDefaults(worlds, { ...choices, [id]: keys })
  const taken = takenBy(worlds, next, id)
  return taken === null ? { done: true, choices: next } : { done: false, refusal: taken }
}

/** Gives a command its own keys back, where nobody else has them by now. */
export function restoreKeys(worlds: readonly KeyWorld[], choices: KeyChoices, id: string): KeyChange {
  return changeKeys(worlds, choices, id, commandIn(worlds, id)?.defaultKeys ?? [])
}

/** The first conflict that a set of choices has in any world: for choices that come as a whole. */
export function firstConflict(worlds: readonly KeyWorld[], choices: KeyChoices): KeyRefusal | null {
  for (const id of Object.keys(choices)) {
    const taken = takenBy(worlds, choices, id)
    if (taken !== null) return taken
  }
  return null
}

function takenBy(worlds: readonly KeyWorld[], choices: KeyChoices, id: string): KeyRefusal | null {
  for (const world of worlds) {
    for (const { combo, commands } of conflictsIn(world, choices)) {
      if (!commands.includes(id)) continue
      const other = world.commands.find((each) => each.id !== id && commands.includes(each.id))
      if (other === undefined) continue
      const where = ofOnePass.includes(other.scope) ? `${world.scheme}, pass ${world.pass}` : null
      return { why: 'taken', combo, title: other.title, where }
    }
  }
  return null
}

function conflictsIn({ commands }: KeyWorld, choices: KeyChoices): ReturnType<typeof keyConflicts> {
  return keyConflicts(
    commands.map((entry) => ({ ...entry, run: () => undefined })),
    choices,
  )
}

function commandIn(worlds: readonly KeyWorld[], id: string): Entry | undefined {
  for (const { commands } of worlds) {
    const found = commands.find((command) => command.id === id)
    if (found !== undefined) return found
  }
  return undefined
}

/** What is the same as by default is no choice: a later version may then change it. */
function withoutDefaults(worlds: readonly KeyWorld[], choices: KeyChoices): KeyChoices {
  const isDefault = (id: string, keys: readonly Combo[]): boolean => {
    const command = commandIn(worlds, id)
    return command !== undefined && keysOf(command).join(' ') === keys.join(' ')
  }
  return Object.fromEntries(Object.entries(choices).filter(([id, keys]) => !isDefault(id, keys)))
}
