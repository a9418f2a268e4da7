import { ChecklistPanel } from '../../../features/checklist/ChecklistPanel.tsx'
import { CodePanel } from '../../../features/coding/CodePanel.tsx'
import { EventTable } from '../../../features/coding/EventTable.tsx'
import { ManualPanel } from '../../../features/coding/ManualPanel.tsx'
import { NotesPanel } from '../../../features/coding/NotesPanel.tsx'
import { PromptBox } from '../../../features/coding/PromptBox.tsx'
import { GridPanel, IntervalStops } from '../../../features/grid/GridPanel.tsx'
import { PointsPanel } from '../../../features/points/PointsPanel.tsx'
import { ContextPanel } from '../../../features/ratings/ContextPanel.tsx'
import { EvidenceList } from '../../../features/ratings/EvidenceList.tsx'
import { RatingPanel } from '../../../features/ratings/RatingPanel.tsx'
import { SortPanel } from '../../../features/sort/SortPanel.tsx'
import { SegmentsPanel } from '../../../features/segments/SegmentsPanel.tsx'
import { useKeys } from '../../../commands/keys-context.ts'
import { marksOf, type Pass } from '../../../state/passes.ts'
import type { Tab } from '../../../state/workspace.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../../state/workspace-context.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { Tabs, type TabEntry } from '../../../ui/Tabs.tsx'
import { CoverLine } from './CoverLine.tsx'
import { WatchFirstLine } from './WatchFirstLine.tsx'
import styles from '../CodingScreen.module.css'

type SidePanelProps = { readonly pass: Pass }

/** What the fingers and eyes need beside the picture. */
export function SidePanel({ pass }: SidePanelProps) {
  const { ui } = useWorkspace()
  const tab = useWorkspaceUi((state) => state.tab)
  const scheme = useObservation((state) => state.view.scheme)
  const hasSets = scheme.sets.length > 0
  const codes = pass.sets.length - pass.segments.length
  const rates = scheme.ratings.length > 0
  const grids = (scheme.grids ?? []).length > 0
  const lists = (scheme.checklists ?? []).length > 0
  const sorts = (scheme.qsorts ?? []).length > 0
  const points = (scheme.ipsatives ?? []).length > 0
  const hasForms = pass.segments.length > 0 || rates || lists || grids || sorts || points
  const tabs: (TabEntry & { readonly id: Tab })[] = [
    ...(pass.segments.length > 0
      ? [{ id: 'segments' as const, label: 'Segments', content: <SegmentsPanel pass={pass} /> }]
      : []),
    ...(hasSets && (codes > 0 || pass.visitEach !== null || !hasForms)
      ? [{ id: 'codes' as const, label: 'Codes', content: <CodePanel pass={pass} /> }]
      : []),
    ...(rates ? [{ id: 'ratings' as const, label: 'Ratings', content: <RatingPanel pass={pass} /> }] : []),
    ...(lists ? [{ id: 'checklist' as const, label: 'Checklist', content: <ChecklistPanel pass={pass} /> }] : []),
    ...(grids ? [{ id: 'grid' as const, label: 'Intervals', content: <GridPanel pass={pass} /> }] : []),
    ...(sorts ? [{ id: 'sort' as const, label: 'Cards', content: <SortPanel pass={pass} /> }] : []),
    ...(points ? [{ id: 'points' as const, label: 'Points', content: <PointsPanel pass={pass} /> }] : []),
    // Where there are scales they stand below them, since conditions of scales may hang on them.
    ...(scheme.context.length > 0 && !rates
      ? [{ id: 'about' as const, label: 'Questions', content: <ContextPanel /> }]
      : []),
    { id: 'manual', label: 'Manual', content: <ManualPanel pass={pass} /> },
    { id: 'notes', label: 'Notes', content: <NotesPanel /> },
    ...(hasSets ? [{ id: 'table' as const, label: 'Table', content: <EventTable /> }] : []),
    ...(rates && scheme.marks.length > 0
      ? [
          {
            id: 'evidence' as const,
            label: 'Evidence',
            content: (
              <div className={styles.padded}>
                <EvidenceList task={null} kinds={pass.isCheck ? [] : marksOf(scheme, pass)} />
              </div>
            ),
          },
        ]
      : []),
  ]
  const shown = tabs.find(({ id }) => id === tab)?.id ?? tabs[0]?.id ?? 'manual'
  return (
    <aside className={styles.side} aria-label="Codes and tables">
      <div className={styles.tabs}>
        <PromptBox />
        <WatchFirstLine pass={pass} />
        <CoverLine pass={pass} />
        {pass.grids.length > 0 && !pass.isCheck ? <IntervalStops pass={pass} /> : null}
        <Tabs
          label="Panels"
          tabs={tabs}
          selected={shown}
          onSelect={(id) => ui.setState({ tab: tabs.find((each) => each.id === id)?.id ?? shown })}
        />
      </div>
      <Hints next={nextOf(pass)} />
    </aside>
  )
}

type Onward = { readonly id: string; readonly word: string }

/** What Enter does in this pass, where it does anything. */
function nextOf(pass: Pass): Onward | null {
  if (pass.isCheck) return null
  if (pass.segments.length > 0) return { id: 'segment.text', word: 'write' }
  if (pass.ratings.length > 0) return { id: 'rating.next', word: 'next' }
  if (pass.visitEach !== null) return { id: 'visit.next', word: 'next' }
  if (pass.grids.length > 0) return { id: 'grid.play', word: 'next' }
  if (pass.qsorts.length > 0) return { id: 'sort.carry', word: 'carry' }
  if (pass.ipsatives.length > 0) return { id: 'points.next', word: 'next' }
  return pass.checklists.length > 0 ? { id: 'checklist.next', word: 'next' } : null
}

function Hints({ next }: { readonly next: Onward | null }) {
  const { ui } = useWorkspace()
  return (
    <div className={styles.hints}>
      <Hint ids={['player.toggle']}>play</Hint>
      <Hint ids={['player.stepBack', 'player.stepForward']}>frame</Hint>
      {next === null ? <Hint ids={['edit.undo']}>undo</Hint> : <Hint ids={[next.id]}>{next.word}</Hint>}
      <button type="button" onClick={() => ui.setState({ dialog: 'keys' })}>
        <Hint ids={['app.keys']}>keys</Hint>
      </button>
    </div>
  )
}

/** The keys of some commands with a word; a command without a key needs no hint. */
function Hint({ ids, children }: { readonly ids: readonly string[]; readonly children: string }) {
  const keys = useKeys()
  const caps = ids.map((id) => keys.caps(id).join('+')).filter((cap) => cap !== '')
  return (
    <span>
      {caps.map((cap) => (
        <Kbd key={cap}>{cap}</Kbd>
      ))}{' '}
      {children}
    </span>
  )
}
