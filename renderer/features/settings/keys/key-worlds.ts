import type { Scheme } from '#shared/scheme/scheme.ts'
import type { KeyWorld } from '../../../commands/change-keys.ts'
import { alignCommands } from '../../../commands/align/align-commands.ts'
import { compareCommands } from '../../../commands/compare/compare-commands.ts'
import { workspaceCommands } from '../../../commands/workspace/workspace-commands.ts'
import type { Preferences } from '#shared/study/preferences.ts'
import { passesOf } from '../../../state/passes.ts'

/**
 * Every pass of every scheme, each with the commands that are there together in it, and the screens that bring cameras
 * onto one clock and codings beside each other. A scheme that comes twice counts once.
 */
export function keyWorlds(schemes: readonly Scheme[], preferences: Preferences): KeyWorld[] {
  const once = new Map(schemes.map((scheme) => [`${scheme.id}@${scheme.version}`, scheme]))
  const coding = [...once.values()].flatMap((scheme) =>
    passesOf(scheme).map((pass) => ({
      scheme: scheme.name,
      pass: pass.name,
      commands: workspaceCommands(scheme, pass, preferences),
    })),
  )
  return [
    ...coding,
    { scheme: '', pass: '', commands: alignCommands(preferences) },
    { scheme: '', pass: '', commands: compareCommands(preferences) },
  ]
}

export type KeyLine = {
  readonly id: string
  readonly title: string
  readonly defaultKeys: readonly string[]
  readonly fixed: boolean
}
export type KeyGroup = { readonly name: string; readonly lines: readonly KeyLine[] }

/** Every command once, by group, in the order in which the worlds have them; codes under the name of their scheme. */
export function keyGroups(worlds: readonly KeyWorld[]): KeyGroup[] {
  const groups = new Map<string, KeyLine[]>()
  const seen = new Set<string>()
  for (const { scheme, commands } of worlds) {
    for (const { id, title, group, scope, defaultKeys, fixed = false } of commands) {
      if (seen.has(id)) continue
      seen.add(id)
      const name = scope === 'coding' ? `${scheme}: ${group}` : group
      groups.set(name, [...(groups.get(name) ?? []), { id, title, defaultKeys, fixed }])
    }
  }
  const all = [...groups].map(([name, lines]) => ({ name, lines }))
  // What holds in every scheme stands first.
  const general = (group: KeyGroup): boolean => !group.name.includes(': ')
  return [...all.filter(general), ...all.filter((group) => !general(group))]
}
