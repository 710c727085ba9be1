package cn.icpfiling.platform.operation;

/**
 * A line as it is stored: with what it asks for, or with the problem that refused it.
 *
 * @param number from 1, in the request
 * @param reference the sender's own name for it, null when it has none that can be shown
 * @param item what it is about; one line of an operation at most may name it; null when the line is refused
 * @param entry what it asks for, stored encrypted; null when the line is refused
 * @param problem written as JSON and stored encrypted; null when the line is accepted
 */
public record StagedLine(int number, String reference, String item, String entry, Object problem) {

    public static StagedLine accepted(int number, String reference, String item, String entry) {
        return new StagedLine(number, reference, item, entry, null);
    }

    public static StagedLine refused(int number, String reference, Object problem) {
        return new StagedLine(number, reference, null, null, problem);
    }

    public boolean isRefused() {
        return problem != null;
    }

    /** The entry may be personal. */
    @Override
    public String toString() {
        return "StagedLine[" + number + "]";
    }
}
