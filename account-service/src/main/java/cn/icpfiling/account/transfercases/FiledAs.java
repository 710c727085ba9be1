package cn.icpfiling.account.transfercases;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/**
 * How a caller names a filing.
 *
 * @param text the subject number in its official form, or the domain in ASCII
 */
record FiledAs(String text, boolean isNumber) {

    /** A service's number names its subject. 400 INVALID_FIELD for a text that is neither a number nor a domain. */
    static FiledAs parse(String written) {
        var number = FilingNumber.tryParse(written);
        if (number.isPresent()) {
            return new FiledAs(number.get().subject().toString(), true);
        }
        try {
            return new FiledAs(DomainName.parse(written).ascii(), false);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(CommonProblem.INVALID_FIELD, 1)
                    .with(List.of(Violation.of("/filing", "DOMAIN_MALFORMED", null)))
                    .causedBy(malformed);
        }
    }

    static FiledAs stored(String text) {
        return new FiledAs(text, FilingNumber.tryParse(text).isPresent());
    }
}
