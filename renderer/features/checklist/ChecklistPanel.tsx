import { useEffect, useMemo, useRef } from 'react'
import { itemAnswer, occasionItem, type ItemAnswer } from '#shared/observation/checklist-answers.ts'
import {
  isCredited,
  type Checklist,
  type ChecklistItem,
  type Occasion,
  type Subscale,
} from '#shared/scheme/checklist.ts'
import {
  answerWith,
  currentItem,
  itemTasks,
  listPlaces,
  sameItem,
  unanswer,
  type ItemTask,
  type ListPlace,
} from '../../state/checklist-actions.ts'
import { nothingToDo, type Pass } from '../../state/passes.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import styles from './checklist.module.css'
import { ItemRow } from './ItemRow.tsx'

/** The items to answer beside the picture; the one at hand takes the digits. */
export function ChecklistPanel({ pass }: { readonly pass: Pass }) {
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const chosen = useWorkspaceUi((state) => state.item)
  const places = useMemo(() => listPlaces({ view }, pass), [view, pass])
  const tasks = itemTasks(places, records)
  const current = pass.isCheck ? null : currentItem(tasks, chosen, records)
  if (places.length === 0)
    return (
      <p className={styles.none}>
        {nothingToDo(pass, 'checklists', 'This recording has no episode to answer the items for.')}
      </p>
    )
  return (
    <div className={styles.panel} data-testid="checklist-panel">
      {places.map((place) => (
        <Place key={`${place.list.id} ${place.episode?.id ?? ''}`} place={place} tasks={tasks} current={current} />
      ))}
    </div>
  )
}

type PlaceProps = {
  readonly place: ListPlace
  readonly tasks: readonly ItemTask[]
  readonly current: ItemTask | null
}

function Place({ place: { list, episode }, tasks, current }: PlaceProps) {
  const scheme = useObservation((state) => state.view.scheme)
  const records = useObservation((state) => state.records)
  const at = episode?.id ?? null
  const mine = tasks.filter((task) => task.list === list.id && task.episode === at)
  const answered = mine.filter((task) => itemAnswer(records, task, task.item) !== null).length
  const name = scheme.episodes.find(({ id }) => id === episode?.kind)?.name
  const title = name === undefined ? list.label : `${list.label} · ${name}`
  const { seen, notSeen, notApplicable } = list.answers
  return (
    <section aria-label={title}>
      <h2 className={styles.head}>
        <span>{title}</span>
        <span className={styles.progress} data-testid="checklist-progress">
          {answered} of {mine.length}
        </span>
      </h2>
      {list.instruction === '' ? null : <p className={styles.purpose}>{list.instruction}</p>}
      <div className={styles.columns} aria-hidden>
        <span />
        <span>{seen}</span>
        <span>{notSeen}</span>
        <span>{notApplicable}</span>
      </div>
      {list.subscales.map((subscale) => (
        <SubscalePart key={subscale.id} list={list} subscale={subscale} episode={at} current={current} />
      ))}
    </section>
  )
}

type SubscalePartProps = {
  readonly list: Checklist
  readonly subscale: Subscale
  readonly episode: string | null
  readonly current: ItemTask | null
}

function SubscalePart({ list, subscale, episode, current }: SubscalePartProps) {
  const records = useObservation((state) => state.records)
  const question = occasionItem(subscale.id)
  const occasion = subscale.occasion === null ? 'seen' : itemAnswer(records, { list: list.id, episode }, question)
  const items = list.items.filter((item) => item.subscale === subscale.id)
  return (
    <div role="group" aria-label={subscale.label} className={styles.group}>
      <h3 className={styles.subscale}>{subscale.label}</h3>
      {subscale.occasion === null ? null : (
        <Row
          task={{ list: list.id, episode, item: question }}
          text={subscale.occasion.question}
          words={['Yes', 'No', null]}
          current={current}
        />
      )}
      {occasion === 'seen' ? (
        items.map((item) => (
          <Row
            key={item.id}
            task={{ list: list.id, episode, item: item.id }}
            text={item.text}
            words={[list.answers.seen, list.answers.notSeen, list.answers.notApplicable]}
            current={current}
          />
        ))
      ) : (
        <p className={styles.left}>
          {occasion === null
            ? `${String(items.length)} items follow if the answer is yes.`
            : noOccasion(items, subscale.occasion)}
        </p>
      )}
    </div>
  )
}

/** What becomes of the items of a subscale that had no occasion. */
function noOccasion(items: readonly ChecklistItem[], occasion: Occasion | null): string {
  const credited = items.filter((item) => isCredited(item, occasion)).length
  if (credited === items.length) return `No occasion: its ${String(items.length)} items count as seen.`
  if (credited === 0) return `No occasion: its ${String(items.length)} items do not apply.`
  return `No occasion: ${String(credited)} of its ${String(items.length)} items count as seen, the others do not apply.`
}

type RowProps = {
  readonly task: ItemTask
  readonly text: string
  readonly words: readonly [seen: string, notSeen: string, notApplicable: string | null]
  readonly current: ItemTask | null
}

function Row({ task, text, words, current }: RowProps) {
  const workspace = useWorkspace()
  const editable = useObservation((state) => state.editable)
  const given = useObservation((state) => itemAnswer(state.records, task, task.item))
  const atHand = sameItem(task, current)
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (atHand) element.current?.scrollIntoView({ block: 'nearest' })
  }, [atHand])
  const choose = (answer: ItemAnswer): void => {
    if (given === answer) unanswer(workspace, task)
    else answerWith(workspace, task, answer)
  }
  return (
    <ItemRow
      ref={element}
      text={text}
      words={words}
      given={given}
      atHand={atHand}
      editable={editable}
      onChoose={choose}
      onPoint={() => workspace.ui.setState({ item: task })}
    />
  )
}
