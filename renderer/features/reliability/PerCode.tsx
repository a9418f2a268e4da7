import type { VariableReliability } from '#shared/study/reliability-view.ts'
import { coefficient, coefficientWithInterval, notDefined } from '../../ui/format/figures.ts'
import { Table } from '../../ui/Table.tsx'
import type { OpenMoments } from './moments.ts'
import styles from './reliability.module.css'

type PerCodeProps = {
  readonly variable: VariableReliability
  readonly first: string
  readonly second: string
  readonly onOpenMoments: OpenMoments | undefined
}

/**
 * The figure of each code, with how much of it either coder has; of points also how many of either the other does not
 * have, each number a way to these events on the video.
 */
export function PerCode({ variable, first, second, onOpenMoments }: PerCodeProps) {
  if (variable.perCode.length === 0) return null
  const ofPoints = variable.perCode.some(({ unmatched }) => unmatched !== undefined)
  return (
    <div className={styles.figure}>
      <h3>
        By code. A: {first}, B: {second}
      </h3>
      <Table caption="Agreement by code" dense>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <Head title="">Figure</Head>
            <Head title={first}>A</Head>
            <Head title={second}>B</Head>
            {ofPoints ? (
              <>
                <Head title={`Events of ${first} that ${second} does not have`}>Only A</Head>
                <Head title={`Events of ${second} that ${first} does not have`}>Only B</Head>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {variable.perCode.map((code) => (
            <tr key={code.code}>
              <td>
                {code.label}
                {code.figure.ok ? null : <span className={styles.why}>{notDefined(code.figure.why)}</span>}
              </td>
              <td data-align="right" title={coefficientWithInterval(code.figure)}>
                {code.figure.ok ? coefficient(code.figure.value) : '–'}
              </td>
              <td data-align="right">{code.a.toLocaleString('en-GB')}</td>
              <td data-align="right">{code.b.toLocaleString('en-GB')}</td>
              {code.unmatched === undefined ? null : (
                <>
                  <Unmatched {...{ variable, onOpenMoments }} side="first" name={first} code={code} />
                  <Unmatched {...{ variable, onOpenMoments }} side="second" name={second} code={code} />
                </>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function Head({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <th scope="col" data-align="right" {...(title === '' ? {} : { title })}>
      {children}
    </th>
  )
}

type UnmatchedProps = Pick<PerCodeProps, 'variable' | 'onOpenMoments'> & {
  readonly side: 'first' | 'second'
  readonly name: string
  readonly code: VariableReliability['perCode'][number]
}

/** How many events of a code one coder has alone. The other may have nothing there, or another code: both are listed. */
function Unmatched({ variable, onOpenMoments, side, name, code: { label, unmatched } }: UnmatchedProps) {
  const count = (side === 'first' ? unmatched?.a : unmatched?.b) ?? 0
  if (count === 0 || onOpenMoments === undefined) return <td data-align="right">{count.toLocaleString('en-GB')}</td>
  const cell = { first: side === 'first' ? label : null, second: side === 'second' ? label : null }
  const alone = side === 'first' ? 'only_first' : 'only_second'
  return (
    <td data-align="right">
      <button
        type="button"
        className={styles.only}
        aria-label={`${String(count)}: ${label}, only ${name}. Show the moments`}
        onClick={() =>
          onOpenMoments({ scheme: variable.scheme, variable: variable.variable, cell, kinds: [alone, 'code'] })
        }
      >
        {count.toLocaleString('en-GB')}
      </button>
    </td>
  )
}
