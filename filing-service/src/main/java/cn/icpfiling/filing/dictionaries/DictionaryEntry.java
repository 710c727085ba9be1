package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.catalogue.NumberForm;
import cn.icpfiling.filing.core.catalogue.RegionTable;
import cn.icpfiling.filing.core.rules.RuleEntry;
import cn.icpfiling.filing.tables.ReasonCatalogue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;

/**
 * One code. A value that its table does not have is absent.
 *
 * @param status UNVERIFIED if no second source agrees
 * @param natures the natures of sponsors to which the code applies; absent if it does not depend on them
 * @param certificateTypes the types of certificate that a sponsor of this nature can have
 * @param orderTypes the types of order whose checklist can ask for the material
 * @param families the sources of a reason, FINDING among them
 * @param needsNote whether a request needs a note beside the code
 * @param province the province that a server location stands for
 * @param prefix the first character of the filing numbers of a province
 * @param grouping whether the row only groups counties that the province governs directly
 * @param successors the codes of the area of a region that has ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DictionaryEntry(
        String code,
        String zh,
        String en,
        LocalDate validFrom,
        LocalDate validTo,
        RuleEntry.Status status,
        RegionTable.Level level,
        String parent,
        Boolean grouping,
        List<String> successors,
        List<Integer> natures,
        List<Integer> certificateTypes,
        NumberForm numberForm,
        Boolean needsNote,
        String province,
        String prefix,
        List<OrderType> orderTypes,
        List<Family> families,
        String remedyZh,
        String remedyEn) {

    /** The source of a reason. */
    public enum Family {
        REVIEW,
        VERIFICATION,
        AUTHORITY,
        PROVIDER,
        PROVINCE,
        ENDING_ORDERED,
        ENDING,
        /** A finding of inspection-service. */
        FINDING;

        static Family of(ReasonCatalogue.Family family) {
            return valueOf(family.name());
        }
    }

    boolean holdsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}
