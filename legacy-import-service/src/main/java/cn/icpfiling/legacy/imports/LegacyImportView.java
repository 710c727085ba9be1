package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.core.imports.ImportState;
import cn.icpfiling.legacy.reasons.Reason;
import cn.icpfiling.legacy.routing.FilingOnShow;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An import as its account sees it. The filing is masked at the source.
 *
 * @param subjectId the subject that the filing became; null before
 * @param refusal the code of the reason; null unless the import is REFUSED
 * @param reason the same in words, with what to do; null like {@code refusal}
 * @param next what the holder does next
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LegacyImport")
record LegacyImportView(
        @NotNull UUID id,
        @NotNull ImportState state,
        @NotNull UUID legacyFilingId,
        @NotNull FilingOnShow filing,
        @NotNull List<ImportedSite> services,
        @NotNull Instant submittedAt,
        @NotNull Instant verifiedAt,
        @NotNull Instant expiresAt,
        Instant confirmedAt,
        Instant endedAt,
        UUID subjectId,
        String refusal,
        Reason reason,
        @NotNull Next next) {

    /** A site of the filing. */
    @Schema(name = "LegacyImportedSite")
    record ImportedSite(
            @NotNull String serviceNumber, @NotNull List<String> domains) {}

    /** What the holder does next. */
    enum Next {
        CONFIRM,
        WAIT,
        /** A type check that the import interrupted is made again, with its data. */
        REPEAT_TYPE_CHECK,
        VERIFY_AGAIN,
        SEE_REFUSAL
    }

    @Override
    public String toString() {
        return "LegacyImportView[" + id + "]";
    }
}
