import { useMemo } from 'react'
import { buildRows } from '../../../features/timeline/build-rows.ts'
import { linksOf } from '../../../features/timeline/links.ts'
import { Timeline } from '../../../features/timeline/Timeline.tsx'
import { moveEdge } from '../../../state/coding-actions.ts'
import type { Pass } from '../../../state/passes.ts'
import { contentOf } from '../../../state/workspace.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../../state/workspace-context.ts'
import { episodeName } from '../../../ui/format/episode-name.ts'
import { useSoundRows } from './use-sound-rows.ts'
import styles from '../CodingScreen.module.css'

export function TimelinePane({ pass }: { readonly pass: Pass }) {
  const workspace = useWorkspace()
  const { player, ui } = workspace
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const editable = useObservation((state) => state.editable)
  const window = useWorkspaceUi((state) => state.view)
  const selectedId = useWorkspaceUi((state) => state.selectedId)
  const rows = useMemo(
    () => buildRows(contentOf({ view, records }), pass.isCheck || pass.sets.length === 0 ? null : pass.sets),
    [view, records, pass],
  )
  const episodes = useMemo(
    () =>
      view.episodes.map((episode) => ({
        ...episode,
        name: episodeName(view.scheme.episodes, episode.kind),
      })),
    [view],
  )
  const links = useMemo(() => linksOf(contentOf({ view, records }), selectedId), [view, records, selectedId])
  const { sounds, sound } = useSoundRows(player, view.cameras)
  return (
    <section className={styles.timeline} aria-label="Timeline">
      <Timeline
        rows={rows}
        sounds={sounds}
        sound={sound}
        episodes={episodes}
        durationMs={view.durationMs}
        playback={player.store}
        view={window}
        onView={(next) => ui.setState({ view: next })}
        onSeek={(atMs) => player.seekTo(atMs)}
        snap={(atMs) => player.snap(atMs)}
        selectedId={selectedId}
        links={links}
        onSelect={(id) => ui.setState({ selectedId: id })}
        editable={editable}
        onMoveEdge={(id, side, atMs) => moveEdge(workspace, id, side, atMs)}
      />
    </section>
  )
}
