"""Small registers of our own writing in the published formats, and a corpus that names bodies they list."""

from __future__ import annotations

from pathlib import Path

import pytest

COUNCILS = """local-authority-code,official-name,nice-name,gss-code,start-date,end-date,local-authority-type-name,alt-names
ASH,Ashby County Council,Ashby,E10000901,,,County,"Ashby,county of ashby,ashby council"
ELM,Elmbridge upon Wold City Council,Elmbridge upon Wold,E06000902,2005-04-01,,Unitary authority,"Elmbridge upon Wold,Elmbridge upon Wold, City of,elmbridge city"
OAK,London Borough of Oakham,Oakham,E09000903,,,London borough,"Oakham,oakham london boro,london borough of oakham"
FIR,Firs and Dale District Council,Firs and Dale,E07000904,,2019-03-31,Non-metropolitan district,
FDC,Firs and Dale Council,Firs and Dale,E06000905,2019-04-01,,Unitary authority,
NIR-Z,Birchwood Borough Council,Birchwood,,,2015-03-31,NI district,
"""

NHS = '''"RX0","ASHBY AND DALE NHS FOUNDATION TRUST","Y60","QOC","TRUST HQ","1 MILL LANE","","ASHBY","","AS1 2BC","20010401","","","","","","","","","","","0","","B","","",""
"RX1","ELMBRIDGE MENTAL HEALTH NHS TRUST","Y60","QOC","ELM HOUSE","","","ELMBRIDGE","WOLDSHIRE","EL1 2BC","20010401","20191231","","","","","","","","","","0","","B","","",""
'''

SCHOOLS = """urn,name,town,postcode,lead_school,open_date,close_date
900001,St Mary's Catholic Primary School,Ashby,AS1 1AA,false,"",""
900002,St Mary's Catholic Primary School,Oakham,OA1 1AA,false,01-09-1990,""
900003,St Mary's Catholic Primary School,Elmbridge,EL1 1AA,false,"",31-08-2001
900004,Dale Village College,Ashby,AS1 1AB,false,"",31-03-2011
900005,Dale Village College,Ashby,AS1 1AB,false,01-04-2011,""
900006,Larch Hill Primary School,Firs,FI1 1AA,false,"",""
900007,"St John's Church of England First School, Oakham",Oakham,OA1 1AB,false,"",""
900008,Larch Hill Academy,Woldham,WO1 1AA,false,"",""
900009,The Larch Hub,Ashby,AS1 1AC,false,"",""
900010,University of Elmbridge,Elmbridge,EL1 1AB,false,"",""
"""


@pytest.fixture
def registers(tmp_path: Path) -> dict[str, Path]:
    """The three files by the name of their format."""
    folder = tmp_path / "registers"
    folder.mkdir()
    files = {"councils": ("authorities.csv", COUNCILS), "nhs": ("etr.csv", NHS), "schools": ("schools.csv", SCHOOLS)}
    for name, text in files.values():
        (folder / name).write_text(text, encoding="utf-8")
    return {form: folder / name for form, (name, _) in files.items()}


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder for documents."""
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder
