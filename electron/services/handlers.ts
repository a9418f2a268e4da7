import { homedir } from 'node:os'
import { calls, type CallName } from '#shared/contract/calls.ts'
import type { AppEvent } from '#shared/contract/events.ts'
import { studyAt, type Desk } from './desk.ts'
import { listFolder } from './files/list-folder.ts'
import type { App, Platform, Reply, ServedFile } from './platform.ts'
import { route, type Handlers } from './router.ts'
import { changePlan, planPage, registerExportPlan } from './study/plan.ts'
import { exportWorkbook, gateOf, override, reliabilityOf } from './study/agreement.ts'
import { agesOutside, assign, assignmentRows, myWork, unassign } from './study/assignments.ts'
import { openDemo } from './study/demo.ts'
import { importRecordings, probePaths } from './study/import.ts'
import {
  backupsOf,
  checkStudy,
  closeStudy,
  createStudy,
  finishBackups,
  inTurn,
  openStudy,
  restore,
  summaryOf,
} from './study/lifecycle.ts'
import { addConversions, conversionRows, removeConversion, runConversions } from './study/conversions.ts'
import { chooseConverter, converterState } from './study/converter.ts'
import { servedFile } from './study/media-access.ts'
import { close as closeConsensus, decideMoment, momentsOf, openCompare, stepConsensus } from './study/compare.ts'
import { alignCameras } from './study/alignment.ts'
import { checkMedia } from './study/media-check.ts'
import { mediaPage, savePictureCheck } from './study/media-files.ts'
import { relink, relinkFolder } from './study/media-links.ts'
import { commit, lock, openView, stepBack } from './study/observations.ts'
import { addPerson, setPasscode, updatePerson } from './study/people.ts'
import { forgetStudy, recentStudies } from './study/recent.ts'
import { preferencesAt, setPlace, setPreferences } from './study/preferences.ts'
import { previewRecode, recodeRounds, runRecode } from './study/recode.ts'
import { changeEpisodes, changeRecording, recordingDetail, recordingsGrid } from './study/recordings.ts'
import {
  compareTwo,
  copyToDraft,
  discardDraft,
  draftRows,
  draftTemplate,
  draftView,
  makeDraft,
  publishDraft,
  retireScheme,
  saveDraft,
} from './study/scheme-drafts.ts'
import { detailOf, savePlot, saveReport } from './study/workbench.ts'
import { exportFile, importFile, lookAtFile, writeBooklet } from './study/scheme-files.ts'
import { licence, stateLicence } from './study/licences.ts'
import { addTemplate, offeredTemplates, schemeOf, schemeRows } from './study/schemes.ts'
import { makeCriterion, sortsToChoose } from './study/criterion-sorts.ts'
import {
  applyMigration,
  migratedCodings,
  migrationRows,
  previewMigration,
  revertMigration,
} from './study/migrations.ts'
import { issue, printCertificate, revoke } from './study/certificates.ts'
import { closeAlarm, driftChoices, driftReport, giveCheck, givenChecks } from './study/drift.ts'
import {
  certificates,
  closeTrainingSet,
  giveTraining,
  makeTrainingSet,
  masters,
  myTraining,
  repeatPractice,
  takeBackTraining,
  trainingRuns,
  trainingSets,
  updateTrainingSet,
} from './study/training.ts'
import { feedback, trainingResult } from './study/training-results.ts'
import { sessionAt, signIn, signOut } from './study/session.ts'
import { tryVideo } from './study/try-video.ts'
import { listenTo, saveNoSound, saveWaveform, waveformLevel } from './study/waveforms.ts'
import { studyPlan } from './store/queries/meta.ts'
import { listOverrides } from './store/queries/overrides.ts'
import { listPeople } from './store/queries/people.ts'

