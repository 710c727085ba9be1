package cn.icpfiling.systemtests.model;

/** The answer that the model expects to one act, and the order after it. */
record Expected(int status, String code, Belief after) {

    /** A refusal changes nothing. */
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
