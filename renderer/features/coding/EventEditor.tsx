import { isShort } from '#shared/observation/short-bouts.ts'
import { ms } from '#shared/time/ms.ts'
import { preciseText } from '../../state/clock-text.ts'
import { moveEdge, recode, remove, writeNote } from '../../state/coding-actions.ts'
import { contentOf, say } from '../../state/workspace.ts'
import { useObservation, useWorkspace } from '../../state/workspace-context.ts'
import { parseClock } from '../../ui/format/time.ts'
import { Button } from '../../ui/Button.tsx'
import { AnswerFields } from './AnswerFields.tsx'
import type { EventRow } from './event-rows.ts'
import styles from './coding.module.css'
import { Typed } from './Typed.tsx'

/** The selected code, to be corrected by typing. */
export function EventEditor({ row }: { readonly row: EventRow }) {
  const workspace = useWorkspace()
  const editable = useObservation((state) => state.editable)
  const set = useObservation((state) => state.view.scheme.sets.find(({ id }) => id === row.event.set))
  const { event } = row
  const short = useObservation((state) => isShort(event, contentOf(state)))
  const minS = set?.codes.find(({ id }) => id === event.code)?.minS
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
      {short ? <p className={styles.muted}>Shorter than {minS} s, from which on it is coded.</p> : null}
      <AnswerFields event={event} />
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
