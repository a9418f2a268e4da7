import { coefficient, percent, signed } from '../../lib/number-words.ts'
import type { GateRow, OverrideRecord } from '../../study/gate.ts'
import type { VariableReliability } from '../../study/reliability-view.ts'
import { statisticInWords } from '../../study/statistic-words.ts'
import { bookletStyle } from '../booklet/booklet-style.ts'
import { html, nothing, type Html } from '../booklet/html.ts'
import { interval } from './figure-text.ts'
import { methodsOf } from './methods.ts'
import { sameVariable, type ReportContent } from './report-input.ts'
import { reportStyle } from './report-style.ts'
import { variableSection } from './variable-section.ts'

/**
 * The reliability of a study as one page of markup that needs nothing else, laid out for A4: a paragraph of methods fit
 * for a paper, the table of all variables, then each variable with its parts, plots, other statistics and cautions, and
 * the decisions to export in spite of a check. No text of a study is ever read as markup.
 */
export function reliabilityReport(content: ReportContent): string {
  const { studyName, meta } = content
  const methods = methodsOf(content)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${studyName}: reliability</title>
        <style>
          ${{ html: bookletStyle + reportStyle }}
        </style>
      </head>
      <body>
        <header>
          <h1 dir="auto">${studyName}: reliability</h1>
          <p class="version">Made ${meta.madeAt.slice(0, 16).replace('T', ' ')} UTC with Attune ${meta.appVersion}</p>
        </header>
        <section>
          <h2>Methods</h2>
          <p>${methods.sentences.join(' ')}</p>
        </section>
        ${table(content)} ${overrides(content)}
        ${content.report.variables.map((variable) => variableSection(variable, content))}
        ${
          methods.references.length === 0
            ? nothing
            : html`<section>
                <h2>References</h2>
                <ul class="references">
                  ${methods.references.map((reference) => html`<li>${reference}</li>`)}
                </ul>
              </section>`
        }
      </body>
    </html> `.html
}

function table(content: ReportContent): Html {
  const { variables } = content.report
  if (variables.length === 0) return html`<p>The study exports no variable yet.</p>`
  return html`<section>
    <h2>All variables</h2>
    <table class="figures">
      <thead>
        <tr>
          <th>Variable</th>
          <th>Statistic</th>
          <th>Estimate</th>
          <th>95 % interval</th>
          <th>n</th>
          <th>Bias</th>
          <th>Within 1</th>
          <th>Gate</th>
        </tr>
      </thead>
      <tbody>
        ${variables.map((variable) => row(variable, content))}
      </tbody>
    </table>
  </section>`
}

const verdicts: Readonly<Record<GateRow['verdict'], string>> = {
  pass: 'pass',
  warn: 'warn',
  fail: 'fails',
  not_assessed: 'open',
}

function row(variable: VariableReliability, { gate, words }: ReportContent): Html {
  const { estimate, bias, within1, group } = variable
  const judged = gate.rows.find((one) => sameVariable(one, variable))
  const overrideId = judged?.overrideId ?? null
  const verdict = judged === undefined ? '' : verdicts[judged.verdict]
  return html`<tr>
    <td dir="auto">${variable.label}<br /><small>${variable.variable}, ${variable.scheme}</small></td>
    <td>${statisticInWords(variable, words)}</td>
    ${
      estimate.ok
        ? html`<td class="number">${coefficient(estimate.value)}</td>
            <td class="number">${interval(estimate)}</td>`
        : html`<td colspan="2">${words(`why.${estimate.why}`)}</td>`
    }
    <td class="number">${variable.n}</td>
    <td class="number">${bias?.ok === true ? signed(bias.value, group === 'ratings' ? 1 : 2) : ''}</td>
    <td class="number">${within1?.ok === true ? percent(within1.value) : ''}</td>
    <td>${verdict}${overrideId === null ? '' : `, exported by decision ${overrideId}`}</td>
  </tr>`
}

function overrides({ overrides: all, report, words }: ReportContent): Html {
  if (all.length === 0) return nothing
  const label = (one: OverrideRecord, variable: string): string =>
    report.variables.find((other) => sameVariable(other, { scheme: one.scheme, variable }))?.label ?? variable
  return html`<section>
    <h2>Decisions to export in spite of a check</h2>
    ${all.map(
      (one) =>
        html`<div class="decision">
          <h3>${one.id}, ${one.decidedAt.slice(0, 10)}</h3>
          <p dir="auto">${one.variables.map((variable) => label(one, variable)).join('; ')}</p>
          <p>Checks ${one.checks.join(', ')}. Reason: ${words(`reason.${one.reasonCode}`)}.</p>
          <p dir="auto">${one.reasonText}</p>
          <p class="kind">Record ${one.hash.slice(0, 12)}, after ${one.prevHash.slice(0, 12)}.</p>
        </div>`,
    )}
  </section>`
}
