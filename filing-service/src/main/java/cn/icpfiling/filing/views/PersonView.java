package cn.icpfiling.filing.views;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.platform.personaldata.Masks;

/** A principal, masked except in a confirmation. */
public record PersonView(
        String name,
        Integer certificateType,
        String certificateNumber,
        String mobile,
        String officePhone,
        String mail,
        Boolean legalRepresentative) {

    /** Unmasked, only for the holder's confirmation before the submission. */
    static PersonView inClear(Person person) {
        return person == null
                ? null
                : new PersonView(
                        person.name(),
                        person.certificateType(),
                        person.certificateNumber(),
                        person.mobile(),
                        person.officePhone(),
                        person.mail(),
                        person.legalRepresentative());
    }

    @Override
    public String toString() {
        return "PersonView";
    }

    public static PersonView of(Person person) {
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
