package cn.icpfiling.gateway.limits;

/** A policy as it holds for one subject. */
final class Quota {

    private final Policy policy;
    private final Subjects subjects;
    private final String subject;
    private Allowance mine;

    Quota(Policy policy, Subjects subjects, String subject) {
        this.policy = policy;
        this.subjects = subjects;
        this.subject = subject;
    }

    Policy policy() {
        return policy;
    }

    String subject() {
        return subject;
    }

    /**
     * Takes one request from what this replica counts; the answer is that of {@link Allowance#take}. A quota of none refuses
     * subjects that are too many to be counted, too.
     */
    long take(Times times) {
        while (true) {
            var allowance = mine;
            if (allowance == null) {
                allowance = subjects.of(subject);
                if (allowance == null) {
                    return policy.quota() > 0 ? policy.quota() : -policy.nanos();
                }
                mine = allowance;
            }
            var left = allowance.take(policy, times);
            if (left != Allowance.GONE) {
                return left;
            }
            subjects.drop(subject, allowance);
            mine = null;
        }
    }
}
