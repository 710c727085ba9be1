package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** Bit sets of the authority's tables. */
final class Flags {

    private Flags() {}

    /** @param dictionary the name under which GET /api/v1/dictionaries shows the table */
    static List<Violation> unknown(
            String pointer, Long set, long table, boolean atLeastOne, String rule, String dictionary) {
        if (set == null) {
            return List.of();
        }
        var none = atLeastOne && set == 0;
        return none || (set & ~table) != 0
                ? List.of(Violation.of(pointer, "CODE_UNKNOWN", rule, dictionary))
                : List.of();
    }
}
