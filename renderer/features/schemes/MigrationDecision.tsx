import type { Choice, Decision, Question } from '#shared/study/migration/migration-item.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './bring-over.module.css'
import { choiceLabel, choiceMeaning } from './bring-over-words.ts'

type MigrationDecisionProps = {
  /** What is decided about, for those who hear the screen. */
  readonly place: string
  readonly question: Question
  readonly decision: Decision
  readonly onChange: (decision: Decision) => void
}

/** How the records that a change touches are taken over: the proposal, and what else may be chosen. */
export function MigrationDecision({ place, question, decision, onChange }: MigrationDecisionProps) {
  const { choices, targets, proposed, because } = question
  const choose = (choice: Choice): void => {
    const [first] = targets
    if (choice === 'map') onChange({ choice, to: proposed.to ?? first?.id ?? '' })
    else onChange(choice === 'recode' ? { choice, table: sameValues(question) } : { choice })
  }
  return (
    <div className={styles.decision}>
      <Select
        hideLabel
        label={`Decision: ${place}`}
        value={decision.choice}
        onChange={(id) => {
          const choice = choices.find((one) => one === id)
          if (choice !== undefined) choose(choice)
        }}
        options={choices.map((id) => ({ id, label: choiceLabel[id], detail: choiceMeaning[id] }))}
        isDisabled={choices.length === 1}
      />
      {decision.choice === 'map' ? (
        <Select
          hideLabel
          label={`Taken as: ${place}`}
          value={decision.to ?? null}
          onChange={(to) => onChange({ choice: 'map', to })}
          options={targets}
        />
      ) : null}
      {decision.choice === 'recode' ? (
        <RecodeTable place={place} question={question} decision={decision} onChange={onChange} />
      ) : null}
      <p className={styles.because}>
        {decision.choice === proposed.choice && decision.to === proposed.to
          ? `Proposed. ${because}`
          : choiceMeaning[decision.choice]}
      </p>
    </div>
  )
}

/** Every value that both scales have, as itself. */
function sameValues({ values }: Question): Record<string, number> {
  const shared = (values?.from ?? []).filter((value) => values?.to.includes(value) === true)
  return Object.fromEntries(shared.map((value) => [String(value), value]))
}

const openId = 'open'

function RecodeTable({ place, question, decision, onChange }: MigrationDecisionProps) {
  const { values } = question
  const table = decision.table ?? {}
  const set = (from: string, to: string): void => {
    const { [from]: _old, ...rest } = table
    onChange({ choice: 'recode', table: to === openId ? rest : { ...rest, [from]: Number(to) } })
  }
  const options = [
    ...(values?.to ?? []).map((value) => ({ id: String(value), label: String(value) })),
    { id: openId, label: 'code again' },
  ]
  return (
    <ul className={styles.recode}>
      {(values?.from ?? []).map((value) => {
        const from = String(value)
        return (
          <li key={from}>
            <span>{from} becomes</span>
            <Select
              hideLabel
              label={`${place}: ${from} becomes`}
              value={String(table[from] ?? openId)}
              onChange={(to) => set(from, to)}
              options={options}
            />
          </li>
        )
      })}
    </ul>
  )
}
