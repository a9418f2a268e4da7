import { textOf } from '#shared/contract/messages.ts'
import type { GateCheck } from '#shared/study/gate.ts'
import { goTo } from '../../host/use-route.ts'
import { placeOf } from './check-place.ts'
import styles from './exchange.module.css'
import { findingOf } from './finding.ts'

/** What a check found, what is to be done about it, and the way there. */
export function FindingLine({ check }: { readonly check: GateCheck }) {
  const place = placeOf[check.id]
  return (
    <div className={styles.finding}>
      <span className={styles.findingName} title={textOf(`check.${check.id}.about`)}>
        {textOf(`check.${check.id}`)}
      </span>
      <span>
        {findingOf(check)} <span className={styles.todo}>{textOf(`todo.${check.id}`)}</span>{' '}
        {place === null ? null : (
          <button type="button" className={styles.way} onClick={() => goTo({ screen: place.screen })}>
            {place.name}
          </button>
        )}
      </span>
    </div>
  )
}
