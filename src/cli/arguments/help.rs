//! What `--help` prints.

pub const HELP: &str = "\
safety-valve: what demand, top-ups and placements do to a DSG deficit

  safety-valve project [LINK|FILE] [OPTIONS]
      Projects eight or nine years and prints them as JSON: of a link or a saved file of the page, or of
      what the options say. Options act on top of a link or file.
      --authority CODE|NAME          which council (Southwark); `safety-valve authorities` lists them
      --basis latest|agreement       the latest published figures, or Southwark's forecast of March 2023
                                     (latest)
      --preset NAME                  start from a preset (as-now; no-action on the agreement forecast)
      --set LEVER=VALUE              move a lever, on top of the preset; per cents are fractions
      --start YEAR                   when changes begin, like 2026-27 (2026-27; 2023-24 on the agreement forecast)
      --phase-in YEARS               years until they act in full (3)
      --lever-start LEVER=YEAR       a start of its own for one lever
      --lever-phase-in LEVER=YEARS   a phase-in of its own for one lever
      --no-reconciliation            leave out what the published forecast holds and the model does not
      --published-block              take the high needs block of 2023-24 as since published
      --csv                          print the results by year as CSV, as the page does, and not as JSON

      Actual figures; each can be given once, or once for each year or placement:
      --actual YEAR=£                cumulative deficit before grant at 31 March; later years go on from it
      --actual-block YEAR=£          high needs block before deductions; later years grow from it
      --actual-grant YEAR=£          Safety Valve payment, in place of the agreed one
      --stability-grant YEAR[=SHARE] pay a share of the deficit after grant at 31 March 2026 (0.9)
      --outturn YEAR=£               section 251 outturn, net; κ is calibrated again from that year on
      --price PLACEMENT=£            a place in the base year, before κ
      --base-spend £                 what the base year cost; κ follows
      --opening £                    cumulative deficit at the end of the base year
      --special-capacity PLACES      state special school places in the base year
      --ap-base £                    alternative provision in the base year
      --services-base £              support services in the base year

      Numbers of children instead of shares, as often as you like; entries act in the order given:
      --named children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,top_up=12000,places=10
                                     from September of start, at that many censuses, that many children are in
                                     to (mainstream or unit) instead of from; without top_up, what the model
                                     pays such a child; places, filled or not, for a unit alone

  safety-valve attribute --year YEAR [--measure after_grant|in_year|cumulative] [WHAT PROJECT TAKES]
      Shares out the difference to nothing changed over what was changed, as JSON: parts add up to it.

  safety-valve drivers --year YEAR [WHAT PROJECT TAKES]
      What drives the deficit from the last published balance to that year, as JSON: parts add up.

  safety-valve fan [--draws N] [--seed S] [--method sobol|latin-hypercube|plain] [WHAT PROJECT TAKES]
      The balance after grant in N futures (4096; docs/model.md 11), as JSON: the figures below which 10, 25,
      50, 75 and 90% of them lie, and the chances. The same seed draws the same futures.

  safety-valve sensitivity --year YEAR [--measure after_grant|in_year|cumulative] [--draws N] [--seed S]
               [--method …] [WHAT PROJECT TAKES]
      Which input matters most for that year’s figure, as JSON: Sobol indices from N draws (1024) of each.

  safety-valve solve --target £|agreement|balance --year YEAR [--action LEVER]... [--lock LEVER]...
               [WHAT PROJECT TAKES]
      The smallest move that brings the year’s balance after grant to £ or to the agreed one, or its spending
      within income, as JSON. All actions may move, but top-ups are not cut: --action names those that may,
      over all of their range, and --lock those that may not.

  safety-valve hindcast --data FOLDER [--authority CODE|NAME] [--out FILE]
      What the model would have said of January 2025, 2024-25 and March 2024, from what was published before, beside
      what was published since, as JSON (docs/hindcast.md). FOLDER has the published files (docs/data.md). With
      --authority, its own figures beside the medians. --out writes what the page needs of it to a file.

  safety-valve authorities
      Lists every authority with its status, repairs and notes, as JSON.

  safety-valve levers [--authority CODE|NAME] [--basis latest|agreement]
      Lists every lever with its range, default and onset, as JSON.

  safety-valve import FOLDER --out FOLDER
      Reads every published file in a folder (docs/data.md) and writes authorities.json, authorities-index.json,
      built-in.json and import-notes.txt: all of them, or none where a file is not as it should be.
";
