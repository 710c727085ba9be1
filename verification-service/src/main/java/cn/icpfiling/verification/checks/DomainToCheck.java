package cn.icpfiling.verification.checks;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.Optional;

/**
 * A domain that can be checked. Every way in judges a written name here, so that all answer alike.
 *
 * @param asWritten by the caller
 */
public record DomainToCheck(String asWritten, DomainName name) {

    /** The registrable name of what was written; empty when it is none. */
    public static Optional<DomainToCheck> parse(String written) {
        return name(written)
                .filter(name -> !name.isPublicSuffix())
                .map(name -> new DomainToCheck(written, name.registrable()));
    }

    /** The registrable name of what was written, else refused: a public suffix is a name, and nobody's. */
    public static DomainToCheck require(String written, String pointer) {
        return parse(written)
                .orElseThrow(
                        () -> new ProblemException(CommonProblem.INVALID_FIELD).with(List.of(fault(written, pointer))));
    }

    /** What is wrong with a written name that {@link #parse} does not take. */
    public static Violation fault(String written, String pointer) {
        var code = name(written).isPresent() ? "DOMAIN_IS_SUFFIX" : "DOMAIN_MALFORMED";
        return Violation.of(pointer, code, null);
    }

    private static Optional<DomainName> name(String written) {
        try {
            return Optional.of(DomainName.parse(written));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
