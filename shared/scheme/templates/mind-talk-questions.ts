import type { SegmentQuestion } from '../segment.ts'

const addressed: SegmentQuestion = {
  id: 'addressed',
  label: 'Addressed to the baby',
  question: 'Is this said to the baby?',
  options: [
    {
      id: 'yes',
      key: 'y',
      label: 'To the baby',
      definition: 'The words are directed at the baby, whether or not an answer could be expected.',
      include:
        'Questions to the baby, singing with words made up for the baby, a running comment in the baby’s hearing.',
      exclude: 'Talk to somebody else in the room, and words read out of a book.',
      example: '“Shall we see what’s in here?”',
    },
    {
      id: 'no',
      key: 'n',
      label: 'To somebody else',
      definition: 'The words are directed at another person, at an animal, or at herself.',
      include: 'An answer to the person who films, a word to a brother or sister.',
      exclude: 'A remark about the baby that is made to the baby.',
      example: '“Is the camera on now?”',
    },
  ],
  showIf: null,
  required: true,
}

const mind: SegmentQuestion = {
  id: 'mind',
  label: 'About the baby’s mind',
  question: 'Does it speak of what the baby wants, thinks, knows or feels, or speak as the baby?',
  options: [
    {
      id: 'yes',
      key: 'y',
      label: 'About the mind',
      definition:
        'A wish, a thought, an interest or a feeling of the baby is named, or words are put in the baby’s mouth.',
      include: 'A question about it, a guess, and a denial: each speaks of the mind.',
      exclude: 'What the baby does or looks like, without a word for what goes on inside.',
      example: '“You’d rather have the red one.”',
    },
    {
      id: 'no',
      key: 'n',
      label: 'About something else',
      definition: 'Actions, things, sounds, the body, praise, calling by name.',
      include: 'Hunger and being tired said of the body alone.',
      exclude: 'Being fed up or bored, which speak of the mind.',
      example: '“Up you come. That’s your foot.”',
    },
  ],
  showIf: "addressed == 'yes'",
  required: true,
}

const type: SegmentQuestion = {
  id: 'topic',
  label: 'What of the mind',
  question: 'What does it speak of?',
  options: [
    {
      id: 'wish',
      key: 'w',
      label: 'Wish',
      definition: 'What the baby wants, prefers, tries for or refuses.',
      include: 'Choosing, and meaning to do something.',
      exclude: 'What the mother wants the baby to do.',
      example: '“You’re trying to get that one.”',
    },
    {
      id: 'thought',
      key: 't',
      label: 'Thought',
      definition: 'What the baby knows, remembers, expects, notices or finds interesting.',
      include: 'Recognising a person or a thing.',
      exclude: 'Looking, said without a word for thinking.',
      example: '“You remember this song.”',
    },
    {
      id: 'feeling',
      key: 'f',
      label: 'Feeling',
      definition: 'A feeling or a mood of the baby.',
      include: 'Enjoying, being bored, being frightened, being cross.',
      exclude: 'Feelings of the mother, and crying or smiling said as something that is done.',
      example: '“That made you jump, that was scary.”',
    },
    {
      id: 'voice',
      key: 'v',
      label: 'Speaking for the baby',
      definition: 'Words said as if the baby said them.',
      include: 'A change of voice with the word “I” for the baby.',
      exclude: 'Copying a sound that the baby makes.',
      example: '“No more of that, Mummy!”',
    },
  ],
  showIf: "mind == 'yes'",
  required: true,
}

const attuned: SegmentQuestion = {
  id: 'attuned',
  label: 'Fits what the baby shows',
  question: 'Does it fit what the baby shows at this moment?',
  options: [
    {
      id: 'yes',
      key: 'y',
      label: 'Fits',
      definition: 'What is said agrees with what the baby does and shows then, or takes up what went on before.',
      include: 'Something past or to come that is named as such and has to do with what is going on.',
      exclude: 'A fit that only the words, not the picture, suggest.',
      example: 'The baby reaches for a rattle: “You want that one.”',
    },
    {
      id: 'no',
      key: 'n',
      label: 'Does not fit',
      definition: 'What is said differs from what the baby does and shows then, or has nothing to do with it.',
      include: 'A wish or feeling that the picture speaks against.',
      exclude: 'A guess that is put as an open question while the baby shows nothing either way: unclear.',
      example: 'The baby looks at a toy and reaches for it: “You’re bored with that.”',
    },
    {
      id: 'unclear',
      key: 'u',
      label: 'Unclear',
      definition: 'The picture does not show enough to tell.',
      include: 'The face is out of view, or the baby shows nothing that speaks for or against it.',
      exclude: 'Being unsure because the words are hard to hear: that is speech that cannot be made out.',
      example: 'The baby has turned away from the camera: “Are you cross?”',
    },
  ],
  showIf: "mind == 'yes'",
  required: true,
}

/** What T8 asks of each utterance, in order. */
export const talkQuestions: SegmentQuestion[] = [addressed, mind, type, attuned]
