import { placeInWords, quoted } from '../place-words.ts'
import type { AdviceCode, SchemeAdvice } from './advice.ts'

type Params = SchemeAdvice['params']

const text = (params: Params, name: string): string => quoted(String(params[name] ?? ''))

const words: Readonly<Record<AdviceCode, (params: Params) => string>> = {
  'exhaustive-without-default': () =>
    'Every moment needs a code, and nothing says which one stands from the start. Choose a first code, or coders begin by guessing.',
  'exhaustive-without-missing': () =>
    'Every moment needs a code, and there is none for moments that cannot be seen. Add one that counts as missing time.',
  'codes-without-limits': (params) =>
    `${params.count ?? ''} of ${params.of ?? ''} codes say neither what they include nor what they leave out. Two coders then draw the line by themselves.`,
  'code-without-definition': () => 'There is no definition: coders have only the label to go by.',
  'anchors-at-ends-only': (params) =>
    `Only the two ends of ${params.points ?? ''} points are described. Coders agree better where the middle is described too.`,
  'anchors-open-end': (params) => `The value ${params.value ?? ''}, an end of the scale, has no anchor. Describe it.`,
  'anchors-uneven': (params) =>
    `Between ${params.from ?? ''} and ${params.to ?? ''} nothing is described, and elsewhere anchors stand closer. Describe a value between them.`,
  'anchor-without-text': (params) => `The anchor ${params.value ?? ''} has a label and no text, while others have one.`,
  'anchors-of-unlike-length': (params) =>
    `The text of anchor ${params.value ?? ''} has ${params.shortest ?? ''} characters, the longest ${params.longest ?? ''}. An end that is described more fully is found more often.`,
  'scale-without-limits': () => 'Nothing says what to consider and what not. Name the usual mix-ups.',
  'never-shown': () => 'This condition never holds, so the scale is never asked for. Change it, or take the scale out.',
  'always-shown': () => 'This condition always holds. It can be taken out.',
  'shown-after-itself': (params) =>
    `Whether this scale is asked for depends on its own answer${params.through === '' ? '' : `, by way of ${text(params, 'through')}`}. Before it is answered nothing asks for it: name other things in the condition.`,
  'unused-subject': () =>
    'Nothing is coded of this person. Choose it for a scale, a code set or a list, or take it out.',
  'unused-modifier': () => 'No code offers this modifier, so it is never asked. Choose it for a code, or take it out.',
  'unused-mark': () => 'No pass asks for this mark. Choose it for a pass, or take it out.',
  'mark-without-scales': () =>
    'Moments are kept as evidence for a scale, and there is none. Add one, or take the mark out.',
  'evidence-without-marks': () =>
    'Marks are asked for as evidence, and the scheme has none. Where evidence is asked for nothing could be locked: add a mark, or ask for no evidence.',
  'valid-beyond-items': (params) =>
    `${params.found ?? ''} valid values are asked for, and there are ${params.limit ?? ''} to be had, so that there is never a score. Write ${params.limit ?? ''} or less.`,
  'empty-pass': () => 'Nothing is done in this pass. Choose what it shows, or say what it is for.',
  'digit-means-two': (params) =>
    `In the pass ${text(params, 'pass')} the digits give values. The key ${text(params, 'key')} would mean two things: choose a letter.`,
  'nothing-to-code': () => 'There is nothing to code yet: no scale, no code set and no list.',
  'grid-longer-than-episodes': () =>
    'No episode is planned long enough for one interval, so nothing would be asked. Make intervals shorter, or episodes longer.',
  'rule-without-words': () => 'Coders meet this rule and read nothing. Say what to do.',
  'rule-without-fields': (params) =>
    params.kind === 'skip'
      ? 'Nothing is named that is left out, so the rule does nothing.'
      : 'Nothing is named that has to be coded, so the rule asks for nothing.',
  'skips-no-scale': (params) =>
    `A rule that leaves something out leaves out scales alone, and ${text(params, 'id')} is none, so nothing comes of it. Name a scale, or take it out.`,
  'labels-alike': (params) =>
    `Two codes of this set are called ${text(params, 'label')}. Coders cannot tell them apart.`,
  'judging-word': (params) =>
    `${text(params, 'found')} judges where a scheme describes. Instead: ${params.instead ?? ''}.${moreWords(params)}`,
}

function moreWords({ more }: Params): string {
  const count = Number(more ?? 0)
  return count === 0
    ? ''
    : ` ${count === 1 ? 'One more such word stands' : `${count} more such words stand`} in this text.`
}

/** Where and what, in words, as `problemInWords` says it of problems. */
export function adviceInWords(
  scheme: unknown,
  { code, path, params }: SchemeAdvice,
): { readonly place: string; readonly words: string } {
  return { place: placeInWords(scheme, path), words: words[code](params) }
}
