import type { Combo } from './combo.ts'
import { overlaps, type Command, type Scope } from './command.ts'

export type Keymap<Context> = ReadonlyMap<Combo, readonly Command<Context>[]>

/** The keys of each command: the person's own where set, else the command's. */
export type KeyChoices = Readonly<Record<string, readonly Combo[]>>

export function keysOf<C>(command: Command<C>, choices: KeyChoices = {}): readonly Combo[] {
  return choices[command.id] ?? command.defaultKeys
}

export function keymapOf<C>(commands: readonly Command<C>[], choices: KeyChoices = {}): Keymap<C> {
  const map = new Map<Combo, Command<C>[]>()
  for (const command of commands) {
    for (const combo of keysOf(command, choices)) map.set(combo, [...(map.get(combo) ?? []), command])
  }
  return map
}

/** The command that `combo` means while `scopes` are active, or null. */
export function commandFor<C>(map: Keymap<C>, combo: Combo, scopes: readonly Scope[]): Command<C> | null {
  return map.get(combo)?.find((command) => scopes.includes(command.scope)) ?? null
}

export type KeyConflict = { readonly combo: Combo; readonly commands: readonly string[] }

/** Keys that would mean two things at once: two commands on one combo in scopes that can hold together. */
export function keyConflicts<C>(commands: readonly Command<C>[], choices: KeyChoices = {}): KeyConflict[] {
  const conflicts: KeyConflict[] = []
  for (const [combo, here] of keymapOf(commands, choices)) {
    const clashing = here.filter((a) => here.some((b) => a !== b && overlaps(a.scope, b.scope)))
    if (clashing.length > 0) conflicts.push({ combo, commands: clashing.map((command) => command.id) })
  }
  return conflicts
}
