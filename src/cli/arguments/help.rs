//! What `--help` prints.

pub const HELP: &str = "\
safety-valve: what demand, top-ups and placements do to a DSG deficit

  safety-valve project [LINK|FILE] [OPTIONS]
      Projects eight or nine years and prints them as JSON. It takes a link from the page, a file saved
      from the page, or options alone. Options are applied on top of a link or file.
      --authority CODE|NAME          the council (Southwark); `safety-valve authorities` lists them
      --basis latest|agreement       the latest published figures, or Southwark's forecast of March 2023
                                     (latest)
      --preset NAME                  start from a preset (as-now; no-action on the agreement forecast)
      --set LEVER=VALUE              move a lever, on top of the preset; write percentages as fractions
      --start YEAR                   when changes begin, like 2026-27 (2026-27; 2023-24 on the agreement forecast)
      --phase-in YEARS               years until they have their full effect (3)
      --lever-start LEVER=YEAR       a separate start for one lever
      --lever-phase-in LEVER=YEARS   a separate phase-in for one lever
      --no-reconciliation            leave out what the published forecast has and the model does not
      --published-block              use the high needs block of 2023-24 as published later
      --csv                          print the results by year as CSV, as the page does, instead of JSON

      Actual figures. Give each once, or once for each year or placement:
      --actual YEAR=£                cumulative deficit before grant at 31 March; later years continue from it
      --actual-block YEAR=£          high needs block before deductions; later years grow from it
      --actual-grant YEAR=£          Safety Valve payment, instead of the agreed one
      --stability-grant YEAR[=SHARE] pay a share of the deficit after grant at 31 March 2026 (0.9)
      --outturn YEAR=£               section 251 outturn, net; κ is recalibrated from that year on
      --price PLACEMENT=£            price of a place in the base year, before κ
      --base-spend £                 spending of the base year; κ is recalibrated
      --opening £                    cumulative deficit at the end of the base year
      --special-capacity PLACES      state special school places in the base year
      --ap-base £                    alternative provision in the base year
      --services-base £              support services in the base year

      Numbers of children instead of shares. Repeat it as often as you like; entries act in order:
      --named children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,top_up=12000,places=10
                                     From September of start, for that many years, these children are in to
                                     (mainstream or unit) instead of from. Without top_up, the top-up is what
                                     the model pays such a child. places, filled or not, are for a unit only.

  safety-valve attribute --year YEAR [--measure after_grant|in_year|cumulative] [WHAT PROJECT TAKES]
      Shares out the difference from the unchanged projection among your changes, as JSON. The parts add up to it.

  safety-valve drivers --year YEAR [WHAT PROJECT TAKES]
      Shows what drives the deficit from the last published balance to that year, as JSON. The parts add up.

  safety-valve fan [--draws N] [--seed S] [--method sobol|latin-hypercube|plain] [WHAT PROJECT TAKES]
      Shows the balance after grant in N futures (4096; docs/futures.md), as JSON: the 10th, 25th, 50th, 75th
      and 90th percentiles, and the chances. The same seed draws the same futures.

  safety-valve sensitivity --year YEAR [--measure after_grant|in_year|cumulative] [--draws N] [--seed S]
               [--method …] [WHAT PROJECT TAKES]
      Shows which inputs matter most for that year’s figure, as JSON: Sobol indices, N draws (1024) of each.

  safety-valve solve --target £|agreement|balance --year YEAR [--action LEVER]... [--lock LEVER]...
               [WHAT PROJECT TAKES]
      Finds the smallest move that brings the year’s balance after grant to £ or to the agreed figure, or its
      spending within income, as JSON. All actions may move, but top-ups are not cut. --action names the levers
      that may move, over their whole range. --lock names levers that may not.

  safety-valve hindcast --data FOLDER [--authority CODE|NAME] [--out FILE]
      Predicts January 2025, 2024-25 and March 2024 from what was published before, and prints each prediction
      beside what was published since, as JSON (docs/hindcast.md). FOLDER has the published files (docs/data.md).
      --authority adds that council’s own figures. --out writes what the page needs to a file instead.

  safety-valve authorities
      Lists every authority with its status, repairs and notes, as JSON.

  safety-valve levers [--authority CODE|NAME] [--basis latest|agreement]
      Lists every lever with its range, default and onset, as JSON.

  safety-valve import FOLDER --out FOLDER
      Reads every published file in a folder (docs/data.md) and writes authorities.json, authorities-index.json,
      built-in.json and import-notes.txt. If a file is not as it should be, it writes none of them.
";
