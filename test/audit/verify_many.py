"""Checks many exports in one process: reads JSON lines {file, key, held}, prints {file, ok, codes}."""

import json
import sys

sys.path.insert(0, sys.argv[1])
import verify_log  # noqa: E402

for text in sys.stdin:
    case = json.loads(text)
    places_said = []
    result = verify_log.verify(
        verify_log.lines_of(case["file"]), bytes.fromhex(case["key"]), case["held"], None, places_said.append)
    places = [[f["code"], f.get("country"), f.get("sequence"), f.get("row")] for f in result["findings"]]
    print(json.dumps({
        "file": case["file"], "ok": result["ok"], "count": result["findingCount"],
        "places": sorted(places, key=json.dumps), "accounts": result["accounts"], "serials": places_said,
        "unsealed": result["unsealedLeaves"],
    }))
