package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.entry.Person;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/** A principal as entered; gaps are allowed until the order is submitted. */
record PersonEntry(
        @Size(max = 256) String name,
        @Min(1) @Max(99) Integer certificateType,
        @Size(max = 64) String certificateNumber,
        @Size(max = 32) String mobile,
        @Size(max = 32) String officePhone,
        @Size(max = 254) String mail,
        Boolean legalRepresentative) {

    static Person person(PersonEntry entry) {
        return entry == null
                ? null
                : new Person(
                        entry.name,
                        entry.certificateType,
                        entry.certificateNumber,
                        entry.mobile,
                        entry.officePhone,
                        entry.mail,
                        entry.legalRepresentative);
    }

    @Override
    public String toString() {
        return "PersonEntry";
    }
}
