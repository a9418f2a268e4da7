import { useState } from 'react'
import { clockText } from '../../state/clock-text.ts'
import { note, unnote } from '../../state/rating-actions.ts'
import { useObservation, useWorkspace } from '../../state/workspace-context.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { X } from 'lucide-react'
import styles from './coding.module.css'

/** Free notes, apart from scores: what was seen first, then what it may mean. */
export function NotesPanel() {
  const workspace = useWorkspace()
  const records = useObservation((state) => state.records)
  const editable = useObservation((state) => state.editable)
  const [text, setText] = useState('')
  const notes = Object.values(records)
    .filter((record) => record.type === 'note')
    .sort((a, b) => (a.atMs ?? -1) - (b.atMs ?? -1))
  const add = (atMoment: boolean): void => {
    if (text.trim() === '') return
    note(workspace, text.trim(), atMoment)
    setText('')
  }
  return (
    <div className={styles.notes}>
      {editable ? (
        <>
          <label>
            What you saw, in your own words
            <textarea
              className={styles.field}
              rows={4}
              maxLength={4000}
              value={text}
              autoFocus
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add(true)
                if (event.key === 'Escape') event.currentTarget.blur()
              }}
            />
          </label>
          <div className={styles.noteButtons}>
            <Button small onPress={() => add(true)} isDisabled={text.trim() === ''}>
              Note this moment
            </Button>
            <Button small kind="quiet" onPress={() => add(false)} isDisabled={text.trim() === ''}>
              Note the recording
            </Button>
          </div>
        </>
      ) : null}
      <ul>
        {notes.map((each) => (
          <li key={each.id} className={styles.note}>
            {each.atMs === null ? <span className={styles.muted}>whole</span> : <Jump atMs={each.atMs} />}
            <p>{each.text}</p>
            {editable ? (
              <IconButton small label="Take this note out" onPress={() => unnote(workspace, each.id)}>
                <X size={14} aria-hidden />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
      {notes.length === 0 ? <p className={styles.muted}>No notes yet.</p> : null}
    </div>
  )
}

function Jump({ atMs }: { readonly atMs: Parameters<ReturnType<typeof useWorkspace>['player']['seekTo']>[0] }) {
  const { player } = useWorkspace()
  return (
    <button type="button" className={styles.jump} onClick={() => player.seekTo(atMs)}>
      {clockText(atMs)}
    </button>
  )
}
