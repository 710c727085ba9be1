package cn.icpfiling.inspection.accessrecords;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;

/**
 * A line of a report.
 *
 * @param reference the provider's own word for it; null when there is none
 */
record AccessLine(
        @Size(min = 1, max = 64) @Pattern(regexp = REFERENCE)
        String reference,

        @NotNull @Size(min = 1, max = 255) String domain,
        @NotNull OffsetDateTime firstSeen,
        @NotNull OffsetDateTime lastSeen) {

    static final String REFERENCE = "[A-Za-z0-9._:/-]{1,64}";
}
