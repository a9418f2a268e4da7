import { z } from 'zod'
import { Combo, Preferences } from '#shared/study/preferences.ts'
import { firstConflict, MOST_KEYS, type KeyRefusal, type KeyWorld } from '../../../commands/change-keys.ts'
import type { KeyChoices } from '../../../commands/keymap.ts'
import { isSystemKey } from '../../../commands/system-keys.ts'

const FORMAT = 'attune-keys/1'

/** Larger than any file of ours by far; what is larger is not even read. */
export const LARGEST_FILE = 256 * 1024

/** Parts of a name, then for codes, marks and passes the parts of the scheme that it stands for. */
const Id = z.string().regex(/^[a-z]+\.[A-Za-z]+(?::[a-z0-9][a-z0-9_.-]{0,90})?$/)

const KeysFile = z.strictObject({
  format: z.literal(FORMAT),
  stepMs: Preferences.shape.stepMs.unwrap(),
  againMs: Preferences.shape.againMs.unwrap(),
  commands: z.array(z.strictObject({ command: Id, keys: z.array(Combo).max(MOST_KEYS) })).max(2000),
})

/** Why a file was not taken. `line` counts from 1; null where the fault has none. */
export type FileRefusal =
  | { readonly why: 'too-large' | 'not-json' | 'other-file' }
  | { readonly why: 'form' | 'unknown' | 'twice' | 'system'; readonly line: number | null; readonly name: string }
  | { readonly why: 'conflict'; readonly conflict: KeyRefusal }

export type ReadKeys =
  { readonly ok: true; readonly preferences: Preferences } | { readonly ok: false; readonly refusal: FileRefusal }

/** A person's keys as a file: one command a line, so that people can read and compare it. */
export function writeKeysFile({ keys, stepMs, againMs }: Preferences): string {
  const lines = Object.entries(keys)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([command, combos]) => `    ${JSON.stringify({ command, keys: combos })}`)
  const commands = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`
  return `{\n  "format": "${FORMAT}",\n  "stepMs": ${stepMs},\n  "againMs": ${againMs},\n  "commands": ${commands}\n}\n`
}

/**
 * Reads such a file, all of it or nothing. Commands of schemes that are not here are kept for the day they are; any
 * other name that is no command is refused.
 */
export function readKeysFile(text: string, worlds: readonly KeyWorld[]): ReadKeys {
  if (text.length > LARGEST_FILE) return refuse({ why: 'too-large' })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse({ why: 'not-json' })
  }
  const parsed = KeysFile.safeParse(json)
  if (!parsed.success) {
    const isOurs = z.looseObject({ format: z.literal(FORMAT) }).safeParse(json).success
    return refuse(isOurs ? faultOf(parsed.error, json, text) : { why: 'other-file' })
  }
  const { commands, stepMs, againMs } = parsed.data
  const known = new Set(worlds.flatMap((world) => world.commands.map(({ id }) => id)))
  const seen = new Set<string>()
  for (const { command, keys } of commands) {
    const at = { line: lineOf(text, command), name: command }
    if (seen.has(command) || new Set(keys).size < keys.length) return refuse({ why: 'twice', ...at })
    if (!known.has(command) && !isOfScheme(command)) return refuse({ why: 'unknown', ...at })
    if (keys.some(isSystemKey)) return refuse({ why: 'system', ...at })
    seen.add(command)
  }
  const choices: KeyChoices = Object.fromEntries(commands.map(({ command, keys }) => [command, keys]))
  const conflict = firstConflict(worlds, choices)
  if (conflict !== null) return refuse({ why: 'conflict', conflict })
  return { ok: true, preferences: Preferences.parse({ keys: choices, stepMs, againMs }) }
}

function isOfScheme(id: string): boolean {
  return /^(?:coding\.mark|rating\.mark|app\.pass):/.test(id)
}

function faultOf(error: z.ZodError, json: unknown, text: string): FileRefusal {
  const [field, index] = error.issues[0]?.path ?? []
  if (field !== 'commands' || typeof index !== 'number')
    return { why: 'form', line: null, name: typeof field === 'string' ? field : '' }
  const { commands } = json as { readonly commands: readonly unknown[] }
  const named = z.looseObject({ command: z.string() }).safeParse(commands[index])
  const name = named.success ? named.data.command : `entry ${index + 1}`
  return { why: 'form', line: named.success ? lineOf(text, name) : null, name }
}

function lineOf(text: string, name: string): number | null {
  const at = text.lastIndexOf(JSON.stringify(name))
  return at < 0 ? null : text.slice(0, at).split('\n').length
}

function refuse(refusal: FileRefusal): ReadKeys {
  return { ok: false, refusal }
}
