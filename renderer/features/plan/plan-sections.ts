/** How a setting is written: shares as per cent, ages as a list, the rest as it is. */
export type PlanFieldKind = 'percent' | 'number' | 'optional' | 'rule' | 'readout' | 'switch' | 'ages' | 'text'

export type PlanField = {
  /** As `planSettings` names it. */
  readonly key: string
  readonly label: string
  readonly about: string
  readonly kind: PlanFieldKind
  readonly unit?: string
}

type PlanSection = { readonly title: string; readonly about: string; readonly fields: readonly PlanField[] }

/** The plan as its page shows it: every setting with a sentence on what it does. */
export const planSections: readonly PlanSection[] = [
  {
    title: 'Double coding',
    about: 'How many recordings two people code, so that agreement can be known.',
    fields: [
      {
        key: 'minDoubleCoded',
        label: 'Least number coded twice',
        about: 'With fewer recordings a variable fails. 15 is a floor; 30 give an interval worth having.',
        kind: 'number',
      },
      {
        key: 'doubleCodedShare',
        label: 'Planned share',
        about: 'A smaller share of all recordings warns.',
        kind: 'percent',
      },
      {
        key: 'gate.stratumShare',
        label: 'Least share of a site or time point',
        about: 'Less than this, coded twice, of any site or time point warns.',
        kind: 'percent',
      },
    ],
  },
  {
    title: 'Agreement',
    about:
      'What is asked of the figures. Each scheme states thresholds for its own variables; a study may ask for others.',
    fields: [
      {
        key: 'gate.agreementPoint',
        label: 'Least agreement of every variable',
        about: 'Empty: what each scheme asks, .70 for ratings and .60 for codes if it asks for nothing.',
        kind: 'optional',
      },
      {
        key: 'gate.agreementLower',
        label: 'Least lower limit of its interval',
        about: 'Empty: what each scheme asks, .50 if it asks for nothing.',
        kind: 'optional',
      },
      {
        key: 'gate.biasShare',
        label: 'Largest bias',
        about: 'Mean difference between coders, of the range of the scale: 6 % is half a point on a scale of 1 to 9.',
        kind: 'percent',
      },
      {
        key: 'gate.spreadRatio',
        label: 'Least spread',
        about: 'SD of recordings coded twice, of the SD of all. Less variation makes agreement look lower.',
        kind: 'percent',
      },
      {
        key: 'gate.codePrevalence',
        label: 'A code counts from',
        about: 'Codes that make up less of what was coded are listed and not judged.',
        kind: 'percent',
      },
      {
        key: 'gate.codeAgreement',
        label: 'Least agreement of a code',
        about: 'Every code that counts has to reach it by itself.',
        kind: 'number',
      },
      {
        key: 'gate.leastInPart',
        label: 'A part counts from',
        about: 'Recordings that a pair of coders, site, time point or age band needs to be judged by itself.',
        kind: 'number',
        unit: 'recordings',
      },
      {
        key: 'gate.timeDifference',
        label: 'Largest difference over time',
        about: 'Figures of two time points further apart than this warn: it can look like change.',
        kind: 'number',
      },
      {
        key: 'ageBandWeeks',
        label: 'Age bands end with',
        about: 'Ages in weeks, separated by commas. The last band has no end.',
        kind: 'ages',
        unit: 'weeks',
      },
    ],
  },
  {
    title: 'Coding',
    about: 'What is asked of the codings themselves.',
    fields: [
      {
        key: 'gate.notCodableShare',
        label: 'Most without a value',
        about: 'Recordings of a site or time point that could not be coded.',
        kind: 'percent',
      },
      {
        key: 'gate.notCodableDiffer',
        label: 'Most that coders differ on',
        about: 'Recordings coded twice that only one of the two could code.',
        kind: 'percent',
      },
      {
        key: 'gate.blindingShare',
        label: 'Most with blinding broken',
        about: 'Recordings whose coder learnt group, time point or identity.',
        kind: 'percent',
      },
      {
        key: 'certificatesRequired',
        label: 'Coders need a certificate',
        about: 'Codings made without one on the day fail.',
        kind: 'switch',
      },
      {
        key: 'certificateMonths',
        label: 'A certificate holds for',
        about: 'After that it has to be earned again.',
        kind: 'number',
        unit: 'months',
      },
      {
        key: 'driftChecksRequired',
        label: 'Coders have to pass checks of drift',
        about: 'What was coded after the last check that was passed fails.',
        kind: 'switch',
      },
    ],
  },
  {
    title: 'Analysis score',
    about:
      'Which value of a recording coded twice is exported for analysis. Agreement is always that of the two coders.',
    fields: [
      {
        key: 'analysisScore',
        label: 'The analysis uses',
        about: 'Best fixed before scores are seen. Settled values need every difference that is due to be settled.',
        kind: 'rule',
      },
      {
        key: 'dueFromLongScale',
        label: 'Settle from, on long scales',
        about: 'Ratings this far apart have to be settled, on scales of seven whole points or more.',
        kind: 'number',
        unit: 'points',
      },
      {
        key: 'dueFromShortScale',
        label: 'Settle from, on short scales',
        about: 'The same on shorter scales.',
        kind: 'number',
        unit: 'points',
      },
    ],
  },
  {
    title: 'Computing',
    about: 'What makes every figure one that can be computed again.',
    fields: [
      {
        key: 'pointToleranceMs',
        label: 'Points agree within',
        about: 'How far apart two onsets of the same event may lie.',
        kind: 'number',
        unit: 'ms',
      },
      {
        key: 'secondReadout',
        label: 'A second counts with',
        about:
          'Which state a second has where states are compared second by second. Where two fill it equally, it has the first in the codebook.',
        kind: 'readout',
      },
      {
        key: 'bootstrapReplicates',
        label: 'Resamples',
        about: 'For intervals that have no formula; 200 to 20,000.',
        kind: 'number',
      },
      { key: 'seed', label: 'Seed', about: 'Where the pseudo-random choices start.', kind: 'number' },
    ],
  },
  {
    title: 'Names',
    about: 'How this study speaks of the two partners.',
    fields: [
      { key: 'caregiverLabel', label: 'Caregiver', about: 'Up to 30 characters.', kind: 'text' },
      { key: 'infantLabel', label: 'Infant', about: 'Up to 30 characters.', kind: 'text' },
    ],
  },
]
