from inovasi_daerah.files.kinds import load as load
from inovasi_daerah.files.kinds import read as read
from inovasi_daerah.files.kinds import write as write
from inovasi_daerah.files.schemas import schema as schema
from inovasi_daerah.files.score_file import Divergence as Divergence
from inovasi_daerah.files.score_file import Verdict as Verdict
from inovasi_daerah.files.spreadsheets import Spreadsheet as Spreadsheet
from inovasi_daerah.files.spreadsheets import load_spreadsheet as load_spreadsheet
from inovasi_daerah.files.spreadsheets import read_spreadsheet as read_spreadsheet
from inovasi_daerah.files.submission_file import load_submission_from as load_submission_from
from inovasi_daerah.problems import UnknownSchema as UnknownSchema

__all__: list[str]
