package cn.icpfiling.verification.domainverifications;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.verification.checks.RawEvidence;
import cn.icpfiling.verification.core.DomainVerification;
import cn.icpfiling.verification.core.EvidenceEntry;
import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.domainverifications.RegistrationView.RegistrantSeen;
import cn.icpfiling.verification.registration.RegistrantHint;
import cn.icpfiling.verification.registration.RegistrationRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Parses the registry's answer again from the evidence, so that the answer is stored once and the view cannot differ
 * from it.
 */
@ApplicationScoped
class KeptRegistration {

    private final RawEvidence raw;
    private final FieldCipher cipher;

    KeptRegistration(RawEvidence raw, FieldCipher cipher) {
        this.raw = raw;
        this.cipher = cipher;
    }

    /**
     * Returns null if no registry answered. The registry's entry comes first, because the registrar is asked after it,
     * if at all.
     */
    RegistrationView of(DomainVerification verification, List<EvidenceEntry> kept) {
        return kept.stream()
                .filter(RawEvidence::isRegistration)
                .findFirst()
                .flatMap(entry -> raw.registration(entry).map(record -> view(record, entry, holderName(verification))))
                .orElse(null);
    }

    private String holderName(DomainVerification verification) {
        return cipher.decrypt("domain_verifications", "holder_name", verification.id(), verification.holderName());
    }

    private static RegistrationView view(RegistrationRecord record, EvidenceEntry entry, String holderName) {
        var registrar = Objects.requireNonNullElse(record.registrar(), new Registrar(null, null));
        return new RegistrationView(
                entry.askedAt(),
                record.dates().registered(),
                record.dates().changed(),
                record.dates().expires(),
                registrar.name(),
                registrar.ianaId(),
                record.statuses().stream().sorted().toList(),
                record.delegation().nameServers(),
                record.delegation().signing(),
                seen(record.registrant(), holderName));
    }

    static RegistrantSeen seen(RegistrantHint hint, String holderName) {
        var told = Stream.of(hint.name(), hint.organisation())
                .filter(Objects::nonNull)
                .toList();
        if (told.isEmpty()) {
            return hint.withheld() ? RegistrantSeen.WITHHELD : RegistrantSeen.NOT_TOLD;
        }
        return told.stream().anyMatch(name -> plain(name).equals(plain(holderName)))
                ? RegistrantSeen.SAME_NAME
                : RegistrantSeen.OTHER_NAME;
    }

    /** Ignores width, case, spaces and punctuation. The result is a hint: rule D1 judges the holder. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
