package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.ApprovedTld;
import cn.icpfiling.verification.core.ListEntry;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "ApprovedTldPage",
        requiredProperties = {"complete", "items"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApprovedTldPage(boolean complete, List<TldView> items, String next) {

    @Schema(
            name = "ApprovedTld",
            requiredProperties = {"tld", "unicode", "status", "validFrom", "source"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TldView(
            String tld, String unicode, ApprovalStatus status, LocalDate validFrom, LocalDate validTo, String source) {

        static TldView of(ApprovedTld stored) {
            return of(stored.entry());
        }

        static TldView of(ListEntry.Tld entry) {
            return new TldView(
                    entry.tld(), entry.unicode(), entry.status(), entry.validFrom(), entry.validTo(), entry.source());
        }
    }
}
