import { useMemo } from 'react'
import { isAllotted, isNotCodable, pointsAt, pointsLeft } from '#shared/observation/allotment.ts'
import { nothingToDo, type Pass } from '../../state/passes.ts'
import {
  aspectTasks,
  currentAspect,
  pointsPlaces,
  sameAspect,
  type AspectTask,
  type PointsPlace,
} from '../../state/points-actions.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import { AspectRows } from './AspectRows.tsx'
import styles from './points.module.css'

/** Points to be given out beside the picture: a table of aspects and patterns, the aspect at hand opened. */
export function PointsPanel({ pass }: { readonly pass: Pass }) {
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const chosen = useWorkspaceUi((state) => state.aspect)
  const places = useMemo(() => pointsPlaces({ view }, pass), [view, pass])
  const current = pass.isCheck ? null : currentAspect(aspectTasks(places), chosen, records)
  if (places.length === 0)
    return (
      <p className={styles.none}>
        {nothingToDo(pass, 'ipsatives', 'This recording has no episode to give points for.')}
      </p>
    )
  return (
    <div className={styles.panel} data-testid="points-panel">
      {places.map((place) => (
        <Place key={`${place.form.id} ${place.episode?.id ?? ''}`} place={place} current={current} />
      ))}
    </div>
  )
}

function Place({ place, current }: { readonly place: PointsPlace; readonly current: AspectTask | null }) {
  const { form, episode } = place
  const scheme = useObservation((state) => state.view.scheme)
  const records = useObservation((state) => state.records)
  const tasks = aspectTasks([place])
  const done = tasks.filter(({ target }) => isAllotted(form, records, target)).length
  const name = scheme.episodes.find(({ id }) => id === episode?.kind)?.name
  const title = name === undefined ? form.label : `${form.label} · ${name}`
  return (
    <section aria-label={title}>
      <h2 className={styles.head}>
        <span>{title}</span>
        <span className={styles.progress} data-testid="points-progress">
          {done} of {tasks.length}
        </span>
      </h2>
      {form.instruction === '' ? null : <p className={styles.instruction}>{form.instruction}</p>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles.unseen}>Aspect</span>
            </th>
            {form.patterns.map(({ id, label }, n) => (
              <th key={id} scope="col" title={label}>
                {n + 1}
                <span className={styles.unseen}> {label}</span>
              </th>
            ))}
            <th scope="col">Left</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) =>
            sameAspect(task.target, current?.target ?? null) ? (
              <AspectRows key={task.target.aspect} task={task} />
            ) : (
              <ClosedRow key={task.target.aspect} task={task} canOpen={current !== null} />
            ),
          )}
        </tbody>
      </table>
    </section>
  )
}

function ClosedRow({ task, canOpen }: { readonly task: AspectTask; readonly canOpen: boolean }) {
  const { ui } = useWorkspace()
  const records = useObservation((state) => state.records)
  const { form, target } = task
  const aspect = form.aspects.find(({ id }) => id === target.aspect)
  const lacks = isNotCodable(records, target)
  const left = pointsLeft(form, records, target)
  return (
    <tr>
      <th scope="row">
        {canOpen ? (
          <button type="button" onClick={() => ui.setState({ aspect: target, pattern: null })}>
            {aspect?.label}
          </button>
        ) : (
          aspect?.label
        )}
      </th>
      {lacks ? (
        <td colSpan={form.patterns.length + 1} className={styles.lacks}>
          not codable
        </td>
      ) : (
        <>
          {form.patterns.map(({ id }) => {
            const points = pointsAt(records, target, id)
            return (
              <td key={id} data-given={points > 0}>
                {points === 0 ? '·' : pointsText(points)}
              </td>
            )
          })}
          <td className={styles.left} data-open={left !== 0}>
            {left === 0 ? '–' : pointsText(left)}
          </td>
        </>
      )}
    </tr>
  )
}

/** Without the traces that sums of decimals leave. */
const pointsText = (points: number): string => String(Math.round(points * 1e6) / 1e6)
