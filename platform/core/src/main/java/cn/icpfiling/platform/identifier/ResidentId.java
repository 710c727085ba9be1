package cn.icpfiling.platform.identifier;

import cn.icpfiling.platform.identifier.Check.Fault;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;

/**
 * The number of a resident identity card, GB 11643: area 6, birth 8, sequence 3, check digit (ISO 7064 MOD 11-2).
 *
 * <p>Only the province of the area is checked, because people keep the number of a county that no longer exists. The
 * standard also has births before 1900.
 */
public final class ResidentId {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1800, 1, 1);
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private ResidentId() {}

    public static Check check(String number, LocalDate today) {
        var id = Notation.tidy(number);
        if (id.length() == 15 && Notation.digits(id)) {
            return firstGeneration(id, today);
        }

        var faults = new ArrayList<Fault>();
        if (id.length() != 18) {
            faults.add(Fault.LENGTH);
        }
        if (!id.matches("[0-9]*[0-9X]?")) {
            faults.add(Fault.CHARACTER);
        }
        if (!faults.isEmpty()) {
            return new Check.Invalid(id, faults);
        }

        if (!PROVINCES.contains(id.substring(0, 2))) {
            faults.add(Fault.PROVINCE);
        }
        if (!bornOnADay(id.substring(6, 14), today)) {
            faults.add(Fault.BIRTH_DATE);
        }
        if (checkOf(id) != id.charAt(17)) {
            faults.add(Fault.CHECK_DIGIT);
        }
        return Check.of(id, faults);
    }

    /**
     * Converts a first-generation number to 18 characters. Those numbers are all of the twentieth century and have no
     * check digit.
     */
    public static String upgrade15(String number) {
        var old = Notation.tidy(number);
        if (old.length() != 15 || !Notation.digits(old)) {
            throw new IllegalArgumentException("not a first-generation number");
        }
        var id = old.substring(0, 6) + "19" + old.substring(6);
        return id + checkOf(id);
    }

    /** Cards of that form expired in 2013, so the number is refused, together with all its other faults. */
    private static Check firstGeneration(String id, LocalDate today) {
        var faults = new ArrayList<Fault>();
        faults.add(Fault.LEGACY_FORM);
        if (!PROVINCES.contains(id.substring(0, 2))) {
            faults.add(Fault.PROVINCE);
        }
        if (!bornOnADay("19" + id.substring(6, 12), today)) {
            faults.add(Fault.BIRTH_DATE);
        }
        return new Check.Invalid(id, faults);
    }

    private static char checkOf(String id) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Notation.digit(id.charAt(i));
        }
        return CHECKS.charAt(sum % 11);
    }

    private static boolean bornOnADay(String yyyymmdd, LocalDate today) {
        try {
            var birth = LocalDate.of(
                    Integer.parseInt(yyyymmdd.substring(0, 4)),
                    Integer.parseInt(yyyymmdd.substring(4, 6)),
                    Integer.parseInt(yyyymmdd.substring(6)));
            return !birth.isBefore(EARLIEST_BIRTH) && !birth.isAfter(today);
        } catch (DateTimeException notADay) {
            return false;
        }
    }
}
