import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { keyCaps, type KeyLabels } from '../../../commands/combo.ts'
import { listenForKeys } from '../../../commands/key-listener.ts'
import { commandWhileTyping, keymapOf, keysOf, soundChoices, type KeyChoices } from '../../../commands/keymap.ts'
import type { Keys } from '../../../commands/keys-context.ts'
import { useKeyLabels } from '../../../commands/use-key-labels.ts'
import { activeScopes, workspaceCommands } from '../../../commands/workspace/workspace-commands.ts'
import type { WorkspaceCommand } from '../../../commands/workspace/workspace-command.ts'
import type { Pass } from '../../../state/passes.ts'
import type { Workspace } from '../../../state/workspace.ts'

export type WorkspaceKeys = {
  /** What can be done in this pass while nothing is asked. */
  readonly commands: readonly WorkspaceCommand[]
  readonly choices: KeyChoices
  readonly labels: KeyLabels | undefined
  readonly keys: Keys
  readonly run: (command: WorkspaceCommand) => void
}

/** The commands of this pass under the keys of this person, and the keyboard over the whole workspace. */
export function useWorkspaceKeys(workspace: Workspace, pass: Pass): WorkspaceKeys {
  const { observation, ui } = workspace
  const scheme = useStore(observation.store, (state) => state.view.scheme)
  const preferences = useStore(ui, (state) => state.preferences)
  const all = useMemo(() => workspaceCommands(scheme, pass, preferences), [scheme, pass, preferences])
  const choices = useMemo(() => soundChoices(all, preferences.keys), [all, preferences])
  const labels = useKeyLabels()
  useEffect(() => {
    const keymap = keymapOf(all, choices)
    return listenForKeys({
      keymap: () => keymap,
      scopes: () => {
        const { prompt, segment } = ui.getState()
        return activeScopes(pass, prompt !== null, segment !== null && segment.at !== null)
      },
      context: () => workspace,
    })
  }, [all, choices, pass, ui, workspace])
  return useMemo(() => {
    const scopes = activeScopes(pass, false)
    const run = (command: WorkspaceCommand): void => {
      if (command.enabled?.(workspace) ?? true) command.run(workspace, { timeStamp: performance.now() })
    }
    const find = (id: string): WorkspaceCommand | undefined => all.find((each) => each.id === id)
    const keys: Keys = {
      run: (id) => {
        const command = find(id)
        if (command !== undefined) run(command)
      },
      title: (id) => find(id)?.title ?? '',
      runWhileTyping: (combo) => {
        const command = commandWhileTyping(keymapOf(all, choices), combo)
        if (command !== null) run(command)
        return command !== null
      },
      caps: (id) => {
        const command = find(id)
        return command === undefined ? [] : keyCaps(keysOf(command, choices)[0] ?? '', labels)
      },
    }
    return { commands: all.filter((each) => scopes.includes(each.scope)), choices, labels, keys, run }
  }, [all, choices, labels, pass, workspace])
}
