/** Statistics in words: their names, why one was chosen, why one has no value, what was left out. */
export const reliabilityMessages: Readonly<Record<string, string>> = {
  'group.ratings': 'Ratings',
  'group.composites': 'Proportions, rates and composites',
  'group.items': 'Items',
  'group.streams': 'Second by second',
  'group.points': 'Events',

  'statistic.icc_a1': 'ICC(A,1)',
  'statistic.icc_1': 'ICC(1), one-way',
  'statistic.icc_ak': 'ICC(A,k), mean of coders',
  'statistic.icc_k': 'ICC(k), one-way, mean of coders',
  'statistic.kappa_time': 'kappa, 1 s',
  'statistic.kappa_per_code': 'kappa, by code',
  'statistic.f1': 'F1',
  'statistic.kappa': 'kappa',
  'statistic.kappa_pooled': 'kappa, pooled',
  'statistic.kappa_quadratic': 'kappa, quadratic',
  'statistic.kappa_options': 'kappa, by option',
  'statistic.sort_r': 'mean r of sorts',

  'reason.same-coders-throughout':
    'The same coders rated all recordings that were coded twice, so the two-way form for absolute agreement of single ratings is used.',
  'reason.coders-change-between-recordings':
    'The pairs of coders differ between recordings, so the one-way form is used. It counts differences between coders as error.',
  'reason.states-exclusive':
    'Each second of each episode counts once, with the state that filled most of it, at tolerance 0.',
  'reason.states-exclusive-start':
    'Each second of each episode counts once, with the state at its start, at tolerance 0, as the plan says.',
  'reason.states-overlapping':
    'Codes of this set may run at the same time, so each code has its own kappa, second by second, by what filled most of it.',
  'reason.states-overlapping-start':
    'Codes of this set may run at the same time, so each code has its own kappa, second by second, by what was there at its start, as the plan says.',
  'reason.points-matched': 'Events of the two coders are matched one to one within the tolerance of the plan.',
  'reason.class': 'The scale has two points and is a class, so agreement is that of categories.',
  'reason.categories': 'Each recording counts once, with what was answered; agreement is that of categories.',
  'reason.sorts':
    'Two sorts of one recording agree as far as the places of their cards correlate; the figure is the mean over recordings.',
  'reason.intervals-partial':
    'Interval by interval, over all recordings. An interval counts as soon as it happened in it at all, so durations read too long.',
  'reason.intervals-whole':
    'Interval by interval, over all recordings. An interval counts where it lasted throughout, so durations read too short.',
  'reason.intervals-momentary': 'Interval by interval, over all recordings, by what was there at its end.',
  'reason.intervals-predominant': 'Interval by interval, over all recordings, by what filled most of it.',
  'reason.intervals-rating': 'Interval by interval, over all recordings, by a judgement of the whole interval.',
  'reason.events-matched':
    'Of the events that both coders coded alike, what they answered about them. Events of one coder alone count in their set.',
  'reason.segments-matched':
    'Of the segments that both coders marked (at least 60 % common time), what they answered about them.',
  'reason.options-matched':
    'Several options can be chosen, so each has its own kappa over the events of both coders; the verdict follows the lowest.',
  'reason.numbers-matched': 'Of the events that both coders coded alike, the numbers that they gave, by ICC(A,1).',

  'why.no_items': 'there is nothing to compute it from',
  'why.too_few_items': 'too few recordings coded twice',
  'why.no_pairs': 'no pair of codings to compare',
  'why.no_variation': 'both coders gave the same value throughout',
  'why.se_zero': 'the differences do not vary',
  'why.infinite_F': 'the coders agree perfectly and the ratio has no bound',
  'why.one_rater': 'one coder only',
  'why.few_events': 'fewer than five events in one of the codings',
  'why.not_computed': 'it has not been computed',
  'why.negative_variance': 'recordings differ less than coders do',

  'dropped.missing_rating': 'a rating is missing',
  'dropped.one_rating': 'only one coder gave a rating',
  'dropped.other_number_of_raters': 'another number of coders',
  'dropped.missing_code': 'marked as not codable by a coder',
  'dropped.procedure_code': 'follows from the procedure',
  'dropped.not_coded': 'not coded by one of the two',
  'dropped.no_value': 'one of the two has no value',
  'dropped.derived': 'follows by a rule of the scheme, so that nobody judged it',

  'warning.too_few_items': 'There are too few recordings for a firm figure.',
  'warning.fewer_than_10_items': 'Fewer than 10 recordings: the interval says more than the figure.',
  'warning.fewer_than_30_items': 'Fewer than 30 recordings: read the interval, not the figure alone.',
  'warning.se_zero': 'The differences do not vary, so there is no interval.',
  'warning.infinite_F': 'The coders agree perfectly, so the interval has no width.',
  'warning.negative_variance': 'Recordings differ less than coders do; the figure is below 0.',
  'warning.no_reliability': 'The recordings cannot be told apart by this variable.',
  'warning.interval_not_ordered': 'The interval could not be computed in order.',
  'warning.no_interval': 'No interval could be computed.',
  'warning.one_recording': 'All pairs come from one recording, so there is no interval.',
  'warning.resamples_without_value': 'Some resamples had no value and were left out of the interval.',
  'warning.pairs_without_value': 'Some pairs had no value and were left out.',
  'warning.mean_over_pairs': 'This is a mean over pairs of coders.',
  'warning.used_by_one_coder': 'A code was used by one of the two coders only.',
  'warning.not_used': 'A code was not used by either coder.',
  'warning.rare_code': 'A code is rare; a few seconds change its figure.',
  'warning.rare_category':
    'A category is under 10 % of the answers: a low kappa beside high agreement is to be expected.',
  'warning.prevalence_extreme': 'One category fills nearly everything, which lowers kappa.',
  'warning.margins_differ': 'The two coders used the categories to different extents.',
  'warning.few_events': 'There are few events; each one weighs much.',
  'warning.tolerance_long': 'The tolerance is long against the pace of the events.',
  'warning.tolerance_over_2s': 'The tolerance is over 2 seconds.',
  'warning.errors_cut_at_tolerance': 'Time differences are cut at the tolerance.',
}
