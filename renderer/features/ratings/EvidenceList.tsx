import { X } from 'lucide-react'
import type { MarkRecord } from '#shared/observation/record.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { useKeys } from '../../commands/keys-context.ts'
import { clockText } from '../../state/clock-text.ts'
import { writeNote } from '../../state/coding-actions.ts'
import { markEvidence, unmarkEvidence, type RatingTask } from '../../state/rating-actions.ts'
import { useObservation, useWorkspace } from '../../state/workspace-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import scale from '../../ui/scale-step.module.css'
import styles from './ratings.module.css'

type EvidenceListProps = {
  /** The rating whose evidence is shown; null for that of all scales. */
  readonly task: RatingTask | null
  /** What can be kept here and now. */
  readonly kinds: Scheme['marks']
}

/** The moments kept for a rating; each leads back to the picture. */
export function EvidenceList({ task, kinds }: EvidenceListProps) {
  const workspace = useWorkspace()
  const scheme = useObservation((state) => state.view.scheme)
  const records = useObservation((state) => state.records)
  const editable = useObservation((state) => state.editable)
  const marks = Object.values(records)
    .filter((record): record is MarkRecord => record.type === 'mark')
    .filter((mark) => task === null || (mark.rating === task.rating && mark.episode === task.episode))
    .sort((a, b) => a.atMs - b.atMs)
  const keys = useKeys()
  const wanted = task?.scale.evidence?.minMarks
  return (
    <section aria-label="Evidence">
      <h2 className={styles.head}>
        <span>Evidence</span>
        {wanted === undefined ? null : (
          <span>{wanted === 1 ? 'one where it counts' : `${wanted} where it counts`}</span>
        )}
      </h2>
      <ul className={styles.marks}>
        {marks.map((mark) => (
          <Mark
            key={mark.id}
            mark={mark}
            scale={task === null ? scheme.ratings.find(({ id }) => id === mark.rating)?.label : undefined}
          />
        ))}
      </ul>
      {marks.length === 0 && !(editable && kinds.length > 0) ? (
        <p className={styles.purpose}>No moments kept.</p>
      ) : null}
      {(editable ? kinds : []).map((kind, _, all) => {
        const cap = keys.caps(`rating.mark:${kind.id}`).join('+')
        return (
          <button key={kind.id} type="button" className={scale.step} onClick={() => markEvidence(workspace, kind.id)}>
            {cap === '' ? null : <Kbd>{cap}</Kbd>}
            <span>{all.length === 1 ? 'Keep this moment' : `Keep this moment: ${kind.label}`}</span>
          </button>
        )
      })}
    </section>
  )
}

function Mark({ mark, scale }: { readonly mark: MarkRecord; readonly scale: string | undefined }) {
  const workspace = useWorkspace()
  const editable = useObservation((state) => state.editable)
  return (
    <li className={styles.mark}>
      <button type="button" className={styles.jump} onClick={() => workspace.player.seekTo(mark.atMs)}>
        {clockText(mark.atMs)}
      </button>
      <span>
        {scale === undefined ? null : <b>{scale}</b>}
        <input
          className={styles.markNote}
          aria-label={`What is seen at ${clockText(mark.atMs)}`}
          placeholder="what is seen here"
          defaultValue={mark.note}
          readOnly={!editable}
          onBlur={(event) => writeNote(workspace, mark.id, event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
          }}
        />
      </span>
      {editable ? (
        <IconButton
          small
          label={`Take the moment at ${clockText(mark.atMs)} out`}
          onPress={() => unmarkEvidence(workspace, mark.id)}
        >
          <X size={14} aria-hidden />
        </IconButton>
      ) : null}
    </li>
  )
}
