package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Person;
import cn.icpfiling.platform.crypto.Masks;

/** A principal, masked. */
public record PersonView(
        String name,
        Integer certificateType,
        String certificateNumber,
        String mobile,
        String officePhone,
        String mail,
        Boolean legalRepresentative) {

    static PersonView of(Person person) {
        return person == null
                ? null
                : new PersonView(
                        Masks.name(person.name()),
                        person.certificateType(),
                        Masks.idNumber(person.certificateNumber()),
                        Masks.phone(person.mobile()),
                        Masks.phone(person.officePhone()),
                        Masks.mail(person.mail()),
                        person.legalRepresentative());
    }
}
