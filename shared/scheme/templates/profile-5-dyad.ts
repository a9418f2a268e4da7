import { scale } from './profile-5-scale.ts'

/** What is seen between the two. */
export const dyadScales = [
  scale('turns', 'dyad', 'Turn-taking', {
    higherMeans: 'more and longer exchanges in turns',
    question: 'How far do the two answer one another in turns, by look, sound, touch or act?',
    consider: ['at least three turns in a row make an exchange', 'turns in any form'],
    doNotConsider: ['who begins'],
    anchors: [
      ['Hardly seen', 'Exchanges of three turns are seen rarely or not at all.'],
      ['A few short ones', 'A few exchanges, soon at an end.'],
      ['In parts', 'Exchanges in some stretches, with longer ones among them.'],
      ['Mostly', 'Exchanges make up most of the episode.'],
      ['Nearly throughout', 'Turn follows turn nearly throughout, and a break is soon over.'],
    ],
  }),
  scale('joy', 'dyad', 'Shared enjoyment', {
    higherMeans: 'more moments enjoyed by both at once',
    question: 'How much do the two enjoy something together, at the same moment?',
    consider: ['smiles or laughter of both within about a second', 'looks that share a thing both like'],
    doNotConsider: ['enjoyment of one of them alone'],
    anchors: [
      ['Hardly seen', 'Enjoyment of both at once is seen rarely or not at all.'],
      ['Once or twice', 'One or two brief moments.'],
      ['Several times', 'Several moments, or one that lasts.'],
      ['Often', 'Comes again through most of the episode.'],
      ['Nearly throughout', 'Sets the tone nearly throughout.'],
    ],
  }),
  scale('ease', 'dyad', 'Ease of recovery', {
    higherMeans: 'a sooner and easier return after upset',
    question: 'After the baby was upset or turned away: how soon and how easily are the two together again?',
    consider: ['from the moment the mother tries, or the baby seeks her', 'whether it holds'],
    doNotConsider: ['how strong the upset was'],
    anchors: [
      ['Does not come about', 'Within the episode they are not together again.'],
      ['Late', 'They are together again late, or it does not hold.'],
      ['Mixed', 'After some upsets they are together again soon, after others late.'],
      ['Mostly soon', 'They are mostly together again soon, with one or two tries.'],
      ['Soon each time', 'They are together again soon each time, and it holds.'],
    ],
    showIf: "ctx.distress == 'yes'",
  }),
]
