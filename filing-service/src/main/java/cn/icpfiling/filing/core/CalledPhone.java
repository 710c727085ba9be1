package cn.icpfiling.filing.core;

import java.util.Optional;

/** The four numbers of an order, each of which must reach that very person (docs/trade.md 3.3). */
public enum CalledPhone {
    SUBJECT_PRINCIPAL_MOBILE,
    SUBJECT_PRINCIPAL_OFFICE_PHONE,
    SERVICE_PRINCIPAL_MOBILE,
    SERVICE_PRINCIPAL_OFFICE_PHONE;

    /** Whether there is one: an order about its subject alone has two, and an office may have no phone. */
    public boolean isEntered(Optional<SubjectPart> subject, Optional<ServicePart> service) {
        var ofSubject = subject.map(SubjectPart::principal);
        var ofService = service.map(ServicePart::principal);
        var number = switch (this) {
            case SUBJECT_PRINCIPAL_MOBILE -> ofSubject.map(Person::mobile);
            case SUBJECT_PRINCIPAL_OFFICE_PHONE -> ofSubject.map(Person::officePhone);
            case SERVICE_PRINCIPAL_MOBILE -> ofService.map(Person::mobile);
            case SERVICE_PRINCIPAL_OFFICE_PHONE -> ofService.map(Person::officePhone);
        };
        return number.filter(one -> !one.isBlank()).isPresent();
    }
}