/** Call name -> use case. The one place that sees everything; nothing is decided here. */
const handlers: Handlers = {
  'app.info': ({ platform }) => ({
    version: platform.version,
    host: platform.kind,
    startDir: homedir(),
    templates: offeredTemplates(),
  }),
  'jobs.cancel': (desk, { jobId }) => {
    desk.jobs.get(jobId)?.abort()
    return null
  },
  'files.choose': async ({ platform }, request) =>
    platform.choose === undefined
      ? { native: false, paths: [] }
      : { native: true, paths: await platform.choose(request) },
  'files.list': (_desk, input) => listFolder(input, homedir()),
  'recent.list': ({ platform }) => recentStudies(platform),
  'recent.forget': ({ platform }, { path }) => {
    forgetStudy(platform, path)
    return null
  },

  'study.create': (desk, input) => inTurn(desk, () => createStudy(desk, input)),
  'study.open': (desk, input) => inTurn(desk, () => openStudy(desk, input)),
  'study.openDemo': (desk, _input, job) => inTurn(desk, () => openDemo(desk, job)),
  'study.tryVideo': (desk, input, job) => inTurn(desk, () => tryVideo(desk, input, job)),
  'study.close': (desk) => closeStudy(desk),
  'study.current': (desk) => (desk.open === null ? null : summaryOf(desk)),
  'study.backups': (_desk, { path }) => backupsOf(path),
  'study.restore': (desk, input) => inTurn(desk, () => restore(desk, input)),
  'study.check': (desk, _input, job) => checkStudy(desk, job),
  'study.plan': (desk) => studyPlan(studyAt(desk).store.read),
  'study.setPlan': changePlan,
  'study.planPage': planPage,
  'study.registerPlan': registerExportPlan,

  'session.get': sessionAt,
  'session.signIn': signIn,
  'session.signOut': signOut,
  'people.list': (desk) => listPeople(studyAt(desk).store.read),
  'people.add': addPerson,
  'people.update': updatePerson,
  'people.setPasscode': setPasscode,

  'media.probe': (desk, { paths }, job) => probePaths(desk, paths, job),
  'media.list': mediaPage,
  'media.check': checkMedia,
  'media.relink': relink,
  'media.relinkFolder': relinkFolder,
  'media.waveform': waveformLevel,
  'media.listen': listenTo,
  'media.saveWaveform': saveWaveform,
  'media.saveNoSound': saveNoSound,
  'media.savePictureCheck': savePictureCheck,
  'cameras.align': alignCameras,
  'converter.get': converterState,
  'converter.choose': chooseConverter,
  'conversions.list': conversionRows,
  'conversions.add': addConversions,
  'conversions.run': (desk, _input, job) => runConversions(desk, job),
  'conversions.remove': removeConversion,
  'recordings.import': (desk, { rows }, job) => importRecordings(desk, rows, job),
  'recordings.grid': recordingsGrid,
  'recordings.get': (desk, { id }) => recordingDetail(desk, id),
  'recordings.update': changeRecording,
  'recordings.setEpisodes': changeEpisodes,

  'schemes.list': schemeRows,
  'schemes.get': schemeOf,
  'schemes.addTemplate': (desk, { template }) => addTemplate(desk, template),
  'schemes.draftTemplate': draftTemplate,
  'schemes.licence': licence,
  'schemes.stateLicence': stateLicence,
  'schemes.readFile': lookAtFile,
  'schemes.importFile': importFile,
  'schemes.exportFile': exportFile,
  'schemes.booklet': writeBooklet,
  'schemes.drafts': draftRows,
  'schemes.draft': draftView,
  'schemes.copyToDraft': copyToDraft,
  'schemes.makeDraft': makeDraft,
  'schemes.saveDraft': saveDraft,
  'schemes.discardDraft': discardDraft,
  'schemes.publishDraft': publishDraft,
  'schemes.retire': retireScheme,
  'schemes.sortsToChoose': sortsToChoose,
  'schemes.makeCriterion': makeCriterion,
  'schemes.compare': compareTwo,

  'recode.preview': previewRecode,
  'recode.run': runRecode,
  'recode.rounds': recodeRounds,
  'migrations.preview': previewMigration,
  'migrations.apply': applyMigration,
  'migrations.list': migrationRows,
  'migrations.codings': migratedCodings,
  'migrations.revert': revertMigration,

  'training.masters': masters,
  'training.sets': trainingSets,
  'training.makeSet': makeTrainingSet,
  'training.updateSet': updateTrainingSet,
  'training.closeSet': closeTrainingSet,
  'training.give': giveTraining,
  'training.takeBack': takeBackTraining,
  'training.runs': trainingRuns,
  'training.mine': myTraining,
  'training.repeat': repeatPractice,
  'training.result': trainingResult,
  'training.feedback': feedback,
  'certificates.list': certificates,
  'certificates.issue': issue,
  'certificates.revoke': revoke,
  'certificates.print': printCertificate,
  'drift.report': (desk, _input, job) => driftReport(desk, job),
  'drift.given': givenChecks,
  'drift.choices': driftChoices,
  'drift.give': giveCheck,
  'drift.close': closeAlarm,

  'assignments.list': assignmentRows,
  'assignments.create': assign,
  'assignments.ages': agesOutside,
  'assignments.remove': (desk, { id }) => unassign(desk, id),
  'work.mine': myWork,

  'observation.open': (desk, { assignmentId }) => openView(desk, assignmentId),
  'observation.commit': commit,
  'observation.undo': stepBack,
  'observation.lock': lock,

  'observation.setPlace': setPlace,
  'preferences.get': preferencesAt,
  'preferences.set': setPreferences,

  'reliability.moments': momentsOf,
  'compare.open': openCompare,
  'consensus.decide': decideMoment,
  'consensus.step': stepConsensus,
  'consensus.close': closeConsensus,
  'reliability.report': (desk, _input, job) => reliabilityOf(desk, job),
  'reliability.detail': detailOf,
  'reliability.saveReport': saveReport,
  'reliability.savePlot': (desk, input) => savePlot(desk, input),
  'gate.report': (desk, _input, job) => gateOf(desk, job),
  'gate.override': override,
  'gate.overrides': (desk) => listOverrides(studyAt(desk).store.read),
  'export.run': exportWorkbook,
}

const isJob = (name: string): boolean => Object.hasOwn(calls, name) && calls[name as CallName].kind === 'job'

/** The application behind one door: the same for IPC, loopback HTTP and the command line. */
export function createApp(platform: Platform): App {
  const listeners = new Set<(event: AppEvent) => void>()
  const desk: Desk = {
    platform,
    jobs: new Map(),
    signInFailures: new Map(),
    closing: [],
    open: null,
    emit(event) {
      for (const listener of listeners) listener(event)
    },
  }
  const underWay = new Set<Promise<Reply>>()
  return {
    call: (name, input) => {
      const answer = route(desk, handlers, name, input)
      if (!isJob(name)) return answer
      underWay.add(answer)
      return answer.finally(() => underWay.delete(answer))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    media: (mediaId, signal): Promise<ServedFile | undefined> => servedFile(desk, mediaId, signal),
    async close() {
      for (const job of desk.jobs.values()) job.abort()
      closeStudy(desk)
      // A job that was told to stop tidies up after itself; ending the process before would leave its half-made files.
      await Promise.all(underWay)
      // So does an opening that was on its way; what it opened is closed too.
      await inTurn(desk, () => Promise.resolve(closeStudy(desk)))
      await finishBackups(desk)
    },
  }
}
