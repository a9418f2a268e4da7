import type { Modifier } from '../modifier.ts'
import type { CodeSet, SchemeCode } from '../scheme.ts'

/** id, key, label, group, definition, modifiers */
type Row = readonly [string, string, string, string, string, readonly string[]]

const codeOf = ([id, key, label, group, definition, modifiers]: Row): SchemeCode => ({
  ...{ id, key, label, group, definition, include: '', exclude: '', modifiers: [...modifiers] },
  ...{ missing: group === 'unclear' || group === 'missing', procedure: false, episodes: [] },
})

const engaging = ['strength', 'channel']

export const cues: CodeSet = {
  ...{ id: 'cue', subject: 'inf', label: 'Baby’s cues', kind: 'point', exclusive: false, exhaustive: false },
  codes: [
    codeOf([
      ...(['bid', 'f', 'Reaches out to mother', 'engage'] as const),
      'Looks at her face with a smile, sound, reach or wriggle that invites an answer. The same cue again within 1 s is the same one.',
      engaging,
    ]),
    codeOf([
      ...(['show', 'd', 'Shows interest', 'engage'] as const),
      'Looks steadily at, reaches for or points to something for 2 s or more, with or without looking at the mother.',
      engaging,
    ]),
    codeOf([
      ...(['voc', 's', 'Makes a sound', 'engage'] as const),
      'A vocal sound of 0.3 s or more that is not crying. Breathing, coughs and hiccups are left out.',
      ['strength'],
    ]),
    codeOf([
      ...(['pause', 'a', 'Asks for a pause', 'disengage'] as const),
      'Turns eyes, head or body away during contact, brings a hand to the face, yawns or goes dull.',
      engaging,
    ]),
    codeOf([
      ...(['upset', 'g', 'Is upset', 'distress'] as const),
      'Fusses, cries, tightens the face or arches. A new one when 5 s of calm lie in between.',
      ['strength'],
    ]),
    codeOf([
      ...(['unc', 'r', 'Unclear cue', 'unclear'] as const),
      'A change that may be a signal but cannot be assigned.',
      [],
    ]),
  ],
}

const judged = ['fit', 'through', 'mode']

export const responses: CodeSet = {
  ...{ id: 'resp', subject: 'cg', label: 'Mother’s responses', kind: 'point', exclusive: false, exhaustive: false },
  codes: [
    codeOf([
      ...(['join', 'j', 'Joins or answers', 'follow'] as const),
      'Takes up what the baby does or says: answers, imitates, names, hands over, smiles back.',
      judged,
    ]),
    codeOf([
      ...(['comf', 'k', 'Comforts', 'follow'] as const),
      'Soothes by voice, touch, holding or a change of position.',
      judged,
    ]),
    codeOf([
      ...(['room', 'l', 'Gives room', 'follow'] as const),
      'Slows down, becomes quiet, leans back or waits after the baby has asked for a pause.',
      ['fit', 'through'],
    ]),
    codeOf([
      ...(['ackn', 'i', 'Acknowledges only', 'partial'] as const),
      'Shows by a word or a look that the cue was noticed, and nothing further.',
      ['mode'],
    ]),
    codeOf([
      ...(['redir', 'o', 'Brings in something else', 'other'] as const),
      'Offers another toy, game or topic without taking up the cue.',
      ['fit', 'mode'],
    ]),
    codeOf([
      ...(['over', 'u', 'Goes over it', 'override'] as const),
      'Goes on with or increases what she was doing, or handles the baby, against the cue.',
      ['mode'],
    ]),
    codeOf([
      ...(['sharp', 'h', 'Sharp answer', 'override'] as const),
      'An irritated, mocking or rough answer to the cue.',
      ['mode'],
    ]),
    codeOf([
      ...(['none', 'n', 'Nothing seen', 'none'] as const),
      'No response seen within 10 s. Where it is pressed does not matter; the cue it is linked to does.',
      [],
    ]),
    codeOf([
      ...(['nv', 'm', 'Cannot be seen', 'missing'] as const),
      'The mother cannot be seen or heard well enough. Where it is pressed does not matter; the cue it is linked to does.',
      [],
    ]),
  ],
  linksTo: { set: 'cue', required: true, withinS: 30 },
}

export const starts: CodeSet = {
  ...{ id: 'init', subject: 'cg', label: 'Mother’s own starts', kind: 'point', exclusive: false, exhaustive: false },
  codes: [
    codeOf([
      ...(['start', 'y', 'Mother starts something', ''] as const),
      'A new game, toy, touch or topic that does not answer a cue.',
      ['avail', 'mode'],
    ]),
  ],
}

const four = ['1', '2', '3', '4']

const chosen = (id: string, label: string, options: readonly string[], keys: readonly string[]): Modifier => ({
  ...{ id, label, type: 'choice', options: [...options], required: true, keys: [...keys] },
})
const several = (id: string, label: string, options: readonly string[]): Modifier => ({
  ...{ id, label, type: 'multi', options: [...options], required: false },
})

export const modifiers: readonly Modifier[] = [
  { ...chosen('strength', 'How strong is it?', ['faint', 'clear', 'strong'], ['1', '2', '3']), default: 'clear' },
  several('channel', 'By what is it shown?', ['look', 'face', 'voice', 'hands', 'body']),
  chosen('fit', 'Does it fit the cue?', ['fits', 'fits in part', 'does not fit', 'cannot tell'], four),
  chosen(
    'through',
    'Is it carried through?',
    ['carried through', 'dropped', 'adjusted after a miss', 'cannot tell'],
    four,
  ),
  several('mode', 'By what means?', ['voice', 'face', 'touch', 'object', 'moves baby']),
  chosen(
    'avail',
    'What was the baby doing?',
    ['baby free', 'baby engaged elsewhere', 'baby had just turned away', 'cannot tell'],
    four,
  ),
]
