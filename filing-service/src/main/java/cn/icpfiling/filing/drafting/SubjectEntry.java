package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.entry.SubjectPart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

/** The subject as entered. */
public record SubjectEntry(
        @Size(max = 256) String name,
        @Size(max = 1024) String certificateAddress,
        @Size(max = 1024) String mailingAddress,
        @Size(max = 1024) String remark,
        @Valid PersonEntry principal) {

    public SubjectPart part() {
        return new SubjectPart(name, certificateAddress, mailingAddress, remark, PersonEntry.person(principal));
    }

    @Override
    public String toString() {
        return "SubjectEntry";
    }
}
