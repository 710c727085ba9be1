package cn.icpfiling.systemtests.model;

/** What the model answers to one act, and what the order is after it. */
record Expected(int status, String code, Belief after) {

    /** A refusal leaves everything as it is. */
    static Expected refusal(int status, String code) {
        return new Expected(status, code, null);
    }

    static Expected done(int status, Belief after) {
        return new Expected(status, "", after);
    }

    boolean refused() {
        return after == null;
    }

    @Override
    public String toString() {
        return refused() ? status + " " + code : status + ", then " + after.state();
    }
}
