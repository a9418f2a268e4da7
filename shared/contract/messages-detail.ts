/** The workbench behind a row of the reliability report: other statistics with when each is right, parts, cautions. */
export const detailMessages: Readonly<Record<string, string>> = {
  'interval.resampled': 'Its 95 % interval is the percentiles of resamples of the {n} recordings.',
  'interval.one_recording': 'No interval: it would come from resampled recordings, and there is one.',
  'interval.none': 'No interval: too few resamples of the {n} recordings have a value.',
  'alternative.icc_a1': 'ICC(A,1)',
  'alternative.icc_a1.when':
    'Two-way, absolute agreement, one coder: each recording is analysed with the score of one person. Random and mixed models give this same number.',
  'alternative.icc_c1': 'ICC(C,1)',
  'alternative.icc_c1.when':
    'Two-way, consistency, one coder: right only if every coder’s own level is taken out before the analysis. Random and mixed models give this same number.',
  'alternative.icc_1': 'ICC(1)',
  'alternative.icc_1.when': 'One-way, one coder: the pairs change from recording to recording.',
  'alternative.icc_ak': 'ICC(A,k)',
  'alternative.icc_ak.when':
    'Two-way, absolute agreement, mean of both coders: only if every recording is coded twice and the mean is analysed. Random and mixed models give this same number.',
  'alternative.icc_ck': 'ICC(C,k)',
  'alternative.icc_ck.when':
    'Two-way, consistency, mean of both coders: the mean is analysed and coders’ levels are taken out. Random and mixed models give this same number.',
  'alternative.icc_k': 'ICC(k)',
  'alternative.icc_k.when': 'One-way, mean of both coders: the mean is analysed and the pairs change.',
  'alternative.icc_reml_a1': 'ICC(A,1) from variance components',
  'alternative.icc_reml_a1.when':
    'Coders of a pool overlap in part: differences between coders are told apart from error (REML; {replicates} resamples).',
  'alternative.icc_reml_c1': 'ICC(C,1) from variance components',
  'alternative.icc_reml_c1.when': 'The same without the differences between coders (REML; {replicates} resamples).',
  'alternative.lin_ccc': 'Lin’s concordance',
  'alternative.lin_ccc.when': 'Two measurements of the same thing on one scale; close to ICC(A,1).',
  'alternative.kappa': 'kappa',
  'alternative.kappa.when': 'Classes without order. On an ordered scale it counts a near miss like a far one.',
  'alternative.kappa_pooled': 'kappa, pooled',
  'alternative.kappa_pooled.when':
    'Many answers in each recording: one table over all of them, resampled by recording.',
  'alternative.kappa_options': 'kappa, lowest option',
  'alternative.kappa_options.when': 'Several options can be chosen: each against not chosen, and the lowest of them.',
  'alternative.sort_r': 'Mean correlation of sorts',
  'alternative.sort_r.when': 'Whole sorts, recording by recording. How far a criterion score agrees is another figure.',
  'alternative.exact_answers': 'Exact agreement',
  'alternative.exact_answers.when': 'Not corrected for chance: never to be given alone.',
  'alternative.kappa_linear': 'kappa, linear weights',
  'alternative.kappa_linear.when': 'Ordered classes, where two steps apart count twice as much as one.',
  'alternative.kappa_quadratic': 'kappa, quadratic weights',
  'alternative.kappa_quadratic.when': 'Ordered classes; with many recordings the same as ICC(A,1).',
  'alternative.ac1': 'AC1',
  'alternative.ac1.when':
    'Beside kappa where one class fills nearly everything; never in its place because it is higher.',
  'alternative.ac2': 'AC2',
  'alternative.ac2.when': 'Beside kappa, with the same weights, where one value makes up nearly everything.',
  'alternative.pabak': 'PABAK (Brennan-Prediger)',
  'alternative.pabak.when': 'Beside kappa: what it would be if all codes were equally frequent.',
  'alternative.alpha_nominal': 'alpha, nominal',
  'alternative.alpha_nominal.when': 'Any number of coders, missing codings allowed.',
  'alternative.alpha_ordinal': 'alpha, ordinal',
  'alternative.alpha_ordinal.when':
    'Any number of coders, missing codings allowed; uses the order of the values alone.',
  'alternative.alpha_interval': 'alpha, interval',
  'alternative.alpha_interval.when': 'Any number of coders, missing codings allowed; uses distances between values.',
  'alternative.pearson': 'Pearson r',
  'alternative.pearson.when': 'Association, not agreement: a coder who is always two points higher loses nothing.',
  'alternative.spearman': 'Spearman rho',
  'alternative.spearman.when': 'Association of ranks, not agreement.',
  'alternative.exact': 'Exact agreement',
  'alternative.exact.when': 'Not corrected for chance, which alone gives {chance} %.',
  'alternative.within_k': 'Within {within}',
  'alternative.within_k.when': 'Share of recordings no more than {within} apart; chance alone gives {chance} %.',
  'alternative.sem': 'Standard error of measurement',
  'alternative.sem.when': 'How far one coder’s score lies from the true one, on average, in points of the scale.',
  'alternative.sdc': 'Smallest detectable change',
  'alternative.sdc.when': 'A smaller difference between two scores may be coding alone (95 %), in points of the scale.',
  'alternative.kappa_time': 'kappa, 1 s',
  'alternative.kappa_time.when':
    'Do coders agree at each moment which state it is? Second by second, by {readout}, tolerance 0.',
  'alternative.kappa_tolerance': 'kappa, ±{s} s',
  'alternative.kappa_tolerance.when':
    'The same, but a code may be {s} s off; the mean of both directions. Never without the figure at tolerance 0.',
  'alternative.kappa_tenth': 'kappa, 0.1 s',
  'alternative.kappa_tenth.when': 'A finer unit. It hardly changes kappa, and its many units are no more evidence.',
  'alternative.kappa_start': 'kappa, 1 s, start of unit',
  'alternative.kappa_start.when': 'Each second has the state at its start, as programs that sample do.',
  'alternative.kappa_majority': 'kappa, 1 s, most of unit',
  'alternative.kappa_majority.when':
    'Each second has the state that fills most of it; a tie goes to the first code in the codebook.',
  'alternative.kappa_exact': 'kappa, weighted by duration',
  'alternative.kappa_exact.when': 'In milliseconds, without units; free of any effect of where a second begins.',
  'alternative.alignment': 'Alignment kappa',
  'alternative.alignment.when': 'Do coders agree on the order of states, whatever their times?',
  'alternative.overlap': 'Events that overlap by {minimum} %',
  'alternative.overlap.when':
    'Do coders see the same events? Linked by overlap, whatever their codes; the kappa includes events with no counterpart.',
  'alternative.agreement': 'Agreement',
  'alternative.agreement.when': 'Share of seconds with the same state; not corrected for chance.',
  'alternative.kappa_per_code': 'kappa, by code: {code}',
  'alternative.kappa_per_code.when':
    'Codes may overlap, so each has a kappa of its own, second by second, by {readout}; this is the lowest.',
  'alternative.kappa_per_code_start': 'kappa, by code, start of unit: {code}',
  'alternative.kappa_per_code_start.when':
    'The lowest where a code is there in a second if it is there at its start, as programs that sample do.',
  'alternative.kappa_per_code_majority': 'kappa, by code, most of unit: {code}',
  'alternative.kappa_per_code_majority.when': 'The lowest where a code is there in a second if it fills most of it.',
  'alternative.kappa_code': 'kappa: {code}',
  'alternative.kappa_code.when': 'The kappa of this code, present against absent, second by second.',
  'alternative.specific': 'Specific agreement: {code}',
  'alternative.specific.when':
    'Of the seconds in which one of the two had the code, the share in which the other had it too. Tells more than kappa of a rare code.',
  'alternative.f1': 'F1, ±{s} s',
  'alternative.f1.when':
    'Do coders see the same events? Matched one to one within {s} s; the same whoever comes first.',
  'alternative.f1_tolerance': 'F1, ±{s} s',
  'alternative.f1_tolerance.when': 'The same with another tolerance: how much of the figure hangs on it.',
  'alternative.found_by_second': 'Events of the first that the second has',
  'alternative.found_by_second.when':
    'Precision and recall in one pair of figures, where neither coder is the standard.',
  'alternative.found_by_first': 'Events of the second that the first has',
  'alternative.found_by_first.when': 'The same the other way round.',
  'alternative.kappa_missed': 'Event kappa with missed events',
  'alternative.kappa_missed.when':
    'Events that lie close but have different codes count as confused, the rest as missed.',
  'alternative.icc_counts': 'ICC(A,1) of counts',
  'alternative.icc_counts.when':
    'Is the number of events of a recording reliable? It can be high where the events are not the same.',
  'alternative.onset_mean': 'Onset difference, mean',
  'alternative.onset_mean.when': 'Of matched events, the second coder minus the first: who is later.',
  'alternative.onset_median': 'Onset difference, median size',
  'alternative.onset_median.when': 'Of matched events, whatever the direction.',
  'alternative.onset_p90': 'Onset difference, 90th percentile',
  'alternative.onset_p90.when': 'Nine of ten matched events lie no further apart.',

  'reason.classes': 'The values are classes without order, so kappa is used.',
  'reason.mean-of-coders':
    'The mean of both coders is analysed and every recording has both, so the form for the mean of coders is used.',
  'reason.mean-of-changing-coders':
    'The mean of both coders is analysed and the pairs change, so the one-way form for the mean of coders is used.',

  'why.few_recordings': 'not assessable: fewer than five recordings',

  'part.code': 'By code',
  'part.pair': 'By pair of coders',
  'part.coder': 'Each coder against the others',
  'part.site': 'By site',
  'part.time': 'By time point',
  'part.age': 'By age of the child',

  'caution.few_recordings':
    '{n} recordings at {value} give an interval of about {lo} to {hi}: read the interval, not the figure alone.',
  'caution.few_recordings_needed':
    '{n} recordings at {value} give an interval of about {lo} to {hi}. About {needed} would bring its lower limit to {floor}.',
  'caution.little_variation':
    'The {twice} recordings coded twice vary {share} as much as all {all}. A low figure may come from that and not from the coders: look at the share within one point.',
  'caution.ordinal_trap':
    'Unweighted kappa ({kappa}) counts a difference of one point like the largest one. Weighted it is {quadratic}, and {within} lie within one point: do not report the unweighted one alone.',
  'caution.one_value':
    'One value, {value}, makes up {share} of the scores, which lowers every figure corrected for chance.',
  'caution.one_state':
    '“{value}” fills {share} of the time, which lowers kappa even where coders agree. PABAK stands beside it.',
  'caution.one_coder_only': '“{code}” was used {n} times by one of the two coders and never by the other.',
  'caution.margins_differ':
    '“{code}”: {more} used it more than {less}, by {share} of the time. With these shares kappa can reach {max} at most.',
  'caution.rare_code':
    '“{code}” fills {share} of the time; a few seconds change its figure. See its specific agreement.',
  'caution.rare_category':
    '“{code}” makes up {share} of the answers: a low kappa beside high agreement is to be expected of it.',
  'caution.few_events': '“{code}”: fewer than five events in one of the codings ({n}), too few to say anything of it.',
  'caution.lowest_code': 'A figure over all codes hides single ones. The lowest is “{code}” with {value}.',
  'caution.spread': 'Over {n} recordings, kappa runs from {min} to {max}, median {median}.',
  'caution.tolerance_long':
    'A tolerance of {s} s is more than a quarter of the usual length of a state here, which raises agreement by itself.',
  'caution.errors_cut': 'Onset differences are those of matched events, so none is larger than {s} s.',

  'reliability-variable-gone':
    'The study no longer has this variable. Its codings are safe. Compute the report again and choose from it.',
  'plot-file-wrong': 'This is not a picture that can be saved. Nothing was written.',
}
