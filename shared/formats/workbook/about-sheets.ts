import { deriveRules } from '../../scheme/derive.ts'
import { missingCodes } from '../../scheme/missing-codes.ts'
import { agesInWords } from '../../scheme/age-range.ts'
import { languageTag } from '../../scheme/language.ts'
import { analysisScoreWords } from '../../study/analysis-score.ts'
import type { KeptLicence } from '../../study/licence.ts'
import { readoutRule } from '../../study/second-readout.ts'
import { prose, text, type Cell, type Sheet } from '../sheet.ts'
import { hasDerived, type Book, type BookScheme } from './book.ts'
import { hasIntervals } from './interval-sheet.ts'
import { blindingRows, checkRows, planRows } from './plan-rows.ts'
import { zRows } from './z-rows.ts'

/** Who, when, with what: key and value, so that the file speaks for itself years later. */
export function provenanceSheet(book: Book): Sheet {
  return { name: 'provenance', columns: [text('key', 52), prose('value', 100)], rows: provenanceRows(book) }
}

function* provenanceRows(book: Book): Generator<readonly Cell[]> {
  const { dataset, meta, reliability, gate } = book
  yield ['export_id', meta.exportId]
  yield ['export_made_at', meta.madeAt]
  yield ['export_made_by', meta.madeBy]
  yield ['export_status', meta.draft ? 'draft, not for analysis' : 'released']
  yield ['app', `Attune ${meta.appVersion}`]
  yield ['study_id', dataset.studyId]
  yield ['study_name', dataset.studyName]
  yield ['analysis_score_rule', analysisScoreWords[dataset.plan.analysisScore]]
  yield ['second_readout_rule', readoutRule[dataset.plan.secondReadout]]
  yield ['notes_included', meta.includeNotes ? 'yes, added by the lead' : 'no']
  yield ['recordings', String(dataset.recordings.length)]
  yield ['recordings_double_coded', String(reliability.doubleCoded)]
  yield ['bootstrap_seed', String(reliability.seed)]
  yield ['bootstrap_replicates', String(reliability.replicates)]
  yield* planRows(book)
  for (const [verdict, n] of Object.entries(gate.counts)) yield [`gate_${verdict}`, String(n)]
  yield ['gate_codings', String(gate.codings)]
  yield* checkRows(book)
  yield* blindingRows(book)
  for (const { id, schemeId, fromVersion, toVersion, madeAt, codings } of dataset.broughtOver ?? [])
    yield [
      `brought_over ${id}`,
      `${codings} codings of ${schemeId}@${fromVersion} brought to ${schemeId}@${toVersion}, ${madeAt}; the originals are kept in the study`,
    ]
  for (const one of book.schemes) yield* schemeRows(one, dataset.licences)
  yield* zRows(book)
  for (const recording of dataset.recordings)
    for (const { mediaId, fingerprint, bytes, state, converted } of recording.media) {
      const how = [converted ? 'played from a verified conversion' : '', state === 'present' ? '' : state]
      yield [
        `media ${recording.id} ${mediaId}`,
        [`${bytes} bytes`, fingerprint, ...how.filter((text) => text !== '')].join(', '),
      ]
    }
}

function* schemeRows({ name, hash, scheme }: BookScheme, licences: readonly KeptLicence[]): Generator<readonly Cell[]> {
  yield [`scheme ${name}`, `sha256 ${hash}`]
  yield [`scheme ${name} wording`, scheme.basis.wording]
  yield [`scheme ${name} validated`, scheme.basis.validated ? 'yes, says the scheme' : 'no']
  yield [`scheme ${name} report as`, scheme.basis.reportAs]
  if (scheme.ageMonths !== null) yield [`scheme ${name} ages`, agesInWords(scheme.ageMonths)]
  if (scheme.language !== undefined) yield [`scheme ${name} language`, languageTag(scheme.language)]
  const stated = licences.find(({ schemeId }) => schemeId === scheme.id)
  if (stated !== undefined) {
    yield [`scheme ${name} instrument`, stated.instrument]
    yield [`scheme ${name} held by`, `${stated.holder}: ${stated.evidence}, ${stated.dated}`]
  }
  for (const { id, target, value, when, message } of deriveRules(scheme).values())
    yield [`scheme ${name} rule ${id}`, `${target} is ${value} if ${when}, unless a coder gave it: ${message}`]
  for (const other of scheme.basis.notEquivalentTo) yield [`scheme ${name} is not`, other]
}

