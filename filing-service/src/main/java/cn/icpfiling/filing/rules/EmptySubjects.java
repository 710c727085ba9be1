package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Whether a province accepts a new service of a subject that has none (R-041, docs/trade.md 3.7). */
@ApplicationScoped
public class EmptySubjects {

    private final RuleSets rules;

    EmptySubjects(RuleSets rules) {
        this.rules = rules;
    }

    /**
     * @param province the province of the subject's number, which decides
     * @param onRecordHere whether our own records have the subject; it decides which type of filing the new service is
     */
    public boolean mayAddService(String province, boolean onRecordHere, LocalDate day) {
        var act = onRecordHere ? RuledAct.NEW_SERVICE_SAME_PROVIDER : RuledAct.NEW_SERVICE_OTHER_PROVIDER;
        return rules.inForce().on(province, act, day).emptySubject() == ProvinceRules.EmptySubject.ADD_SERVICE;
    }
}
