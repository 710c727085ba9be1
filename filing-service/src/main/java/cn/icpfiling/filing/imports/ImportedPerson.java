package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.entry.Person;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person of an old form; what the form lacks is null. */
@Schema(name = "ImportedPerson")
record ImportedPerson(
        @Size(max = 256) String name,
        @Min(1) @Max(99) Integer certificateType,
        @Size(max = 64) String certificateNumber,
        @Size(max = 32) String mobile,
        @Size(max = 32) String officePhone,
        @Size(max = 254) String mail,
        Boolean legalRepresentative) {

    static Person person(ImportedPerson entry) {
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
        return "ImportedPerson";
    }
}
