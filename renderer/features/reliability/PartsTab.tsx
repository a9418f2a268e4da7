import { textOf } from '#shared/contract/messages.ts'
import { intervalInputs } from '#shared/formats/reliability-report/interval-input.ts'
import { intervalPlot, type IntervalInput } from '#shared/formats/plots/interval-plot.ts'
import type { DecisionTable, Part, ReliabilityDetail } from '#shared/study/reliability-detail.ts'
import type { VariableReliability } from '#shared/study/reliability-view.ts'
import { coefficient, coefficientWithInterval, plain, signed } from '../../ui/format/figures.ts'
import { Table } from '../../ui/Table.tsx'
import { PlotFigure } from '../../host/PlotFigure.tsx'
import styles from './reliability.module.css'

type PartsTabProps = { readonly variable: VariableReliability; readonly detail: ReliabilityDetail }

/**
 * The figure of each part of the recordings (or of each code) against the same threshold, and what more coders bring.
 */
export function PartsTab({ variable, detail }: PartsTabProps) {
  return (
    <>
      {detail.breakdowns.length === 0 ? (
        <p>There is one pair, one site and one time point: no part differs from the whole.</p>
      ) : null}
      {intervalInputs(detail.breakdowns, variable, textOf).map((input) => (
        <Parts
          key={input.kind}
          input={input}
          parts={detail.breakdowns.find(({ kind }) => kind === input.kind)?.parts ?? []}
          fileName={`${variable.variable}-${input.kind}`}
        />
      ))}
      {detail.decision === null ? null : <Decisions decision={detail.decision} variable={variable} />}
    </>
  )
}

type PartsProps = { readonly input: IntervalInput; readonly parts: readonly Part[]; readonly fileName: string }

function Parts({ input, parts, fileName }: PartsProps) {
  const { title } = input
  const ofScores = parts.some(({ bias }) => bias !== null)
  return (
    <>
      <PlotFigure title={title} fileName={fileName} draw={(palette) => intervalPlot(input, palette)} />
      <details className={styles.asTable}>
        <summary>{title}, as a table</summary>
        <Table caption={title} dense>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Figure</th>
              {ofScores ? (
                <th scope="col" data-align="right">
                  Bias
                </th>
              ) : null}
              <th scope="col" data-align="right">
                n
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ key, label, figure, bias }, at) => (
              <tr key={key}>
                <td>{label}</td>
                <td>{coefficientWithInterval(figure)}</td>
                {ofScores ? <td data-align="right">{bias?.ok === true ? signed(bias.value, 2) : '–'}</td> : null}
                <td data-align="right">{input.rows[at]?.n}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </>
  )
}

type DecisionsProps = { readonly decision: DecisionTable; readonly variable: VariableReliability }

function Decisions({ decision, variable }: DecisionsProps) {
  const { point } = variable.threshold
  const { needed, recordings, coders, residual, setToZero } = decision
  return (
    <div className={styles.figure}>
      <h3>If the mean of more coders were analysed</h3>
      <Table caption="Expected figure by number of coders" dense>
        <thead>
          <tr>
            <th scope="col">Coders a recording</th>
            <th scope="col" data-align="right">
              Absolute
            </th>
            <th scope="col" data-align="right">
              Order only
            </th>
          </tr>
        </thead>
        <tbody>
          {decision.decisions.map((one) => (
            <tr key={one.coders}>
              <td>{one.coders}</td>
              <td data-align="right">{coefficient(one.absolute)}</td>
              <td data-align="right">{coefficient(one.relative)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p>
        {needed === null
          ? `No mean of up to 20 coders is expected to reach ${coefficient(point)}.`
          : needed === 1
            ? `One coder is expected to reach ${coefficient(point)}.`
            : `The mean of ${String(needed)} coders is expected to reach ${coefficient(point)}.`}{' '}
        Variance: recordings {plain(recordings, 2)}, coders {plain(coders, 2)}, rest {plain(residual, 2)}
        {setToZero.length === 0 ? '.' : ` (${setToZero.join(' and ')}: below 0, taken as 0).`}
      </p>
    </div>
  )
}
