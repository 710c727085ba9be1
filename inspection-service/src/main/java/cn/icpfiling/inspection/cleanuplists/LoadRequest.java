package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.inspection.core.cleanuplists.CleanUpKind;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the caller says of a list; see {@code CleanUpList}.
 *
 * @param mediaType type and subtype of the file, without parameters
 * @param charset null if the request names none
 */
record LoadRequest(
        String province,
        CleanUpKind kind,
        LocalDate publishedOn,
        LocalDate lastDay,
        String sourceUrl,
        String mediaType,
        String charset) {
    private static final int MOST_DAYS = 366;

    /** Refuses with all faults at once. */
    void requireSound(LocalDate today) {
        var faults = new ArrayList<Violation>();
        if (!FilingNumber.isProvince(province)) {
            faults.add(fault("province", CleanUpFault.PROVINCE_UNKNOWN));
        }
        if (publishedOn.isAfter(today)) {
            faults.add(fault("publishedOn", CleanUpFault.PUBLISHED_IN_THE_FUTURE));
        }
        if (lastDay.isBefore(publishedOn)) {
            faults.add(fault("lastDay", CleanUpFault.LAST_DAY_BEFORE_PUBLICATION));
        } else if (lastDay.isBefore(today)) {
            faults.add(fault("lastDay", CleanUpFault.LAST_DAY_PASSED));
        } else if (lastDay.isAfter(publishedOn.plusDays(MOST_DAYS))) {
            faults.add(fault("lastDay", CleanUpFault.LAST_DAY_TOO_FAR, MOST_DAYS));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(List.copyOf(faults));
        }
    }

    private static Violation fault(String parameter, CleanUpFault fault, Object... args) {
        return Violation.of("/query/" + parameter, fault.name(), null, args);
    }
}
