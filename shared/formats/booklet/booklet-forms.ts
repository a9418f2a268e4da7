import type { Checklist } from '../../scheme/checklist.ts'
import { methodInWords, type Grid } from '../../scheme/grid.ts'
import type { Described, Ipsative } from '../../scheme/ipsative.ts'
import type { QSort } from '../../scheme/qsort.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import type { SegmentForm } from '../../scheme/segment.ts'
import { withCodeNames } from '../../scheme/code-names.ts'
import { aidsOf, type DecisionAids } from '../../scheme/decision-aids.ts'
import { html, nothing, paragraphs, type Html } from './html.ts'

/** What a subject is called. */
export const subjectOf = (scheme: Scheme, id: string): string =>
  scheme.subjects.find((one) => one.id === id)?.label ?? id

const aidWords = { include: 'Also', exclude: 'Not', example: 'Example' } as const

/** What counts as well, what is mistaken for it, and an example. `codes`: those that the texts may name by id. */
export const aids = (of: DecisionAids, codes: readonly { id: string; label: string }[] = []): Html =>
  html`${aidsOf(of).map(
    ([aid, text]) => html`<p dir="auto"><i>${aidWords[aid]}</i> ${withCodeNames(text, codes)}</p>`,
  )}`

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
                (item) =>
                  html`<li dir="auto">
                    ${item.text}${item.contingent ? ' (an answer to the other)' : ''}
                    ${item.creditIfAbsent === true ? '(counts where it does not apply)' : nothing} ${aids(item)}
                  </li>`,
              )}
          </ol>`,
    )}
  </section>`
}

export function grid(scheme: Scheme, { label, lengthS, method, instruction, items }: Grid): Html {
  return html`<section>
    <h2 dir="auto">${label}</h2>
    <p class="kind">every ${lengthS} s, each by ${methodInWords[method]}</p>
    ${paragraphs(instruction)}
    <table>
      <tbody>
        ${items.map(
          (item) =>
            html`<tr>
              <th scope="row" dir="auto">${item.label}</th>
              <td>
                <p dir="auto">${subjectOf(scheme, item.subject)}: ${item.question}</p>
                <p dir="auto">${item.values.map((words, n) => `${item.min + n} ${words}`).join(' · ')}</p>
                ${aids(item)}
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
              (option) =>
                html`<tr>
                  <th scope="row"><kbd>${option.key.toUpperCase()}</kbd></th>
                  <td><b dir="auto">${option.label}</b>${paragraphs(option.definition)} ${aids(option)}</td>
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
      ${sort.cards.map((card) => html`<li dir="auto">${card.text} ${aids(card)}</li>`)}
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
