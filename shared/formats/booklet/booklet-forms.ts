import type { Checklist } from '../../scheme/checklist.ts'
import type { Grid } from '../../scheme/grid.ts'
import type { Described, Ipsative } from '../../scheme/ipsative.ts'
import type { QSort } from '../../scheme/qsort.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import type { SegmentForm } from '../../scheme/segment.ts'
import { html, nothing, paragraphs, type Html } from './html.ts'

/** What a subject is called. */
export const subjectOf = (scheme: Scheme, id: string): string =>
  scheme.subjects.find((one) => one.id === id)?.label ?? id

const aside = (word: string, text: string): Html =>
  text === '' ? nothing : html`<p dir="auto"><i>${word}</i> ${text}</p>`

export function checklist(scheme: Scheme, list: Checklist): Html {
  const { seen, notSeen, notApplicable } = list.answers
  const answers = [seen, notSeen, ...(notApplicable === null ? [] : [notApplicable])].join(' / ')
  return html`<section>
    <h2 dir="auto">${list.label}</h2>
    <p class="kind">${subjectOf(scheme, list.subject)} · ${answers}</p>
    ${paragraphs(list.instruction)}
    ${list.subscales.map(
      ({ id, label, occasion }) =>
        html`<h3 dir="auto">${label}</h3>
          ${occasion === null ? nothing : paragraphs(occasion.question)}
          <ol>
            ${list.items
              .filter(({ subscale }) => subscale === id)
              .map(
                ({ text, contingent }) =>
                  html`<li dir="auto">${text}${contingent ? ' (an answer to the other)' : ''}</li>`,
              )}
          </ol>`,
    )}
  </section>`
}

export function grid(scheme: Scheme, { label, lengthS, instruction, items }: Grid): Html {
  return html`<section>
    <h2 dir="auto">${label}</h2>
    <p class="kind">every ${lengthS} s</p>
    ${paragraphs(instruction)}
    <table>
      <tbody>
        ${items.map(
          ({ subject, label: item, question, min, values }) =>
            html`<tr>
              <th scope="row" dir="auto">${item}</th>
              <td>
                <p dir="auto">${subjectOf(scheme, subject)}: ${question}</p>
                <p dir="auto">${values.map((words, n) => `${min + n} ${words}`).join(' · ')}</p>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

export function segments({ instruction, questions }: SegmentForm): Html {
  return html`${paragraphs(instruction)}
  ${questions.map(
    ({ question, options }) =>
      html`<h3 dir="auto">${question}</h3>
        <table>
          <tbody>
            ${options.map(
              ({ key, label, definition, include, exclude, example }) =>
                html`<tr>
                  <th scope="row"><kbd>${key.toUpperCase()}</kbd></th>
                  <td>
                    <b dir="auto">${label}</b>${paragraphs(definition)} ${aside('Also', include)}
                    ${aside('Not', exclude)} ${aside('Example', example)}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>`,
  )}`
}

export function cards(scheme: Scheme, sort: QSort): Html {
  return html`<section>
    <h2 dir="auto">${sort.label}</h2>
    <p class="kind">
      ${subjectOf(scheme, sort.subject)} ·
      ${sort.piles.map(({ label, size }) => `${label}${sort.forced ? ` (${size})` : ''}`).join(' · ')}
    </p>
    ${paragraphs(sort.instruction)}
    <ol>
      ${sort.cards.map(
        ({ text, include = '', exclude = '' }) =>
          html`<li dir="auto">${text} ${aside('Also', include)} ${aside('Not', exclude)}</li>`,
      )}
    </ol>
  </section>`
}

export function allotment(scheme: Scheme, form: Ipsative): Html {
  const described = (title: string, things: readonly Described[]): Html =>
    html`<h3>${title}</h3>
      <dl>
        ${things.map(
          ({ label, text }) =>
            html`<dt dir="auto">${label}</dt>
              <dd dir="auto">${text}</dd>`,
        )}
      </dl>`
  return html`<section>
    <h2 dir="auto">${form.label}</h2>
    <p class="kind">${subjectOf(scheme, form.subject)} · ${form.points} points for each aspect</p>
    ${paragraphs(form.instruction)} ${described('Aspects', form.aspects)} ${described('Patterns', form.patterns)}
  </section>`
}
