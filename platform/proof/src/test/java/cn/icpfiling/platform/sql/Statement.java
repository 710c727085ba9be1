package cn.icpfiling.platform.sql;

/**
 * One SQL statement of the project.
 *
 * @param place file and line
 * @param text the statement; each {@link #HOLE} stands for a part that the sources alone do not tell
 */
record Statement(String place, String text) {
    static final char HOLE = '\u0001';

    boolean hasHoles() {
        return Reading.hasHoles(text);
    }
}
