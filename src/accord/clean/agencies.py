"""Names of news agencies and of outlets that sign their datelines, as they stand in credits."""

from __future__ import annotations

# One agency a line: the name that accord uses, then the others.
_AGENCIES = """
AP | The Associated Press | Associated Press
Reuters | REUTERS | Thomson Reuters
AFP | Agence France-Presse | Agence France Presse
dpa | DPA
EFE
ANSA
UPI
PA | PA Media | Press Association
Xinhua | XINHUA
TASS | Tass
Interfax
RIA Novosti
Sputnik
DW | Deutsche Welle
Anadolu | Anadolu Agency
IRNA
Tasnim
Fars
ISNA
SANA
WAFA
MENA
PTI
ANI
IANS
APP
Kyodo
Yonhap
KCNA
Bernama
Antara
Ukrinform
Pajhwok
Belga
ANP
NAN
Bloomberg
VOA
RFE/RL
Petra
SPA
QNA
BNO News
AAP
The Canadian Press
"""
_OUTLETS = ("CNN", "BBC", "CBS", "CBS News", "NBC News", "Al Jazeera", "The Guardian", "CBC", "CBC News")

AGENCIES: dict[str, str] = {
    name: names[0]
    for names in ([name.strip() for name in line.split("|")] for line in _AGENCIES.strip().splitlines())
    for name in names
}
OUTLETS = frozenset(_OUTLETS)
