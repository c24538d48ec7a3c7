"""Dated cases from statutes that were read: party, chapter, kind of chapter, kind of meeting, its day, what, due when."""

ANNUAL = "annual_meeting"
EXTRA = "extraordinary_annual_meeting"

#: Counted by hand in a calendar; the paragraph stands beside each so that it can be looked up.
CASES = (
    # SV's standard statutes § 2-1: 21, 14 and 7 days.
    ("SV", "Lillehammer SV", "local", ANNUAL, "2021-01-28", "notice", "2021-01-07", "§ 2-1"),
    ("SV", "Lillehammer SV", "local", ANNUAL, "2021-01-28", "proposals", "2021-01-14", "§ 2-1"),
    ("SV", "Lillehammer SV", "local", ANNUAL, "2021-01-28", "papers", "2021-01-21", "§ 2-1"),
    # Over New Year; the last day in the annual meeting's month.
    ("SV", "Lillehammer SV", "local", ANNUAL, "2021-01-15", "notice", "2020-12-25", "§ 2-1"),
    ("SV", "Lillehammer SV", "local", ANNUAL, "2022-01-31", "notice", "2022-01-10", "§ 2-1"),
    # Over 29 February, and the same days in a year without one.
    ("SV", "Gjøvik SV", "local", ANNUAL, "2024-03-05", "notice", "2024-02-13", "§ 2-1"),
    ("SV", "Gjøvik SV", "local", ANNUAL, "2023-03-05", "notice", "2023-02-12", "§ 2-1"),
    ("SV", "Gjøvik SV", "local", ANNUAL, "2024-03-07", "papers", "2024-02-29", "§ 2-1"),
    ("SV", "Gjøvik SV", "local", ANNUAL, "2024-03-14", "proposals", "2024-02-29", "§ 2-1"),
    # Held on 29 February itself.
    ("SV", "Gjøvik SV", "local", ANNUAL, "2024-02-29", "notice", "2024-02-08", "§ 2-1"),
    # Over the clock change in March (28 March 2021, 31 March 2024) and in October (31 October 2021).
    ("SV", "Gjøvik SV", "local", ANNUAL, "2021-04-08", "notice", "2021-03-18", "§ 2-1"),
    ("SV", "Gjøvik SV", "local", ANNUAL, "2021-04-01", "papers", "2021-03-25", "§ 2-1"),
    ("SV", "Gjøvik SV", "local", ANNUAL, "2024-04-02", "proposals", "2024-03-19", "§ 2-1"),
    ("SV", "Gjøvik SV", "local", ANNUAL, "2021-11-04", "notice", "2021-10-14", "§ 2-1"),
    ("SV", "Gjøvik SV", "local", ANNUAL, "2021-11-01", "papers", "2021-10-25", "§ 2-1"),
    # The deadline is Easter Sunday (4 April 2021), Good Friday (15 April 2022), Easter Monday: it does not move.
    ("SV", "Gjøvik SV", "local", ANNUAL, "2021-04-25", "notice", "2021-04-04", "§ 2-1"),
    ("SV", "Gjøvik SV", "local", ANNUAL, "2022-04-22", "papers", "2022-04-15", "§ 2-1"),
    ("SV", "Gjøvik SV", "local", ANNUAL, "2024-04-15", "proposals", "2024-04-01", "§ 2-1"),
    # The deadline is Christmas Day, New Year's Day, 17 May.
    ("SV", "Gjøvik SV", "local", ANNUAL, "2026-01-01", "papers", "2025-12-25", "§ 2-1"),
    ("SV", "Gjøvik SV", "local", ANNUAL, "2025-01-22", "notice", "2025-01-01", "§ 2-1"),
    ("SV", "Gjøvik SV", "local", ANNUAL, "2024-05-31", "proposals", "2024-05-17", "§ 2-1"),
    # Fredrikstad SV: 30, 14 and 7 days; other paragraphs before 2022 and after.
    ("SV", "Fredrikstad SV", "local", ANNUAL, "2023-01-26", "notice", "2022-12-27", "§ 2.3"),
    ("SV", "Fredrikstad SV", "local", ANNUAL, "2023-01-26", "proposals", "2023-01-12", "§ 2.3"),
    ("SV", "Fredrikstad SV", "local", ANNUAL, "2023-01-26", "papers", "2023-01-19", "§ 2.3"),
    ("SV", "Fredrikstad SV", "local", ANNUAL, "2024-03-01", "notice", "2024-01-31", "§ 2.3"),
    ("SV", "Fredrikstad SV", "local", ANNUAL, "2024-03-30", "notice", "2024-02-29", "§ 2.3"),
    ("SV", "Fredrikstad SV", "local", ANNUAL, "2023-03-30", "notice", "2023-02-28", "§ 2.3"),
    ("SV", "Fredrikstad SV", "local", ANNUAL, "2015-02-26", "notice", "2015-01-27", "§ 4"),
    ("SV", "Fredrikstad SV", "local", ANNUAL, "2015-02-26", "papers", "2015-02-19", "§ 4"),
    ("SV", "Fredrikstad SV", "local", EXTRA, "2024-03-20", "notice", "2024-02-28", "§ 3"),
    ("SV", "Fredrikstad SV", "local", EXTRA, "2023-03-20", "notice", "2023-02-27", "§ 3"),
    # Grünerløkka SV: 28, 21 and 14 days, which are four, three and two weeks.
    ("SV", "Grünerløkka SV", "local", ANNUAL, "2020-02-27", "notice", "2020-01-30", ""),
    ("SV", "Grünerløkka SV", "local", ANNUAL, "2020-02-27", "proposals", "2020-02-06", ""),
    ("SV", "Grünerløkka SV", "local", ANNUAL, "2020-02-27", "papers", "2020-02-13", ""),
    ("SV", "Grünerløkka SV", "local", ANNUAL, "2020-03-28", "notice", "2020-02-29", ""),
    # Vestland SV, a county: 30 days, proposals 14 days after the notice, one week.
    ("SV", "Vestland SV", "county", ANNUAL, "2023-02-25", "notice", "2023-01-26", "§ 3.1"),
    ("SV", "Vestland SV", "county", ANNUAL, "2023-02-25", "proposals", "2023-02-09", "§ 3.1"),
    ("SV", "Vestland SV", "county", ANNUAL, "2023-02-25", "papers", "2023-02-18", "§ 3.1"),
    ("SV", "Vestland SV", "county", ANNUAL, "2024-03-09", "proposals", "2024-02-22", "§ 3.1"),
    # MDG's standard statutes § 4: four and two weeks; § 3 c: a vote four weeks after payment.
    ("MDG", "Asker MDG", "local", ANNUAL, "2021-02-11", "notice", "2021-01-14", "§ 4 a"),
    ("MDG", "Asker MDG", "local", ANNUAL, "2021-02-11", "papers", "2021-01-28", "§ 4 a"),
    ("MDG", "Asker MDG", "local", ANNUAL, "2021-02-11", "vote_from", "2021-01-14", "§ 3 c"),
    ("MDG", "Asker MDG", "local", ANNUAL, "2024-03-14", "papers", "2024-02-29", "§ 4 a"),
    ("MDG", "Asker MDG", "local", ANNUAL, "2021-04-25", "notice", "2021-03-28", "§ 4 a"),
    ("MDG", "Asker MDG", "local", EXTRA, "2021-04-18", "notice", "2021-04-04", "§ 4 e"),
    # Trondheim MDG: proposals two weeks before.
    ("MDG", "Trondheim MDG", "local", ANNUAL, "2019-01-26", "notice", "2018-12-29", "3.1"),
    ("MDG", "Trondheim MDG", "local", ANNUAL, "2019-01-26", "proposals", "2019-01-12", "3.4"),
    ("MDG", "Trondheim MDG", "local", ANNUAL, "2019-01-26", "vote_from", "2018-12-29", "3.2"),
    # Bergen MDG, Oslo MDG (a county: eight, three and four weeks).
    ("MDG", "Bergen MDG", "local", ANNUAL, "2024-01-27", "notice", "2023-12-30", "§ 4 a"),
    ("MDG", "Oslo MDG", "county", ANNUAL, "2018-03-10", "notice", "2018-01-13", "§ 3.1"),
    ("MDG", "Oslo MDG", "county", ANNUAL, "2018-03-10", "proposals", "2018-02-10", "§ 3.4"),
    ("MDG", "Oslo MDG", "county", ANNUAL, "2018-03-10", "papers", "2018-02-17", "§ 3.1"),
    # Rødt: a month, which is shorter or longer; papers a week; three weeks' membership.
    ("Rødt", "Rødt Hamar", "local", ANNUAL, "2023-02-28", "notice", "2023-01-28", ""),
    ("Rødt", "Rødt Hamar", "local", ANNUAL, "2023-02-28", "papers", "2023-02-21", ""),
    ("Rødt", "Rødt Hamar", "local", ANNUAL, "2023-02-28", "vote_from", "2023-02-07", "§ 2 nr. 3"),
    ("Rødt", "Rødt Hamar", "local", ANNUAL, "2024-02-29", "notice", "2024-01-29", ""),
    ("Rødt", "Rødt Hamar", "local", ANNUAL, "2024-03-31", "notice", "2024-02-29", ""),
    ("Rødt", "Rødt Hamar", "local", ANNUAL, "2023-03-31", "notice", "2023-02-28", ""),
    ("Rødt", "Rødt Hamar", "local", ANNUAL, "2023-03-29", "notice", "2023-02-28", ""),
    ("Rødt", "Rødt Hamar", "local", ANNUAL, "2023-01-31", "notice", "2022-12-31", ""),
    ("Rødt", "Rødt Hamar", "local", ANNUAL, "2023-01-01", "notice", "2022-12-01", ""),
    # Venstre's model statutes § 6: two weeks; extraordinary 10 days; minutes within a month.
    ("Venstre", "Tinn Venstre", "local", ANNUAL, "2015-01-29", "notice", "2015-01-15", "§ 6"),
    ("Venstre", "Tinn Venstre", "local", ANNUAL, "2015-01-29", "minutes", "2015-02-28", "§ 6"),
    ("Venstre", "Tinn Venstre", "local", ANNUAL, "2024-01-31", "minutes", "2024-02-29", "§ 6"),
    ("Venstre", "Tinn Venstre", "local", ANNUAL, "2024-01-10", "notice", "2023-12-27", "§ 6"),
    ("Venstre", "Tinn Venstre", "local", EXTRA, "2024-03-09", "notice", "2024-02-28", "§ 6"),
    ("Venstre", "Tinn Venstre", "local", EXTRA, "2023-04-19", "notice", "2023-04-09", "§ 6"),
    # Vestfold Venstre, a county: a month; extraordinary 14 days.
    ("Venstre", "Vestfold Venstre", "county", ANNUAL, "2007-02-28", "notice", "2007-01-28", "§ 3"),
    ("Venstre", "Vestfold Venstre", "county", EXTRA, "2008-03-14", "notice", "2008-02-29", "§ 3"),
    # Ap: Oslo asks for a month's membership, Vestland announces an extraordinary one eight weeks before.
    ("Ap", "Oslo Arbeiderparti", "county", ANNUAL, "2011-03-31", "vote_from", "2011-02-28", "§ 2"),
    ("Ap", "Vestland Arbeidarparti", "county", EXTRA, "2020-04-25", "notice", "2020-02-29", "§ 2"),
)

