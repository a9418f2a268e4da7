import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { CodeSet } from '#shared/scheme/scheme.ts'
import { useKeys } from '../../commands/keys-context.ts'
import { clockText } from '../../state/clock-text.ts'
import { mark } from '../../state/coding-actions.ts'
import { contentOf } from '../../state/workspace.ts'
import { useObservation, useWorkspace } from '../../state/workspace-context.ts'
import type { Pass } from '../../state/passes.ts'
import { CodeKey } from '../../ui/CodeKey.tsx'
import { runningIndex, type RunningIndex } from './running-index.ts'
import styles from './coding.module.css'
import { VisitPanel } from './VisitPanel.tsx'

type CodePanelProps = { readonly pass: Pass }

/** The key map of this pass: each code with its key, what it means, what is running now, and how much there is of it. */
export function CodePanel({ pass }: CodePanelProps) {
  const scheme = useObservation((state) => state.view.scheme)
  const sets = scheme.sets.filter((set) => pass.sets.includes(set.id) && !pass.segments.includes(set.id))
  return (
    <div className={styles.panel} data-testid="code-panel">
      {pass.visitEach === null || pass.isCheck ? null : <VisitPanel pass={pass} />}
      {sets.map((set) => (
        <SetKeys key={set.id} set={set} showSubject={pass.isCheck} />
      ))}
    </div>
  )
}

type SetKeysProps = {
  readonly set: CodeSet
  readonly showSubject: boolean
}

function SetKeys({ set, showSubject }: SetKeysProps) {
  const workspace = useWorkspace()
  const keys = useKeys()
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const content = useMemo(() => contentOf({ view, records }), [view, records])
  const index = useMemo(() => runningIndex(content, set), [content, set])
  // A text, so that the panel is drawn again only when what runs changes, and then ten times a second.
  const running = useStore(workspace.player.store, (state) => index.at(state.moment.atMs))
  const sinceMs = useStore(workspace.player.store, (state) => index.sinceTenth(state.moment.atMs))
  const editable = useObservation((state) => state.editable)
  const subject = view.scheme.subjects.find((each) => each.id === set.subject)
  const manner = set.kind === 'point' ? 'moments' : set.exclusive ? 'one at a time' : 'as they come'
  return (
    <section aria-label={set.label}>
      <h2 className={styles.set}>
        <span>
          {showSubject ? set.label : withoutSubject(set.label, subject?.label ?? '')} · {manner}
        </span>
        {set.exclusive && sinceMs !== null ? (
          <span className={styles.digits}>running {(sinceMs / 1000).toFixed(1)} s</span>
        ) : null}
      </h2>
      {set.codes.map((code) => (
        <CodeKey
          key={code.id}
          code={code}
          role={subject?.role ?? 'other'}
          lit={running.includes(`|${code.id}|`)}
          total={<Total set={set} code={code.id} index={index} />}
          cap={keys.caps(`coding.mark:${set.id}.${code.id}`).join('+')}
          disabled={!editable}
          onPress={(event) => mark(workspace, set.id, code.id, event)}
        />
      ))}
    </section>
  )
}

type TotalProps = { readonly set: CodeSet; readonly code: string; readonly index: RunningIndex }

/** How much there is of a code so far: drawn again once a second, not at every frame. */
function Total({ set, code, index }: TotalProps) {
  const { player } = useWorkspace()
  const total = useStore(player.store, (state) => index.total(code, state.moment.atMs))
  if (set.kind === 'point') return total === 0 ? '' : String(total)
  return total === 0 && !index.has(code) ? '' : clockText(total * 1000)
}

/** The subject is the pass itself: its name need not stand before each of its sets. */
function withoutSubject(label: string, subject: string): string {
  return label.toLowerCase().startsWith(`${subject.toLowerCase()} `) ? label.slice(subject.length + 1) : label
}
