package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/**
 * No personal field holds a masked value. A write with a masked value is refused at once; this rule finds values that
 * were stored before.
 */
public final class PersonalDataIsInClear implements FilingRule {

    private static final String ID = "F-018";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var masked =
                new MaskedValues(ID).at("/certificateNumber", facts.identity().certificateNumber());
        look(masked, "/subject", facts.subject());
        look(masked, "/service", facts.service());
        return masked.found();
    }

    /** Refuses masked values when a subject is entered. */
    public static void require(SubjectPart subject) {
        var masked = new MaskedValues(ID);
        look(masked, "", subject);
        masked.refuse();
    }

    /** Refuses masked values when a service is entered. */
    public static void require(ServicePart service) {
        var masked = new MaskedValues(ID);
        look(masked, "", service);
        masked.refuse();
    }

    private static void look(MaskedValues masked, String part, SubjectPart subject) {
        masked.at(part + "/name", subject.name())
                .at(part + "/certificateAddress", subject.certificateAddress())
                .at(part + "/mailingAddress", subject.mailingAddress());
        look(masked, part, subject.principal());
    }

    private static void look(MaskedValues masked, String part, ServicePart service) {
        look(masked, part, service.principal());
    }

    private static void look(MaskedValues masked, String part, Person principal) {
        if (principal == null) {
            return;
        }
        masked.at(part + "/principal/name", principal.name())
                .at(part + "/principal/certificateNumber", principal.certificateNumber())
                .at(part + "/principal/mobile", principal.mobile())
                .at(part + "/principal/officePhone", principal.officePhone())
                .at(part + "/principal/mail", principal.mail());
    }
}
