import { agesInWords } from '../../scheme/age-range.ts'
import { contextInWords, linkInWords, visitInWords } from '../../scheme/asked-words.ts'
import type { Modifier } from '../../scheme/modifier.ts'
import { watchingInWords } from '../../scheme/watching-words.ts'
import { deriveRules } from '../../scheme/derive.ts'
import { languageInWords, languageTag } from '../../scheme/language.ts'
import type { CodeSet, RatingScale, Scheme, SchemeCode } from '../../scheme/scheme.ts'
import { aids, allotment, cards, checklist, grid, segments, subjectOf } from './booklet-forms.ts'
import { html, listed, nothing, paragraphs, type Html } from './html.ts'
import { bookletStyle } from './booklet-style.ts'

/**
 * A scheme as a coding manual to be printed: one page of markup that needs nothing else, laid out for A4. Everything a
 * coder judges by stands in it in full, in the order of the scheme; formulas and reliability aims do not, since nobody
 * codes by them. `hash`: of the content, so that a print can be told from one of another version.
 */
export function bookletOf(scheme: Scheme, hash: string): string {
  const { name, id, version, language } = scheme
  return html`<!doctype html>
    <html lang="${language === undefined ? 'en' : languageTag(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${name}, version ${version}</title>
        <style>
          ${{ html: bookletStyle }}
        </style>
      </head>
      <body>
        <header>
          <h1 dir="auto">${name}</h1>
          <p class="version">${id}, version ${version} · sha256 ${hash.slice(0, 12)}</p>
          ${language === undefined ? nothing : html`<p class="version">Language: ${languageInWords(language)}</p>`}
          ${paragraphs(scheme.summary)} ${basis(scheme)}
        </header>
        ${frame(scheme)} ${scheme.ratings.map((rating) => scale(scheme, rating))}
        ${(scheme.checklists ?? []).map((list) => checklist(scheme, list))}
        ${(scheme.grids ?? []).map((one) => grid(scheme, one))}
        ${(scheme.qsorts ?? []).map((sort) => cards(scheme, sort))}
        ${(scheme.ipsatives ?? []).map((form) => allotment(scheme, form))}
        ${scheme.sets.map((set) => codes(scheme, set))} ${modifiers(scheme)} ${context(scheme)} ${rules(scheme)}
      </body>
    </html> `.html
}

function basis({ basis: { validated, notEquivalentTo, reportAs } }: Scheme): Html {
  if (validated) return html`<p class="basis">Report as: ${reportAs}.</p>`
  const not = notEquivalentTo.length === 0 ? '' : ` Not equivalent to ${notEquivalentTo.join('; ')}.`
  return html`<p class="basis"><b>This wording has not been validated.</b>${not} Report as: ${reportAs}.</p>`
}

function frame(scheme: Scheme): Html {
  const { episodes, passes, subjects, quantityWords, ageMonths } = scheme
  const words = Object.entries(quantityWords)
  return html`<section>
    <h2>How it is coded</h2>
    ${ageMonths === null ? nothing : html`<p>For babies of ${agesInWords(ageMonths)}.</p>`}
    ${listed(
      'Episodes',
      episodes.map(({ name, nominalS, required }) => `${name}, ${nominalS} s${required ? '' : ', if there is one'}`),
    )}
    ${
      passes.length === 0
        ? nothing
        : html`<h4>Passes</h4>
            <ol>
              ${passes.map((pass) => {
                const { name, purpose } = pass
                const how = watchingInWords(pass, { subjects })
                return html`<li dir="auto">
                  ${purpose === '' ? name : `${name}: ${purpose}`}
                  ${how.length === 0 ? nothing : html`<p dir="auto">${how.join(' ')}</p>`}
                  ${
                    pass.visitEach === undefined
                      ? nothing
                      : html`<p dir="auto">${visitInWords(scheme, pass.visitEach)}.</p>`
                  }
                </li>`
              })}
            </ol>`
    }
    ${
      words.length === 0
        ? nothing
        : html`<h4>What words of quantity mean</h4>
            <dl>
              ${words.map(
                ([word, meaning]) =>
                  html`<dt dir="auto">${word}</dt>
                    <dd dir="auto">${meaning}</dd>`,
              )}
            </dl>`
    }
  </section>`
}

