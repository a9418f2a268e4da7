import { useMemo, useState } from 'react'
import type { CompareView } from '#shared/contract/compare-views.ts'
import type { Moment } from '#shared/study/moment.ts'
import { Timeline } from '../../../features/timeline/Timeline.tsx'
import { clampView, type View } from '../../../features/timeline/time-scale.ts'
import type { Player } from '../../../state/player.ts'
import { episodeName } from '../../../ui/format/episode-name.ts'
import styles from '../../../features/compare/compare.module.css'
import { comparedRows } from './compared-rows.ts'

type ComparedTimelineProps = {
  readonly view: CompareView
  readonly moments: readonly Moment[]
  readonly current: Moment | null
  readonly player: Player
  readonly onChoose: (key: string) => void
}

const noSound = {
  shown: false,
  onShown: () => undefined,
  onRead: () => undefined,
  onCancel: () => undefined,
}
/** How much of the recording is seen around a moment at first. */
const AROUND_MS = 10_000

/** Both codings on one clock, A above B; only to look at and to choose a difference from. */
export function ComparedTimeline({ view, moments, current, player, onChoose }: ComparedTimelineProps) {
  const { durationMs, scheme } = view
  // Somebody may look elsewhere; at the next difference the window is around that one again.
  const [moved, setMoved] = useState<{ readonly of: string; readonly view: View } | null>(null)
  const at = current?.key ?? ''
  const window = moved?.of === at ? moved.view : around(current, durationMs)
  const rows = useMemo(() => comparedRows(view, moments, current), [view, moments, current])
  const episodes = useMemo(
    () => view.episodes.map((episode) => ({ ...episode, name: episodeName(scheme.episodes, episode.kind) })),
    [view, scheme],
  )
  return (
    <section className={styles.timeline} aria-label="Timeline">
      <Timeline
        rows={rows}
        sounds={[]}
        sound={noSound}
        episodes={episodes}
        durationMs={durationMs}
        playback={player.store}
        view={window}
        onView={(next) => setMoved({ of: at, view: next })}
        onSeek={(atMs) => player.seekTo(atMs)}
        snap={(atMs) => player.snap(atMs)}
        selectedId={current?.key ?? null}
        links={[]}
        onSelect={(id) => {
          if (id !== null && moments.some(({ key }) => key === id)) onChoose(id)
        }}
        editable={false}
        onMoveEdge={() => undefined}
      />
    </section>
  )
}

function around(moment: Moment | null, durationMs: number): View {
  if (moment === null) return { startMs: 0, endMs: durationMs }
  const { source, startMs, endMs } = moment
  const margin = source.kind === 'set' || source.kind === 'grid' ? AROUND_MS : 0
  return clampView({ startMs: startMs - margin, endMs: endMs + margin }, durationMs)
}
