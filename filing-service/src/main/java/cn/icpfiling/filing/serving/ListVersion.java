package cn.icpfiling.filing.serving;

/**
 * A version of a list as a reader holds it. After a restore the number alone may stand for other changes than the reader has; the mark
 * does not (ADR 0068).
 *
 * @param mark of the moment at which the version was given; null for none: of a list without changes, and of a reader that has none
 */
record ListVersion(long number, String mark) {

    static final ListVersion NONE = new ListVersion(0, null);

    /** Whether a reader that has the other one has this. One without a mark is taken at its number. */
    boolean isThatOf(ListVersion reader) {
        return number == reader.number && (reader.mark == null || reader.mark.equals(mark));
    }
}
