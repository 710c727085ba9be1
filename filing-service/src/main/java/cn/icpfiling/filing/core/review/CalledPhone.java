package cn.icpfiling.filing.core.review;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import java.util.Optional;

/** The four numbers of an order. Each must reach the person whose number it is (docs/trade.md 3.3). */
public enum CalledPhone {
    SUBJECT_PRINCIPAL_MOBILE,
    SUBJECT_PRINCIPAL_OFFICE_PHONE,
    SERVICE_PRINCIPAL_MOBILE,
    SERVICE_PRINCIPAL_OFFICE_PHONE;

    /**
     * Checks whether the number is entered: an order about a subject alone has two, and an office may have no phone.
     */
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
