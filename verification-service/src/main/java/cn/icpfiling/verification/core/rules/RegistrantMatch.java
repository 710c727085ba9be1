package cn.icpfiling.verification.core.rules;

import java.util.Optional;

/**
 * The registrant compared with the subject part by part, as answered by the keeper of the record.
 *
 * @param certificateType null if the keeper cannot map its own code to ours: registrars have another list of certificates
 */
public record RegistrantMatch(boolean name, Boolean certificateType, boolean certificateNumber) {

    /** Empty if all that could be compared is the subject's, and a part could not be compared. */
    Optional<Boolean> complete() {
        return name && certificateNumber ? Optional.ofNullable(certificateType) : Optional.of(false);
    }
}
