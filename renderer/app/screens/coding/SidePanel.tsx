import { CodePanel } from '../../../features/coding/CodePanel.tsx'
import { EventTable } from '../../../features/coding/EventTable.tsx'
import { ManualPanel } from '../../../features/coding/ManualPanel.tsx'
import { NotesPanel } from '../../../features/coding/NotesPanel.tsx'
import { PromptBox } from '../../../features/coding/PromptBox.tsx'
import { EvidenceList } from '../../../features/ratings/EvidenceList.tsx'
import { RatingPanel } from '../../../features/ratings/RatingPanel.tsx'
import { useKeys } from '../../../commands/keys-context.ts'
import type { Pass } from '../../../state/passes.ts'
import type { Tab } from '../../../state/workspace.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../../state/workspace-context.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { Tabs, type TabEntry } from '../../../ui/Tabs.tsx'
import styles from '../CodingScreen.module.css'

type SidePanelProps = { readonly pass: Pass }

/** What the fingers and eyes need beside the picture. */
export function SidePanel({ pass }: SidePanelProps) {
  const { ui } = useWorkspace()
  const tab = useWorkspaceUi((state) => state.tab)
  const scheme = useObservation((state) => state.view.scheme)
  const hasSets = scheme.sets.length > 0
  const rates = scheme.ratings.length > 0
  const tabs: (TabEntry & { readonly id: Tab })[] = [
    ...(hasSets && (pass.sets.length > 0 || !rates)
      ? [{ id: 'codes' as const, label: 'Codes', content: <CodePanel pass={pass} /> }]
      : []),
    ...(rates ? [{ id: 'ratings' as const, label: 'Ratings', content: <RatingPanel pass={pass} /> }] : []),
    { id: 'manual', label: 'Manual', content: <ManualPanel pass={pass} /> },
    { id: 'notes', label: 'Notes', content: <NotesPanel /> },
    ...(hasSets ? [{ id: 'table' as const, label: 'Table', content: <EventTable /> }] : []),
    ...(rates
      ? [
          {
            id: 'evidence' as const,
            label: 'Evidence',
            content: (
              <div className={styles.padded}>
                <EvidenceList task={null} canMark={!pass.isCheck} />
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
        <Tabs
          label="Panels"
          tabs={tabs}
          selected={shown}
          onSelect={(id) => ui.setState({ tab: tabs.find((each) => each.id === id)?.id ?? shown })}
        />
      </div>
      <Hints rating={pass.ratings.length > 0 && !pass.isCheck} />
    </aside>
  )
}

function Hints({ rating }: { readonly rating: boolean }) {
  const { ui } = useWorkspace()
  return (
    <div className={styles.hints}>
      <Hint ids={['player.toggle']}>play</Hint>
      <Hint ids={['player.stepBack', 'player.stepForward']}>frame</Hint>
      {rating ? <Hint ids={['rating.next']}>next</Hint> : <Hint ids={['edit.undo']}>undo</Hint>}
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
