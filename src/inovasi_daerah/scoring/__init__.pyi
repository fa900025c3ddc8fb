from inovasi_daerah.scoring.comparison import Loss as Loss
from inovasi_daerah.scoring.published_mean import PublishedMean as PublishedMean
from inovasi_daerah.scoring.rescoring import Step as Step

__all__: list[str]
