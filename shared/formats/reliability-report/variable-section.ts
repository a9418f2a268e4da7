import type { ReliabilityDetail } from '../../study/reliability-detail.ts'
import type { VariableReliability } from '../../study/reliability-view.ts'
import { statisticInWords } from '../../study/statistic-words.ts'
import { html, nothing, type Html } from '../booklet/html.ts'
import { intervalPlot } from '../plots/interval-plot.ts'
import { paperPalette, svgText, type SvgNode } from '../plots/svg.ts'
import { plotsOf } from '../plots/variable-plots.ts'
import { figureText, intervalSentence } from './figure-text.ts'
import { accuracySentence } from './accuracy-sentence.ts'
import { intervalInputs } from './interval-input.ts'
import { coderNames, sameVariable, type ReportContent, type Words } from './report-input.ts'

/**
 * One variable on a page of its own: why this statistic, cautions, plots, parts, other statistics, what was left out.
 */
export function variableSection(variable: VariableReliability, content: ReportContent): Html {
  const { words, details, report } = content
  const detail = details.find((one) => sameVariable(one, variable))
  const plots = plotsOf(variable, detail, coderNames(variable), report.seed, paperPalette)
  return html`<section class="variable">
    <h2 dir="auto">${variable.label}</h2>
    <p class="kind">${variable.variable} of ${variable.scheme}; coders ${variable.coders.join(', ')}</p>
    <p>
      <b>${statisticInWords(variable, words)} ${figureText(variable.estimate, 'coefficient', words)}</b>, n
      ${variable.n}. ${variable.reason === '' ? '' : words(`reason.${variable.reason}`)} ${accuracyText(detail)}
    </p>
    ${cautions(variable, detail, words)}
    <div class="plots">
      ${plots.map(({ title, drawing }) => figure(title, drawing))}
      ${intervalInputs(detail?.breakdowns ?? [], variable, words).map((input) =>
        figure(input.title, intervalPlot(input, paperPalette)),
      )}
    </div>
    ${detail === undefined ? nothing : others(detail, words)} ${leftOut(variable, words)}
  </section>`
}

const figure = (title: string, drawing: SvgNode): Html =>
  html`<figure>
    <figcaption dir="auto">${title}</figcaption>
    ${{ html: svgText(drawing) }}
  </figure>`

function accuracyText(detail: ReliabilityDetail | undefined): string {
  const accuracy = detail?.accuracy ?? null
  return accuracy === null ? '' : accuracySentence(accuracy)
}

function cautions(variable: VariableReliability, detail: ReliabilityDetail | undefined, words: Words): Html {
  const all =
    detail === undefined
      ? variable.warnings.map((warning) => words(`warning.${warning}`))
      : detail.cautions.map(({ code, params }) => words(`caution.${code}`, params))
  return all.length === 0
    ? nothing
    : html`<div class="cautions">${all.map((text) => html`<p dir="auto">${text}</p>`)}</div>`
}

function others({ alternatives, chosen, asked = [] }: ReliabilityDetail, words: Words): Html {
  return html`<h3>Other statistics</h3>
    <table class="figures">
      <tbody>
        ${alternatives.map(
          ({ id, figure: one, unit, params }) =>
            html`<tr>
              <td>
                ${words(`alternative.${id}`, params)}${id === chosen ? ' (used)' : asked.includes(id) ? ' (asked for by the scheme)' : ''}
              </td>
              <td class="number">${figureText(one, unit, words)}</td>
              <td>${words(`alternative.${id}.when`, params)} ${intervalSentence(one, words)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

function leftOut({ dropped }: VariableReliability, words: Words): Html {
  return html`${dropped.map(({ why, n, unit }) => html`<p class="kind">Left out: ${n} ${unit}, ${words(`dropped.${why}`)}.</p>`)}`
}
