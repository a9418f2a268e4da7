import { useMemo } from 'react'
import { useStore } from 'zustand'
import { isSegmentSet, type SegmentSet } from '#shared/observation/segment-questions.ts'
import type { SchemeCode } from '#shared/scheme/scheme.ts'
import { useKeys } from '../../commands/keys-context.ts'
import { endOfEvent } from '../../state/event-ends.ts'
import type { Pass } from '../../state/passes.ts'
import { openOf, pressSegment, segmentsOf, type Segment } from '../../state/segment-actions.ts'
import { contentOf } from '../../state/workspace.ts'
import { useObservation, useWorkspace } from '../../state/workspace-context.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './segments.module.css'
import { SegmentRow } from './SegmentRow.tsx'

/** Segment by segment: the keys that mark one, and a list of all with what was said and answered. */
export function SegmentsPanel({ pass }: { readonly pass: Pass }) {
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const all = useMemo(() => segmentsOf({ view, records }, pass), [view, records, pass])
  const sets = view.scheme.sets.filter((set) => pass.segments.includes(set.id)).filter(isSegmentSet)
  return (
    <div className={styles.panel} data-testid="segments-panel">
      {sets.map((set) => (
        <SetOfSegments key={set.id} set={set} segments={all.filter(({ event }) => event.set === set.id)} pass={pass} />
      ))}
    </div>
  )
}

type SetProps = { readonly set: SegmentSet; readonly segments: readonly Segment[]; readonly pass: Pass }

function SetOfSegments({ set, segments, pass }: SetProps) {
  const view = useObservation((state) => state.view)
  const open = segments.filter((segment) => openOf({ view }, segment) > 0).length
  return (
    <section aria-label={set.label}>
      <h2 className={styles.head}>
        <span>{set.label}</span>
        <span className={styles.progress} data-testid="segments-progress">
          {segments.length === 0 ? 'none yet' : `${segments.length - open} of ${segments.length} done`}
        </span>
      </h2>
      {pass.isCheck ? null : (
        <div className={styles.marks}>
          {set.codes.map((code) => (
            <MarkButton key={code.id} set={set} code={code} segments={segments} />
          ))}
        </div>
      )}
      {segments.length === 0 ? (
        <p className={styles.none}>
          {set.segment.instruction === '' ? 'Mark the first segment with its key.' : set.segment.instruction}
        </p>
      ) : (
        <ol className={styles.list}>
          {segments.map((segment) => (
            <SegmentRow key={segment.event.id} segment={segment} canEdit={!pass.isCheck} />
          ))}
        </ol>
      )}
    </section>
  )
}

type MarkProps = { readonly set: SegmentSet; readonly code: SchemeCode; readonly segments: readonly Segment[] }

/** Begins a segment at the frame on screen, or ends the one that is under way there. */
function MarkButton({ set, code, segments }: MarkProps) {
  const workspace = useWorkspace()
  const keys = useKeys()
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const editable = useObservation((state) => state.editable)
  const running = useStore(workspace.player.store, ({ moment: { atMs } }) =>
    segments.some(
      ({ event }) =>
        event.code === code.id &&
        event.offsetMs === null &&
        event.onsetMs <= atMs &&
        atMs < endOfEvent(event, contentOf({ view, records })),
    ),
  )
  return (
    <button
      type="button"
      className={styles.mark}
      data-lit={running}
      disabled={!editable}
      title={code.definition}
      onClick={(event) => pressSegment(workspace, set.id, code.id, event)}
    >
      <Kbd>{keys.caps(`coding.mark:${set.id}.${code.id}`).join('+') || code.key.toUpperCase()}</Kbd>
      <span>
        {code.label} <small>{running ? 'ends' : 'begins'}</small>
      </span>
    </button>
  )
}
