package cn.icpfiling.filing.importedpapers;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.store.ImportedFilingTable;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One paper of an imported filing.
 *
 * @param paperId null if there is no file here, as are media type, size and time
 * @param legacyId its id on the old platform; null for one of which only the kind is known
 * @param serviceId null for a paper of the subject
 */
@Schema(name = "ImportedPaperEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportedPaperEntry(
        UUID paperId,
        String legacyId,
        @NotNull MaterialKind kind,
        @NotNull ImportedPaperState state,
        @NotNull ImportedPaperWayOn wayOn,
        UUID serviceId,

        @Schema(enumeration = {"image/jpeg", "image/png", "application/pdf"})
        String mediaType,

        Long size,
        ScanStatus scan,
        Instant uploadedAt) {

    static ImportedPaperEntry of(ImportedFilingTable.AdoptedPaper adopted, Material paper) {
        var state = stateOf(paper.scan());
        if (state == ImportedPaperState.UNREADABLE) {
            return new ImportedPaperEntry(
                    null,
                    adopted.legacyId(),
                    paper.kind(),
                    state,
                    state.wayOn(),
                    adopted.service(),
                    null,
                    null,
                    paper.scan(),
                    null);
        }
        return new ImportedPaperEntry(
                paper.id(),
                adopted.legacyId(),
                paper.kind(),
                state,
                state.wayOn(),
                adopted.service(),
                paper.mediaType(),
                paper.size(),
                paper.scan(),
                paper.uploadedAt());
    }

    static ImportedPaperEntry of(ImportedFilingTable.LostPaper lost) {
        var state = ImportedPaperState.valueOf(lost.loss().name());
        return new ImportedPaperEntry(
                null, lost.legacyId(), lost.kind(), state, state.wayOn(), lost.service(), null, null, null, null);
    }

    private static ImportedPaperState stateOf(ScanStatus scan) {
        return switch (scan) {
            case NOT_SCANNED, CLEAN -> ImportedPaperState.ADOPTED;
            case QUARANTINED -> ImportedPaperState.PENDING;
            case INFECTED -> ImportedPaperState.UNREADABLE;
        };
    }
}
