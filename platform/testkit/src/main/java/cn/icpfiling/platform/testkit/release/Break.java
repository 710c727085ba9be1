package cn.icpfiling.platform.testkit.release;

/**
 * One change that breaks. Its text is what {@code docs/releases/intended-breaks.yaml} names.
 *
 * @param where an operation, a component of a contract, a message or a file
 * @param what the difference, in a few words
 */
public record Break(BreakRule rule, String where, String what) {

    @Override
    public String toString() {
        return rule + " " + where + ": " + what;
    }
}