const aboutSheets: readonly (readonly [string, string])[] = [
  [
    'scores_rec_wide',
    'one row a recording; a column for each score, item and episode, and beside it <name>_mc, the reason where there is no value',
  ],
  [
    'scores_long',
    'one row a recording, variable and coder; analysis_score says which of them enters the analysis. Where that is not ' +
      'the primary coder, it stands in rows of its own, whose coder_role is the rule',
  ],
  [
    'events_long',
    'one row an event: onset and offset in whole milliseconds from the start of the recording, offset not included; ' +
      'truncated_start and truncated_end say that the episode began or ended while the state went on; ' +
      'link_event_id and latency_ms stay empty unless a scheme links events; ' +
      'mod_ and seg_ columns hold what was asked, or worked out, about an event or segment, and <name>_mc why there is no answer',
  ],
  [
    'intervals_long',
    'one row an interval, item and coder, of schemes that cut episodes into intervals; value_label says what the value means',
  ],
  ['reliability', 'one row a variable: agreement between independent coders, with its interval and verdict'],
  ['codebook', 'one row a variable: label, range, formula, episode'],
  ['provenance', 'version, scheme hashes, plan with every threshold, what each check found, media fingerprints'],
  ['overrides', 'one row a recorded decision and variable: exported in spite of a failed check, and why'],
]

/** What stands in a sheet only where a scheme has ratings that follow by a rule. */
function aboutDerived(book: Book, sheet: string): string {
  if (!hasDerived(book)) return ''
  if (sheet === 'scores_long')
    return '. by_rule says of a value, and yes of a reason, whether it follows by a rule of the scheme'
  return sheet === 'scores_rec_wide'
    ? '. <name>_rule is 1 where the value or the reason follows by a rule of the scheme, 0 where a coder gave a value'
    : ''
}

function statusOf({ meta, gate }: Book): string {
  if (meta.draft) return 'DRAFT. Not for analysis: the reliability gate was not asked to hold.'
  const decided = gate.rows.filter(({ verdict, overrideId }) => verdict === 'fail' && overrideId !== null).length
  const by = decided === 0 ? '' : ` ${decided} of its variables failed a check and are here by a recorded decision.`
  return `Released through the reliability gate.${by}`
}

/** One page for whoever opens the file without having made it. */
export function readmeSheet(book: Book): Sheet {
  const { meta, dataset, gate } = book
  const { pass, warn, fail, not_assessed: open } = gate.counts
  const rows: Cell[][] = [
    [
      'What this is',
      `Scores and events of the study "${dataset.studyName}", coded from recordings with Attune ${meta.appVersion}.`,
    ],
    ['Status', statusOf(book)],
    ['Export', `${meta.exportId}, ${meta.madeAt}`],
    [
      'Gate',
      `${pass} pass, ${warn} warn, ${fail} fail, ${open} not assessed; ${dataset.overrides.length} recorded overrides`,
    ],
    ['What the values describe', 'What was seen in these recordings. They do not describe a person.'],
    ...book.schemes.map(({ name, scheme }): Cell[] => [
      `Scheme ${name}`,
      `Report as: ${scheme.basis.reportAs}.${scheme.basis.validated ? '' : ' This wording has not been validated.'}`,
    ]),
    ...aboutSheets
      .filter(([name]) => name !== 'intervals_long' || hasIntervals(book))
      .map(([name, about]): Cell[] => [`Sheet ${name}`, about + aboutDerived(book, name)]),
    ...Object.entries(missingCodes)
      .sort(([, a], [, b]) => a.number - b.number)
      .map(([short, { number: code, label }]): Cell[] => [`Missing ${code}`, `${short}: ${label}`]),
  ]
  return { name: 'README', columns: [text('item', 40), prose('text', 100)], rows }
}
