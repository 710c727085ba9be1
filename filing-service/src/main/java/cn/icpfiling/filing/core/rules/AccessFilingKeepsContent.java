package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What an access filing of a service on record here enters otherwise than the record has it (docs/trade.md 2.4). It is told and not
 * refused: the record may have changed at another provider while there was no access here.
 */
public final class AccessFilingKeepsContent {

    private static final String RULE = "F-034";

    private AccessFilingKeepsContent() {}

    /** What the record lacks differs from nothing. */
    public static List<Violation> warn(ServicePart onRecord, ServicePart entered) {
        var found = new ArrayList<Violation>();
        told(found, "/service/name", onRecord.name(), entered.name());
        told(found, "/service/homePage", onRecord.homePage(), entered.homePage());
        told(found, "/service/contentTypes", onRecord.contentTypes(), entered.contentTypes());
        told(found, "/service/contentNote", onRecord.contentNote(), entered.contentNote());
        told(found, "/service/preApprovals", orNone(onRecord.preApprovals()), orNone(entered.preApprovals()));
        if (!onRecord.languages().isEmpty()) {
            told(found, "/service/languages", Set.copyOf(onRecord.languages()), Set.copyOf(entered.languages()));
        }
        told(found, "/service/principal", person(onRecord.principal()), person(entered.principal()));
        return List.copyOf(found);
    }

    private static void told(List<Violation> found, String pointer, Object onRecord, Object entered) {
        if (onRecord != null && entered != null && !onRecord.equals(entered)) {
            found.add(Violation.of(pointer, "RECORD_HAS_OTHER_CONTENT", RULE));
        }
    }

    private static long orNone(Long flags) {
        return Objects.requireNonNullElse(flags, 0L);
    }

    /** Whether the person is the legal representative is asked of the subject alone. */
    private static List<Object> person(Person person) {
        return person == null
                ? null
                : List.of(
                        text(person.name()),
                        text(person.certificateType()),
                        text(person.certificateNumber()),
                        text(person.mobile()),
                        text(person.officePhone()),
                        text(person.mail()));
    }

    private static String text(Object value) {
        return Objects.toString(value, "").strip();
    }
}
