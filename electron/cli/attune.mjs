#!/usr/bin/env node
// What `attune` means on the command line once the package is linked or installed (`bin` in package.json).
import { launch } from '../launch.mjs'

// npm sets INIT_CWD to where *it* was started; called by name, the folder that counts is the one we stand in.
process.env.INIT_CWD = process.cwd()
launch('attune', process.argv.slice(2))
