package cn.icpfiling.platform.web.accept;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One alternative of a header such as Accept-Encoding or Accept-Language, with its weight (RFC 9110, 12.4.2). Such a header has up to
 * 16 KiB and is read on event loops. So it is read in one pass: a regular expression that looks for blanks needs the square of their
 * number, and {@link Locale#lookup} needs a minute for one range of thousands of subtags.
 *
 * @param name in lower case, without blanks around it
 * @param weight from 0, which refuses the alternative, to 1; 0 also if it cannot be read
 */
public record Preference(String name, double weight) {

    private static final int LONGEST_WEIGHT = 10;

    /** Returns the alternatives in the order of the header. */
    public static List<Preference> in(String header) {
        var all = new ArrayList<Preference>();
        for (var offer : header.split(",", -1)) {
            var end = offer.indexOf(';');
            var name = (end < 0 ? offer : offer.substring(0, end)).strip().toLowerCase(Locale.ROOT);
            all.add(new Preference(name, end < 0 ? 1 : weightIn(offer, end + 1)));
        }
        return all;
    }

    public boolean isAccepted() {
        return weight > 0;
    }

    /** Another parameter in its place is no weight, so the alternative is accepted as a whole. */
    private static double weightIn(String offer, int from) {
        var next = offer.indexOf(';', from);
        var parameter = offer.substring(from, next < 0 ? offer.length() : next).strip();
        if (!parameter.startsWith("q=") && !parameter.startsWith("Q=")) {
            return 1;
        }
        var written = parameter.substring(2).strip();
        if (written.isEmpty() || written.length() > LONGEST_WEIGHT) {
            return 0;
        }
        try {
            var weight = Double.parseDouble(written);
            return weight >= 0 && weight <= 1 ? weight : 0;
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
