/** Names of the gate's checks, and what they find against what is asked. */
export const gateMessages: Readonly<Record<string, string>> = {
  'check.G01': 'Coverage',
  'check.G03': 'Double coding',
  'check.G07': 'Agreement',
  'check.G17': 'Rules of the scheme',
  'check.G18': 'Media unchanged',
  'check.G01.about': 'Every codable recording has a locked primary coding; every other one says why it is missing.',
  'check.G03.about': 'Enough recordings were coded twice, and enough of all.',
  'check.G07.about': 'The estimate reaches its threshold, and the lower limit of its interval does too.',
  'check.G17.about': 'No locked coding breaks a rule of its scheme. This check cannot be overridden.',
  'check.G18.about': 'The recordings are as last verified where they were coded. This check cannot be overridden.',

  'gate.G01.none': 'No recording can be coded yet.',
  'gate.G01.complete': 'All {codable} codable recordings have a locked primary coding.',
  'gate.G01.unassigned':
    '{open} of {codable} codable recordings have no locked primary coding; {unassigned} have no primary coder yet.',
  'gate.G01.unlocked': '{open} of {codable} codable recordings have no locked primary coding yet.',
  'gate.G03.none': 'No recording has been coded twice.',
  'gate.G03.few': '{n} recordings were coded twice; {needed} are needed.',
  'gate.G03.fewBoth':
    '{n} recordings were coded twice, but only in {both} of them both coders have a value; {needed} are needed.',
  'gate.G03.share': '{n} recordings were coded twice, {share} % of all; {planned} % are planned.',
  'gate.G03.all': 'All recordings were coded twice, so coders know that they are compared.',
  'gate.G03.enough': '{n} recordings were coded twice, {share} % of all.',
  'gate.G07.both': '{value} reaches {point}, and its lower limit {lo} reaches {ciLower}.',
  'gate.G07.pointOnly': '{value} reaches {point}, but its lower limit {lo} is under {ciLower}.',
  'gate.G07.noInterval': '{value} reaches {point}, but there is no interval to judge it by.',
  'gate.G07.lowerOnly': '{value} is under {point}, though its lower limit {lo} reaches {ciLower}.',
  'gate.G07.neither': '{value} is under {point}, and its lower limit {lo} is under {ciLower}.',
  'gate.G07.fewBoth': 'Both coders have a value in {both} recordings only; {needed} are needed for a verdict.',
  'gate.G07.undefined': 'Not defined: {why}.',
  'gate.G17.hold': 'No locked coding breaks a rule.',
  'gate.G17.broken': '{n} locked codings break a rule of the scheme. They have to be corrected.',
  'gate.G18.none': 'No coded recording has a file.',
  'gate.G18.same': 'All {files} files are as last verified where they were coded.',
  'gate.G18.named':
    'As last verified where they were coded: {verified} files here, {converted} played from a verified conversion, {missing} not at this machine (kept elsewhere or deleted).',
  'gate.G18.changed':
    '{changed} of {files} files, in {recordings} coded recordings, have another content than the one that was coded. Put the right files back and check them again.',

  'reason.few_double_coded': 'Too few recordings coded twice yet',
  'reason.low_variance': 'The recordings differ too little on this variable',
  'reason.rare_code': 'The code is rare',
  'reason.single_site': 'Double coding comes from one site only',
  'reason.pilot_only': 'Pilot data only',
  'reason.historic_data': 'Historic data that cannot be coded again',
  'reason.other': 'Another reason',
}
