package cn.icpfiling.filing.core;

import jakarta.persistence.Embeddable;
import java.util.List;

/**
 * Why an order is where it is, and whether something of it was settled. Both stand in other tables too, but to look them up there
 * costs the database as much as the whole order.
 */
@Embeddable
public class LastStep {

    /** Of the step that brought the order where it is; one that leaves it there changes nothing. */
    private Reasons reasons;

    /** The submission of which something was settled last. */
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
