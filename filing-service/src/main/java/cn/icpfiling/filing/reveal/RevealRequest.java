package cn.icpfiling.filing.reveal;

import cn.icpfiling.platform.problem.Violation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The fields to reveal, and why. No field takes free text, because the audit stores it. A case reference is too short
 * for a phone or a certificate number.
 */
record RevealRequest(
        @NotNull @Size(min = 1, max = 18) List<@NotNull RevealedField> fields,
        @NotNull RevealReason reason,

        @Size(max = 18) @Pattern(regexp = "^[A-Z]{2,8}-[0-9]{4}-[0-9]{1,4}$")
        String caseReference) {

    /**
     * Returns the faults of the request for the role of the caller.
     *
     * @param has whether the order or record has the field
     */
    List<Violation> faults(RevealRole role, Predicate<RevealedField> has) {
        var broken = new ArrayList<Violation>();
        if (reason.role() != role) {
            broken.add(Violation.of("/reason", "REVEAL_REASON_OF_ANOTHER_ROLE", null));
        }
        if (role == RevealRole.SUPPORT && caseReference == null) {
            broken.add(Violation.of("/caseReference", "CASE_REFERENCE_MISSING", null));
        }
        if (role == RevealRole.REVIEWER && caseReference != null) {
            broken.add(Violation.of("/caseReference", "CASE_REFERENCE_NOT_EXPECTED", null));
        }
        for (var i = 0; i < fields.size(); i++) {
            if (!reason.shows(fields.get(i))) {
                broken.add(Violation.of("/fields/" + i, "FIELD_NOT_FOR_REASON", null));
            }
            if (!has.test(fields.get(i))) {
                broken.add(Violation.of("/fields/" + i, "FIELD_NOT_OF_RECORD", null));
            }
        }
        return broken;
    }

    /** Returns each field once, in the order of the list. */
    List<RevealedField> wanted() {
        return fields.stream().distinct().sorted().toList();
    }
}
