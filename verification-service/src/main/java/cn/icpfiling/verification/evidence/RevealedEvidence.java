package cn.icpfiling.verification.evidence;

import cn.icpfiling.verification.registration.RegistrationRecord;
import cn.icpfiling.verification.registration.RegistrationRecord.Signing;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A raw answer in clear, for the caller only.
 *
 * @param registration the parsed answer of a registry or registrar; null for every other answer
 * @param raw the answer as it arrived; null if there was no answer, and for a list, whose version says all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevealedEvidence(
        @NotNull KeptEvidenceView evidence,
        @NotNull EvidenceRevealReason reason,
        @NotNull Instant revealedAt,
        RevealedRegistration registration,
        String raw) {

    /**
     * The facts that the rules read, and the registrant that the answer names. A fact without a certain form is null.
     */
    @Schema(name = "RevealedRegistration")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RevealedRegistration(
            Instant registeredAt,
            Instant changedAt,
            Instant expiresAt,
            String registrar,
            Integer ianaId,
            @NotNull List<String> statuses,
            @NotNull List<String> nameServers,
            @NotNull Signing signing,
            String registrantName,
            String registrantOrganisation,
            @NotNull Boolean registrantWithheld) {

        static RevealedRegistration of(RegistrationRecord record) {
            var registrar = record.registrar();
            return new RevealedRegistration(
                    record.dates().registered(),
                    record.dates().changed(),
                    record.dates().expires(),
                    registrar == null ? null : registrar.name(),
                    registrar == null ? null : registrar.ianaId(),
                    record.statuses().stream().sorted().toList(),
                    record.delegation().nameServers(),
                    record.delegation().signing(),
                    record.registrant().name(),
                    record.registrant().organisation(),
                    record.registrant().withheld());
        }

        @Override
        public String toString() {
            return "RevealedRegistration";
        }
    }

    @Override
    public String toString() {
        return "RevealedEvidence[" + evidence.id() + "]";
    }
}
