package cn.icpfiling.verification.checks;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.core.EvidenceEntry;
import cn.icpfiling.verification.registration.RdapReader;
import cn.icpfiling.verification.registration.Reading;
import cn.icpfiling.verification.registration.RegistrationRecord;
import cn.icpfiling.verification.registration.WhoisFamily;
import cn.icpfiling.verification.sources.AnswerKind;
import cn.icpfiling.verification.sources.SourceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** Decrypts the raw answers that {@link KeepEvidence} encrypted. The clear text holds personal data. */
@ApplicationScoped
public class RawEvidence {

    private final FieldCipher cipher;

    RawEvidence(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** Returns the answer as it arrived, or null if there was none. */
    public String text(EvidenceEntry entry) {
        return PackedText.unpack(cipher.decrypt("evidence", "raw", entry.id(), entry.raw()));
    }

    /**
     * Parses a stored answer about a registration again. Empty for every other answer. A registrar's answer has another
     * format than its registry's.
     */
    public Optional<RegistrationRecord> registration(EvidenceEntry entry) {
        if (!isRegistration(entry)) {
            return Optional.empty();
        }
        var name = DomainName.verbatim(entry.subject());
        var bytes = text(entry).getBytes(StandardCharsets.UTF_8);
        var readings = entry.source().equals(SourceKind.RDAP.name())
                ? Stream.of(RdapReader.read(bytes, name))
                : Stream.of(WhoisFamily.of(name.tld()), WhoisFamily.ICANN)
                        .distinct()
                        .map(family -> family.read(bytes, name));
        return readings.flatMap(
                        reading -> reading instanceof Reading.Found(var record) ? Stream.of(record) : Stream.empty())
                .findFirst();
    }

    /** Checks whether the entry is a registry's or a registrar's answer about a registration. */
    public static boolean isRegistration(EvidenceEntry entry) {
        var isSource =
                entry.source().equals(SourceKind.RDAP.name()) || entry.source().equals(SourceKind.WHOIS.name());
        return isSource && entry.answer().equals(AnswerKind.ANSWERED.name());
    }
}
