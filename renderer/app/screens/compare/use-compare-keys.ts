import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { defaultPreferences } from '#shared/study/preferences.ts'
import { keyCaps } from '../../../commands/combo.ts'
import { compareCommands, type CompareDesk } from '../../../commands/compare/compare-commands.ts'
import { listenForKeys } from '../../../commands/key-listener.ts'
import { keymapOf, keysOf, soundChoices } from '../../../commands/keymap.ts'
import type { Keys } from '../../../commands/keys-context.ts'
import { useKeyLabels } from '../../../commands/use-key-labels.ts'
import { useClient } from '../../../host/client-context.tsx'
import { usePreferences } from '../coding/use-preferences.ts'

/** The keyboard of the screen, under the keys that this person has, and what its buttons need to name them. */
export function useCompareKeys(desk: CompareDesk): Keys {
  const preferences = usePreferences(useClient()) ?? defaultPreferences
  const commands = useMemo(() => compareCommands(preferences), [preferences])
  const choices = useMemo(() => soundChoices(commands, preferences.keys), [commands, preferences])
  const labels = useKeyLabels()
  const now = useRef(desk)
  // Before the next key can come: it acts upon what is on screen, not upon what was there before.
  useLayoutEffect(() => {
    now.current = desk
  })
  useEffect(() => {
    const keymap = keymapOf(commands, choices)
    return listenForKeys({ keymap: () => keymap, scopes: () => ['transport'], context: () => now.current })
  }, [commands, choices])
  return useMemo(() => {
    const find = (id: string) => commands.find((each) => each.id === id)
    return {
      run: (id) => {
        const command = find(id)
        if (command?.enabled?.(now.current) ?? true) command?.run(now.current, { timeStamp: performance.now() })
      },
      runWhileTyping: () => false,
      title: (id) => find(id)?.title ?? '',
      caps: (id) => {
        const command = find(id)
        return command === undefined ? [] : keyCaps(keysOf(command, choices)[0] ?? '', labels)
      },
    }
  }, [commands, choices, labels])
}
