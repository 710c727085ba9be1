package cn.icpfiling.verification.checks;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.verification.core.EvidenceEntry;
import cn.icpfiling.verification.sources.Asked;
import cn.icpfiling.verification.store.DomainRegistrarTable;
import cn.icpfiling.verification.store.EvidenceRepository;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Stores the sources' answers in the transaction of the result that rests on them. Raw answers are encrypted. Also
 * stores the registrar that an answer names.
 */
@ApplicationScoped
public class KeepEvidence {

    private final EvidenceRepository evidence;
    private final DomainRegistrarTable registrars;
    private final FieldCipher cipher;
    private final MeterRegistry metrics;

    KeepEvidence(
            EvidenceRepository evidence, DomainRegistrarTable registrars, FieldCipher cipher, MeterRegistry metrics) {
        this.evidence = evidence;
        this.registrars = registrars;
        this.cipher = cipher;
        this.metrics = metrics;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(UUID checkId, String subject, List<Asked> asked) {
        for (var one : asked) {
            var id = Ids.next();
            metrics.counter(
                            "icp.verification.answers",
                            "source",
                            one.source().name(),
                            "answer",
                            one.answer().name())
                    .increment();
            evidence.persist(new EvidenceEntry(
                    id,
                    checkId,
                    subject,
                    one.source().name(),
                    one.address(),
                    one.askedAt(),
                    one.answer().name(),
                    cipher.encrypt("evidence", "raw", id, PackedText.pack(one.raw()))));
            if (one.registrar() != null) {
                registrars.keep(subject, one.registrar(), one.askedAt());
            }
        }
    }
}
