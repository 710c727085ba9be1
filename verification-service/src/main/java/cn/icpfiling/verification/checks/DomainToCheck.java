package cn.icpfiling.verification.checks;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.Optional;

/**
 * A domain that can be checked. Every endpoint parses domain names here, so that all endpoints accept the same names.
 *
 * @param asWritten the name as the caller wrote it
 */
public record DomainToCheck(String asWritten, DomainName name) {

    /** Returns the registrable name of the text, or empty if the text has none. */
    public static Optional<DomainToCheck> parse(String written) {
        return name(written)
                .filter(name -> !name.isPublicSuffix())
                .map(name -> new DomainToCheck(written, name.registrable()));
    }

    /** Returns the registrable name of the text, or refuses it. A public suffix is a valid name, but has no holder. */
    public static DomainToCheck require(String written, String pointer) {
        return parse(written)
                .orElseThrow(
                        () -> new ProblemException(CommonProblem.INVALID_FIELD).with(List.of(fault(written, pointer))));
    }

    /** Returns why {@link #parse} does not accept a name. */
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
