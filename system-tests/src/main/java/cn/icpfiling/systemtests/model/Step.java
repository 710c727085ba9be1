package cn.icpfiling.systemtests.model;

/** One step of an order: what the table allows, and what a history tells. */
record Step(State from, String act, Role role, State to) {

    /** Who performs it. */
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
