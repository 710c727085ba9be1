package cn.icpfiling.filing.views;

import cn.icpfiling.filing.core.Person;
import cn.icpfiling.platform.personaldata.Masks;

/** A principal, masked save in a confirmation. */
public record PersonView(
        String name,
        Integer certificateType,
        String certificateNumber,
        String mobile,
        String officePhone,
        String mail,
        Boolean legalRepresentative) {

    /** For the holder who proof-reads it before it is submitted, and for no other answer. */
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
