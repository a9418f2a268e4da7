/**
 * Words that judge a person where a scheme should say what was seen, each with a way to say it instead. The list is our
 * own. It is short on purpose: a warning that is often beside the point is soon read by nobody.
 */
type JudgingWord = {
  /** The whole word, in any of its forms. */
  readonly pattern: RegExp
  /** What to write instead, as a piece of advice. */
  readonly instead: string
}

const word = (forms: string, instead: string): JudgingWord => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms})(?![\\p{L}\\p{N}])`, 'giu'),
  instead,
})

const person = 'mother|mum|mom|dad|father|parent|caregiver|baby|infant|child|she|he|they|who'
const describe = 'say what was seen or heard, and how often'

const words: readonly JudgingWord[] = [
  word('bad|badly|worst|terrible|awful', describe),
  word('poor|poorly', 'give the lower end in amounts: “rarely”, “in under a third of the time”'),
  word('worse|worsened|worsening', '“lower”, “less often”, “changed by”'),
  word('good (?:mother|parent|father|mum|baby)', describe),
  word(
    'cold(?!\\s+(?:water|bottle|hands?|air|food|room))|unloving|heartless',
    '“little touch, few smiles, level voice”',
  ),
  word('lazy|lazily|careless|carelessly', '“does not begin”, “waits”, with how long'),
  word(`(?:${person})\\s+(?:fails?|failed)|fails? to|failed to|failure to`, '“does not”, “did not within 5 seconds”'),
  word(`(?:${person})\\s+(?:refuses?|refused)|refuses? to|refused to`, '“turns away”, “does not take it”'),
  word('manipulat(?:es?|ed|ing|ive)', '“cries until picked up”: what is done, not what it is for'),
  word('neglect(?:s|ed|ing|ful)?', '“no response within a minute to …”'),
  word('abusive|abuses', 'what is done: “pulls the arm”, “shouts at the baby”; concerns have a list of their own'),
  word('inadequate|inadequately|incompetent|incapable', describe),
  word('abnormal|abnormally|deviant|pathological|disturbed', '“seldom seen at this age”, with the source'),
  word('(?<!not )normal (?:mother|parent|baby|infant|child)', 'the age and the amount that is usual'),
  word('uncaring|unfeeling|selfish|self-centred|self-centered', describe),
  word('naughty|spoilt|spoiled|difficult (?:baby|infant|child)|whiny', '“cries”, “fusses”, with how long'),
  word('overprotective|smothering|clingy', '“holds on”, “stays within arm’s reach”'),
  word('immature|childish|silly', describe),
  word('inappropriate|inappropriately', 'what it does not fit: “not what the baby looks at”, “after the cue is over”'),
  word('disappointing|unacceptable|shameful', describe),
  word('deficient|deficits?', '“less than …”, “not seen”'),
  word('hysterical|crazy|mad|unstable', '“loud”, “changes within seconds”'),
  word(
    'borderline (?:mother|parent|woman|personality)|personality disorder|BPD|EUPD|schizophrenia|schizophrenic|(?:addicted|depressed|mentally ill|psychotic) (?:mother|parent|woman)s?',
    'no diagnosis: coders are not to know it',
  ),
]

export type JudgingFind = {
  /** Position in the text, from 0. */
  readonly at: number
  /** As it stands there. */
  readonly found: string
  readonly instead: string
}

/** The judging words of a text, in their order, each place once. */
export function judgingWordsIn(text: string): readonly JudgingFind[] {
  const finds = words.flatMap(({ pattern, instead }) =>
    [...text.matchAll(pattern)].map((match) => ({ at: match.index, found: match[0], instead })),
  )
  finds.sort((a, b) => a.at - b.at || b.found.length - a.found.length)
  let end = 0
  return finds.filter(({ at, found }) => {
    if (at < end) return false
    end = at + found.length
    return true
  })
}
