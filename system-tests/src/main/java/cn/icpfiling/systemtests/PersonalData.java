package cn.icpfiling.systemtests;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All personal data that this run invented. Code that invents a person, or reads a code that a person received,
 * registers the value here. At the end a search looks for all values in everything that the platform left behind.
 */
public final class PersonalData {

    /** The kind of a value. The organisation's name and number are public, so they are not among them. */
    public enum Kind {
        NAME,
        GIVEN_NAME,
        ID_NUMBER,
        MOBILE,
        OFFICE_PHONE,
        MAIL,
        CERTIFICATE_ADDRESS,
        MAILING_ADDRESS,
        ONE_TIME_CODE,
        FILING_PASSWORD,
        /** The first bytes of the scan of a material. */
        PAPER
    }

    /** One value, with a number that names it in a finding, because a finding must not show the value. */
    public record Datum(Kind kind, String value, int number) {

        /** Whether the value was sent to a person to be typed somewhere. */
        public boolean isCode() {
            return kind == Kind.ONE_TIME_CODE || kind == Kind.FILING_PASSWORD;
        }

        @Override
        public String toString() {
            return "%s no. %d".formatted(kind, number);
        }
    }

    private static final Queue<Datum> INVENTED = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private PersonalData() {}

    public static void invented(Kind kind, String value) {
        INVENTED.add(new Datum(kind, value, NUMBER.incrementAndGet()));
    }

    public static List<Datum> all() {
        return List.copyOf(INVENTED);
    }
}
