package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.platform.identifier.Check;
import cn.icpfiling.platform.identifier.ResidentId;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The age that a resident ID tells of its bearer. A malformed number tells none; another rule refuses it. */
final class Age {

    /** Code of the resident ID among the certificate types. */
    static final int RESIDENT_ID = 2;

    private Age() {}

    /** The age in full years on that day. */
    static Optional<Integer> of(Person person, LocalDate today) {
        return residentId(person, today)
                .map(number -> LocalDate.parse(number.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE))
                .map(birth -> Period.between(birth, today).getYears());
    }

    /** Whether the person has another document, whose number does not tell the age. */
    static boolean isHidden(Person person) {
        return person.certificateType() != null
                && person.certificateType() != RESIDENT_ID
                && Gaps.isThere(person.certificateNumber());
    }

    private static Optional<String> residentId(Person person, LocalDate today) {
        if (person.certificateType() == null
                || person.certificateType() != RESIDENT_ID
                || !Gaps.isThere(person.certificateNumber())) {
            return Optional.empty();
        }
        return Optional.of(ResidentId.check(person.certificateNumber(), today))
                .filter(Check::isValid)
                .map(Check::normalized);
    }
}
