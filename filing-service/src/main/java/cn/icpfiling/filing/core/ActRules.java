package cn.icpfiling.filing.core;

import java.time.LocalDate;
import java.util.List;

/** Says why an act is not allowed; whoever shows acts and whoever performs one ask all rules there are. */
public interface ActRules {

    /**
     * Every reason against the act, none of them left out for another; of a record that was deregistered that alone.
     *
     * @param on the legal day for which it is asked
     */
    List<ActBlock> blocks(FiledAct act, ActFacts facts, LocalDate on);
}
