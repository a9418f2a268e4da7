import { computedAnswer } from '#shared/observation/event-answers.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import { missingCodes } from '#shared/scheme/missing-codes.ts'
import { contentOf } from '../../state/workspace.ts'
import { useObservation } from '../../state/workspace-context.ts'
import styles from './coding.module.css'

/** What the scheme works out about one event, to be read only. */
export function ComputedAnswers({ event }: { readonly event: EventRecord }) {
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const computed = (view.scheme.computed ?? []).filter(({ codes }) => codes.includes(event.code))
  if (computed.length === 0) return null
  const content = contentOf({ view, records })
  return (
    <dl className={styles.workedOut} aria-label="Worked out about this event">
      {computed.map((one) => {
        const answer = computedAnswer(content, one, event)
        return (
          <div key={one.id}>
            <dt>{one.label}</dt>
            <dd>{answer.ok ? `${inShort(answer.value)}${unitOf(one.unit)}` : missingCodes[answer.missing].label}</dd>
          </div>
        )
      })}
    </dl>
  )
}

const unitOf = (unit = ''): string => (unit === '' ? '' : ` ${unit}`)

/** Three decimals are as many as times have. */
const inShort = (value: string | number | boolean): string =>
  typeof value === 'number' ? String(Number(value.toFixed(3))) : String(value)
