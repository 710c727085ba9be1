package cn.icpfiling.verification.verdicts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The fields that this service reads from filing-service's answer. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OrderSnapshot(
        UUID orderId,
        String orderType,
        Instant submittedAt,
        int submission,
        String holderName,
        int nature,
        int certificateType,
        String certificateNumber,
        List<Domain> domains,
        List<Person> people) {

    /** @param added whether a change of an old site adds the domain */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Domain(String domain, boolean added) {}

    /**
     * A principal.
     *
     * @param legalRepresentative whether the order names this person as the legal representative of the organisation
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Person(
            PersonPart part,
            String name,
            int certificateType,
            String certificateNumber,
            String mobile,
            boolean legalRepresentative) {

        @Override
        public String toString() {
            return "Person[part=" + part + "]";
        }
    }

    @Override
    public String toString() {
        return "OrderSnapshot[orderId=" + orderId + ", submission=" + submission + "]";
    }
}
