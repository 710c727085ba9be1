package cn.icpfiling.verification.listversions;

import cn.icpfiling.verification.core.ListDifference;
import cn.icpfiling.verification.core.ListEntry;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/**
 * One page of the differences between a version and the version in force.
 *
 * @param comparedWith number of the version in force
 * @param next null on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListDifferenceView(
        @NotNull int comparedWith,
        @NotNull int added,
        @NotNull int removed,
        @NotNull int changed,
        @NotNull List<ListChangeView> items,
        String next) {

    /**
     * The change of one entry.
     *
     * @param fields the columns that differ if the entry is changed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListChangeView(
            @NotNull ListDifference.Kind kind,
            @NotNull List<String> fields,
            ListEntryView before,
            ListEntryView after) {

        static ListChangeView of(ListDifference.Change change) {
            return new ListChangeView(
                    change.kind(),
                    change.fields(),
                    ListEntryView.of(change.before()),
                    ListEntryView.of(change.after()));
        }
    }

    /** An entry of either list: `tld` and `unicode` of the one, `ianaId`, `name` and `aliases` of the other. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListEntryView(
            String tld,
            String unicode,
            Integer ianaId,
            String name,
            List<String> aliases,
            @NotNull ApprovalStatus status,
            @NotNull LocalDate validFrom,
            LocalDate validTo,
            @NotNull String source) {

        static ListEntryView of(ListEntry entry) {
            return switch (entry) {
                case null -> null;
                case ListEntry.Tld tld ->
                    new ListEntryView(
                            tld.tld(),
                            tld.unicode(),
                            null,
                            null,
                            null,
                            tld.status(),
                            tld.validFrom(),
                            tld.validTo(),
                            tld.source());
                case ListEntry.Registrar registrar ->
                    new ListEntryView(
                            null,
                            null,
                            registrar.ianaId(),
                            registrar.name(),
                            registrar.aliases(),
                            registrar.status(),
                            registrar.validFrom(),
                            registrar.validTo(),
                            registrar.source());
            };
        }
    }
}
