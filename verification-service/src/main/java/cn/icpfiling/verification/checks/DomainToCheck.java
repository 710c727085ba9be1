package cn.icpfiling.verification.checks;

import cn.icpfiling.platform.identifier.DomainName;
import java.util.Optional;

/** @param asWritten by whoever asks */
public record DomainToCheck(String asWritten, DomainName name) {

    /** The registrable name of what was written; empty when it is none. */
    public static Optional<DomainToCheck> parse(String written) {
        try {
            var name = DomainName.parse(written).registrable();
            return name.isPublicSuffix() ? Optional.empty() : Optional.of(new DomainToCheck(written, name));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
