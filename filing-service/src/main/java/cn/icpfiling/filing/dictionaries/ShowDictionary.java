package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.filing.core.catalogue.RegionTable;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;

/** Shows one dictionary as it is on a day, whole or one part of its levels. */
@ApplicationScoped
class ShowDictionary {

    private final Dictionaries dictionaries;
    private final Clock clock;

    ShowDictionary(Dictionaries dictionaries, Clock clock) {
        this.dictionaries = dictionaries;
        this.clock = clock;
    }

    /**
     * @param on legal day; null for today
     * @param level null for all levels
     * @param parent null for entries of every parent
     */
    TaggedDictionary handle(String name, LocalDate on, RegionTable.Level level, String parent) {
        var dictionary = dictionaries.named(name).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var faults = new ArrayList<Violation>();
        if (!dictionary.hasLevels()) {
            if (level != null) {
                faults.add(Violation.of("/query/level", "DICTIONARY_WITHOUT_LEVELS", null));
            }
            if (parent != null) {
                faults.add(Violation.of("/query/parent", "DICTIONARY_WITHOUT_LEVELS", null));
            }
        } else if (parent != null && !dictionary.has(parent)) {
            faults.add(Violation.of("/query/parent", "CODE_UNKNOWN", null, name));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID_FIELD, faults.size()).with(faults);
        }
        return dictionary.on(on == null ? LegalTime.dayOf(clock.instant()) : on, level, parent);
    }
}
