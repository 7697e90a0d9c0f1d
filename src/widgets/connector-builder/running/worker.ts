import { serve } from '../apart/thread.ts'
import { runFile } from './run-file.ts'

// A large file is mapped and sent for minutes.
serve(runFile)
