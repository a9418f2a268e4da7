import { useState } from 'react'
import { ms } from '#shared/time/ms.ts'
import { preciseText } from '../../state/clock-text.ts'
import { moveEdge, recode, remove, writeNote } from '../../state/coding-actions.ts'
import { say } from '../../state/workspace.ts'
import { useObservation, useWorkspace } from '../../state/workspace-context.ts'
import { parseClock } from '../../ui/format/time.ts'
import { Button } from '../../ui/Button.tsx'
import type { EventRow } from './event-rows.ts'
import styles from './coding.module.css'

/** The selected code, to be corrected by typing. */
export function EventEditor({ row }: { readonly row: EventRow }) {
  const workspace = useWorkspace()
  const editable = useObservation((state) => state.editable)
  const set = useObservation((state) => state.view.scheme.sets.find(({ id }) => id === row.event.set))
  const { event } = row
  const move = (side: 'start' | 'end') => (text: string) => {
    const atMs = parseClock(text)
    if (atMs === null) say(workspace, 'no-time')
    else moveEdge(workspace, event.id, side, ms(atMs))
  }
  return (
    <fieldset className={styles.editor} disabled={!editable}>
      <legend className="sr-only">Edit the selected code</legend>
      <label>
        Code
        <select
          className={styles.field}
          value={event.code}
          onChange={(change) => recode(workspace, event.id, change.target.value)}
        >
          {set?.codes.map((code) => (
            <option key={code.id} value={code.id}>
              {code.label}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.times}>
        <Typed id="event-begin" label="Begin" value={preciseText(event.onsetMs)} onCommit={move('start')} />
        {row.durationMs === null ? null : (
          <Typed
            id="event-end"
            label="End"
            value={event.offsetMs === null ? '' : preciseText(event.offsetMs)}
            placeholder="runs on"
            onCommit={move('end')}
          />
        )}
      </div>
      {Object.entries(event.modifiers).map(([id, value]) => (
        <p key={id} className={styles.modifier}>
          {String(value)}
        </p>
      ))}
      <Typed
        id="event-note"
        label="Note"
        value={event.note}
        onCommit={(text) => writeNote(workspace, event.id, text)}
      />
      <div>
        <Button small onPress={() => remove(workspace, event.id)} isDisabled={!editable}>
          Take out (Del)
        </Button>
      </div>
    </fieldset>
  )
}

type TypedProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly onCommit: (text: string) => void
}

/** A field whose text counts on Enter or when it is left; Escape takes it back. */
function Typed({ id, label, value, placeholder = '', onCommit }: TypedProps) {
  const [text, setText] = useState<string | null>(null)
  const commit = (): void => {
    if (text !== null && text !== value) onCommit(text)
    setText(null)
  }
  return (
    <label>
      {label}
      <input
        id={id}
        className={styles.field}
        placeholder={placeholder}
        value={text ?? value}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape') setText(null)
        }}
      />
    </label>
  )
}
