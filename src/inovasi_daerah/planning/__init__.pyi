from inovasi_daerah.planning.choice import Choice as Choice
from inovasi_daerah.planning.choice import Chosen as Chosen
from inovasi_daerah.planning.choice import choose as choose
from inovasi_daerah.planning.choosing import Candidate as Candidate
from inovasi_daerah.planning.results import Gains as Gains
from inovasi_daerah.planning.results import gains as gains
from inovasi_daerah.planning.steps import Gain as Gain
from inovasi_daerah.planning.steps import StepKind as StepKind

__all__: list[str]
