import { twinOf, type Combo } from './combo.ts'
import { overlaps, type Command, type Scope } from './command.ts'

export type Keymap<Context> = ReadonlyMap<Combo, readonly Command<Context>[]>

/** The keys of each command: the person's own where set, else the command's. */
export type KeyChoices = Readonly<Record<string, readonly Combo[]>>

export function keysOf<C>(
  command: Pick<Command<C>, 'id' | 'defaultKeys' | 'fixed'>,
  choices: KeyChoices = {},
): readonly Combo[] {
  if (command.fixed === true || !Object.hasOwn(choices, command.id)) return command.defaultKeys
  return choices[command.id] ?? command.defaultKeys
}

export function keymapOf<C>(commands: readonly Command<C>[], choices: KeyChoices = {}): Keymap<C> {
  const map = new Map<Combo, Command<C>[]>()
  for (const command of commands) {
    for (const combo of new Set(keysOf(command, choices))) map.set(combo, [...(map.get(combo) ?? []), command])
  }
  return map
}

/** The narrower the scope, the closer it is to what the person is at. */
const nearness: Readonly<Record<Scope, number>> = {
  prompt: 0,
  answer: 0,
  coding: 1,
  rating: 1,
  check: 1,
  transport: 2,
  app: 3,
}

/**
 * The command that `combo` means while `scopes` are active, or null. A key of the keypad also means what its twin
 * means: of two commands the one of the narrower scope is taken (so that the keypad rates where something is rated),
 * then the one that asked for the keypad.
 */
export function commandFor<C>(map: Keymap<C>, combo: Combo, scopes: readonly Scope[]): Command<C> | null {
  const twin = twinOf(combo)
  const found = [...(map.get(combo) ?? []), ...(twin === null ? [] : (map.get(twin) ?? []))].filter((command) =>
    scopes.includes(command.scope),
  )
  const nearest = Math.min(...found.map((command) => nearness[command.scope]))
  return found.find((command) => nearness[command.scope] === nearest) ?? null
}

export type KeyConflict = { readonly combo: Combo; readonly commands: readonly string[] }

/** Keys that would mean two things at once: two commands on one combo in scopes that can hold together. */
export function keyConflicts<C>(commands: readonly Command<C>[], choices: KeyChoices = {}): KeyConflict[] {
  const conflicts: KeyConflict[] = []
  for (const [combo, here] of keymapOf(commands, choices)) {
    if (here.length < 2) continue
    const clashing = here.filter((a) => here.some((b) => a !== b && overlaps(a.scope, b.scope)))
    if (clashing.length > 0) conflicts.push({ combo, commands: clashing.map((command) => command.id) })
  }
  return conflicts
}

/**
 * The choices that can hold among these commands. A scheme that came later may use a key that a person has taken; then
 * the command goes back to its own keys in this scheme, rather than one key meaning two things. Where `commands` are
 * free of conflicts by default, the result is too.
 */
export function soundChoices<C>(commands: readonly Command<C>[], choices: KeyChoices): KeyChoices {
  let sound = choices
  for (;;) {
    const clashing = new Set(keyConflicts(commands, sound).flatMap((conflict) => conflict.commands))
    const kept = Object.entries(sound).filter(([id]) => !clashing.has(id))
    if (kept.length === Object.keys(sound).length) return sound
    sound = Object.fromEntries(kept)
  }
}

/** What is typed, and what moves and deletes in a text whatever its modifiers are. */
const ofText = /(?:Arrow(?:Left|Right|Up|Down)|Home|End|PageUp|PageDown|Backspace|Delete|Insert|Enter|Tab)$/
const besideText = /^(?:Ctrl\+(?!Alt\+)|Alt\+)|^(?:Shift\+)?F\d{1,2}$/

/**
 * The transport command that `combo` means while text is typed: with Ctrl, Alt or a function key. Letters are letters
 * there, and so is what Ctrl and Alt write together (AltGr).
 */
export function commandWhileTyping<C>(map: Keymap<C>, combo: Combo): Command<C> | null {
  if (!besideText.test(combo) || ofText.test(combo)) return null
  const found = commandFor(map, combo, ['transport'])
  // What lasts while a key is held is not heard to end from within a text.
  return found?.hold === undefined ? found : null
}
