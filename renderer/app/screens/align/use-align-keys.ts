import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { defaultPreferences } from '#shared/study/preferences.ts'
import { alignCommands, type AlignDesk } from '../../../commands/align/align-commands.ts'
import { keyCaps } from '../../../commands/combo.ts'
import { listenForKeys } from '../../../commands/key-listener.ts'
import { keymapOf, keysOf, soundChoices } from '../../../commands/keymap.ts'
import type { Keys } from '../../../commands/keys-context.ts'
import { useKeyLabels } from '../../../commands/use-key-labels.ts'
import { useClient } from '../../../host/client-context.tsx'
import { usePreferences } from '../coding/use-preferences.ts'

/** Within a camera's own part Space plays it, whatever was pressed there last; elsewhere it presses what has the focus. */
function leaves(target: Element, combo: string): boolean {
  return combo === 'Space' && target.closest('button, a') !== null && target.closest('[data-transport]') === null
}

/** The keyboard of the screen, under the keys that this person has, and what its buttons need to name them. */
export function useAlignKeys(desk: AlignDesk): Keys {
  const preferences = usePreferences(useClient()) ?? defaultPreferences
  const commands = useMemo(() => alignCommands(preferences), [preferences])
  const choices = useMemo(() => soundChoices(commands, preferences.keys), [commands, preferences])
  const labels = useKeyLabels()
  const now = useRef(desk)
  useLayoutEffect(() => {
    now.current = desk
  })
  useEffect(() => {
    const keymap = keymapOf(commands, choices)
    return listenForKeys({ keymap: () => keymap, scopes: () => ['transport'], context: () => now.current, leaves })
  }, [commands, choices])
  return useMemo(() => {
    const find = (id: string) => commands.find((each) => each.id === id)
    return {
      run: (id) => find(id)?.run(now.current, { timeStamp: performance.now() }),
      title: (id) => find(id)?.title ?? '',
      runWhileTyping: () => false,
      caps: (id) => {
        const command = find(id)
        return command === undefined ? [] : keyCaps(keysOf(command, choices)[0] ?? '', labels)
      },
    }
  }, [commands, choices, labels])
}
