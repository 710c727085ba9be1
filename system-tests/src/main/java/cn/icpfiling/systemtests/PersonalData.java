package cn.icpfiling.systemtests;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Everything personal that was invented in this run. Whoever invents a person, or reads a code that was sent to one, says so
 * here; at the end all of it is searched for in whatever the platform left behind.
 */
public final class PersonalData {

    /** What a value is. The organisation's name and number are public and none of these. */
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
        /** How the scan of a paper begins. */
        PAPER
    }

    /** One value, with the number under which a finding names it, since it must not show it. */
    public record Datum(Kind kind, String value, int number) {

        /** What is sent to a person in order to be typed somewhere. */
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