function scale(scheme: Scheme, rating: RatingScale): Html {
  const anchors = rating.anchors.toSorted((a, b) => b.value - a.value)
  return html`<section>
    <h2 dir="auto">${rating.label}</h2>
    <p class="kind">
      ${subjectOf(scheme, rating.subject)} · ${rating.min} to ${rating.max} ·
      ${rating.scope === 'episode' ? 'each episode' : 'once a recording'}
    </p>
    ${paragraphs(rating.question)}
    <table>
      <tbody>
        ${anchors.map(
          (anchor) =>
            html`<tr>
              <th scope="row">${anchor.value}</th>
              <td><b dir="auto">${anchor.label}</b>${paragraphs(anchor.text)} ${aids(anchor)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${paragraphs(rating.between)}
    ${rating.higherMeans === '' ? nothing : html`<p dir="auto">Higher means ${rating.higherMeans}.</p>`}
    ${listed('Consider', rating.consider)} ${listed('Do not consider', rating.doNotConsider)}
    ${listed(
      'Cannot be rated when',
      rating.notCodable.map(({ text }) => text),
    )}
    ${rating.showIf === null ? nothing : html`<p>Asked under a condition only.</p>`}
    ${rating.evidence === null ? nothing : evidence(rating.evidence)} ${follows(scheme, rating)}
  </section>`
}

function evidence({ minMarks, when }: NonNullable<RatingScale['evidence']>): Html {
  const marks = minMarks === 1 ? 'one moment is' : `${minMarks} moments are`
  return html`<p>As evidence ${marks} to be marked${when === 'always' ? '' : ' for some values'}.</p>`
}

/** The rule that gives a value where the coder gives none. Its condition is in words only: nobody codes by a formula. */
function follows(scheme: Scheme, { id }: RatingScale): Html {
  const rule = deriveRules(scheme).get(id)
  return rule === undefined
    ? nothing
    : html`<h4>Follows from a rule unless it is rated</h4>
        ${paragraphs(rule.message)}`
}

const kindWords = ({ kind, exclusive, exhaustive }: CodeSet): string => {
  if (kind === 'point') return 'moments'
  if (!exclusive) return 'states that may overlap'
  return exhaustive ? 'one state at any moment, without gaps' : 'one state at a time'
}

function codes(scheme: Scheme, set: CodeSet): Html {
  const usual = set.codes.find(({ id }) => id === set.default)?.label
  const order = (set.precedence ?? []).map((id) => set.codes.find((code) => code.id === id)?.label ?? id)
  return html`<section>
    <h2 dir="auto">${set.label}</h2>
    <p class="kind">${subjectOf(scheme, set.subject)} · ${kindWords(set)}</p>
    ${set.linksTo === undefined ? nothing : html`<p dir="auto">${linkInWords(scheme.sets, set.linksTo)}</p>`}
    ${usual === undefined ? nothing : html`<p dir="auto">“${usual}” holds until another is pressed.</p>`}
    <table>
      <tbody>
        ${set.codes.map((code) => codeRow(scheme, set, code))}
      </tbody>
    </table>
    ${order.length === 0 ? nothing : html`<p>Where two fit, the first of these: ${order.join(', ')}.</p>`}
    ${set.segment === undefined ? nothing : segments(set.segment)}
  </section>`
}

function codeRow(scheme: Scheme, set: CodeSet, code: SchemeCode): Html {
  const { key, label, definition, minS } = code
  const named = (all: readonly Named[], ids: readonly string[]): string =>
    ids.map((id) => all.find((one) => one.id === id)?.label ?? id).join(', ')
  const episodes = scheme.episodes.map(({ id, name }) => ({ id, label: name }))
  return html`<tr>
    <th scope="row"><kbd>${key.toUpperCase()}</kbd></th>
    <td>
      <b dir="auto">${label}</b>${paragraphs(definition)}
      ${minS === undefined ? nothing : html`<p>From ${minS} s on; shorter ones are not coded.</p>`}
      ${aids(code, set.codes)}
      ${code.episodes.length === 0 ? nothing : html`<p>Only in: ${named(episodes, code.episodes)}.</p>`}
      ${code.modifiers.length === 0 ? nothing : html`<p>Asked: ${named(scheme.modifiers, code.modifiers)}.</p>`}
    </td>
  </tr>`
}

type Named = { readonly id: string; readonly label: string }

function modifiers({ modifiers: all, computed = [] }: Scheme): Html {
  if (all.length + computed.length === 0) return nothing
  return html`<section>
    <h2>What is asked about codes</h2>
    <table>
      <tbody>
        ${all.map(
          (modifier) =>
            html`<tr>
              <td dir="auto">${modifier.label} ${paragraphs(modifier.definition ?? '')}</td>
              <td dir="auto">
                ${modifier.options.length > 0 ? modifier.options.join(' / ') : writtenAnswer(modifier)}
              </td>
            </tr>`,
        )}
        ${computed.map(
          ({ label }) =>
            html`<tr>
              <td dir="auto">${label}</td>
              <td>worked out, not asked</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function writtenAnswer({ type, min, max, unit = '' }: Modifier): string {
  if (type === 'text') return 'in words'
  const ends = [min, max].filter((end) => end !== undefined).join(' to ')
  return ['a number', ends, unit].filter((part) => part !== '').join(' ')
}

function context({ context: items }: Scheme): Html {
  if (items.length === 0) return nothing
  return html`<section>
    <h2>About the recording</h2>
    <table>
      <tbody>
        ${items.map(
          (item) =>
            html`<tr>
              <td dir="auto">${item.label}</td>
              <td dir="auto">${contextInWords(item)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function rules({ rules: all }: Scheme): Html {
  const messages = all.filter(({ kind, message }) => kind !== 'derive' && message !== '').map(({ message }) => message)
  if (messages.length === 0) return nothing
  return html`<section>
    <h2>What is asked and pointed out</h2>
    <ul>
      ${messages.map((message) => html`<li dir="auto">${message}</li>`)}
    </ul>
  </section>`
}
