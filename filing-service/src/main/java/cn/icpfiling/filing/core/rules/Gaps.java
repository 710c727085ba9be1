package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects the missing fields. */
final class Gaps {

    private final String rule;
    private final List<Violation> found = new ArrayList<>();

    Gaps(String rule) {
        this.rule = rule;
    }

    static boolean isThere(String value) {
        return value != null && !value.isBlank();
    }

    void need(String pointer, Object value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            found.add(Violation.of(pointer, "FIELD_MISSING", rule));
        }
    }

    void needPerson(String part, Person person, boolean officePhone) {
        need(part + "/name", person.name());
        need(part + "/certificateType", person.certificateType());
        need(part + "/certificateNumber", person.certificateNumber());
        need(part + "/mobile", person.mobile());
        need(part + "/mail", person.mail());
        if (officePhone) {
            need(part + "/officePhone", person.officePhone());
        }
    }

    List<Violation> found() {
        return List.copyOf(found);
    }
}