#: Party, chapter, kind of chapter, year: the last day for the annual meeting; None where it was not found.
BY = (
    ("SV", "Lillehammer SV", "local", 2021, "2021-01-31"),
    ("SV", "Grünerløkka SV", "local", 2024, "2024-02-29"),
    ("SV", "Grünerløkka SV", "local", 2023, "2023-02-28"),
    ("SV", "Fredrikstad SV", "local", 2020, "2020-02-29"),
    ("SV", "Fredrikstad SV", "local", 2022, "2022-01-31"),
    ("MDG", "Asker MDG", "local", 2021, "2021-02-11"),
    ("MDG", "Asker MDG", "local", 2016, "2016-02-26"),
    ("MDG", "Oslo MDG", "county", 2016, "2016-02-12"),
    ("MDG", "Asker MDG", "local", 2022, None),
    ("Rødt", "Rødt Hamar", "local", 2024, "2024-02-29"),
    ("Venstre", "Tinn Venstre", "local", 2015, "2015-01-31"),
    ("Høyre", "Molde Høyre", "local", 2016, "2016-12-01"),
    ("Høyre", "Nordland Høyre", "county", 2016, "2016-03-01"),
    ("Ap", "Nesodden Arbeiderparti", "local", 2021, None),
    ("Ap", "Arbeiderpartiet i Bergen", "local", 2021, "2021-02-28"),
    ("Sp", "Ringsaker Sp", "local", 2021, "2021-12-31"),
    ("KrF", "Oslo KrF", "local", 2021, None),
)
