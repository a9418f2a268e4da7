import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo } from 'react'
import { ratingRecordId, type RatingRecord } from '#shared/observation/record.ts'
import {
  askReason,
  currentTask,
  goToTask,
  isAnswered,
  isSettled,
  ratingTasks,
  rateWith,
  sameTask,
  unrate,
  type RatingTask,
} from '../../state/rating-actions.ts'
import { marksOf, purposeOf, type Pass } from '../../state/passes.ts'
import { contentOf } from '../../state/workspace.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { ContextQuestions } from './ContextQuestions.tsx'
import { DerivedRating } from './DerivedRating.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { ScaleStep } from '../../ui/ScaleStep.tsx'
import scale from '../../ui/scale-step.module.css'
import { capOf, ratingSteps } from '../../ui/format/rating-steps.ts'
import styles from './ratings.module.css'

/** The scale at hand with its anchors, where the eyes can go from the picture to the words and back. */
export function RatingPanel({ pass }: { readonly pass: Pass }) {
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const chosen = useWorkspaceUi((state) => state.rating)
  const marks = view.scheme.marks.length > 0 && (pass.ratings.length > 0 || pass.marks.length > 0)
  const tasks = useMemo(() => ratingTasks(contentOf({ view, records }), pass.ratings), [view, records, pass])
  const task = currentTask(tasks, chosen, records)
  const answered = tasks.filter((each) => isSettled(records, each)).length
  return (
    <div className={styles.panel} data-testid="rating-panel">
      {task === null ? (
        <p className={styles.purpose}>{pass.purpose === '' ? 'Nothing is rated in this pass.' : purposeOf(pass)}</p>
      ) : (
        <>
          <TaskHead task={task} tasks={tasks} answered={answered} />
          {task.derived === null ? null : <DerivedRating derived={task.derived} />}
          <Scale task={task} digits={!pass.isCheck} />
        </>
      )}
      {marks ? <EvidenceList task={task} kinds={pass.isCheck ? [] : marksOf(view.scheme, pass)} /> : null}
      {pass.ratings.length > 0 ? <ContextQuestions /> : null}
    </div>
  )
}

type TaskHeadProps = { readonly task: RatingTask; readonly tasks: readonly RatingTask[]; readonly answered: number }

function TaskHead({ task, tasks, answered }: TaskHeadProps) {
  const workspace = useWorkspace()
  const view = useObservation((state) => state.view)
  const episode = view.episodes.find(({ id }) => id === task.episode)
  const name = view.scheme.episodes.find(({ id }) => id === episode?.kind)?.name
  const at = tasks.findIndex((each) => sameTask(each, task)) + 1
  return (
    <header>
      <h2 className={styles.head}>
        <span>
          {task.scale.label}
          {name === undefined ? '' : ` · ${name}`}
        </span>
        <span className={styles.progress} data-testid="rating-progress">
          {answered} of {tasks.length}
        </span>
      </h2>
      <div className={styles.where}>
        <p className={styles.question}>{task.scale.question}</p>
        <span className={styles.move}>
          <IconButton small label="Previous rating (Shift+Enter)" onPress={() => goToTask(workspace, -1)}>
            <ChevronLeft size={16} aria-hidden />
          </IconButton>
          <span className={styles.count} aria-label={`Rating ${at} of ${tasks.length}`}>
            {at}/{tasks.length}
          </span>
          <IconButton small label="Next rating (Enter)" onPress={() => goToTask(workspace, 1)}>
            <ChevronRight size={16} aria-hidden />
          </IconButton>
        </span>
      </div>
    </header>
  )
}

function Scale({ task, digits }: { readonly task: RatingTask; readonly digits: boolean }) {
  const workspace = useWorkspace()
  const editable = useObservation((state) => state.editable)
  const record = useObservation((state) => state.records[ratingRecordId(task.rating, task.episode)])
  const given: RatingRecord | null = record?.type === 'rating' ? record : null
  const reason = task.scale.notCodable.find(({ code }) => code === given?.notCodable)
  return (
    <div role="radiogroup" aria-label={task.scale.label} className={styles.scale}>
      {ratingSteps(task.scale).map((step) => (
        <ScaleStep
          key={step.value}
          step={step}
          cap={digits ? capOf(step.value) : ''}
          chosen={given?.value === step.value}
          disabled={!editable}
          onPress={() => rateWith(workspace, task, step.value)}
        />
      ))}
      {task.scale.notCodable.length === 0 ? null : (
        <button
          type="button"
          role="radio"
          aria-checked={reason !== undefined}
          className={scale.step}
          data-chosen={reason !== undefined}
          data-reason
          disabled={!editable}
          onClick={() => askReason(workspace, task)}
        >
          {digits && task.scale.min > 0 ? <Kbd>0</Kbd> : <span />}
          <span>{reason === undefined ? 'Cannot be rated…' : `Cannot be rated: ${reason.text.toLowerCase()}`}</span>
        </button>
      )}
      {given !== null && editable && isAnswered({ [given.id]: given }, task) ? (
        <button type="button" className={styles.clear} onClick={() => unrate(workspace, task)}>
          Take this rating back
        </button>
      ) : null}
    </div>
  )
}
