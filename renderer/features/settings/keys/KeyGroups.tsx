import { useMemo, useState } from 'react'
import type { KeyWorld } from '../../../commands/change-keys.ts'
import type { Combo, KeyLabels } from '../../../commands/combo.ts'
import { keysOf, type KeyChoices } from '../../../commands/keymap.ts'
import { searchTitles } from '../../../commands/palette-search.ts'
import { KeyRow } from './KeyRow.tsx'
import { keyGroups } from './key-worlds.ts'
import styles from './keys.module.css'
import { usePressedKeys } from './use-pressed-keys.ts'

type KeyGroupsProps = {
  readonly worlds: readonly KeyWorld[]
  readonly choices: KeyChoices
  readonly labels: KeyLabels | undefined
  readonly query: string
  readonly refused: { readonly id: string; readonly text: string } | null
  readonly onKeys: (id: string, keys: readonly Combo[]) => void
  readonly onDefault: (id: string) => void
  /** A refusal has been read: something else is done. */
  readonly onForget: () => void
}

/** Which key of which command waits for the keys to be pressed; one past the last is a new one. */
type Waiting = { readonly id: string; readonly index: number; readonly keys: readonly Combo[] }

export function KeyGroups(props: KeyGroupsProps) {
  const { worlds, choices, query, refused, onKeys, onForget } = props
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const groups = useMemo(() => keyGroups(worlds), [worlds])
  usePressedKeys(waiting !== null, (combo) => {
    if (waiting === null) return
    setWaiting(null)
    if (combo === null) return
    onKeys(
      waiting.id,
      waiting.index < waiting.keys.length
        ? waiting.keys.map((key, i) => (i === waiting.index ? combo : key))
        : [...waiting.keys, combo],
    )
  })
  const found = groups
    .map(({ name, lines }) => ({ name, lines: searchTitles(lines, query) }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <div className={styles.groups}>
      {found.map(({ name, lines }) => (
        <section key={name} aria-label={name}>
          <h3 className={styles.group}>{name}</h3>
          <ul>
            {lines.map((line) => {
              const keys = keysOf(line, choices)
              return (
                <KeyRow
                  key={line.id}
                  line={line}
                  keys={keys}
                  isOwn={Object.hasOwn(choices, line.id)}
                  labels={props.labels}
                  waitingFor={waiting?.id === line.id ? waiting.index : null}
                  refusal={refused?.id === line.id ? refused.text : null}
                  onWait={(index) => {
                    onForget()
                    setWaiting({ id: line.id, index, keys })
                  }}
                  onLeave={() => setWaiting((now) => (now?.id === line.id ? null : now))}
                  onRemove={(index) =>
                    onKeys(
                      line.id,
                      keys.filter((_, i) => i !== index),
                    )
                  }
                  onDefault={() => props.onDefault(line.id)}
                />
              )
            })}
          </ul>
        </section>
      ))}
      {found.length === 0 ? <p className={styles.none}>Nothing is called that.</p> : null}
    </div>
  )
}
