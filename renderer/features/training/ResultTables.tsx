import type { Figure } from '#shared/study/reliability-view.ts'
import { shortStatistic } from '#shared/study/statistic-words.ts'
import type { TrainingResult } from '#shared/study/training.ts'
import { Badge } from '../../ui/Badge.tsx'
import { coefficient, coefficientWithInterval, notDefined, percent, plain, signed } from '../../ui/format/figures.ts'
import { Card } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './training.module.css'
import { missedText, outcomeBadges, outcomeWords } from './words.ts'

const value = (figure: Figure, shown: (value: number) => string): string => (figure.ok ? shown(figure.value) : '–')
const why = (figure: Figure): string | undefined => (figure.ok ? undefined : notDefined(figure.why))

/** A coder against the masters: each scale, then each code set. */
export function ResultTables({ result }: { readonly result: TrainingResult }) {
  return (
    <>
      {result.scales.length === 0 ? null : <Scales result={result} />}
      {result.streams.length === 0 ? null : <Streams result={result} />}
    </>
  )
}

function Outcome({ outcome, missed }: Pick<TrainingResult['scales'][number], 'outcome'> & { readonly missed: string }) {
  return (
    <>
      <Badge kind={outcomeBadges[outcome]}>{outcomeWords[outcome]}</Badge>
      {missed === '' ? null : <span className={styles.why}>{missed}</span>}
    </>
  )
}

function Scales({ result }: { readonly result: TrainingResult }) {
  return (
    <Card>
      <h2 className={styles.heading}>Scales</h2>
      <Table caption="Scales against the masters" dense>
        <thead>
          <tr>
            <th scope="col">Scale</th>
            <th scope="col" data-align="right" title="Recordings that both rated">
              n
            </th>
            <th scope="col" data-align="right">
              ICC(A,1)
            </th>
            <th scope="col" data-align="right">
              Within one
            </th>
            <th scope="col" data-align="right" title="Coder minus master, on average">
              Mean difference
            </th>
            <th scope="col" data-align="right" title="Standard deviation of the differences">
              Scatter
            </th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {result.scales.map((scale) => (
            <tr key={scale.variable}>
              <th scope="row">{scale.label}</th>
              <td data-align="right">{scale.n}</td>
              <td data-align="right" title={coefficientWithInterval(scale.icc)}>
                {value(scale.icc, coefficient)}
              </td>
              <td data-align="right" title={why(scale.withinOne)}>
                {value(scale.withinOne, percent)}
              </td>
              <td data-align="right" title={why(scale.bias)}>
                {value(scale.bias, (one) => signed(one, 2))}
              </td>
              <td data-align="right">{scale.sdDifference === null ? '–' : plain(scale.sdDifference, 2)}</td>
              <td>
                <Outcome outcome={scale.outcome} missed={missedText(scale.missed)} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Streams({ result }: { readonly result: TrainingResult }) {
  return (
    <Card>
      <h2 className={styles.heading}>Code sets</h2>
      <Table caption="Code sets against the masters" dense>
        <thead>
          <tr>
            <th scope="col">Code set</th>
            <th scope="col">Figure</th>
            <th scope="col" data-align="right">
              Recordings
            </th>
            <th scope="col" data-align="right">
              Lowest
            </th>
            <th scope="col">Each recording</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {result.streams.map((stream) => (
            <tr key={stream.variable}>
              <th scope="row">{stream.label}</th>
              <td>{shortStatistic(stream)}</td>
              <td data-align="right">{stream.n}</td>
              <td data-align="right">{stream.lowest === null ? '–' : coefficient(stream.lowest)}</td>
              <td className={styles.each}>{stream.clips.map((figure) => value(figure, coefficient)).join('  ')}</td>
              <td>
                <Outcome outcome={stream.outcome} missed={missedText(stream.missed)} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
