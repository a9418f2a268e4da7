import { X } from 'lucide-react'
import { textOf } from '#shared/contract/messages.ts'
import type { GateRow } from '#shared/study/gate.ts'
import type { Figure, ReliabilityReport, VariableReliability } from '#shared/study/reliability-view.ts'
import { coefficient, coefficientWithInterval, counted, notDefined, percent, plain } from '../../ui/format/figures.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Card } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { DifferencePlot } from './DifferencePlot.tsx'
import { HeatMap } from './HeatMap.tsx'
import { LargestDifferences } from './LargestDifferences.tsx'
import styles from './reliability.module.css'
import { sentenceOf } from './sentence.ts'
import { gateRowOf } from './verdicts.ts'

type VariableDetailProps = {
  readonly variable: VariableReliability
  readonly gate: readonly GateRow[]
  readonly report: ReliabilityReport
  readonly onClose: () => void
}

/** What stands behind one row: where the two coders differ, and what the figure was made of. */
export function VariableDetail({ variable, gate, report, onClose }: VariableDetailProps) {
  const [first, second] = coderNames(variable)
  return (
    <Card>
      <div
        className={styles.detail}
        role="region"
        aria-label={variable.label}
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
        }}
      >
        <div className={styles.detailHead}>
          <div>
            <h2>{variable.label}</h2>
            <p className={styles.lead}>{sentenceOf(variable, gateRowOf(gate, variable), first, second)}</p>
          </div>
          <IconButton small label="Close" onPress={onClose}>
            <X size={15} aria-hidden />
          </IconButton>
        </div>
        <DifferencePlot variable={variable} first={first} second={second} />
        {variable.matrix === null ? null : <HeatMap matrix={variable.matrix} first={first} second={second} />}
        <LargestDifferences variable={variable} first={first} second={second} />
        <PerCode variable={variable} first={first} second={second} />
        <Facts variable={variable} report={report} />
        {variable.reason === '' ? null : <p>{textOf(`reason.${variable.reason}`)}</p>}
        {variable.warnings.map((warning) => (
          <p key={warning}>{textOf(`warning.${warning}`)}</p>
        ))}
      </div>
    </Card>
  )
}

function coderNames({ coders }: VariableReliability): readonly [string, string] {
  const [first, second] = coders
  return coders.length === 2 && first !== undefined && second !== undefined ? [first, second] : ['first', 'second']
}

type PerCodeProps = { readonly variable: VariableReliability; readonly first: string; readonly second: string }

function PerCode({ variable, first, second }: PerCodeProps) {
  if (variable.perCode.length === 0) return null
  return (
    <div className={styles.figure}>
      <h3>By code</h3>
      <div className={styles.codes}>
        <Table caption="Agreement by code" dense>
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col" data-align="right">
                Figure
              </th>
              <th scope="col" data-align="right" title={first}>
                A
              </th>
              <th scope="col" data-align="right" title={second}>
                B
              </th>
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
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </div>
  )
}

function Facts({ variable, report }: { readonly variable: VariableReliability; readonly report: ReliabilityReport }) {
  const share = (figure: Figure): string => (figure.ok ? percent(figure.value) : notDefined(figure.why))
  const facts: readonly (readonly [string, string] | null)[] = [
    ['Statistic', textOf(`statistic.${variable.statistic}`)],
    ['Recordings', String(variable.n)],
    variable.coders.length === 0 ? null : ['Coders', variable.coders.join(', ')],
    variable.exact === null ? null : ['Exact agreement', share(variable.exact)],
    variable.within1 === null ? null : ['Within one point', share(variable.within1)],
    variable.kappaQuadratic === null ? null : ['Quadratic kappa', coefficientWithInterval(variable.kappaQuadratic)],
    variable.tolerant === null ? null : ['With ±1 s', coefficientWithInterval(variable.tolerant)],
    variable.precision === null ? null : ['Precision', coefficientWithInterval(variable.precision)],
    variable.recall === null ? null : ['Recall', coefficientWithInterval(variable.recall)],
    variable.sdDifference === null ? null : ['SD of differences', plain(variable.sdDifference, 2)],
    ...variable.dropped.map(
      ({ why, n, unit }) => ['Left out', `${counted(n, unit.slice(0, -1))}: ${textOf(`dropped.${why}`)}`] as const,
    ),
    ['Bootstrap', `${counted(report.replicates, 'resample')}, seed ${String(report.seed)}`],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map((fact, index) =>
        fact === null ? null : (
          <div key={index} style={{ display: 'contents' }}>
            <dt>{fact[0]}</dt>
            <dd>{fact[1]}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
