"""A page of our own in each later layout, with nothing in it of real projects; lines are counted by hand in test_layouts.py."""

BANNER = """information (1)
Cookies

Vi använder kakor.

Lär dig mer

"""

OLDSITE = """Logotyp på utskrifter

Vägar in

Programområde
2.2 Öka övergångarna till arbete
Region
Norra Mellansverige
Utlysning
2015/00011
Projektägare
Mora kommun
Projektnummer
2015/00012
Planerat antal deltagare
120
Projektperiod
2015-11-01-2018-10-31
Total projektbudget
2 000 000 kr
Beviljat ESF-stöd
1 000 000 kr
Kontaktperson
Alex Exempel
E-post
alex.exempel@exempel.se

Sammanfattning

Kort om projektet.
"""

DNR = """2016/00021 - Vägar ut & in

Projektnummer:
2016/00021
Projektägare:
Falu kommun, Falu kommun
Namn:
Vägar ut & in
Region:
Småland & Öarna
Planerat antal deltagare:
0
Projektperiod:
2016-03-01 - 2018-12-31
Startdatum:
Slutdatum:
Total projektbudget:
3 000 000
Beviljat ESF-stöd:
1 500 000
Kontaktperson:
Alex Exempel
E-post:
alex.exempel@exempel.se
Stödmottagare postnr:
99999
Stödmottagarens address:
Programområde:
2
Specifikt mål:
2.3
Unionens medfinansieringsgrad:
50%
Interventionstyp:
109

SYFTE
Syftet är gott.

MÅL
- Ett mål
- Ett till
"""

SHORT = """2015/00031 - Vägar fram

Name:
Vägar fram
Region:
Västsverige
Projektägare:
Samordningsförbundet Exempel
Projektnummer:
2015/00031
Planerat antal deltagare:
57
Projektperiod:
2015-10-01 - 2019-06-30
Total projektbudget:
5 000 000
Beviljat ESF-stöd:
2 400 000
Kontaktperson:
Alex Exempel
E-post:
alex.exempel@exempel.se
Specifikt mål:
2.1

Kort om projektet.

Mer om projektet.
"""

FORM_A = """22-032-S92 - Vägar - en väg

Diarienummer:
22-032-S92
Namn:
Vägar - en väg
Startdatum:
2023-09-01
Slutdatum:
2026-08-31
Land som berörs:
Sverige
Berörd fond:
ESF+
Program CCI:
2021SE05SFPR
Projektägare organisationsnummer:
999999-9999
Projektägare:
REGION EXEMPEL
Unionens medfinansieringsgrad:
40%
Programområde:
A
Specifikt mål:
A2A
Sekundärtema - Motverka barnfattigdom:
Nej
Region:
Småland & Öarna
NUTS-2 kod:
SE21
Stödmottagare postnr:
99999
Stödmottagare ort:
EXEMPELBY
Interventionstyp:
140
Antal deltagare:
280
Insats av strategisk betydelse:
Nej

Kort om projektet.
"""

FORM_B = """22-044-S97 - Vägarnas väg

Diarienummer:
22-044-S97
Fond:
ESF+
Projektägare:
EXEMPELBY KOMMUN
Specifikt mål:
A2A
Total projektbudget:
6 000 000
Beviljat ESF-stöd:
3 000 000
Planerat antal deltagare:
450
Projektperiod:
2023-09-01 - 2026-08-31
Startdatum:
2023-09-01
Slutdatum:
2026-08-31
Programperiod:
2021-2027
Programområde:
A
Interventionstyp:
140
Unionens medfinansieringsgrad:
40%
Stödmottagarens postnummer:
99999
Stödmottagarens land:
Sverige
Projektägare org.nr.:
9999999999
Stödmottagarens ort:
EXEMPELBY
Program CCI:
2021SE05SFPR
Sekundärtema - Motverka barnfattigdom:
Nej
Insats av strategisk betydelse:
Nej
NUTS-2 kod:
SE11

Kort om projektet.
"""

PROJEKT = """Förstudie vägar

Diarienummer:
2020/00041
Namn:
Förstudie vägar
Startdatum:
2021-03-02
Slutdatum:
2021-12-01
Berörd fond:
Socialfonden
Beviljat ESF-stöd:
400 000
Interventionstyp:
117
Land som berörs:
Sverige
Programområde:
1
Projektägare:
Region Exempel, Utvecklingsförvaltningen
Specifikt mål:
1.1
Stödmottagare postnr:
99999
Total projektbudget:
900 000
Unionens medfinansieringsgrad:
50%

Kort om projektet.

Hjälpte informationen dig?

Ja
Nej
Tack för din feedback!
"""

PAGES = {
    "2014-2020-oldsite": OLDSITE,
    "2014-2020-dnr": DNR,
    "2014-2020-dnr-short": SHORT,
    "2021-2027-dnr-a": FORM_A,
    "2021-2027-dnr-b": FORM_B,
    "2021-2027-projekt": PROJEKT,
}
