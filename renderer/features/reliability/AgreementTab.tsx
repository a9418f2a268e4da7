import { textOf } from '#shared/contract/messages.ts'
import { plotsOf } from '#shared/formats/plots/variable-plots.ts'
import { accuracySentence } from '#shared/formats/reliability-report/accuracy-sentence.ts'
import { figureText } from '#shared/formats/reliability-report/figure-text.ts'
import type { ReliabilityDetail } from '#shared/study/reliability-detail.ts'
import type { Figure, ReliabilityReport, VariableReliability } from '#shared/study/reliability-view.ts'
import { statisticInWords } from '#shared/study/statistic-words.ts'
import { coefficientWithInterval, counted, notDefined, plain } from '../../ui/format/figures.ts'
import { screenPalette } from '../../ui/SvgDrawing.tsx'
import { HeatMap } from './HeatMap.tsx'
import { LargestDifferences } from './LargestDifferences.tsx'
import type { OpenMoments } from './moments.ts'
import { PerCode } from './PerCode.tsx'
import { PlotFigure } from '../../host/PlotFigure.tsx'
import styles from './reliability.module.css'
import { sideFacts } from './side-facts.ts'

type AgreementTabProps = {
  readonly variable: VariableReliability
  readonly detail: ReliabilityDetail | undefined
  readonly report: ReliabilityReport
  readonly first: string
  readonly second: string
  readonly onOpenMoments: OpenMoments | undefined
}

/**
 * Where the two coders differ: plots, matrix, largest differences, codes, cautions, and what the figure was made of.
 */
export function AgreementTab({ variable, detail, report, first, second, onOpenMoments }: AgreementTabProps) {
  const { matrix } = variable
  const plots = plotsOf(variable, detail, [first, second], report.seed, screenPalette)
  return (
    <>
      <Cautions variable={variable} detail={detail} />
      {plots.map(({ kind, title }) => (
        <PlotFigure
          key={kind}
          title={title}
          fileName={`${variable.variable}-${kind}`}
          draw={(palette) =>
            plotsOf(variable, detail, [first, second], report.seed, palette).find((one) => one.kind === kind)
              ?.drawing ?? { tag: 'svg', attributes: {}, children: [] }
          }
        >
          {kind === 'heat' && matrix !== null ? (
            <HeatMap
              matrix={matrix}
              first={first}
              second={second}
              {...(onOpenMoments === undefined
                ? {}
                : {
                    onOpenCell: (cell) => onOpenMoments({ scheme: variable.scheme, variable: variable.variable, cell }),
                  })}
            />
          ) : undefined}
        </PlotFigure>
      ))}
      <LargestDifferences variable={variable} first={first} second={second} onOpenMoments={onOpenMoments} />
      <PerCode variable={variable} first={first} second={second} onOpenMoments={onOpenMoments} />
      <Facts variable={variable} report={report} />
      {variable.reason === '' ? null : <p>{textOf(`reason.${variable.reason}`)}</p>}
    </>
  )
}

/** The report's own warnings until the detail has come, which says the same with what it means here. */
function Cautions({ variable, detail }: Pick<AgreementTabProps, 'variable' | 'detail'>) {
  const texts =
    detail === undefined
      ? variable.warnings.map((warning) => textOf(`warning.${warning}`))
      : [
          ...(detail.accuracy === null ? [] : [accuracySentence(detail.accuracy)]),
          ...detail.cautions.map(({ code, params }) => textOf(`caution.${code}`, params)),
        ]
  return texts.length === 0 ? null : (
    <ul className={styles.cautions} aria-label="To know beside the figure">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

function Facts({ variable, report }: { readonly variable: VariableReliability; readonly report: ReliabilityReport }) {
  const share = (figure: Figure): string => (figure.ok ? figureText(figure, 'share', textOf) : notDefined(figure.why))
  const facts: readonly (readonly [string, string] | null)[] = [
    ['Statistic', statisticInWords(variable, textOf)],
    ...(variable.also ?? []).map(
      ({ id, params, figure, unit }) =>
        [`${textOf(`alternative.${id}`, params)}, asked for`, figureText(figure, unit, textOf)] as const,
    ),
    ['Recordings', String(variable.n)],
    variable.coders.length === 0 ? null : ['Coders', variable.coders.join(', ')],
    variable.exact === null ? null : ['Exact agreement', share(variable.exact)],
    variable.within1 === null ? null : ['Within one point', share(variable.within1)],
    variable.kappaQuadratic === null ? null : ['Quadratic kappa', coefficientWithInterval(variable.kappaQuadratic)],
    variable.tolerant === null ? null : ['With ±1 s', coefficientWithInterval(variable.tolerant)],
    variable.precision === null ? null : ['Precision', coefficientWithInterval(variable.precision)],
    variable.recall === null ? null : ['Recall', coefficientWithInterval(variable.recall)],
    ...sideFacts(variable),
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
