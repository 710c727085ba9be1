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

/** Opens the raw answers that {@link KeepEvidence} sealed. What is opened holds personal data. */
@ApplicationScoped
public class RawEvidence {

    private final FieldCipher cipher;

    RawEvidence(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** As it came; null where nothing was answered. */
    public String text(EvidenceEntry entry) {
        return PackedText.unpack(cipher.open("evidence", "raw", entry.id(), entry.raw()));
    }

    /** What an answer about a registration says, read anew; empty for every other answer. A registrar answers in another form than its registry. */
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

    /** Whether a registry or a registrar told what it holds. */
    public static boolean isRegistration(EvidenceEntry entry) {
        var isSource =
                entry.source().equals(SourceKind.RDAP.name()) || entry.source().equals(SourceKind.WHOIS.name());
        return isSource && entry.answer().equals(AnswerKind.ANSWERED.name());
    }
}
