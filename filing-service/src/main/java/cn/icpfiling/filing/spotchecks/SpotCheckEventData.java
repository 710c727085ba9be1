package cn.icpfiling.filing.spotchecks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The data of filing.spot-check.requested; ids and codes only. The authority's own words are read under /internal/. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SpotCheckEventData(
        UUID spotCheckId, UUID subjectId, UUID serviceId, UUID holder, List<SpotCheckItem> items, Instant dueAt) {}
