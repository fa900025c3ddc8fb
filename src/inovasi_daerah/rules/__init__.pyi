from inovasi_daerah.references import Confidence as Confidence
from inovasi_daerah.references import Reference as Reference
from inovasi_daerah.rules.capabilities import Capability as Capability
from inovasi_daerah.rules.edition_changes import Aspect as Aspect
from inovasi_daerah.rules.edition_changes import Change as Change
from inovasi_daerah.rules.edition_changes import differences as differences
from inovasi_daerah.rules.lending import with_catalogue_of as with_catalogue_of
from inovasi_daerah.rules.settings import Affairs as Affairs
from inovasi_daerah.rules.settings import Counted as Counted
from inovasi_daerah.rules.settings import Stages as Stages

__all__: list[str]
