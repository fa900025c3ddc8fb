from inovasi_daerah.portfolio.readings import Reading as Reading
from inovasi_daerah.portfolio.report import PortfolioReport as PortfolioReport
from inovasi_daerah.portfolio.rows import Portfolio as Portfolio
from inovasi_daerah.portfolio.rows import PortfolioRow as PortfolioRow

__all__: list[str]
