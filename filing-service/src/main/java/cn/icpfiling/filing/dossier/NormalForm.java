package cn.icpfiling.filing.dossier;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.rules.HomePage;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.platform.identifier.DomainName;
import java.time.LocalDate;

/**
 * The entered content in normal form: numbers in the form of the check, mobiles as eleven digits, domains as A-labels
 * without www., home pages without http://, no blanks around. The rules have passed before, except of a deregistration:
 * it has the content on record, and the old platform's may have gaps, which stay. The applicant still sees the content
 * as typed.
 */
record NormalForm(OrderFacts.Book book, LocalDate day) {

    SubjectPart of(SubjectPart part) {
        return new SubjectPart(
                tidy(part.name()),
                tidy(part.certificateAddress()),
                tidy(part.mailingAddress()),
                tidy(part.remark()),
                of(part.principal()));
    }

    ServicePart of(ServicePart part) {
        return new ServicePart(
                part.serviceNumber(),
                tidy(part.name()),
                part.domains().stream()
                        .map(domain -> DomainName.parse(domain).ascii())
                        .toList(),
                part.homePage() == null ? null : HomePage.withoutScheme(part.homePage()),
                part.contentTypes(),
                tidy(part.contentNote()),
                part.preApprovals(),
                part.languages(),
                part.accessMode(),
                part.serverLocation(),
                tidy(part.remark()),
                of(part.principal()));
    }

    private Person of(Person person) {
        if (person == null) {
            return null;
        }
        return new Person(
                tidy(person.name()),
                person.certificateType(),
                number(person),
                person.mobile() == null ? null : book.phones().national(person.mobile()),
                tidy(person.officePhone()),
                tidy(person.mail()),
                person.legalRepresentative());
    }

    private String number(Person person) {
        return person.certificateType() == null || person.certificateNumber() == null
                ? tidy(person.certificateNumber())
                : book.codes()
                        .formOf(person.certificateType())
                        .check(person.certificateNumber(), day)
                        .normalized();
    }

    private static String tidy(String text) {
        return text == null ? null : text.strip();
    }
}
