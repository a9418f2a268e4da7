import type { MigrationPreview } from '#shared/contract/migration-views.ts'
import type { Decision, Decisions, MigrationItem } from '#shared/study/migration/migration-item.ts'
import type { ItemReach } from '#shared/study/migration/migration-summary.ts'
import styles from './bring-over.module.css'
import { reachInWords } from './bring-over-words.ts'
import { LevelBadge } from './LevelBadge.tsx'
import { MigrationDecision } from './MigrationDecision.tsx'

type MigrationItemsProps = {
  readonly preview: MigrationPreview
  readonly decisions: Decisions
  readonly onDecide: (item: string, decision: Decision) => void
}

/** Every change between the versions and what it means for what was coded. What has to be decided stands first. */
export function MigrationItems({ preview, decisions, onDecide }: MigrationItemsProps) {
  const { items } = preview.plan
  const reach = new Map(preview.reach.map((one) => [one.item, one]))
  const asked = items.filter(({ question }) => question !== null)
  const told = items.filter(({ question }) => question === null)
  const rows = (list: readonly MigrationItem[]) =>
    list.map((item) => (
      <ItemRow
        key={item.id}
        item={item}
        reach={reach.get(item.id)}
        decision={decisions[item.id] ?? item.question?.proposed ?? null}
        onDecide={(decision) => onDecide(item.id, decision)}
      />
    ))
  return (
    <>
      {asked.length === 0 ? null : (
        <section className={styles.section}>
          <h2>To decide</h2>
          <ul className={styles.items}>{rows(asked)}</ul>
        </section>
      )}
      {told.length === 0 ? null : (
        <section className={styles.section}>
          <h2>Nothing to decide</h2>
          <ul className={styles.items}>{rows(told)}</ul>
        </section>
      )}
    </>
  )
}

type ItemRowProps = {
  readonly item: MigrationItem
  readonly reach: ItemReach | undefined
  readonly decision: Decision | null
  readonly onDecide: (decision: Decision) => void
}

function ItemRow({ item, reach, decision, onDecide }: ItemRowProps) {
  const touched = reachInWords(reach)
  return (
    <li className={styles.item}>
      <LevelBadge level={item.level} />
      <div className={styles.what}>
        {item.changes.map((words) => (
          <p key={words}>{words}</p>
        ))}
        <p className={styles.reach}>
          {touched === '' && item.question !== null ? 'No coding is touched by it.' : touched}
        </p>
      </div>
      {item.question === null || decision === null ? (
        <p className={styles.note}>{item.note}</p>
      ) : (
        <MigrationDecision place={item.place} question={item.question} decision={decision} onChange={onDecide} />
      )}
    </li>
  )
}
