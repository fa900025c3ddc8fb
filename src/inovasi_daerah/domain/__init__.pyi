from inovasi_daerah.domain.claims import Seen as Seen
from inovasi_daerah.domain.claims import SeenEvidence as SeenEvidence
from inovasi_daerah.domain.innovations import Classification as Classification
from inovasi_daerah.domain.innovations import Cluster as Cluster

__all__: list[str]
