package cn.icpfiling.sandbox.oldplatform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** What holder and support know of a row: all that a test or a demonstration types in. Absent parts are null. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OldFilingView(
        String kind,
        String route,
        String accountId,
        String login,
        String password,
        Boolean activated,
        String subjectId,
        String subjectNumber,
        String product,
        OldRegion region,
        Integer nature,
        Integer certificateType,
        String certificateNumber,
        String name,
        String address,
        OldPerson principal,
        OffsetDateTime submittedAt,
        List<OldSite> sites,
        boolean unfinishedOrder) {

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    record OldRegion(String province, String city, String county) {}

    record OldPerson(
            String name,
            String certificateType,
            String certificateNumber,
            String mobile,
            String officePhone,
            String mail) {

        static OldPerson of(Person person) {
            return new OldPerson(
                    person.name(),
                    Person.RESIDENT_ID,
                    person.certificateNumber(),
                    person.mobile(),
                    person.officePhone(),
                    person.mail());
        }
    }

    record OldSite(String siteId, String serviceNumber, String name, List<String> domains, OldPerson principal) {}

    static OldFilingView of(OldFiling filing) {
        var account = filing.account();
        var subject = filing.subject();
        return new OldFilingView(
                filing.kind().name(),
                filing.kind().route().name(),
                account.map(OldFiling.Account::id).orElse(null),
                account.map(OldFiling.Account::login).orElse(null),
                account.map(one -> one.password().clear()).orElse(null),
                account.map(OldFiling.Account::activated).orElse(null),
                subject.map(OldFiling.Subject::id).orElse(null),
                subject.map(OldFiling.Subject::number).orElse(null),
                subject.map(OldFiling.Subject::product).orElse(null),
                subject.map(one -> new OldRegion(
                                one.region().province(),
                                one.region().city(),
                                one.region().county()))
                        .orElse(null),
                subject.map(OldFiling.Subject::nature).orElse(null),
                subject.map(OldFiling.Subject::certificateType).orElse(null),
                subject.map(OldFiling.Subject::certificateNumber).orElse(null),
                subject.map(OldFiling.Subject::name).orElse(null),
                subject.map(OldFiling.Subject::address).orElse(null),
                subject.map(one -> OldPerson.of(one.principal())).orElse(null),
                subject.map(one -> one.submittedAt().atOffset(BEIJING)).orElse(null),
                filing.sites().stream()
                        .map(site -> new OldSite(
                                site.id(), site.number(), site.name(), site.domains(), OldPerson.of(site.principal())))
                        .toList(),
                filing.orders().stream().anyMatch(OldFiling.Order::unfinished));
    }
}
