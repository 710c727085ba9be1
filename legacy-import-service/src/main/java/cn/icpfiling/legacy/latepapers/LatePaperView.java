package cn.icpfiling.legacy.latepapers;

import cn.icpfiling.legacy.core.latepapers.LatePaperReason;
import cn.icpfiling.legacy.core.latepapers.LatePaperState;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A paper that its filing went over without, as the support sees it.
 *
 * @param legacyPaperId its id on the old platform; null if no index names it any more
 * @param subjectId the filing of this platform that misses it
 * @param caseId the case of the support that decides about it; null if none is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LegacyLatePaper")
record LatePaperView(
        @NotNull UUID paperId,
        @NotNull UUID filingId,
        String legacyPaperId,
        UUID subjectId,
        @NotNull String kind,
        @NotNull LatePaperState state,
        @NotNull LatePaperReason reason,
        @NotNull int tries,
        @NotNull Instant missedAt,
        Instant nextTryAt,
        Instant endedAt,
        UUID caseId) {}
