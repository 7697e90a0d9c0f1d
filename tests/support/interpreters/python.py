# Runs the programs that it is handed, one JSON text a line, each with names of its own, and answers
# with what it printed. Modules that programs import are read once.
import contextlib
import io
import json
import sys
import traceback

for line in sys.stdin:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(json.loads(line), 'program', 'exec'), {})
        except Exception:
            traceback.print_exc(file=printed)
    print(json.dumps(printed.getvalue()), flush=True)
