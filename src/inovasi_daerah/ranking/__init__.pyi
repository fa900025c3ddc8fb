from inovasi_daerah.ranking.award import AwardCluster as AwardCluster
from inovasi_daerah.ranking.award import MembersUnknown as MembersUnknown
from inovasi_daerah.ranking.award import Nomination as Nomination
from inovasi_daerah.ranking.award import Overlap as Overlap
from inovasi_daerah.ranking.award import members as members
from inovasi_daerah.ranking.award import nominate as nominate
from inovasi_daerah.ranking.award import quotas as quotas
from inovasi_daerah.ranking.comparison import YearComparison as YearComparison
from inovasi_daerah.ranking.comparison import compare_years as compare_years
from inovasi_daerah.ranking.presentation import Combination as Combination
from inovasi_daerah.ranking.presentation import PresentationScore as PresentationScore
from inovasi_daerah.ranking.presentation import award_score as award_score
from inovasi_daerah.ranking.presentation import presentation_criteria as presentation_criteria
from inovasi_daerah.ranking.presentation import presentation_score as presentation_score
from inovasi_daerah.ranking.ranking import NotRanked as NotRanked
from inovasi_daerah.ranking.ranking import Place as Place
from inovasi_daerah.ranking.ranking import Rank as Rank
from inovasi_daerah.ranking.ranking import Ranking as Ranking
from inovasi_daerah.ranking.ranking import rank as rank
from inovasi_daerah.ranking.ranking import rank_by_kind as rank_by_kind
from inovasi_daerah.ranking.results import NotComparable as NotComparable
from inovasi_daerah.ranking.results import Result as Result
from inovasi_daerah.ranking.summaries import Summary as Summary
from inovasi_daerah.ranking.summaries import summarise as summarise

__all__: list[str]
