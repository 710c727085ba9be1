package cn.icpfiling.filing.core;

import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.catalogue.Reasons;
import jakarta.persistence.Embeddable;
import java.util.List;

/**
 * Why an order is in its state, and whether reviewers settled anything of it. Other tables have both, but reading them
 * costs the database as much as the whole order.
 */
@Embeddable
public class LastStep {

    /**
     * Reasons of the step that brought the order to its state. A step that does not change the state does not change them, except a further
     * refusal, which has those before it among its own.
     */
    private Reasons reasons;

    /** The submission of which reviewers last settled something. */
    private int settledSubmission;

    protected LastStep() {}

    public static LastStep of(Order order) {
        return order.lastStep;
    }

    void because(List<Reason> why) {
        reasons = new Reasons(why);
    }

    void settledOf(int submission) {
        settledSubmission = submission;
    }

    public List<Reason> reasons() {
        return reasons == null ? List.of() : reasons.items();
    }

    /** Whether reviewers settled something of this submission. */
    public boolean isSettledOf(int submission) {
        return submission > 0 && settledSubmission == submission;
    }
}
