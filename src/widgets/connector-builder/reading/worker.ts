import { serve } from '../apart/thread.ts'
import { readFile } from './read-file.ts'

// A large file is read for many seconds.
serve(readFile)
