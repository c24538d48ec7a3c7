"""Common Norwegian names (SSB, CC BY 4.0, see docs/credits.md), put together by chance: nobody real is meant."""

GIVEN = """
    Jan Anne Bjørn Inger Per Ingrid Ole Kari Lars Marit Thomas Liv Kjell Anna Svein Maria Knut Ida Martin Ann Tor
    Eva Geir Nina Morten Hilde Hans Marianne Andreas Elisabeth Erik Kristin Daniel Astrid Arne Bente Terje Silje
    Anders Heidi John Hanne Rune Berit Magnus Linda Odd Tone Henrik Anita Marius Elin Trond Randi Kristian Emma
    Jon Solveig Jonas Julie Tom Camilla Stian Tove Fredrik Wenche Olav Bjørg Tore Hege Christian Nora Espen Marie
    Eirik Mona Håkon Ellen Øyvind Sara Emil Emilie Mathias Thea Nils Mari Harald Monica Alexander Ragnhild Rolf
    May Leif Kristine Jørgen Stine Frode Helene Gunnar Karin Adrian Line Tobias Malin Helge Sofie Sebastian Gerd
    Øystein Laila Sander Trine William Lene Petter Aud Kjetil Sissel Kristoffer Mette Steinar Turid Einar Gunn
    Johan Linn Stein Else Sondre Vilde Johannes Åse Stig Frida Dag Lise Frank Amalie Oliver Jorunn
""".split()

FAMILY = """
    Halvorsen Dahl Henriksen Lund Sørensen Moen Gundersen Iversen Svendsen Solberg Strand Martinsen Paulsen
    Knutsen Eide Bakken Kristoffersen Mathisen Lie Rasmussen Amundsen Kristensen Lunde Bakke Moe Berge Nygård
    Fredriksen Solheim Lien Holm Andresen Ødegaard Christensen Hauge Evensen Sæther Aas Myhre Haugland Thomassen
    Sivertsen Simonsen Berntsen Danielsen Arnesen Rønning Næss Sandvik Antonsen Haug Vik Ellingsen Edvardsen
    Thorsen Gulbrandsen Isaksen Birkeland Ruud Strøm Aasen Tangen Eliassen Myklebust Mikkelsen Bøe Aune Helland
    Tveit Abrahamsen Brekke Madsen Engen Christiansen Sunde Mortensen Thoresen Bjerke Torgersen Thorgersen
    Hermansen Mikalsen Magnussen Nilssen Helgesen Gjerde Hovland Wold Bråthen Eilertsen Dahle Nygaard Wilhelmsen
    Steen Jansen Foss Bjørnstad Gabrielsen Håland Sætre Hammer Gustavsen Ingebrigtsen Hoel Bråten Holmen Solli
    Carlsen Engebretsen Hoff Samuelsen Lorentzen Sveen Ludvigsen Sandnes Rønningen Rønningsen Fossum Breivik
    Monsen Johannesen Solvang Solbakken Fjeld Nordby Jonassen Egeland Aase Stokke Dalen Hassan Syversen Syvertsen
    Sand Bye Andersson Bø Løken Wiik Sørlie Johansson Haga Sandberg Tollefsen Møller Wang Viken Haaland Teigen
    Sande Nguyen Ali Ahmed Øverbø Åsheim Ærlandsen
""".split()
