import type { MissingCode } from '#shared/scheme/missing-codes.ts'
import { shortStatistic } from '#shared/study/statistic-words.ts'
import type { FeedbackScale, FeedbackSet } from '#shared/study/training.ts'
import { coefficient, notDefined, signed } from '../../ui/format/figures.ts'
import { Card } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './training.module.css'

const valueText = (value: number | null, missing: MissingCode | null): string =>
  value === null ? (missing ?? '').replaceAll('_', ' ') : String(value)

/** Each scale of one recording: what was given, what the master gave, and the anchors of both. */
export function ScaleComparison({ scales }: { readonly scales: readonly FeedbackScale[] }) {
  if (scales.length === 0) return null
  return (
    <Card>
      <h2 className={styles.heading}>Scales</h2>
      <Table caption="Scales beside the master" dense>
        <thead>
          <tr>
            <th scope="col">Scale</th>
            <th scope="col" data-align="right">
              You
            </th>
            <th scope="col" data-align="right">
              Master
            </th>
            <th scope="col" data-align="right" title="You minus master">
              Difference
            </th>
          </tr>
        </thead>
        <tbody>
          {scales.map((scale) => (
            <tr key={scale.variable}>
              <th scope="row">
                {scale.label}
                <Anchors scale={scale} />
              </th>
              <td data-align="right">{valueText(scale.own, scale.ownMissing)}</td>
              <td data-align="right">{valueText(scale.master, scale.masterMissing)}</td>
              <td data-align="right">
                {scale.own === null || scale.master === null
                  ? '–'
                  : signed(scale.own - scale.master, Number.isInteger(scale.own - scale.master) ? 0 : 2)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

/** The words that are nearest to either value, from below: what the two judged by. */
function Anchors({ scale: { own, master, anchors } }: { readonly scale: FeedbackScale }) {
  const nearest = (value: number | null) =>
    value === null ? undefined : (anchors.findLast((anchor) => anchor.value <= value) ?? anchors[0])
  const shown = [...new Set([nearest(own), nearest(master)])].filter((one) => one !== undefined)
  if (own === master || shown.length === 0) return null
  return shown.map(({ value, label }) => (
    <span key={value} className={styles.why}>
      {value}: {label}
    </span>
  ))
}

/** Each code of a set: the agreement on it, and what one of the two has that the other has not. */
export function SetComparison({ set }: { readonly set: FeedbackSet }) {
  const unit = set.kind === 'state' ? 's' : ''
  const used = set.codes.filter(({ own, master }) => own + master > 0)
  const amount = (value: number): string =>
    value === 0 ? '–' : `${String(Math.round(value))}${unit === '' ? '' : ` ${unit}`}`
  return (
    <Card>
      <h2 className={styles.heading}>
        {set.label}{' '}
        <span className={styles.muted}>
          {set.figure.ok ? `${shortStatistic(set)} ${coefficient(set.figure.value)}` : notDefined(set.figure.why)}
        </span>
      </h2>
      {used.length === 0 ? null : (
        <Table caption={`${set.label} by code`} dense>
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col" data-align="right">
                {set.kind === 'point' ? 'F1' : 'Kappa'}
              </th>
              <th scope="col" data-align="right">
                Both
              </th>
              <th scope="col" data-align="right" title="The master has it, you have not">
                Missed
              </th>
              <th scope="col" data-align="right" title="You have it, the master has not">
                Extra
              </th>
            </tr>
          </thead>
          <tbody>
            {used.map((code) => (
              <tr key={code.code}>
                <th scope="row">{code.label}</th>
                <td data-align="right" title={code.figure.ok ? undefined : notDefined(code.figure.why)}>
                  {code.figure.ok ? coefficient(code.figure.value) : '–'}
                </td>
                <td data-align="right">{amount(code.both)}</td>
                <td data-align="right">{amount(code.master - code.both)}</td>
                <td data-align="right">{amount(code.own - code.both)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
