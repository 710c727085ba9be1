package cn.icpfiling.filing.core.acts;

import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.FiledAct;
import java.time.LocalDate;
import java.util.List;

/** Says why an act is not allowed. The lists of acts and the acts themselves ask all rules. */
public interface ActRules {

    /**
     * Returns every reason against the act. For a deregistered record it returns that reason only.
     *
     * @param on the legal day of the question
     */
    List<ActBlock> blocks(FiledAct act, ActFacts facts, LocalDate on);
}
