import { stepOf, type Described, type Ipsative } from '#shared/scheme/ipsative.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { partId } from './parts.ts'
import styles from './schemes.module.css'
import { SubjectName } from './SubjectName.tsx'

type IpsativeViewProps = {
  readonly form: Ipsative
  readonly scheme: Scheme
  /** Its place in the scheme. */
  readonly n: number
}

/** A form with points in full: what they are given for, and among what. */
export function IpsativeView({ form, scheme, n }: IpsativeViewProps) {
  const { aspects, patterns, points, minAspects } = form
  return (
    <section className={styles.part} id={partId('ipsatives', n)} tabIndex={-1}>
      <header>
        <span className={styles.kicker}>
          <SubjectName scheme={scheme} id={form.subject} /> · {points} {points === 1 ? 'point' : 'points'} for each of{' '}
          {aspects.length} aspects{stepOf(form) === 1 ? '' : `, in steps of ${String(stepOf(form))}`} ·{' '}
          {form.scope === 'episode' ? 'each episode' : 'once a recording'}
        </span>
        <h2>{form.label}</h2>
        <p>{form.instruction}</p>
      </header>
      <div className={styles.lists}>
        <DescribedList title="Aspects" things={aspects} path={['ipsatives', n, 'aspects']} />
        <DescribedList title="Patterns" things={patterns} path={['ipsatives', n, 'patterns']} />
      </div>
      <p className={styles.small}>
        All points of an aspect are given out among the patterns, so that the scores of all patterns come to{' '}
        {points * aspects.length} together: they are no independent measures.{' '}
        {minAspects === undefined
          ? 'Every aspect has to be coded.'
          : `Aspects that cannot be coded are left out and scores are prorated, if at least ${String(minAspects)} are coded.`}
      </p>
    </section>
  )
}

type DescribedListProps = {
  readonly title: string
  readonly things: readonly Described[]
  readonly path: readonly (string | number)[]
}

function DescribedList({ title, things, path }: DescribedListProps) {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {things.map(({ label, text }, m) => (
          <li key={m} id={partId(...path, m)} tabIndex={-1}>
            <b>{label}</b>
            {text === '' ? '' : `: ${text}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
