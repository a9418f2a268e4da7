import { useState } from 'react'
import { textOf } from '#shared/contract/messages.ts'
import { figureText, intervalSentence } from '#shared/formats/reliability-report/figure-text.ts'
import type { Alternative, ReliabilityDetail } from '#shared/study/reliability-detail.ts'
import { cx } from '../../ui/cx.ts'
import styles from './reliability.module.css'

/** Every other statistic of the same codings: its figure, and, one click away, when it would be the right one. */
export function AlternativesTab({ detail }: { readonly detail: ReliabilityDetail }) {
  const { alternatives, chosen, reason, asked = [] } = detail
  const sorted = [...alternatives.filter(({ id }) => id === chosen), ...alternatives.filter(({ id }) => id !== chosen)]
  const [open, setOpen] = useState<string | null>(null)
  return (
    <>
      <p>{textOf(`reason.${reason}`)}</p>
      <ul className={styles.alternatives} aria-label="Statistics">
        {sorted.map((alternative) => {
          const key = keyOf(alternative)
          return (
            <Entry
              key={key}
              alternative={alternative}
              mark={
                alternative.id === chosen ? 'used' : asked.includes(alternative.id) ? 'asked for by the scheme' : null
              }
              isOpen={open === key}
              onToggle={() => setOpen(open === key ? null : key)}
            />
          )
        })}
      </ul>
    </>
  )
}

const keyOf = ({ id, params }: Alternative): string => `${id} ${Object.values(params).join(' ')}`

type EntryProps = {
  readonly alternative: Alternative
  /** Why it stands above the others; null for these. */
  readonly mark: string | null
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function Entry({ alternative: { id, unit, figure, params }, mark, isOpen, onToggle }: EntryProps) {
  return (
    <li>
      <button type="button" className={cx(styles.alternative)} aria-expanded={isOpen} onClick={onToggle}>
        <span>
          {textOf(`alternative.${id}`, params)}
          {mark === null ? null : (
            <>
              {' '}
              <small>{mark}</small>
            </>
          )}
        </span>
        <b {...(figure.ok ? {} : { 'data-none': true })}>{figureText(figure, unit, textOf)}</b>
      </button>
      {isOpen ? (
        <p>
          {textOf(`alternative.${id}.when`, params)}
          {figure.ok && unit !== 'ms' && unit !== 'ms_size' ? ` n ${figure.n.toLocaleString('en-GB')}.` : ''}{' '}
          {intervalSentence(figure, textOf)}
        </p>
      ) : null}
    </li>
  )
}
