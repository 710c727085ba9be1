package cn.icpfiling.filing.provider;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version without its content. The shipped version has only its number. */
@Schema(name = "ProviderProfileVersion")
record ProfileVersion(
        @NotNull int version,
        @NotNull boolean inForce,
        Instant effectiveFrom,
        Integer replaces,
        UUID madeBy,
        Instant madeAt) {

    static ProfileVersion of(ProfileTable.Row row, int inForce) {
        return new ProfileVersion(
                row.version(),
                row.version() == inForce,
                row.effectiveFrom(),
                row.replaces(),
                row.madeBy(),
                row.madeAt());
    }
}
