package cn.icpfiling.filing.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;

/** The data of every event on icp.filing.offline.v1; ids and codes only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfflineEventData(
        UUID caseId,
        String ground,
        String act,
        String from,
        String to,
        UUID holder,
        UUID partner,
        String actorRole,
        String province,
        LocalDate handedInOn) {}
