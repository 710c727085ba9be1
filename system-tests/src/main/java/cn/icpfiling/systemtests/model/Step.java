package cn.icpfiling.systemtests.model;

/** One step of an order, in the table or in a history. */
record Step(State from, String act, Role role, State to) {

    /** The role that performs it. */
    enum Role {
        APPLICANT,
        REVIEWER,
        SYSTEM,
        AUTHORITY
    }

    boolean byUser() {
        return role == Role.APPLICANT || role == Role.REVIEWER;
    }

    @Override
    public String toString() {
        return "%s -%s-> %s (%s)".formatted(from, act, to, role);
    }
}
