"""Time expressions: found, resolved against a reference date, and said as TIMEX3 and EDTF.

find_times(doc, reference=date(2020, 4, 1)) -> [TimeExpression(...), ...]
"""

from __future__ import annotations

from dateline.times.component import TimesComponent
from dateline.times.dateline import dateline_date
from dateline.times.find import find_times
from dateline.times.model import TimeExpression

__all__ = ["TimeExpression", "TimesComponent", "dateline_date", "find_times"]
