import { useLayoutEffect, useRef, useState } from 'react'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { Preferences } from '#shared/study/preferences.ts'
import { changeKeys, restoreKeys, type KeyChange } from '../../../commands/change-keys.ts'
import type { KeyChoices } from '../../../commands/keymap.ts'
import { useKeyLabels } from '../../../commands/use-key-labels.ts'
import { useClient } from '../../../host/client-context.tsx'
import { ErrorNotice } from '../../../host/ErrorNotice.tsx'
import { useAction } from '../../../host/use-action.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { KeyGroups } from './KeyGroups.tsx'
import { KeyLengths } from './KeyLengths.tsx'
import { refusalText } from './key-words.ts'
import { KeysFileButtons } from './KeysFileButtons.tsx'
import styles from './keys.module.css'
import { useKeyWorlds } from './use-key-worlds.ts'

type KeysDialogProps = {
  readonly preferences: Preferences
  /** The scheme at hand, whose codes stand first; null outside of a coding. */
  readonly scheme: Scheme | null
  /** They are on disk. */
  readonly onSaved: (preferences: Preferences) => void
  readonly onClose: () => void
}

/** Every command with its keys, for this person to change. Each change is kept at once. */
export function KeysDialog({ preferences, scheme, onSaved, onClose }: KeysDialogProps) {
  const client = useClient()
  const worlds = useKeyWorlds(scheme, preferences)
  const labels = useKeyLabels()
  const [query, setQuery] = useState('')
  const [refused, setRefused] = useState<{ readonly id: string; readonly text: string } | null>(null)
  // Changes in quick succession build on each other, not on what the host has answered so far.
  const latest = useRef(preferences)
  useLayoutEffect(() => {
    latest.current = preferences
  }, [preferences])
  const save = useAction(async (next: Preferences) => {
    latest.current = next
    try {
      await client.call('preferences.set', next)
      onSaved(next)
    } catch (error) {
      latest.current = preferences
      throw error
    }
  })
  const attempt = (id: string, change: (choices: KeyChoices) => KeyChange): void => {
    const outcome = change(latest.current.keys)
    setRefused(outcome.done ? null : { id, text: refusalText(outcome.refusal, labels) })
    if (outcome.done) void save.run({ ...latest.current, keys: mutable(outcome.choices) })
  }
  const own = Object.keys(preferences.keys).length
  return (
    <Dialog
      title="Change keys"
      intro="Keys are bound to their place on the keyboard. They are yours, in this study and on every machine."
      isOpen
      wide
      onClose={onClose}
      footer={
        <>
          <KeysFileButtons
            preferences={preferences}
            worlds={worlds}
            labels={labels}
            onImport={(next) => void save.run(next)}
          />
          <Button isDisabled={own === 0} onPress={() => void save.run({ ...preferences, keys: {} })}>
            All back to default
          </Button>
          <Button kind="primary" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className={styles.top}>
        <TextField
          label="Find a command"
          type="search"
          value={query}
          onChange={setQuery}
          placeholder="Such as loop, frame, or a code"
          autoFocus
        />
        <KeyLengths preferences={preferences} onChange={(next) => void save.run(next)} />
      </div>
      <ErrorNotice error={save.error} />
      <KeyGroups
        worlds={worlds}
        choices={preferences.keys}
        labels={labels}
        query={query}
        refused={refused}
        onKeys={(id, keys) => attempt(id, (choices) => changeKeys(worlds, choices, id, keys))}
        onDefault={(id) => attempt(id, (choices) => restoreKeys(worlds, choices, id))}
        onForget={() => setRefused(null)}
      />
    </Dialog>
  )
}

function mutable(choices: Readonly<Record<string, readonly string[]>>): Preferences['keys'] {
  return Object.fromEntries(Object.entries(choices).map(([id, keys]) => [id, [...keys]]))
}
