import { scale } from './profile-5-scale.ts'

const seldom = 'seen rarely or not at all in this episode'

/** What the mother is seen to do. */
export const motherScales = [
  scale('sensitive', 'cg', 'Sensitive responding', {
    higherMeans: 'responses that follow and fit the baby’s signals more often',
    question: 'How often do the mother’s responses follow the baby’s signals in good time, and fit them?',
    consider: ['faint signals as well as strong ones', 'whether a response is carried through'],
    doNotConsider: ['how much she talks or plays', 'how the mood is between them'],
    anchors: [
      ['Rarely', 'Signals, repeated ones included, are rarely followed by a response that fits them.'],
      ['Sometimes', 'Some strong or repeated signals are met; most others pass by or are met late.'],
      ['Mixed', 'Stretches of fitting responses take turns with stretches in which signals pass by.'],
      ['Mostly', 'Clear signals are met in good time; some faint ones pass by.'],
      ['Nearly always', 'Nearly all signals, faint ones included, are met promptly by a response that fits.'],
    ],
  }),
  scale('intrusive', 'cg', 'Interfering', {
    higherMeans: 'more interruption of what the baby is doing',
    question: 'How much does the mother cut across what the baby is doing, looking at or turning to?',
    consider: ['taking things from the hand, moving head or limbs', 'a new offer before the last one was taken up'],
    doNotConsider: ['acts that keep the baby safe', 'lively play that the baby joins in'],
    anchors: [
      ['Not seen', `Interruption is ${seldom}.`],
      ['A little', 'A few brief interruptions; the baby soon goes on with the same thing.'],
      ['In parts', 'Interruptions come again and again in some stretches, and not in others.'],
      ['Much', 'In most of the episode the baby’s own activity is soon cut across.'],
      ['Nearly throughout', 'What the baby does is cut across nearly throughout; hardly any of it runs its course.'],
    ],
  }),
  scale('withdrawn', 'cg', 'Absent from the exchange', {
    higherMeans: 'more time without response or approach',
    question: 'How much of the time is the mother present without taking part?',
    consider: ['a still face or a look elsewhere while the baby signals', 'touch and care done without exchange'],
    doNotConsider: ['waiting with her eyes on the baby', 'quiet, slow ways of being together'],
    anchors: [
      ['Not seen', `Being away from the exchange is ${seldom}.`],
      ['A little', 'Some short spells; she comes back by herself or at the first signal.'],
      ['In parts', 'Spells of taking part take turns with spells without.'],
      ['Much', 'Most of the time she takes no part; strong signals bring her back for a while.'],
      ['Nearly throughout', 'She takes part hardly at all, and strong signals change little.'],
    ],
  }),
  scale('warmth', 'cg', 'Warmth', {
    higherMeans: 'more warmth in voice, face and touch',
    question: 'How much warmth is seen and heard in voice, face and touch?',
    consider: ['tone of voice', 'smiles meant for the baby', 'gentle, unhurried touch'],
    doNotConsider: ['smiles for others or for the camera', 'fondness told about outside the recording'],
    anchors: [
      ['Hardly seen', `Signs of warmth are ${seldom}.`],
      ['Now and then', 'Single moments of warmth in one of voice, face or touch.'],
      ['In parts', 'Warmth is clear in some stretches; in others the tone is even and plain.'],
      ['Mostly', 'Warmth is clear through most of the episode in at least two of voice, face and touch.'],
      ['Nearly throughout', 'Warmth is clear nearly throughout, in voice, face and touch together.'],
    ],
  }),
  scale('sharpness', 'cg', 'Sharpness', {
    higherMeans: 'more sharpness in voice, face or handling',
    question: 'How much sharpness is seen or heard in voice, face, words or handling?',
    consider: ['a raised or clipped voice', 'abrupt movements', 'teasing that goes on after the baby turns away'],
    doNotConsider: ['firmness in the face of danger', 'loud play that the baby enjoys'],
    anchors: [
      ['Not seen', `Sharpness is ${seldom}.`],
      ['Once or twice', 'One or two brief moments, passing at once.'],
      ['In parts', 'Several moments, or one stretch of it; the rest of the episode is without.'],
      ['Much', 'Comes again through most of the episode.'],
      ['Nearly throughout', 'Sets the tone nearly throughout.'],
    ],
  }),
  scale('pacing', 'cg', 'Pacing', {
    higherMeans: 'a pace that suits the baby better',
    question: 'How far does the pace of what the mother does suit what the baby can take up?',
    consider: ['pauses after an offer', 'slowing down when the baby tires, coming back when the baby is ready'],
    doNotConsider: ['whether the activity itself is well chosen'],
    anchors: [
      ['Rarely suits', 'The pace is nearly throughout too quick or too slow for the baby to take things up.'],
      ['Suits at times', 'The pace suits in short spells; offers mostly come too soon or too late.'],
      ['Mixed', 'Stretches of a pace that suits take turns with others.'],
      ['Mostly suits', 'The pace suits most of the time, and is changed after a while where it does not.'],
      ['Nearly always suits', 'The pace follows the baby nearly throughout, with room to take up each offer.'],
    ],
  }),
  scale('talk', 'cg', 'Talk to the baby', {
    higherMeans: 'more talk meant for the baby',
    question: 'How much does the mother talk, sing or sound to the baby?',
    consider: ['words, song and sounds meant for the baby, in any language'],
    doNotConsider: ['what is said to others', 'how well the words fit'],
    anchors: [
      ['Hardly any', `Talk to the baby is ${seldom}.`],
      ['Little', 'Single words or sounds with long silences between.'],
      ['Some', 'Talk in some stretches, silence in others.'],
      ['Much', 'Talk through most of the episode, with shorter silences.'],
      ['Nearly throughout', 'Talk or song nearly throughout.'],
    ],
  }),
]
