import { useEffect, useRef } from 'react'
import { isAskedOf } from '#shared/observation/segment-questions.ts'
import type { SegmentQuestion } from '#shared/scheme/segment.ts'
import { clockText } from '../../state/clock-text.ts'
import { endOfEvent } from '../../state/event-ends.ts'
import { chooseSegment, openOf, type Segment } from '../../state/segment-actions.ts'
import { contentOf } from '../../state/workspace.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import { SegmentEditor } from './SegmentEditor.tsx'
import styles from './segments.module.css'

type RowProps = { readonly segment: Segment; readonly canEdit: boolean }

/** One segment in a line or two; the selected one opens to be worked on. */
export function SegmentRow({ segment, canEdit }: RowProps) {
  const { event, set } = segment
  const workspace = useWorkspace()
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const selected = useWorkspaceUi((state) => state.selectedId === event.id)
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  const code = set.codes.find(({ id }) => id === event.code)
  const seconds = (endOfEvent(event, contentOf({ view, records })) - event.onsetMs) / 1000
  const open = openOf({ view }, segment)
  return (
    <li ref={row} className={styles.row} data-selected={selected}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={selected}
        title="Play it in a loop"
        onClick={() => chooseSegment(workspace, segment)}
      >
        <span className={styles.time}>
          {clockText(event.onsetMs)}
          <small>{event.offsetMs === null ? 'runs on' : `${seconds.toFixed(1)} s`}</small>
        </span>
        <span className={styles.said}>
          {/* Text and answers of the selected one stand below, to be worked on. */}
          {selected ? (
            <span className={styles.unwritten}>{code?.label ?? event.code}</span>
          ) : (
            <Said segment={segment} fallback={code?.label ?? event.code} />
          )}
          <Answers segment={segment} shown={selected ? [] : segment.set.segment.questions} open={open} />
        </span>
      </button>
      {selected ? <SegmentEditor segment={segment} canEdit={canEdit} /> : null}
    </li>
  )
}

function Said({ segment: { event, set }, fallback }: { readonly segment: Segment; readonly fallback: string }) {
  if (event.text !== undefined)
    return (
      <span className={styles.words} dir="auto">
        {event.text}
      </span>
    )
  const words = isAskedOf(set, event) && set.segment.text !== 'none' ? 'Nothing written yet' : fallback
  return <span className={styles.unwritten}>{words}</span>
}

type AnswersProps = {
  readonly segment: Segment
  readonly shown: readonly SegmentQuestion[]
  readonly open: number
}

function Answers({ segment: { event }, shown, open }: AnswersProps) {
  const given = shown.flatMap(({ id, label, options }) => {
    const option = options.find((each) => each.id === event.answers?.[id])
    return option === undefined ? [] : [{ id, label, answer: option.label }]
  })
  if (given.length === 0 && open === 0) return null
  return (
    <span className={styles.answers}>
      {given.map(({ id, label, answer }) => (
        <span key={id} className={styles.answer} title={label}>
          {answer}
        </span>
      ))}
      {open === 0 ? null : <span className={styles.open}>{open} open</span>}
    </span>
  )
}
