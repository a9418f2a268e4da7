import { Minus, Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { isNotCodable, pointsAt, pointsLeft } from '#shared/observation/allotment.ts'
import type { Described } from '#shared/scheme/ipsative.ts'
import { useKeys } from '../../commands/keys-context.ts'
import { givePoints, toggleNotCodable, type AspectTask } from '../../state/points-actions.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './points.module.css'

/** The aspect at hand: what it means, and a line for each pattern with what it was given. */
export function AspectRows({ task }: { readonly task: AspectTask }) {
  const { form, target } = task
  const workspace = useWorkspace()
  const keys = useKeys()
  const records = useObservation((state) => state.records)
  const editable = useObservation((state) => state.editable)
  const element = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    element.current?.scrollIntoView({ block: 'nearest' })
  }, [target.aspect, target.episode])
  const aspect = form.aspects.find(({ id }) => id === target.aspect)
  const left = pointsLeft(form, records, target)
  const lacks = isNotCodable(records, target)
  return (
    <tr ref={element} className={styles.open} data-testid="aspect-at-hand">
      <td colSpan={form.patterns.length + 2}>
        <h3>
          <span>{aspect?.label}</span>
          <span className={styles.toGive} data-open={left !== 0 && !lacks} aria-live="polite">
            {lacks ? 'not codable' : leftInWords(left)}
          </span>
        </h3>
        {aspect === undefined || aspect.text === '' ? null : <p className={styles.meaning}>{aspect.text}</p>}
        {form.patterns.map((pattern, n) => (
          <PatternLine key={pattern.id} task={task} pattern={pattern} n={n} left={lacks ? form.points : left} />
        ))}
        {form.minAspects === undefined ? null : (
          <button
            type="button"
            className={styles.none}
            aria-pressed={lacks}
            disabled={!editable}
            onClick={() => toggleNotCodable(workspace, task)}
          >
            <Kbd>{keys.caps('points.none').join('+')}</Kbd> This aspect cannot be coded
          </button>
        )}
      </td>
    </tr>
  )
}

function leftInWords(left: number): string {
  const points = Math.round(Math.abs(left) * 1e6) / 1e6
  if (left < 0) return `${String(points)} too many`
  return left === 0 ? 'all given' : `${String(points)} left`
}

type PatternLineProps = {
  readonly task: AspectTask
  readonly pattern: Described
  /** Its place, from 0. */
  readonly n: number
  readonly left: number
}

function PatternLine({ task, pattern, n, left }: PatternLineProps) {
  const workspace = useWorkspace()
  const editable = useObservation((state) => state.editable)
  const points = useObservation((state) => pointsAt(state.records, task.target, pattern.id))
  const chosen = useWorkspaceUi((state) => state.pattern === pattern.id)
  return (
    <div role="group" aria-label={pattern.label} className={styles.pattern} data-chosen={chosen} title={pattern.text}>
      {n < 9 ? <Kbd>{String(n + 1)}</Kbd> : <span />}
      <span>{pattern.label}</span>
      <button
        type="button"
        aria-label="Fewer"
        disabled={!editable || points === 0}
        onClick={() => givePoints(workspace, task, pattern.id, -1)}
      >
        <Minus size={14} aria-hidden />
      </button>
      <output data-given={points > 0}>{Math.round(points * 1e6) / 1e6}</output>
      <button
        type="button"
        aria-label="More"
        disabled={!editable || left <= 0}
        onClick={() => givePoints(workspace, task, pattern.id, 1)}
      >
        <Plus size={14} aria-hidden />
      </button>
    </div>
  )
}
