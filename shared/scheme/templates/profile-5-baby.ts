import { scale } from './profile-5-scale.ts'

/** What the baby is seen to do. */
export const babyScales = [
  scale('content', 'inf', 'Contentment', {
    higherMeans: 'more contentment',
    question: 'How content does the baby look and sound?',
    consider: ['relaxed face and body', 'smiles, soft sounds'],
    doNotConsider: ['how lively the baby is: a quiet baby can be content'],
    anchors: [
      ['Hardly seen', 'Contentment is seen rarely or not at all in this episode.'],
      ['At times', 'Short spells of contentment.'],
      ['In parts', 'Content in about half of the time.'],
      ['Mostly', 'Content most of the time.'],
      ['Nearly throughout', 'Content nearly throughout, with smiles or soft sounds.'],
    ],
  }),
  scale('distress', 'inf', 'Upset', {
    higherMeans: 'more upset',
    question: 'How much is the baby upset, by face, voice or body?',
    consider: ['fussing and crying', 'arching, turning away with a tense face'],
    doNotConsider: ['short protest that passes within a second or two', 'what the upset is about'],
    anchors: [
      ['Not seen', 'Upset is seen rarely or not at all in this episode.'],
      ['A little', 'A few short spells of fussing.'],
      ['In parts', 'Fussing in some stretches, or one spell of crying.'],
      ['Much', 'Upset most of the time, or several spells of crying.'],
      ['Nearly throughout', 'Upset nearly throughout.'],
    ],
  }),
  scale('lively', 'inf', 'Liveliness', {
    higherMeans: 'more movement, sound and change of expression',
    question: 'How lively is the baby, in movement, sound and expression, pleasant or not?',
    consider: ['range and number of movements and sounds', 'changes in the face'],
    doNotConsider: ['whether the baby is in a good mood'],
    anchors: [
      ['Very still', 'Hardly any movement, sound or change in the face.'],
      ['Quiet', 'Single movements or sounds, small changes in the face.'],
      ['Medium', 'Livelier and quieter stretches take turns.'],
      ['Lively', 'Moves, sounds or changes expression most of the time.'],
      ['Very lively', 'Much movement, sound and expression nearly throughout.'],
    ],
  }),
  scale('interest', 'inf', 'Interest in the mother', {
    higherMeans: 'more looking, turning and reaching to the mother',
    question: 'How much does the baby look to, turn to, sound to or reach for the mother?',
    consider: ['looks at face or hands', 'sounds and movements meant for her'],
    doNotConsider: ['looking at things that she does not share'],
    anchors: [
      ['Hardly seen', 'The baby is seen to turn to the mother rarely or not at all.'],
      ['At times', 'Short looks or sounds now and then.'],
      ['In parts', 'Interest in about half of the time in which she can be seen or heard.'],
      ['Mostly', 'Interest most of the time, with looks that last.'],
      ['Nearly throughout', 'Interest nearly throughout, in more than one way.'],
    ],
  }),
]
