package cn.icpfiling.platform.web.lines;

import cn.icpfiling.platform.problem.Violation;

/**
 * One line of a request.
 *
 * @param number from 1; empty lines count
 * @param text null when it is not UTF-8
 */
public record RequestLine(int number, String text) {

    /** The line's place in the body. */
    public String pointer() {
        return pointer(number);
    }

    /** The fault of this line as a fault of the body. */
    public Violation inTheBody(Violation fault) {
        return new Violation(pointer() + fault.pointer(), fault.code(), fault.rule(), fault.args());
    }

    static String pointer(int number) {
        return "/lines/" + number;
    }

    /** The text may be personal. */
    @Override
    public String toString() {
        return "RequestLine[" + number + "]";
    }
}
