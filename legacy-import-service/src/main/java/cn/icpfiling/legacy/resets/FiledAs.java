package cn.icpfiling.legacy.resets;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;

/** A filing as a caller names it: by a filing number or by a domain. */
record FiledAs(String text, boolean isNumber) {

    static final String MALFORMED = "LEGACY_FILING_MALFORMED";

    /** 400 LEGACY_FILING_MALFORMED. A number of a site names its subject. */
    static FiledAs parse(String written) {
        var number = FilingNumber.tryParse(written);
        if (number.isPresent()) {
            return new FiledAs(number.get().subject().toString(), true);
        }
        try {
            return new FiledAs(DomainName.parse(written).ascii(), false);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid(Violation.of("/filing", MALFORMED, null))
                    .causedBy(malformed);
        }
    }

    /** Reads the stored text. */
    static FiledAs stored(String text) {
        return new FiledAs(text, FilingNumber.tryParse(text).isPresent());
    }
}
