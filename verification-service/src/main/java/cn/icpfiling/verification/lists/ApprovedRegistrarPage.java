package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.ApprovedRegistrar;
import cn.icpfiling.verification.core.ListEntry;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "ApprovedRegistrarPage",
        requiredProperties = {"complete", "items"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApprovedRegistrarPage(boolean complete, List<RegistrarView> items, String next) {

    @Schema(
            name = "ApprovedRegistrar",
            requiredProperties = {"name", "aliases", "status", "validFrom", "source"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RegistrarView(
            String name,
            Integer ianaId,
            List<String> aliases,
            ApprovalStatus status,
            LocalDate validFrom,
            LocalDate validTo,
            String source) {

        static RegistrarView of(ApprovedRegistrar stored) {
            return of(stored.entry());
        }

        static RegistrarView of(ListEntry.Registrar entry) {
            return new RegistrarView(
                    entry.name(),
                    entry.ianaId(),
                    entry.aliases(),
                    entry.status(),
                    entry.validFrom(),
                    entry.validTo(),
                    entry.source());
        }
    }
}
